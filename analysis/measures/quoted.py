"""Quoted words: which words of the body stand inside quotation marks that count, found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.spans import Span, inside, merged
from analysis.speech.quotation import SPEECH_FORMS, Quotation

WITHOUT_UNSURE = "quotations that may be scare quotes left out"
WITH_SHORT = "short quotations counted too"
WITH_POSTS = "embedded posts counted as quoted words"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speech quotation of the body that counts, and which of the body's words are its own."""

    place: int
    """Its place in ``Analysis.quotations``."""
    quotation: Quotation
    words: tuple[int, ...]
    """Places in the list of body words, in order."""

    @property
    def evidence(self) -> tuple[Span, ...]:
        """What is inside the marks, a span for each paragraph."""
        return self.quotation.inner_pieces


@dataclass(frozen=True, slots=True)
class Body:
    """The words, sentences and paragraphs that every share is a share of."""

    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]

    def words_in(self, span: Span) -> range:
        """Places of the words of which more than half of the characters lie inside a span."""
        words = self.words
        first, last = bisect_left(words, (span.start,)), bisect_left(words, (span.end,))
        if first and words[first - 1].end > span.start:
            first -= 1
        if first < last and not _mostly_in(words[first], span):
            first += 1
        if first < last and not _mostly_in(words[last - 1], span):
            last -= 1
        return range(first, max(first, last))


def _mostly_in(word: Span, span: Span) -> bool:
    return 2 * (min(word.end, span.end) - max(word.start, span.start)) > word.length


def body_of(article: Article) -> Body:
    """The countable part of an article."""
    return Body(article.body_words, article.body_sentences, article.paragraphs)


def quoted_in(article: Article, body: Body, quotations: Sequence[Quotation]) -> tuple[Quoted, ...]:
    """The speech quotations of the body that stand in no other one, with their words, in the order of the text.

    Rule: a word is quoted when more than half of its characters stand inside the marks; a word in square
    brackets counts, because the reader is asked to take it for the speaker's sense. A quotation inside a
    quotation adds nothing: its words are counted with the outer one.
    """
    out: list[Quoted] = []
    reach = -1
    for place, quotation in enumerate(quotations):
        if quotation.form not in SPEECH_FORMS or quotation.span.start < reach:
            continue
        zone = article.zone_at(quotation.span.start)
        if zone is None or zone.kind != "body":
            continue
        words = tuple(at for piece in quotation.inner_pieces for at in body.words_in(piece))
        if words:
            out.append(Quoted(place, quotation, words))
            reach = quotation.span.end
    return tuple(out)


def touched(units: Sequence[Span], quoted: Iterable[Quoted]) -> tuple[Span, ...]:
    """Those of the sorted, disjoint units (sentences, paragraphs) that share a character with a quotation."""
    found: dict[int, Span] = {}
    pieces = merged(piece for item in quoted for piece in item.evidence if piece.length)
    for piece in pieces:
        at = bisect_right(units, piece.start, key=lambda unit: unit.end)
        while at < len(units) and units[at].start < piece.end:
            found[at] = units[at]
            at += 1
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Case:
    """The quotations that count under one set of choices, and the embedded words counted with them."""

    quoted: tuple[Quoted, ...]
    post_words: int = 0

    @property
    def words(self) -> int:
        """Quoted words of the body."""
        return sum(len(item.words) for item in self.quoted)


@dataclass(frozen=True, slots=True)
class Cases:
    """What counts under the rules in force, and under every other defensible choice.

    ``others`` has each single change by the words that a report prints for it; ``every`` has all combinations, and
    the others among them are the very same values.
    """

    in_force: Case
    others: tuple[tuple[str, Case], ...]
    every: tuple[Case, ...]


def cases_of(article: Article, quoted: Sequence[Quoted], rules: Rules) -> Cases:
    """The contested choices of quote density, applied one by one and together.

    Contested are: words in marks that some readers take for scare quotes (in by default); quotations shorter
    than the rules ask for; embedded posts as quoted words (out by default, they stand outside the story).
    """
    posts = tuple(zone.span for zone in article.zones if zone.kind == "post")
    post_words = sum(len(inside(article.words, post)) for post in posts)

    def case(contested: bool, short: bool, embedded: bool) -> Case:
        fewest = 1 if short else rules.min_quotation_words
        kept = tuple(
            item
            for item in quoted
            if len(item.words) >= fewest and (contested or item.quotation.form != "partial_or_scare")
        )
        return Case(kept, post_words if embedded else 0)

    unsure = any(item.quotation.form == "partial_or_scare" for item in quoted)
    some_short = any(len(item.words) < rules.min_quotation_words for item in quoted)
    choices = product((True, False) if unsure else (True,), {False, some_short}, {False, bool(posts)})
    table = {choice: case(*choice) for choice in choices}  # (contested, short, embedded)
    others = []
    if unsure:
        others.append((WITHOUT_UNSURE, table[False, False, False]))
    if some_short:
        others.append((WITH_SHORT, table[True, True, False]))
    if posts:
        others.append((WITH_POSTS, table[True, False, True]))
    return Cases(in_force=table[True, False, False], others=tuple(others), every=tuple(table.values()))
