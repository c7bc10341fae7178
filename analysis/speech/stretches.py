"""Stretches: what stands between quotation marks, paragraph by paragraph, for a model that cuts it too short."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analysis.spans import Span, merged
from analysis.speech.quotation import SPEECH_FORMS, Quotation

_MOST = 0.7
"""A content that holds so much of a stretch holds all of it: its edges are moved to the marks."""
_ENOUGH = 0.5
"""Where contents hold so much of a stretch between them, what they leave out of it is said by the same speaker."""
_LITTLE = 0.3
_CLAUSE = 8
_TURN = re.compile(r"\W?[A-Z]{2,}:")
"""The name that opens a turn of a talk set in marks, "SMITH: …": the rules take such a talk for one speech."""
_MARKS = frozenset("\"“”„«»‟＂'‘’`")


class Stretches:
    """The outermost quotations of an article as stretches, marks included.

    A quotation that runs over paragraphs has a stretch for each that a mark of its own opens: so people mark
    statements, and a long speech is not lost because the network, which sees a page at most, misses parts of it.
    """

    def __init__(self, text: str, quotations: tuple[Quotation, ...]) -> None:
        self._text, self._quotations = text, quotations
        outer = [place for place, each in enumerate(quotations) if each.depth == 0]
        self._outer = sorted(outer, key=lambda place: quotations[place].span)
        self._begins = [quotations[place].span.start for place in self._outer]
        self.by_place = {place: _stretches(text, quotations[place]) for place in self._outer}

    def near(self, span: Span) -> list[int]:
        """Places of the outermost quotations that share characters with a span."""
        first = max(0, bisect_right(self._begins, span.start) - 1)
        last = bisect_left(self._begins, span.end)
        return [place for place in self._outer[first:last] if self._quotations[place].span.overlaps(span)]

    def snapped(self, content: Span) -> Span:
        """A content with its edges at the marks where it holds most of a stretch."""
        start, end = content
        for place in self.near(content):
            for each in self.by_place[place]:
                if _shared(each, content) >= _MOST * each.length:
                    start, end = min(start, each.start), max(end, each.end)
        return Span(start, end)

    def in_part(self, contents: Sequence[Span]) -> list[tuple[Span, list[int]]]:
        """Stretches that some contents hold for the most part between them and none alone, with their numbers."""
        holders: dict[int, list[int]] = {}
        for number, content in enumerate(contents):
            for place in self.near(content):
                holders.setdefault(place, []).append(number)
        out: list[tuple[Span, list[int]]] = []
        for place, numbers in holders.items():
            if self._quotations[place].form not in SPEECH_FORMS or len(numbers) < 2:
                continue
            for each in self.by_place[place]:
                shares = {number: share for number in numbers if (share := _shared(each, contents[number]))}
                if shares and max(shares.values()) < each.length and sum(shares.values()) >= _ENOUGH * each.length:
                    out.append((each, list(shares)))
        return out

    def over_paragraphs(self, contents: Sequence[Span]) -> list[list[int]]:
        """Numbers of the contents, in groups, that lie in one quotation which goes on over paragraphs."""
        groups: dict[int, list[int]] = {}
        for number, content in enumerate(contents):
            for place in self.near(content):
                if len(self.by_place[place]) > 1:
                    groups.setdefault(place, []).append(number)
        return [numbers for numbers in groups.values() if len(numbers) > 1]

    def unheld(self, contents: Sequence[Span]) -> list[Span]:
        """Stretches of at least eight words in whole clauses of which the contents hold next to nothing."""
        held = merged(contents)
        out = []
        for place in self._outer:
            if self._quotations[place].form != "full":
                continue
            for each in self.by_place[place]:
                words = each.of(self._text).split()
                if len(words) >= _CLAUSE and not _TURN.fullmatch(words[0]) and _held(each, held) <= _LITTLE:
                    out.append(each)
        return out


def _held(stretch: Span, others: Sequence[Span]) -> float:
    """The share of a stretch that lies in one of some sorted, disjoint spans."""
    shared = 0
    for at in range(max(0, bisect_right(others, stretch) - 1), len(others)):
        if others[at].start >= stretch.end:
            break
        shared += _shared(stretch, others[at])
    return shared / stretch.length


def _shared(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _stretches(text: str, quotation: Quotation) -> tuple[Span, ...]:
    """The stretches of one quotation: a new one begins at each paragraph that a mark of its own opens."""
    pieces = quotation.inner_pieces
    if len(pieces) < 2:
        return (quotation.span,)
    starts, ends = [quotation.span.start], []
    for before, piece in pairwise(pieces):
        start = piece.start
        while text[start - 1] in _MARKS:
            start -= 1
        if start < piece.start:
            starts.append(start)
            ends.append(before.end)
    return tuple(Span(start, end) for start, end in zip(starts, [*ends, quotation.span.end], strict=True))
