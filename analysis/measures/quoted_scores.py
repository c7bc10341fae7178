"""Quoted scores: the numbers of quote density, each with its rule, range and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.measures.quoted import WITHOUT_UNSURE, Body, Case, Cases, Quoted, touched
from analysis.measures.score import Score, Unit
from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.quotation import SPEECH_FORMS, Quotation

FEWEST_FOR_RATE = 100
"""Body words below which no rate for 1,000 words is given."""

PARETI = "Pareti et al. 2013; Pareti 2016 (PARC 3.0)"
_NO_BODY = "the story has no body text to count in"
_TOO_SHORT = f"not enough to say: fewer than {FEWEST_FOR_RATE} body words"
_NO_QUOTATION = "no quotation of the body counts as speech"
_ELLIPSES = ("…", ". . .", "...")
_WHAT = "Speech quotations are those that quote someone's words: no names, titles, glosses or scare quotes."


@dataclass(frozen=True, slots=True)
class _Measure:
    """How one number is made from the quotations that count."""

    id: str
    label: str
    unit: Unit
    rule: str
    value: Callable[[Body, Case], float | None]
    base: Callable[[Body, Case], int]
    reason: str
    evidence: Callable[[Body, Case], tuple[Span, ...]]


def _pieces(body: Body, case: Case) -> tuple[Span, ...]:
    return tuple(piece for item in case.quoted for piece in item.evidence)


def _word_share(body: Body, case: Case) -> float | None:
    total = len(body.words) + case.post_words
    return (case.words + case.post_words) / total if body.words else None


def _rate(body: Body, case: Case) -> float | None:
    return 1000 * len(case.quoted) / len(body.words) if len(body.words) >= FEWEST_FOR_RATE else None


def _paragraph_share(body: Body, case: Case) -> float | None:
    return len(touched(body.paragraphs, case.quoted)) / len(body.paragraphs) if body.paragraphs else None


def _sentence_share(body: Body, case: Case) -> float | None:
    return len(touched(body.sentences, case.quoted)) / len(body.sentences) if body.sentences else None


def _length(choose: Callable[[Sequence[int]], float]) -> Callable[[Body, Case], float | None]:
    return lambda _, case: choose([len(item.words) for item in case.quoted]) if case.quoted else None


def _of_length(choose: Callable[[Sequence[int]], float]) -> Callable[[Body, Case], tuple[Span, ...]]:
    """The quotations that have just the chosen length."""

    def evidence(_: Body, case: Case) -> tuple[Span, ...]:
        length = choose([len(item.words) for item in case.quoted]) if case.quoted else None
        return tuple(piece for item in case.quoted if len(item.words) == length for piece in item.evidence)

    return evidence


def _mean(lengths: Sequence[int]) -> float:
    return sum(lengths) / len(lengths)


def _median(lengths: Sequence[int]) -> float:
    """The middle one, or the mean of the middle two (the ``statistics`` module takes 4 ms to import)."""
    ordered, half = sorted(lengths), len(lengths) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _partial(case: Case) -> tuple[Quoted, ...]:
    return tuple(item for item in case.quoted if item.quotation.form != "full")


def _edited(text: str, case: Case) -> Iterator[tuple[Quoted, tuple[Span, ...]]]:
    """Quotations with words in square brackets or an ellipsis in them, and where those stand."""
    for item in case.quoted:
        found: list[Span] = []
        for piece in item.evidence:
            found.extend(_edits(text, piece))
        if found:
            yield item, tuple(found)


def _edits(text: str, piece: Span) -> Iterator[Span]:
    """Square brackets and ellipses of one piece, in one pass."""
    opened: int | None = None
    at = piece.start
    while at < piece.end:
        sign = text[at]
        if sign == "[":
            opened = at
        elif sign == "]" and opened is not None:
            if any(letter.isalpha() for letter in text[opened:at]):  # [1] refers to a note
                yield Span(opened, at + 1)
            opened = None
        elif sign in "….":
            dots = next((dots for dots in _ELLIPSES if text.startswith(dots, at) and at + len(dots) <= piece.end), "")
            if dots and opened is None:
                yield Span(at, at + len(dots))
            at += max(0, len(dots) - 1)
        at += 1


def _words_n(body: Body, case: Case) -> int:
    return len(body.words)


def _quotations_n(body: Body, case: Case) -> int:
    return len(case.quoted)


_MEASURES = (
    _Measure(
        "quoted_word_share", "Share of the story inside quotation marks", "share",
        f"Words inside speech quotation marks, divided by all words of the body. {_WHAT} A word counts as quoted when "
        "more than half of it stands inside the marks; words in square brackets count.",
        _word_share, _words_n, _NO_BODY, _pieces,
    ),
    _Measure(
        "quotations", "Quotations", "quotations",
        f"Pairs of speech quotation marks in the body. {_WHAT} A quotation inside another is not counted again; one "
        "that goes on over paragraphs is one.",
        lambda body, case: len(case.quoted) if body.words else None, _words_n, _NO_BODY, _pieces,
    ),
    _Measure(
        "quotations_per_1000", "Quotations for every 1,000 words", "per 1,000 words",
        f"Speech quotations divided by body words, times 1,000; not given under {FEWEST_FOR_RATE} body words.",
        _rate, _words_n, _TOO_SHORT, _pieces,
    ),
    _Measure(
        "quoted_paragraph_share", "Paragraphs with a quotation", "share",
        "Body paragraphs with at least a part of a speech quotation, divided by all body paragraphs.",
        _paragraph_share, lambda body, _: len(body.paragraphs), _NO_BODY,
        lambda body, case: touched(body.paragraphs, case.quoted),
    ),
    _Measure(
        "quoted_sentence_share", "Sentences with a quotation", "share",
        "Body sentences with at least a part of a speech quotation, divided by all body sentences.",
        _sentence_share, lambda body, _: len(body.sentences), _NO_BODY,
        lambda body, case: touched(body.sentences, case.quoted),
    ),
    _Measure(
        "quotation_length_min", "Shortest quotation", "words a quotation",
        "Words of the shortest speech quotation.",
        _length(min), _quotations_n, _NO_QUOTATION, _of_length(min),
    ),
    _Measure(
        "quotation_length_median", "Typical quotation (median)", "words a quotation",
        "Words of the speech quotation in the middle when all are put in order of length; of two in the middle, "
        "the mean.",
        _length(_median), _quotations_n, _NO_QUOTATION, _pieces,
    ),
    _Measure(
        "quotation_length_mean", "Average quotation (mean)", "words a quotation",
        "Words inside speech quotation marks divided by the number of speech quotations.",
        _length(_mean), _quotations_n, _NO_QUOTATION, _pieces,
    ),
    _Measure(
        "quotation_length_max", "Longest quotation", "words a quotation",
        "Words of the longest speech quotation.",
        _length(max), _quotations_n, _NO_QUOTATION, _of_length(max),
    ),
    _Measure(
        "partial_quotations", "Partial quotations", "quotations",
        "Speech quotations without a finite clause, or of four words at most: words picked out of what was said.",
        lambda body, case: len(_partial(case)) if body.words else None, _quotations_n, _NO_BODY,
        lambda _, case: tuple(piece for item in _partial(case) for piece in item.evidence),
    ),
)  # fmt: skip


def quotation_scores(body: Body, cases: Cases) -> Iterator[Score]:
    """The numbers that count speech quotations, each with its range over the contested choices."""
    for measure in _MEASURES:
        values = {id(case): measure.value(body, case) for case in cases.every}
        value = values[id(cases.in_force)]
        moved = tuple(words for words, case in cases.others if values[id(case)] != value)
        found = [other for other in values.values() if other is not None]
        contested = value is not None and any(other != value for other in found)
        yield Score(
            id=measure.id,
            label=measure.label,
            value=value,
            unit=measure.unit,
            rule=measure.rule,
            n=measure.base(body, cases.in_force),
            reason=measure.reason if value is None else None,
            low=min(found) if contested else None,
            high=max(found) if contested else None,
            moved_by=moved if contested else (),
            evidence=measure.evidence(body, cases.in_force),
            literature=PARETI,
        )


def mark_scores(article: Article, quotations: Sequence[Quotation], case: Case) -> Iterator[Score]:
    """Quotation marks that hold no speech, and quotations that the outlet edited."""
    has_body = bool(article.paragraphs)
    others = tuple(
        quotation.span
        for quotation in quotations
        if quotation.form not in SPEECH_FORMS
        and (zone := article.zone_at(quotation.span.start)) is not None
        and zone.kind == "body"
    )
    contested = sum(item.quotation.form == "partial_or_scare" for item in case.quoted)
    yield Score(
        id="marks_not_speech",
        label="Quotation marks that hold no speech",
        value=len(others) if has_body else None,
        unit="quotations",
        rule="Pairs of quotation marks in the body around a name or title, a word that is explained, or words that "
        "the reporter keeps at a distance (scare quotes). They are left out of every other count of quotations.",
        n=len(others) + len(case.quoted),
        reason=None if has_body else _NO_BODY,
        low=len(others) if contested and has_body else None,
        high=len(others) + contested if contested and has_body else None,
        moved_by=(WITHOUT_UNSURE,) if contested and has_body else (),
        evidence=others,
        literature="Predelli 2003; Nádraská 2021",
    )
    edited = tuple(_edited(article.text, case))
    yield Score(
        id="edited_quotations",
        label="Quotations that the outlet edited",
        value=len(edited) if has_body else None,
        unit="quotations",
        rule="Speech quotations with an ellipsis or with words in square brackets. Bracketed words are the outlet's, "
        "and count as quoted words.",
        n=len(case.quoted),
        reason=None if has_body else _NO_BODY,
        evidence=tuple(span for _, spans in edited for span in spans),
        literature="Reuters Handbook; AP Stylebook (quotations)",
    )
