"""Prose: the sentences that formulas are about, each with its words, from an article or from any text."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from analysis.measures.collector import UncollectedWork
from analysis.measures.familiar import is_familiar
from analysis.measures.wordforms import WordForm, word_form
from analysis.reading.article import Article, ZoneKind
from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.reading.words import words_of
from analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences that hold words, and what these words add to the counts.

    Places are kept in arrays of numbers and not in a value a sentence: the garbage collector would look at each value
    of a long text again and again, which makes counting it three times as slow.
    """

    paragraphs: Sequence[Span]
    starts: Sequence[int]
    """Where each sentence begins."""
    ends: Sequence[int]
    paragraph_of: Sequence[int]
    """For each sentence the number of its paragraph, 1 for the first."""
    sums: Sequence[int]
    """The packed counts of each sentence (``wordforms``)."""
    openers: Sequence[tuple[str, bool]]
    """The first word of each sentence, and whether it is a name."""
    times: Mapping[str, int]
    """How often each word stands inside a sentence."""
    inside: Mapping[str, WordForm]
    """What each of these words adds."""
    forms: Sequence[Sequence[str]] = ()
    """The letters of the words of each sentence; as ``words``, empty for a text without an article around it."""
    words: Sequence[Sequence[Span]] = ()
    known: Sequence[Sequence[WordForm]] = ()
    """For each sentence of an article, what is known of each of its words."""

    def span(self, place: int) -> Span:
        """Where a sentence stands."""
        return Span(self.starts[place], self.ends[place])

    @property
    def spans(self) -> list[Span]:
        """Where every sentence stands."""
        return list(map(Span, self.starts, self.ends))

    def vocabulary(self) -> list[tuple[str, WordForm, int]]:
        """Each different word with what it adds and how often; twice where it is a name once and none another time."""
        inner = [(form, self.inside[form], times) for form, times in self.times.items()]
        openers = Counter(self.openers).items()
        return inner + [(form, word_form(form, is_name), times) for (form, is_name), times in openers]


Found = tuple[Span, int, Sequence[str], Sequence[Span]]
"""A sentence, the number of its paragraph, what stands between its spaces, and where its words stand if that is to be
kept: then nothing but words stands there."""


def prose_of(article: Article) -> Prose:
    """The body of an article. A sentence without a word ("* * *") is none."""
    return prose_of_zones(article, "body")


def prose_of_zones(article: Article, kind: ZoneKind) -> Prose:
    """What stands in all zones of a kind, each zone a paragraph."""
    zones = tuple(zone.span for zone in article.zones if zone.kind == kind)
    return known_prose(zones, _in_zones(article, zones))


def _in_zones(article: Article, zones: Sequence[Span]) -> Iterator[Found]:
    text = article.text
    for number, zone in enumerate(zones, start=1):
        for sentence in _within(article.sentences, zone):
            held = _within(article.words, sentence)
            if held:
                yield sentence, number, [text[start:end] for start, end in held], held


@UncollectedWork()
def prose_in(text: str) -> Prose:
    """Any text, read as prose from its first to its last word: no headline, caption or link line is left out."""
    paragraphs = [paragraph.span for paragraph in find_paragraphs(text)]
    return known_prose(paragraphs, _in_text(text, paragraphs))


def _in_text(text: str, paragraphs: Sequence[Span]) -> Iterator[Found]:
    for number, paragraph in enumerate(paragraphs, start=1):
        for sentence in find_sentences(text, paragraph):
            yield sentence, number, sentence.of(text).split(), ()


def _within(spans: Sequence[Span], outer: Span) -> Sequence[Span]:
    """Those of the sorted, disjoint spans that lie inside ``outer``; no span of an article crosses its zone."""
    return spans[bisect_left(spans, (outer.start,)) : bisect_left(spans, (outer.end,))]


_MOST_HELD = 10_000
"""Words held before they are counted: the garbage collector looks at each word of a list again and again."""


