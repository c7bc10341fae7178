"""Tokens: an article cut into words, marks and whole quotations, for the rules that look for speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.reading.article import Article, ZoneKind
from analysis.spans import Span
from analysis.speech.quotation import SPEECH_FORMS, Quotation

_TOKEN = re.compile(
    r"""
      [a-z]+(?=[\ ,])                                   # most words: what follows would find the same, later
    | (?:[A-Za-z]\.){2,}                                # U.S., p.m.
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr)\.
    | (?:vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.
    | [A-Z]\.(?=\s[A-Z])                               # the initial in "Loretta E. Lynch"
    | ['’](?:s|d|ll|re|ve|m)(?![^\W_])                  # shortened words stand alone: Russia | 's
    | [@\#]\w+
    | [$£€]?\d+(?:[.,:]\d+)*%?
    | [^\W\d_]+(?:[-.&'’/](?!(?:s|d|ll|re|ve|m)(?![^\W_]))[^\W_]+)*
    | ``|''|…|\.\.\.|--
    | \w+ | [^\w\s]
    """,
    re.VERBOSE,
)
_SKIPPED: frozenset[ZoneKind] = frozenset({"front_matter", "byline", "dateline", "signature", "notice", "post"})
QUOTE = "“”"
"""Stands in ``lows`` for a whole quotation."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence as the rules see it: a quotation in it is one token, however many sentences it holds."""

    first: int
    last: int
    """One past its last token."""
    paragraph: int
    zone: ZoneKind


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of an article: parallel tuples, so that rules over them stay fast.

    A speech quotation is one token with ``lows`` QUOTE and its place in ``quotes``; the marks of a name or a
    scare quotation are left out and its words are ordinary tokens.
    """

    texts: tuple[str, ...]
    lows: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotes: tuple[int, ...]
    """Place of the quotation among all quotations; -1 for ordinary tokens."""
    capitals: tuple[int, ...]
    """The places of those that begin with a capital letter, whole quotations too."""
    stretches: tuple[Stretch, ...]

    def span(self, first: int, last: int) -> Span:
        """Where the tokens from ``first`` up to, not including, ``last`` stand."""
        return Span(self.starts[first], self.ends[last - 1])

    def is_name(self, place: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.texts[place][0].isupper()


def outer_pieces(text: str, quotation: Quotation) -> Iterator[Span]:
    """The pieces of a quotation with the marks that stand around them."""
    for inner in quotation.inner_pieces or (quotation.inner,):
        start, end = inner
        width = len(quotation.mark)
        marked = not text[start - width : start].strip().isalnum()
        if marked and start - width >= quotation.span.start:
            start -= width
        if not quotation.inner_pieces or inner == quotation.inner_pieces[-1]:
            end = max(end, quotation.span.end)
        yield Span(start, end)


def tokenise(article: Article, quotations: tuple[Quotation, ...]) -> Tokens:
    """Cut an article into tokens and stretches. Linear in its length.

    The last article is remembered: the rules, the resolver and the portraits of the sources ask one after another.
    """
    global _last  # noqa: PLW0603
    known = _last  # one look: another thread may exchange it meanwhile
    if known is None or known[0] is not article or known[1] is not quotations:
        known = _last = (article, quotations, _Cutter(article, quotations).cut())
    return known[2]


_last: tuple[Article, tuple[Quotation, ...], Tokens] | None = None


class _Cutter:
    """One walk over the zones, the sentences and the quotations of an article side by side."""

    def __init__(self, article: Article, quotations: tuple[Quotation, ...]) -> None:
        self.article = article
        self.rows: list[tuple[str, str, int, int, int]] = []
        self.spelt: dict[str, tuple[str, str]] = {}
        """Each word with its small letters, once: an article of a million words has few thousand of them."""
        self.stretches: list[Stretch] = []
        speech: list[tuple[int, int, int]] = []
        silent: set[int] = set()
        for place, quotation in enumerate(quotations):
            if quotation.depth == 0 and quotation.form in SPEECH_FORMS:
                speech.extend((*piece, place) for piece in outer_pieces(article.text, quotation))
            elif quotation.depth == 0:
                silent.add(quotation.span.start)
                silent.add(quotation.inner.end)
        self.speech = sorted(speech)
        self.silent = silent

    def cut(self) -> Tokens:
        """The whole article."""
        sentence = quote = 0
        sentences = self.article.sentences
        for paragraph, zone in enumerate(self.article.zones):
            if zone.kind in _SKIPPED:
                continue
            start, end = zone.span
            while quote < len(self.speech) and self.speech[quote][1] <= start:
                quote += 1
            held = []
            place = quote
            while place < len(self.speech) and self.speech[place][0] < end:
                held.append(self.speech[place])
                place += 1
            while sentence < len(sentences) and sentences[sentence].end <= start:
                sentence += 1
            bounds = []
            at = sentence
            while at < len(sentences) and sentences[at].start < end:
                bounds.append(min(sentences[at].end, end))
                at += 1
            self._zone(paragraph, zone.kind, zone.span, held, bounds)
        if not self.rows:
            return Tokens((), (), (), (), (), (), ())
        texts, lows, starts, ends, quotes = zip(*self.rows, strict=True)
        capitals = tuple([place for place, text in enumerate(texts) if text[0].isupper()])
        return Tokens(texts, lows, starts, ends, quotes, capitals, tuple(self.stretches))

    def _zone(
        self, paragraph: int, kind: ZoneKind, span: Span, held: list[tuple[int, int, int]], bounds: list[int]
    ) -> None:
        """One paragraph: words between quotations, cut into stretches at the ends of sentences outside of them."""
        first = len(self.rows)
        at, quote, bound = span.start, 0, 0
        text = self.article.text
        while at < span.end:
            stop = max(held[quote][0], at) if quote < len(held) else span.end
            while bound < len(bounds) and bounds[bound] <= at:
                bound += 1
            until = min(stop, bounds[bound]) if bound < len(bounds) else stop
            if until > at:
                self._words(at, until)
            at = until
            if bound < len(bounds) and at == bounds[bound]:
                first = self._close(first, paragraph, kind)
            if at >= stop and quote < len(held):
                end = min(held[quote][1], span.end)
                self.rows.append((text[at:end], QUOTE, at, end, held[quote][2]))
                quote += 1
                while quote < len(held) and held[quote][0] < end:
                    quote += 1
                at = max(end, at + 1)
                while bound < len(bounds) and bounds[bound] < at:
                    bound += 1
                if bound < len(bounds) and bounds[bound] == at:
                    first = self._close(first, paragraph, kind)
        self._close(first, paragraph, kind)

    def _words(self, start: int, end: int) -> None:
        rows, silent, spelt = self.rows, self.silent, self.spelt
        for match in _TOKEN.finditer(self.article.text, start, end):
            first, last = match.span()
            if first not in silent:
                word = match[0]
                both = spelt.get(word)
                if both is None:
                    both = spelt[word] = word, word.lower()
                rows.append((both[0], both[1], first, last, -1))

    def _close(self, first: int, paragraph: int, kind: ZoneKind) -> int:
        if len(self.rows) > first:
            self.stretches.append(Stretch(first, len(self.rows), paragraph, kind))
        return len(self.rows)
