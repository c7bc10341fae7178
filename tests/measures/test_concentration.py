"""Concentration of words: the expected values are those of the literature or of a hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.concentration import effective_number, gini, herfindahl, top_share
from tests.measures.told import told

WORDS = st.lists(st.integers(1, 10_000), min_size=1, max_size=30)


def test_the_example_of_laakso_and_taagepera() -> None:
    """Shares of .40, .20, .20 and .20 give N = 1 / .28 = 3.57 (the formula of their p. 4, worked by hand)."""
    assert effective_number([40, 20, 20, 20]) == pytest.approx(3.571, abs=0.001)


def test_gini_of_a_hand_worked_example() -> None:
    """1, 1, 1, 1, 6: 2 (1 + 2 + 3 + 4 + 30) / (5 x 10) - 6/5 = 0.4."""
    assert gini([6, 1, 1, 1, 1]) == pytest.approx(0.4)


@given(WORDS)
def test_bounds_of_each_index(words: list[int]) -> None:
    n = len(words)
    assert 1 / n - 1e-9 <= herfindahl(words) <= 1 + 1e-9
    assert 1 - 1e-9 <= effective_number(words) <= n + 1e-9
    assert gini(words) + 1e-9 >= 0
    assert gini(words) < 1
    assert 1 / n - 1e-9 <= top_share(words) <= 1


@given(st.integers(1, 500), st.integers(1, 20))
def test_equal_voices_count_as_many_as_they_are(words: int, voices: int) -> None:
    assert effective_number([words] * voices) == pytest.approx(voices)
    assert gini([words] * voices) == pytest.approx(0, abs=1e-9)


STORY = """Orla Venn said it was safe today. “It is quite safe,” she said.

Tam Orm said it was not safe. Ines Reid said it had burned twice. Ada Lund said the boards were new.
"""


def test_the_range_has_quoted_words_only_as_a_reading() -> None:
    """Words: Venn 4 + 4 quoted, Orm 4, Reid 4, Lund 4; by quoted words alone, one voice has all."""
    analysis = told(STORY)
    score = analysis.score("top_source_share")
    assert score.value == pytest.approx(8 / 20)
    assert score.n == 4
    effective = analysis.score("effective_sources")
    assert effective.value == pytest.approx(1 / ((8 / 20) ** 2 + 3 * (4 / 20) ** 2))


def test_gini_needs_five_sources() -> None:
    score = told(STORY).score("word_gini")
    assert (score.value, score.reason) == (None, "not enough to say: fewer than 5 sources with words of their own")


def test_below_five_statements_no_concentration_is_given() -> None:
    score = told("Orla Venn said it was safe. Tam Orm said it was not.\n").score("effective_sources")
    assert score.value is None
    assert score.reason == "not enough to say: fewer than 5 attributions; see the counts"
