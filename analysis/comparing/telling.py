"""Telling: the same statement in several articles, and the reporting words that each chose for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.comparing.identity import Identity
from analysis.comparing.sharing import SharedQuotation
from analysis.result import Analysis
from analysis.spans import Span, inside
from analysis.speech.attribution import Attribution
from analysis.speech.cues import verbs, words

LEAST_WORDS = 3
"""Content words that two paraphrases must share, at the least."""
LEAST_SHARE = 0.5
"""The share of the shorter paraphrase's content words that the other must have."""
LEAST_SHARE_OF_OTHERS = 0.7
"""The same where the articles name different speakers."""
_JOINING = frozenset({"and", "or", "but", "so", "not", "no"})
MOST_HOLDERS = 60
"""A word that more statements of an article have than this says too little to bring two together."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells a statement: its reporting words (None where it has none) and its form."""

    story: int
    source: str
    speaker: str
    attribution: str
    cue: str | None
    kind: str
    text: str
    paragraph: int
    """Of the body, from 1."""
    span: Span


@dataclass(frozen=True, slots=True)
class SameStatement:
    """One statement as two articles tell it, and why it is taken for the same."""

    tellings: tuple[Telling, Telling]
    why: str

    @property
    def cues_differ(self) -> bool:
        """Whether both articles have reporting words, and chose different verbs."""
        first, second = (telling.cue for telling in self.tellings)
        return first is not None and second is not None and _verb(first) != _verb(second)


def _verb(cue: str) -> str:
    """The verb of some reporting words, so that "said on Monday" is no other choice than "said".

    >>> _verb("said on monday"), _verb("has rejected claims"), _verb("according to")
    ('say', 'reject', 'according to')
    """
    return next((verbs()[word][0].base for word in cue.split() if word in verbs()), cue)


def same_statements(
    analyses: Sequence[Analysis], matched: Sequence[Identity], quotations: Sequence[SharedQuotation]
) -> tuple[SameStatement, ...]:
    """Statements that two articles both report, and how each tells them.

    Two statements are one where they hold the same quoted words; where one speaker's contents share at least three
    content words that make up half of the shorter one; or where contents given to different speakers share at least
    four, which make up 70 per cent. Each statement is used once for each pair of articles, the
    closest pair first. Known limit: paraphrases in quite different words are missed, and two statements on one subject
    may be taken for one; both tellings are shown so that a reader can judge.
    """
    quoted = _quoted_together(quotations)
    who = {place: number for number, identity in enumerate(matched) for place in identity.places}
    said = [_said(number, analysis, who, quoted) for number, analysis in enumerate(analyses)]
    found: list[SameStatement] = []
    for first, second in combinations(range(len(analyses)), 2):
        found += _closest(analyses, _pairs(said[first], said[second]))
    found.sort(key=lambda each: (each.tellings[0].story, each.tellings[0].span, each.tellings[1].story))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with what it is compared by."""

    story: int
    attribution: Attribution
    speaker: int | None
    words: frozenset[str]
    """Its content words, stemmed."""
    shown: Mapping[str, str]
    """How each of them stands in the text."""
    marks: frozenset[str]
    """The shared quotations that it holds a part of."""


def _quoted_together(quotations: Sequence[SharedQuotation]) -> dict[tuple[int, int], set[str]]:
    """The shared quotations that each quotation of each article belongs to."""
    out: dict[tuple[int, int], set[str]] = {}
    for shared in quotations:
        for passage in shared.passages:
            if passage.quotation is not None:
                out.setdefault((passage.story, passage.quotation), set()).add(shared.id)
    return out


def _said(
    story: int, analysis: Analysis, who: dict[tuple[int, str], int], quoted: dict[tuple[int, int], set[str]]
) -> list[_Said]:
    return [
        _Said(
            story,
            each,
            who.get((story, each.source or "")),
            frozenset(content := _content(analysis, each)),
            content,
            frozenset(id for place in each.quotations for id in quoted.get((story, place), ())),
        )
        for each in analysis.attributions
        if each.source is not None and not each.nested and each.zone == "body"
    ]


def _pairs(ours: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[tuple[float, _Said, _Said, str]]:
    """Statements of two articles that may be one, with how close they are; only those that share a word are tried."""
    holders: dict[str, list[int]] = {}
    for place, other in enumerate(theirs):
        for key in other.words | other.marks:
            holders.setdefault(key, []).append(place)
    for one in ours:
        near = sorted({place for key in one.words | one.marks for place in holders.get(key, ())[:MOST_HOLDERS]})
        for other in (theirs[place] for place in near):
            if one.marks & other.marks:
                yield 2.0, one, other, "the same quoted words"
                continue
            shared = one.words & other.words
            share = len(shared) / max(1, min(len(one.words), len(other.words)))
            if one.speaker == other.speaker and len(shared) >= LEAST_WORDS and share >= LEAST_SHARE:
                yield 1 + share, one, other, f"the same speaker, and the words {_listed(one, shared)}"
            elif len(shared) >= LEAST_WORDS + 1 and share >= LEAST_SHARE_OF_OTHERS:
                yield share, one, other, f"the words {_listed(one, shared)}, given to another speaker"


def _listed(said: _Said, shared: frozenset[str]) -> str:
    chosen = sorted((said.shown[word] for word in shared), key=lambda word: (-len(word), word))[:5]
    return ", ".join(f"“{word}”" for word in chosen)


def _content(analysis: Analysis, attribution: Attribution) -> dict[str, str]:
    """The content words of a statement: how each is compared, and how it stands in the text."""
    article = analysis.article
    shown = [word.of(article.text) for piece in attribution.content for word in inside(article.words, piece)]
    empty = words("function-words") | words("auxiliaries") | _JOINING
    return {_stem(word): word for word in shown if word.casefold() not in empty and _stem(word)}


def _stem(word: str) -> str:
    """A word without its mark of plural or past: enough to see that "strikes" and "strike" are one."""
    bare = "".join(c for c in word.casefold() if c.isalnum())
    for ending in ("ing", "ed", "es", "s"):
        if len(bare) > len(ending) + 3 and bare.endswith(ending):
            return bare.removesuffix(ending)
    return bare


def _closest(analyses: Sequence[Analysis], pairs: Iterator[tuple[float, _Said, _Said, str]]) -> Iterator[SameStatement]:
    used: set[tuple[int, str]] = set()
    for _, one, other, why in sorted(pairs, key=lambda p: (-p[0], p[1].attribution.start, p[2].attribution.start)):
        both = {(one.story, one.attribution.id), (other.story, other.attribution.id)}
        if not both & used:
            used |= both
            yield SameStatement((_told(analyses, one), _told(analyses, other)), why)


def _told(analyses: Sequence[Analysis], said: _Said) -> Telling:
    analysis, attribution = analyses[said.story], said.attribution
    text = analysis.article.text
    cue = " ".join(attribution.cue.of(text).split()).lower() if attribution.cue else None
    content = " … ".join(" ".join(span.of(text).split()) for span in attribution.content)
    source = analysis.source(attribution.source or "")
    span = Span(attribution.start, attribution.content[-1].end)
    paragraph = bisect_left(analysis.article.paragraphs, (attribution.start + 1, 0))
    return Telling(said.story, source.id, source.name, attribution.id, cue, attribution.kind, content, paragraph, span)
