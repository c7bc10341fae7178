"""Windows: a long text cut into stretches that the trained model can read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of pieces.

    The model reads ``left`` to ``right``; what it says counts for ``first`` to ``last`` only. The rest is
    context: who spoke just before.
    """

    left: int
    first: int
    last: int
    right: int


def windows(gaps: NDArray[np.integer[Any]], longest: int = 254, context: int = 64) -> list[Window]:
    """Cut pieces into windows of at most ``longest`` pieces, at paragraph borders where it can be done.

    ``gaps`` says what stands before each piece (2 and more: a line break). Each window starts with up to
    ``context`` pieces of what went before. A paragraph longer than a window is cut within, and then gets
    some context after the cut as well.

    >>> [(w.left, w.first, w.last, w.right) for w in windows(np.array([3, 1, 1, 3, 1, 1, 3]), 5, 2)]
    [(0, 0, 3, 3), (1, 3, 6, 6), (4, 6, 7, 7)]
    """
    count = len(gaps)
    borders = np.append(np.flatnonzero(gaps >= 2), count)
    out: list[Window] = []
    first = 0
    while first < count:
        left = max(0, first - context)
        room = left + longest
        place = int(np.searchsorted(borders, room, side="right")) - 1
        last = right = int(borders[place])
        if last <= first:  # not even one paragraph fits
            right = min(count, room)
            last = right if right == count else max(first + 1, right - context // 2)
        out.append(Window(left, first, last, right))
        first = last
    return out
