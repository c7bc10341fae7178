"""Bootstrap: how far a score would move if the story had other sentences of the same kind.

The sentences of the text are drawn a thousand times with replacement (Efron 1979), the score is worked out for each
draw, and the interval holds the middle 95 of 100 (percentiles). It is about chance only: which sentences happen to
stand in the story. Which formula and which way of counting is taken moves a score at least as much (``sensitivity``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.measures.counts import Counts
from analysis.measures.grades import GRADED
from analysis.measures.wordforms import FIELDS, bytes_of

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy

    Numbers: TypeAlias = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]

Intervals = Mapping[str, tuple[float, float]]
"""The interval of each score by its id."""
DRAWS = 1000
SEED = 19790101
MIDDLE = (0.025, 0.975)
"""Shares of the draws that lie below the ends of an interval."""
FEWEST_SENTENCES = 10
"""Fewer say nothing about what other sentences would be like."""
MOST_BLOCKS = 500
"""A longer text is drawn in this many runs of neighbouring sentences: as good, and the cost stays the same."""
_DRAWN_AT_ONCE = 2**16
"""Sentences."""
_BY_ONE_THREAD = 2**18
"""Products that OpenBLAS, with which numpy multiplies tables, leaves to one thread. For more it wakes a second, which
then spins for 100 ms without work: more processor time than everything else after tagging takes for an article."""


def intervals(sums: Sequence[int], scores: Mapping[str, Callable[[Counts], float]]) -> Intervals:
    """The interval of each score, by its name; ``sums`` are the packed counts of the sentences (``Prose.sums``).

    The same text gives the same interval: the seed is fixed, and the generator is numpy's frozen one (NEP 19).
    Empty for fewer than ten sentences.
    """
    counts = drawn_counts(sums)
    return {} if counts is None else middles({name: score(counts) for name, score in scores.items()})  # type: ignore[misc]


def drawn_counts(sums: Sequence[int]) -> Counts | None:
    """The counts of every draw, as columns; None for fewer than ten sentences."""
    if len(sums) < FEWEST_SENTENCES:
        return None
    blocks = _blocks(sums)
    return columns(_drawn(table_of([total for _, total in blocks], [sentences for sentences, _ in blocks])))


def middles(values: Mapping[str, Numbers]) -> Intervals:
    """Where the middle 95 of 100 draws of each score lie.

    They are numpy's percentiles to the last bit, without the many steps that it takes for the general case: those cost
    more than all formulas together.
    """
    import numpy

    ranks = [divmod(share * (DRAWS - 1), 1) for share in MIDDLE]
    table = numpy.array(list(values.values()))
    table.partition([int(place) + more for place, _ in ranks for more in (0, 1)], axis=1)
    ends = []
    for place, part in ranks:  # between two draws, reckoned from the nearer one
        before, after = table[:, int(place)], table[:, int(place) + 1]
        step = after - before
        ends.append(before + step * part if part < 0.5 else after - step * (1 - part))
    return {name: (float(low), float(high)) for name, low, high in zip(values, *ends, strict=True)}


def _drawn(table: Numbers) -> Numbers:
    """The counts of each draw: a row for each, a column for each count. Whole numbers, so that the sums are exact."""
    import numpy

    times = _times_drawn(len(table))
    draws = max(1, _BY_ONE_THREAD // table.size)
    parts = (times[start : start + draws] for start in range(0, DRAWS, draws))
    return numpy.concatenate([part.astype(numpy.float64) @ table for part in parts])


@lru_cache(maxsize=128)
def _times_drawn(n: int) -> numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.uint8]]:
    """How often each of ``n`` sentences is drawn in each of the draws: the same for every text of that length.

    Kept for the lengths that come again in a batch, a byte for each number: of 10 to 500 sentences, none is ever drawn
    more than 10 times. Made some draws at a time, so that what is in between stays small.
    """
    import numpy

    source = numpy.random.RandomState(SEED)
    times = numpy.empty((DRAWS, n), dtype=numpy.uint8)
    draws = _DRAWN_AT_ONCE // n
    for start in range(0, DRAWS, draws):
        part = times[start : start + draws]
        places = source.randint(n, size=part.shape)
        places += numpy.arange(len(part))[:, None] * n
        part[:] = numpy.bincount(places.ravel(), minlength=part.size).reshape(part.shape)
    return times


def table_of(sums: Sequence[int], sentences: Sequence[int]) -> Numbers:
    """Packed sums as the rows of a table: sentences first, then the fields of a packed sum."""
    import numpy

    table = numpy.empty((len(sums), 1 + len(FIELDS)))
    table[:, 0] = sentences
    table[:, 1:] = numpy.frombuffer(b"".join(map(bytes_of, sums)), dtype="<u8").reshape(len(sums), len(FIELDS))
    return table


def columns(table: Numbers) -> Counts:
    """Counts whose fields are the columns of such a table."""
    return Counts(sentences=table[:, 0], **{name: table[:, place] for place, name in enumerate(FIELDS, start=1)})  # type: ignore[arg-type]


def middle_grades(counts: Counts) -> Numbers:
    """The median of the grades for columns of counts, as ``middle_grade`` has it for one text."""
    return middle_of([formula.of(counts) for formula in GRADED])  # type: ignore[misc]


def middle_of(grades: Sequence[Numbers]) -> Numbers:
    """The median of some grades, text by text. Sorting so few is faster than numpy's median."""
    import numpy

    ordered = numpy.sort(numpy.array(grades), axis=0)
    half = len(grades) // 2
    return (ordered[half] + ordered[-1 - half]) / 2  # type: ignore[no-any-return, unused-ignore]


def _blocks(sums: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring sentences: how many each has, and their counts."""
    size = -(-len(sums) // MOST_BLOCKS)
    runs = (sums[start : start + size] for start in range(0, len(sums), size))
    return [(len(run), sum(run)) for run in runs]
