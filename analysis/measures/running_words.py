"""Running words: the body word by word, each with whether it is quoted and whose statement it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.measures.quoted import Body, Quoted
from analysis.measures.voices import Held, painted
from analysis.reading.article import Article
from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.attribution import Attribution

Voice = Literal["reporter", "paraphrase", "quotation"]
"""Whose words: the reporter's own, the reporter's for what somebody said, or those inside quotation marks."""
_Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class RunningWords:
    """The words of the body side by side: parallel tuples, so that rules that look for words stay fast."""

    texts: tuple[str, ...]
    """As they stand: a word of an article has no marks around it (``find_words``)."""
    lows: tuple[str, ...]
    """The same in small letters."""
    spans: tuple[Span, ...]
    is_quoted: bytes
    owners: tuple[Attribution | None, ...]
    """The statement that each word stands in, None for the reporter's own words."""
    sentences: tuple[int, ...]
    """Which sentence of the body each word stands in."""
    places: Mapping[str, Sequence[int]]
    """Where each word in small letters stands: word lists are looked up in it, and no list goes over all words."""

    def voice(self, place: int) -> Voice:
        """Whose word it is."""
        if self.is_quoted[place]:
            return "quotation"
        return "reporter" if self.owners[place] is None else "paraphrase"

    def span(self, first: int, last: int) -> Span:
        """Where the words from ``first`` up to, not including, ``last`` stand."""
        return Span(self.spans[first].start, self.spans[last - 1].end)

    def phrases(self, *names: str) -> Iterator[tuple[int, int]]:
        """Where phrases of word lists stand within one sentence: first word and one past the last, longest first."""
        table = _table(names)
        lows, sentences = self.lows, self.sentences
        reach = 0
        for place in self.where(table.keys()):
            if place < reach:
                continue
            for phrase in table[lows[place]]:
                end = place + len(phrase)
                if lows[place:end] == phrase and sentences[place] == sentences[end - 1]:
                    yield place, end
                    reach = end
                    break

    def where(self, wanted: Set[str]) -> list[int]:
        """Places of the words that are among the wanted ones, in small letters, in order."""
        return sorted(place for low in self.places.keys() & wanted for place in self.places[low])

    def places_in(self, span: Span) -> range:
        """Places of the words that begin inside a span."""
        return range(bisect_left(self.spans, (span.start,)), bisect_left(self.spans, (span.end,)))


def among(words: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some sorted words that begin inside a span.

    >>> among([Span(0, 2), Span(3, 5)], Span(3, 4))
    [Span(start=3, end=5)]
    """
    return words[bisect_left(words, (span.start,)) : bisect_left(words, (span.end,))]


@cache
def _table(names: tuple[str, ...]) -> _Phrases:
    """The phrases of word lists by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for entry in lexicon(name):
            phrase = tuple(entry.split())
            table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in table.items()}


def running_words(article: Article, body: Body, counted: Sequence[Quoted], held: Sequence[Held]) -> RunningWords:
    """Note the voice of every body word. Linear in words and statements."""
    text = article.text
    texts = tuple(text[start:end] for start, end in body.words)
    is_quoted = bytearray(len(texts))
    for item in counted:
        for place in item.words:
            is_quoted[place] = 1
    lows = tuple(map(str.lower, texts))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, low in enumerate(lows):
        places[low].append(at)
    said = (each for each in held if _is_told(each.said))
    return RunningWords(
        texts=texts,
        lows=lows,
        spans=body.words,
        is_quoted=bytes(is_quoted),
        owners=tuple(painted(body, said, lambda each: each)),
        sentences=tuple(_sentence_places(body)),
        places=dict(places),
    )


def _is_told(said: Attribution) -> bool:
    return said.zone == "body" and not said.nested and said.kind != "embed"


def _sentence_places(body: Body) -> list[int]:
    """Which sentence each word stands in; the last holds what comes after it too."""
    places: list[int] = []
    for number, sentence in enumerate(body.sentences[:-1]):
        end = bisect_left(body.words, (sentence.end,), len(places))
        places += [number] * (end - len(places))
    return places + [max(0, len(body.sentences) - 1)] * (len(body.words) - len(places))
