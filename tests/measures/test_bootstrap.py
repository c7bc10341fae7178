"""Bootstrap: intervals that can be worked out by hand, repeat, and cost the same for a long text."""

from __future__ import annotations

from math import sqrt

import numpy
import pytest

from analysis.measures.bootstrap import DRAWS, FEWEST_SENTENCES, MOST_BLOCKS, SEED, intervals, middle_grades, middles
from analysis.measures.formulas import flesch_kincaid, words_per_sentence
from analysis.measures.grades import middle_grade
from analysis.measures.prose import prose_in
from analysis.measures.wordforms import counts_of

SHORT, LONG = "It rained all day. ", "The council said that the harbour of the town would be closed for a whole year. "


def test_sentences_that_are_all_alike_leave_nothing_to_chance() -> None:
    found = intervals(prose_in(LONG * 20).sums, {"length": words_per_sentence, "grade": flesch_kincaid})
    assert found["length"] == (16.0, 16.0)
    assert found["grade"][0] == pytest.approx(found["grade"][1])


def test_the_interval_of_a_mean_is_near_the_one_of_the_textbook() -> None:
    # Fifty sentences of four words and fifty of sixteen: mean 10, standard error 6 / sqrt(100), interval 10 ± 1.96 se.
    low, high = intervals(prose_in(SHORT * 50 + LONG * 50).sums, {"length": words_per_sentence})["length"]
    error = 1.96 * 6 / sqrt(100)
    assert low == pytest.approx(10 - error, abs=0.15)
    assert high == pytest.approx(10 + error, abs=0.15)


def test_the_same_text_gives_the_same_interval_to_the_last_bit() -> None:
    sums = prose_in(SHORT * 7 + LONG * 9).sums
    assert intervals(sums, {"grade": flesch_kincaid}) == intervals(list(sums), {"grade": flesch_kincaid})


def test_the_seed_is_fixed_across_versions_of_numpy() -> None:
    # numpy promises that RandomState never changes (NEP 19); if this moves, every published interval has moved.
    low, high = intervals(prose_in(SHORT * 8 + LONG * 8).sums, {"length": words_per_sentence})["length"]
    assert (low, high) == (7.0, 13.0)


def test_draws_worked_out_a_part_at_a_time_are_those_of_all_at_once() -> None:
    # Two hundred sentences of four and of sixteen words: more than the draws that one thread adds up at once.
    drawn = numpy.random.RandomState(SEED).randint(200, size=(DRAWS, 200))
    means = numpy.where(drawn < 100, 4.0, 16.0).mean(axis=1)
    found = intervals(prose_in(SHORT * 100 + LONG * 100).sums, {"length": words_per_sentence})["length"]
    assert found == tuple(numpy.percentile(means, (2.5, 97.5)))


def test_the_ends_of_an_interval_are_numpys_percentiles_to_the_last_bit() -> None:
    drawn = dict(zip("abcdefgh", numpy.random.RandomState(7).lognormal(size=(8, DRAWS)), strict=True))
    assert middles(drawn) == {name: tuple(numpy.percentile(values, (2.5, 97.5))) for name, values in drawn.items()}


def test_fewer_than_ten_sentences_give_no_interval() -> None:
    assert intervals(prose_in(LONG * (FEWEST_SENTENCES - 1)).sums, {"grade": flesch_kincaid}) == {}
    assert intervals(prose_in(LONG * FEWEST_SENTENCES).sums, {"grade": flesch_kincaid})


def test_a_long_text_is_drawn_in_blocks_and_the_interval_stays_about_as_narrow_as_its_length_allows() -> None:
    some = prose_in((SHORT + LONG) * (MOST_BLOCKS // 2)).sums
    # Blocks of three, short and long in turn, have 24 or 36 words: a mean of 10 in either case.
    many = prose_in((SHORT + LONG) * (3 * MOST_BLOCKS // 2)).sums
    narrow = intervals(many, {"length": words_per_sentence})["length"]
    wide = intervals(some, {"length": words_per_sentence})["length"]
    assert wide[0] < narrow[0] < 10 < narrow[1] < wide[1]


def test_the_middle_of_many_texts_at_once_is_the_middle_of_each() -> None:
    sums = prose_in(SHORT * 5 + LONG * 20).sums
    low, high = intervals([sum(sums)] * 10, {"grade": middle_grades})["grade"]  # type: ignore[dict-item]
    assert low == pytest.approx(middle_grade(counts_of(sum(sums), 1)))
    assert high == pytest.approx(low)
