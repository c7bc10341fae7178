"""Running words: the body word by word, each with whether it is quoted and whose statement it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.measures.quoted import Body, Quoted
from analysis.measures.voices import owners
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
        for place, low in enumerate(lows):
            if place < reach:
                continue
            for phrase in table.get(low, ()):
                end = place + len(phrase)
                if lows[place:end] == phrase and sentences[place] == sentences[end - 1]:
                    yield place, end
                    reach = end
                    break

    def places_in(self, span: Span) -> range:
        """Places of the words that begin inside a span."""
        return range(bisect_left(self.spans, (span.start,)), bisect_left(self.spans, (span.end,)))


@cache
def _table(names: tuple[str, ...]) -> _Phrases:
    """The phrases of word lists by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        for entry in lexicon(name):
            phrase = tuple(entry.split())
            table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in table.items()}


def running_words(
    article: Article, body: Body, counted: Sequence[Quoted], attributions: Sequence[Attribution]
) -> RunningWords:
    """Note the voice of every body word. Linear in words and statements."""
    text = article.text
    texts = tuple(text[start:end] for start, end in body.words)
    is_quoted = bytearray(len(texts))
    for item in counted:
        for place in item.words:
            is_quoted[place] = 1
    said = [a for a in attributions if a.zone == "body" and not a.nested and a.kind != "embed"]
    return RunningWords(
        texts=texts,
        lows=tuple(map(str.lower, texts)),
        spans=body.words,
        is_quoted=bytes(is_quoted),
        owners=tuple(owners(body, said)),
        sentences=tuple(_sentence_places(body)),
    )


def _sentence_places(body: Body) -> Iterator[int]:
    place = 0
    last = len(body.sentences) - 1
    for word in body.words:
        while place < last and body.sentences[place].end <= word.start:
            place += 1
        yield place
