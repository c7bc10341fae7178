"""Voice readings: how the reporter's own words read, how the quoted ones do, and how those of each source do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from analysis.measures.bootstrap import intervals, middle_grades
from analysis.measures.counts import Counts
from analysis.measures.formulas import flesch_kincaid, flesch_reading_ease, syllables_per_word, words_per_sentence
from analysis.measures.grades import middle_grade
from analysis.measures.prose import Prose, prose_of_zones
from analysis.measures.quoted import Quoted
from analysis.measures.wordforms import counts_of, words_in
from analysis.reading.article import Article, ZoneKind
from analysis.speech.attribution import Attribution
from analysis.speech.source import Source

FEWEST_WORDS = 100
"""The formulas were made on samples of a hundred words or more."""
FEWEST_IN_PIECE = 5
"""Words. A shorter piece of a sentence with two voices ("she said") is no sentence of its own."""

VoiceKind = Literal["body", "reporter", "quoted", "source", "headline", "dek"]


@dataclass(frozen=True, slots=True)
class VoiceReading:
    """How hard one voice of a story is to read, or why that cannot be said."""

    kind: VoiceKind
    name: str
    """What a report calls it: "Reporter's words", or the name of the source."""
    source: str | None
    """The id of the source whose quotations these are."""
    counts: Counts
    left_out: int
    """Words in pieces of sentences too short to be sentences ("she said", a quoted phrase)."""
    words_per_sentence: float | None
    syllables_per_word: float | None
    flesch_reading_ease: float | None
    flesch_kincaid: float | None
    grade: float | None
    """The middle of the formulas."""
    low: float | None = None
    high: float | None = None
    """The middle when only sentences count that are wholly in this voice; with ``grade``, the range over both rules."""
    interval: tuple[float, float] | None = None
    """95 of 100 values of ``grade`` when the sentences are drawn anew."""
    reason: str | None = None
    """Why there is no grade."""


class _Piece(NamedTuple):
    """The words of one voice in one sentence."""

    adds: int
    """Their packed counts (``wordforms``)."""
    whole: bool
    """Whether the sentence has no other words."""


def voice_readings(
    article: Article,
    prose: Prose,
    quoted: Sequence[Quoted],
    attributions: Sequence[Attribution] = (),
    sources: Sequence[Source] = (),
    *,
    body_interval: tuple[float, float] | None = None,
) -> tuple[VoiceReading, ...]:
    """The body, the reporter's words, the quoted speech, the quotations of each source, then headline and dek.

    Rule: in a sentence with two voices each voice keeps its own words, and they count as one sentence of that voice
    if they are five or more; shorter pieces ("she said", "a disaster") are left out and counted. ``low`` and ``high``
    give the range between this rule and counting only sentences with one voice. Paraphrase is the reporter's words.
    A voice with fewer than a hundred words has no grade. Headline and dek have none ever: they are no prose.
    ``body_interval`` is that of the whole body's grade, which readability has worked out before.
    """
    owner = _owners(sum(map(len, prose.known)), quoted, attributions)
    pieces = _by_voice(prose, owner)
    scored = article.language == "en"
    body = _read("body", "The whole body", [_Piece(adds, True) for adds in prose.sums], scored, drawn=False)
    found = [
        body if body.reason else replace(body, interval=body_interval),
        _read("reporter", "The reporter's own words", pieces[None], scored),
        _read("quoted", "Quoted words", pieces[_ANYBODY], scored),
    ]
    for source in sources:
        if source.id in pieces:
            reading = _read("source", source.name, pieces[source.id], scored, source=source.id)
            found += [reading] if reading.counts.words else []
    for kind, name in (("headline", "Headline"), ("dek", "Standfirst (dek)")):
        zone = _zone_reading(article, kind, name)  # type: ignore[arg-type]
        if zone is not None:
            found.append(zone)
    return tuple(found)


_NOBODY = ""
_ANYBODY = "*"


def _owners(words: int, quoted: Sequence[Quoted], attributions: Sequence[Attribution]) -> list[str | None]:
    """For each word of the body: None if the reporter's, else the source that is quoted ("" where none was found)."""
    sources: dict[int, tuple[int, str]] = {}
    for each in attributions:
        if each.source is not None and not each.nested and each.kind != "embed":
            length = sum(span.length for span in each.content)
            for place in each.quotations:
                sources[place] = min(sources.get(place, (length, each.source)), (length, each.source))
    owner: list[str | None] = [None] * words
    for item in quoted:
        who = sources.get(item.place, (0, _NOBODY))[1]
        for at in item.words:
            owner[at] = who
    return owner


