"""Prose: the sentences that formulas are about, each with its words, from an article or from any text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
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
    """A sentence with its words: the letters of each, and where they stand if that is known."""

    span: Span
    paragraph: int
    """1 for the first paragraph."""
    forms: Sequence[str]
    words: Sequence[Span] = ()
    """Empty where the text was given without an article around it."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences, and what each of their words adds to the counts."""

    paragraphs: Sequence[Span]
    sentences: Sequence[Sentence]
    known: Sequence[Sequence[WordForm]]
    """A list a sentence, a word form a word."""

    sums: Sequence[int]
    """The packed counts of each sentence (``wordforms``)."""


def prose_of(article: Article) -> Prose:
    """The body of an article. A sentence without a word ("* * *") is none."""
    return prose_of_zones(article, "body")


def prose_of_zones(article: Article, kind: ZoneKind) -> Prose:
    """What stands in all zones of a kind, each zone a paragraph."""
    text, words, sentences = article.text, article.words, article.sentences
    zones = tuple(zone.span for zone in article.zones if zone.kind == kind)
    found = []
    for number, zone in enumerate(zones, start=1):
        for sentence in _within(sentences, zone):
            held = _within(words, sentence)
            if held:
                found.append(Sentence(sentence, number, [text[start:end] for start, end in held], held))
    return known_prose(zones, found)


def prose_in(text: str) -> Prose:
    """Any text, read as prose from its first to its last word: no headline, caption or link line is left out."""
    paragraphs = [paragraph.span for paragraph in find_paragraphs(text)]
    found = []
    for number, paragraph in enumerate(paragraphs, start=1):
        for sentence in find_sentences(text, paragraph):
            forms = find_forms(text, sentence)
            if forms:
                found.append(Sentence(sentence, number, forms))
    return known_prose(paragraphs, found)


def _within(spans: Sequence[Span], outer: Span) -> Sequence[Span]:
    """Those of the sorted, disjoint spans that lie inside ``outer``; no span of an article crosses its zone."""
    return spans[bisect_left(spans, (outer.start,)) : bisect_left(spans, (outer.end,))]


class _Inside(dict[str, WordForm]):
    """Words that were seen inside a sentence: there, a capital makes a name."""

    def __missing__(self, form: str) -> WordForm:
        known = self[form] = word_form(form, has_capital(form))
        return known


def known_prose(paragraphs: Sequence[Span], sentences: Iterable[Sentence]) -> Prose:
    """Look up each word once, for all formulas together.

    Names are no hard words for Gunning (1952) and Dale and Chall (1948): a word with a capital that does not
    begin its sentence, or that begins it and stands with its capital inside another sentence, or before another
    word with a capital. Known limit: a name that only ever begins sentences is taken for a common word.
    """
    sentences = tuple(sentences)
    inside = _Inside()
    look_up = inside.__getitem__
    known = [list(map(look_up, islice(sentence.forms, 1, None))) for sentence in sentences]
    for sentence, forms in zip(sentences, known, strict=True):
        forms.insert(0, word_form(sentence.forms[0], _opens_as_name(sentence.forms, inside)))
    return Prose(paragraphs, sentences, known, [sum([form.adds for form in forms]) for forms in known])


def _opens_as_name(forms: Sequence[str], inside: _Inside) -> bool:
    """Whether the first word of a sentence is a name."""
    first = forms[0]
    if not has_capital(first):
        return False
    return first in inside or (len(forms) > 1 and has_capital(forms[1]) and not is_familiar(first))


def has_capital(form: str) -> bool:
    """Whether a word or a part of it begins with a capital: "Homs", "al-Assad"."""
    return form[0].isupper() or ("-" in form and any(part[:1].isupper() for part in form.split("-")))
