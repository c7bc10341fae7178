"""Grades: the middle of the formulas that give one, and the tables in which authors say what a score means."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from analysis.measures.counts import Counts
from analysis.measures.formulas import FORMULAS

GRADED = tuple(formula for formula in FORMULAS if formula.grade)
"""The formulas whose grades are compared. SMOG is not one: it aims at readers who understand everything, where the
others ask for half to three quarters, and needs thirty sentences, which one voice of a story seldom has."""


def middle_grade(counts: Counts) -> float:
    """The median of the grades, for comparing texts and parts of texts; counts of a hundred words at least.

    >>> round(middle_grade(Counts(1200, 60, 1800, 5640, 180, 780, 360, 240, 0, complex_words=150)), 2)
    10.53
    """
    grades = sorted(formula.of(counts) for formula in GRADED)
    half = len(grades) // 2
    return (grades[half] + grades[-1 - half]) / 2


Table = tuple[tuple[float, str], ...]
"""Lowest score of each step, from the highest step down, and what the author says about it."""

_FLESCH: Table = (
    (90, "very easy"), (80, "easy"), (70, "fairly easy"), (60, "standard"), (50, "fairly difficult"),
    (30, "difficult"), (float("-inf"), "very difficult"),
)  # fmt: skip
_DALE_CHALL: Table = (
    (10, "US grade 16 and above"), (9, "US grades 13 to 15"), (8, "US grades 11 to 12"), (7, "US grades 9 to 10"),
    (6, "US grades 7 to 8"), (5, "US grades 5 to 6"), (float("-inf"), "US grade 4 and below"),
)  # fmt: skip
_NEW_DALE_CHALL: Table = (
    (58, "US grade 1"), (54, "US grade 2"), (50, "US grade 3"), (45, "US grade 4"), (40, "US grades 5 to 6"),
    (34, "US grades 7 to 8"), (28, "US grades 9 to 10"), (22, "US grades 11 to 12"), (16, "US grades 13 to 15"),
    (float("-inf"), "US grade 16 and above"),
)  # fmt: skip
_LIX: Table = (
    (60, "very difficult"), (50, "difficult"), (40, "as an ordinary newspaper"), (30, "easy"),
    (float("-inf"), "very easy"),
)  # fmt: skip
_RIX: Table = (
    (7.2, "US college"), (6.2, "US grade 12"), (5.3, "US grade 11"), (4.5, "US grade 10"), (3.7, "US grade 9"),
    (3.0, "US grade 8"), (2.4, "US grade 7"), (1.8, "US grade 6"), (1.3, "US grade 5"), (0.8, "US grade 4"),
    (0.5, "US grade 3"), (0.2, "US grade 2"), (float("-inf"), "US grade 1"),
)  # fmt: skip
_TABLES: Mapping[str, tuple[Table, int]] = {
    "flesch_reading_ease": (_FLESCH, 0),
    "dale_chall": (_DALE_CHALL, 1),
    "new_dale_chall": (_NEW_DALE_CHALL, 0),
    "lix": (_LIX, 0),
    "rix": (_RIX, 1),
}
"""Each table with the number of decimals in which its author prints scores."""


def band(formula: str, score: float) -> str | None:
    """What the author of a formula calls such a score, or None for a formula that gives a grade itself.

    Tables: Flesch 1948; Dale and Chall 1948; Chall and Dale 1995; Björnsson 1968; Anderson 1983. A score is rounded
    to the author's own number of decimals first (half up), as their tables leave no gap between steps.

    >>> band("new_dale_chall", 52.5), band("new_dale_chall", 16.95), band("flesch_kincaid", 11.2)
    ('US grade 3', 'US grades 13 to 15', None)
    """
    if formula not in _TABLES:
        return None
    table, decimals = _TABLES[formula]
    unit = 10**decimals
    rounded = floor(score * unit + 0.5) / unit
    return next(words for lowest, words in table if rounded >= lowest)
