"""Grades: the steps of the authors' own tables."""

from __future__ import annotations

import pytest

from analysis.measures.grades import band


@pytest.mark.parametrize(
    ("formula", "score", "words"),
    [
        # Chall and Dale 1995: their passages on pp. 146, 149 and 150 and the reading levels they print for them.
        ("new_dale_chall", 52.525, "US grade 3"),
        ("new_dale_chall", 16.95, "US grades 13 to 15"),
        ("new_dale_chall", -5.65, "US grade 16 and above"),
        ("new_dale_chall", 58, "US grade 1"),
        ("new_dale_chall", 15.4, "US grade 16 and above"),
        ("new_dale_chall", 39.4, "US grades 7 to 8"),
        ("new_dale_chall", 39.5, "US grades 5 to 6"),
        # Dale and Chall 1948, the chart of corrected grades.
        ("dale_chall", 4.94, "US grade 4 and below"),
        ("dale_chall", 4.95, "US grades 5 to 6"),
        ("dale_chall", 5.3684, "US grades 5 to 6"),
        ("dale_chall", 6.7490, "US grades 7 to 8"),
        ("dale_chall", 9.9, "US grades 13 to 15"),
        ("dale_chall", 12.0, "US grade 16 and above"),
        # Flesch 1948.
        ("flesch_reading_ease", 64, "standard"),
        ("flesch_reading_ease", 29.4, "very difficult"),
        ("flesch_reading_ease", -12, "very difficult"),
        ("lix", 44, "as an ordinary newspaper"),
        ("rix", 7.2, "US college"),
        ("rix", 0.1, "US grade 1"),
    ],
)
def test_a_score_falls_into_the_step_that_its_author_gives_it(formula: str, score: float, words: str) -> None:
    assert band(formula, score) == words


def test_a_formula_that_gives_a_grade_needs_no_table() -> None:
    assert band("flesch_kincaid", 9.9) is None
