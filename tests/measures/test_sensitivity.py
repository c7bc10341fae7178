"""Sensitivity: each other way of counting, on sentences where a person can count what it touches."""

from __future__ import annotations

import pytest

from analysis.measures.formulas import flesch_kincaid
from analysis.measures.prose import prose_in
from analysis.measures.sensitivity import Sensitivity, naive_sentences, sensitivities
from analysis.measures.wordforms import counts_of
from analysis.spans import Span

PLAIN = "the council will close the old harbour of the town for a year and build a new one on the other side. "


def ways(text: str) -> dict[str, Sensitivity]:
    return {way.id: way for way in sensitivities(text, prose_in(text))}


def test_words_that_every_tool_counts_alike_move_nothing() -> None:
    assert ways(PLAIN.capitalize() * 5) == {}


def test_a_naive_splitter_ends_sentences_at_abbreviations_and_decimals() -> None:
    text = PLAIN.capitalize() * 4 + "Mr. Adeyemi paid $3.5 million for it at 11 p.m. on Monday."
    splitter = ways(text)["splitter"]
    assert (
        naive_sentences(text, [Span(0, len(text))]) == 4 + 5
    )  # Mr / Adeyemi paid $3 / 5 million … 11 p / m / on Monday
    assert splitter.touched == 4
    words = counts_of(sum(prose_in(text).sums), 5).words
    assert splitter.words_per_sentence == pytest.approx(words / 9)
    assert splitter.shift < 0


def test_names_left_out_take_their_words_along() -> None:
    text = PLAIN.capitalize() * 5 + "The council heard Oluwaseun Adeyemi and Ines Skerrow-Brandvold."
    names = ways(text)["names"]
    assert names.touched == 4
    without = prose_in(text.replace(" Oluwaseun Adeyemi and Ines Skerrow-Brandvold", " and"))
    assert names.flesch_kincaid == pytest.approx(flesch_kincaid(counts_of(sum(without.sums), len(without.sums))))


def test_acronyms_numbers_and_hyphens_are_counted_as_others_do() -> None:
    text = PLAIN.capitalize() * 5 + "In 1991 the US paid for a four-year well-known plan of the UN."
    found = ways(text)
    counts = counts_of(sum(prose_in(text).sums), 6)
    total, words = counts.syllables, counts.words
    assert (found["acronyms"].touched, found["numbers"].touched, found["hyphens"].touched) == (2, 1, 2)
    # "us" and "un" have one syllable each where "U-S" and "U-N" have two; 1991 has one instead of five.
    assert found["acronyms"].syllables_per_word == pytest.approx((total - 2) / words)
    assert found["numbers"].syllables_per_word == pytest.approx((total - 4) / words)
    assert found["hyphens"].syllables_per_word == pytest.approx(total / (words + 2))


def test_estimated_words_can_be_left_out() -> None:
    text = PLAIN.capitalize() * 5 + "They call it the grawlixity of the harbour."
    assert ways(text)["estimates"].touched == 1


def test_the_shift_is_the_difference_of_the_middles() -> None:
    text = PLAIN.capitalize() * 5 + "In 1991, 1992 and 1993 nobody paid."
    way = ways(text)["numbers"]
    ours = way.grade - way.shift
    again = ways(text.replace("1991, 1992 and 1993", "May, June and July"))
    assert way.shift < 0
    assert "numbers" not in again
    assert 0 < ours < 20