def _by_voice(prose: Prose, owner: Sequence[str | None]) -> dict[str | None, list[_Piece]]:
    """What each voice has of each sentence, in one pass: None is the reporter, ``_ANYBODY`` everyone who is quoted."""
    pieces: dict[str | None, list[_Piece]] = {None: [], _ANYBODY: []}
    at = 0
    for forms, total in zip(prose.known, prose.sums, strict=True):
        whose = owner[at : at + len(forms)]
        at += len(forms)
        voices = set(whose)
        is_whole = len(voices) == 1
        spoken = 0
        for who in voices - {None}:
            held = total if is_whole else sum(form.adds for form, each in zip(forms, whose, strict=True) if each == who)
            pieces.setdefault(who, []).append(_Piece(held, is_whole))
            spoken += held
        if spoken:
            pieces[_ANYBODY].append(_Piece(spoken, None not in voices))
        if None in voices:
            pieces[None].append(_Piece(total - spoken, is_whole))
    return pieces


def _read(
    kind: VoiceKind,
    name: str,
    pieces: Sequence[_Piece],
    scored: bool,
    *,
    source: str | None = None,
    drawn: bool = True,
) -> VoiceReading:
    """How the pieces of one voice read, with an interval where the sentences are to be drawn anew."""
    kept = [piece for piece in pieces if piece.whole or words_in(piece.adds) >= FEWEST_IN_PIECE]
    sums = [piece.adds for piece in kept]
    counts = counts_of(sum(sums), len(sums))
    reason = no_grade(counts.words, scored)
    grade = None if reason else middle_grade(counts)
    whole = None if reason else _grade_of([piece.adds for piece in kept if piece.whole])
    others = () if grade is None or whole is None else (grade, whole)
    interval = None
    if drawn and not reason:
        interval = intervals(sums, {"grade": middle_grades}).get("grade")  # type: ignore[dict-item]
    return VoiceReading(
        kind, name, source, counts, sum(words_in(piece.adds) for piece in pieces) - counts.words,
        words_per_sentence=words_per_sentence(counts) if counts.words else None,
        syllables_per_word=syllables_per_word(counts) if counts.words and scored else None,
        flesch_reading_ease=None if reason else flesch_reading_ease(counts),
        flesch_kincaid=None if reason else flesch_kincaid(counts),
        grade=grade,
        low=min(others, default=None),
        high=max(others, default=None),
        interval=interval,
        reason=reason,
    )  # fmt: skip


def no_grade(words: int, scored: bool) -> str | None:
    """Why so many words of a story have no grade, None if they have one."""
    if not scored:
        return "the story does not seem to be in English, and the formulas are made for English"
    return f"fewer than {FEWEST_WORDS} words ({words})" if words < FEWEST_WORDS else None


def _grade_of(sums: Sequence[int]) -> float | None:
    counts = counts_of(sum(sums), len(sums))
    return None if counts.words < FEWEST_WORDS else middle_grade(counts)


def _zone_reading(article: Article, kind: ZoneKind, name: str) -> VoiceReading | None:
    """The counts of the headline or the dek: what there is to say of so few words."""
    prose = prose_of_zones(article, kind)
    if not prose.sums:
        return None
    counts = counts_of(sum(prose.sums), len(prose.sums))
    scored = article.language == "en"
    return VoiceReading(
        kind, name, None, counts, 0,  # type: ignore[arg-type]
        words_per_sentence=words_per_sentence(counts),
        syllables_per_word=syllables_per_word(counts) if scored else None,
        flesch_reading_ease=None, flesch_kincaid=None, grade=None,
        reason=f"a {kind} is no running text",
    )  # fmt: skip