class _Inside(dict[str, int]):
    """What adds that was seen inside a sentence, marks and all ("harbour,"): there, a capital makes a name."""

    def __init__(self) -> None:
        self.words: dict[str, list[str]] = {}
        """The words of each piece that is not just a word: mostly one, none in a dash."""
        self.capitals: set[str] = set()
        self.known: dict[str, WordForm] = {}

    def __missing__(self, piece: str) -> int:
        if piece.isalnum():  # a word without marks, as most are
            if is_name := piece[0].isupper():
                self.capitals.add(piece)
            known = self.known[piece] = word_form(piece, is_name)
            adds = self[piece] = known.adds
            return adds
        words = self.words[piece] = words_of(piece)
        self.capitals.update(filter(has_capital, words))
        self.known.update((form, word_form(form, has_capital(form))) for form in words)
        adds = self[piece] = sum(self.known[form].adds for form in words)
        return adds

    def counted(self, pieces: Mapping[str, int]) -> dict[str, int]:
        """How often each word stands in the pieces."""
        times: dict[str, int] = {}
        for piece, number in pieces.items():
            for form in self.words.get(piece, (piece,)):
                times[form] = times.get(form, 0) + number
        return times


@UncollectedWork()
def known_prose(paragraphs: Sequence[Span], sentences: Iterable[Found]) -> Prose:
    """Look up each word once, for all formulas together.

    Names are no hard words for Gunning (1952) and Dale and Chall (1948): a word with a capital that does not
    begin its sentence, or that begins it and stands with its capital inside another sentence, or before another
    word with a capital. Known limit: a name that only ever begins sentences is taken for a common word.
    """
    inside = _Inside()
    look_up = inside.__getitem__
    starts, ends, paragraph_of = array("q"), array("q"), array("q")
    sums, beginnings, kept_forms, kept_words = [], [], [], []
    pieces: Counter[str] = Counter()
    held: list[str] = []
    for span, paragraph, found, words in sentences:
        place, first, second = _beginning(found)
        if place < 0:
            continue
        rest = found[place + 1 :]
        if first != found[place]:  # marks around it, or two words in one piece: “So
            rest = [*words_of(found[place])[1:], *rest]
        sums.append(sum(map(look_up, rest)))
        held += rest
        if len(held) > _MOST_HELD:
            pieces.update(held)
            held.clear()
        beginnings.append((first, second))
        starts.append(span.start)
        ends.append(span.end)
        paragraph_of.append(paragraph)
        if words:
            kept_forms.append(found)
            kept_words.append(words)
    pieces.update(held)
    openers = [(first, _opens_as_name(first, second, inside.capitals)) for first, second in beginnings]
    opening = [word_form(form, is_name) for form, is_name in openers]
    sums = [total + form.adds for total, form in zip(sums, opening, strict=True)]
    known = []
    if kept_words:
        look_up_form = inside.known.__getitem__
        known = [
            [first, *map(look_up_form, islice(forms, 1, None))]
            for first, forms in zip(opening, kept_forms, strict=True)
        ]
    return Prose(
        paragraphs, starts, ends, paragraph_of, sums, openers, inside.counted(pieces), inside.known,
        kept_forms, kept_words, known,
    )  # fmt: skip


def _beginning(pieces: Sequence[str]) -> tuple[int, str, str]:
    """The place of the first piece with a word in it (-1 if there is none), that word, and the word after it."""
    first = ""
    at = -1
    for place, piece in enumerate(pieces):
        words = [piece] if piece.isalnum() else words_of(piece)
        if first and words:
            return at, first, words[0]
        if words:
            at, first = place, words[0]
            if len(words) > 1:
                return at, first, words[1]
    return at, first, ""


def _opens_as_name(first: str, second: str, names: Set[str]) -> bool:
    """Whether the first word of a sentence is a name."""
    if not has_capital(first):
        return False
    return first in names or (second != "" and has_capital(second) and not is_familiar(first))


def has_capital(form: str) -> bool:
    """Whether a word or a part of it begins with a capital: "Homs", "al-Assad"."""
    return form[0].isupper() or ("-" in form and any(part[:1].isupper() for part in form.split("-")))
