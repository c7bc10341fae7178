"""Prose: the sentences that formulas are about, each with its words, from an article or from any text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analysis.measures.familiar import is_familiar
from analysis.measures.wordforms import WordForm, word_form
from analysis.reading.article import Article, ZoneKind
from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.reading.words import find_forms
from analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands, and its words if they are those of an article."""

    span: Span
    paragraph: int
    """1 for the first paragraph."""
    forms: Sequence[str] = ()
    """The letters of its words; empty, as ``words`` is, for a text that was given without an article around it."""
    words: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences that hold words, and what these words add to the counts."""

    paragraphs: Sequence[Span]
    sentences: Sequence[Sentence]
    sums: Sequence[int]
    """The packed counts of each sentence (``wordforms``)."""
    openers: Sequence[tuple[str, bool]]
    """The first word of each sentence, and whether it is a name."""
    inner: Sequence[str]
    """All other words."""

    def vocabulary(self) -> list[tuple[str, WordForm, int]]:
        """Each different word with what it adds and how often; twice where it is a name once and none another time."""
        inner = [(form, word_form(form, has_capital(form)), times) for form, times in Counter(self.inner).items()]
        openers = Counter(self.openers).items()
        return inner + [(form, word_form(form, is_name), times) for (form, is_name), times in openers]

    def known(self) -> list[list[WordForm]]:
        """For each sentence of an article, what is known of each of its words."""
        inside = {form: word_form(form, has_capital(form)) for form in set(self.inner)}
        return [
            [word_form(*opener), *map(inside.__getitem__, islice(sentence.forms, 1, None))]
            for sentence, opener in zip(self.sentences, self.openers, strict=True)
            if sentence.forms
        ]


Found = tuple[Span, int, Sequence[str], Sequence[Span]]
"""A sentence, the number of its paragraph, the letters of its words, and where they stand if that is to be kept."""


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


def prose_in(text: str) -> Prose:
    """Any text, read as prose from its first to its last word: no headline, caption or link line is left out."""
    paragraphs = [paragraph.span for paragraph in find_paragraphs(text)]
    return known_prose(paragraphs, _in_text(text, paragraphs))


def _in_text(text: str, paragraphs: Sequence[Span]) -> Iterator[Found]:
    for number, paragraph in enumerate(paragraphs, start=1):
        for sentence in find_sentences(text, paragraph):
            forms = find_forms(text, sentence)
            if forms:
                yield sentence, number, forms, ()


def _within(spans: Sequence[Span], outer: Span) -> Sequence[Span]:
    """Those of the sorted, disjoint spans that lie inside ``outer``; no span of an article crosses its zone."""
    return spans[bisect_left(spans, (outer.start,)) : bisect_left(spans, (outer.end,))]


class _Inside(dict[str, int]):
    """What words add that were seen inside a sentence: there, a capital makes a name."""

    def __missing__(self, form: str) -> int:
        adds = self[form] = word_form(form, has_capital(form)).adds
        return adds


def known_prose(paragraphs: Sequence[Span], sentences: Iterable[Found]) -> Prose:
    """Look up each word once, for all formulas together.

    Names are no hard words for Gunning (1952) and Dale and Chall (1948): a word with a capital that does not
    begin its sentence, or that begins it and stands with its capital inside another sentence, or before another
    word with a capital. Known limit: a name that only ever begins sentences is taken for a common word.
    """
    inside = _Inside()
    look_up = inside.__getitem__
    kept, sums, beginnings = [], [], []
    inner: list[str] = []
    for span, paragraph, forms, words in sentences:
        rest = forms[1:]
        sums.append(sum(map(look_up, rest)))
        inner += rest
        beginnings.append(forms[:2])
        kept.append(Sentence(span, paragraph, forms, words) if words else Sentence(span, paragraph))
    openers = [(forms[0], _opens_as_name(forms, inside)) for forms in beginnings]
    for place, (form, is_name) in enumerate(openers):
        sums[place] += word_form(form, is_name).adds
    return Prose(paragraphs, kept, sums, openers, inner)


def _opens_as_name(forms: Sequence[str], inside: _Inside) -> bool:
    """Whether the first word of a sentence is a name."""
    first = forms[0]
    if not has_capital(first):
        return False
    return first in inside or (len(forms) > 1 and has_capital(forms[1]) and not is_familiar(first))


def has_capital(form: str) -> bool:
    """Whether a word or a part of it begins with a capital: "Homs", "al-Assad"."""
    return form[0].isupper() or ("-" in form and any(part[:1].isupper() for part in form.split("-")))
