"""A stretch of the one text that every result points back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Where some words stand: from character ``start`` up to, not including, ``end``.

    Offsets count characters (code points) of ``Article.text`` as it was read. A named tuple and not
    a dataclass, because it is written to JSON as ``[start, end]``, the form that annotated corpora use,
    and because an article has thousands.

    >>> Span(4, 9).of("The quick fox")
    'quick'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one.

        >>> Span(0, 9).covers(Span(3, 5))
        True
        """
        return self.start <= other.start and other.end <= self.end


def inside(spans: Sequence[Span], outer: Span) -> tuple[Span, ...]:
    """Those of the sorted, disjoint ``spans`` that lie wholly inside ``outer``, found by bisection.

    >>> inside([Span(0, 2), Span(3, 5), Span(6, 9)], Span(3, 8))
    (Span(start=3, end=5),)
    """
    first, last = bisect_left(spans, (outer.start,)), bisect_left(spans, (outer.end,))
    if first < last and spans[last - 1].end > outer.end:  # of disjoint spans only the last can reach out
        last -= 1
    return tuple(spans[first:last])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that neither overlap nor touch.

    >>> merged([Span(5, 9), Span(0, 3), Span(2, 4)])
    (Span(start=0, end=4), Span(start=5, end=9))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
