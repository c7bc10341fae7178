"""Finite clauses, by examples that a person judged."""

from __future__ import annotations

import pytest

from analysis.speech.clauses import has_finite_clause


@pytest.mark.parametrize(
    "text",
    [
        "it was over in a minute",
        "we hope to be back",
        "The regime has bombed this area",
        "He’s talking too much trash",
        "nobody's looking",
        "the deal's not done",
        "That stacks the deck",
        "The dog bit him",
        "he finally went home",
        "Everyone in town knows his name",
        "Ask the passengers",
        "Come and stand in my kitchen",
        "Don't even think of it",
        "the voters who measure it",
        "This will be a challenge",
        "It looked right at me",
        "I like this town more",
    ],
)
def test_a_verb_tied_to_a_time_is_a_clause(text: str) -> None:
    assert has_finite_clause(text)


@pytest.mark.parametrize(
    "text",
    [
        "absolutely, legitimately",
        "a big change",
        "not a bank, and not a beach company",
        "Like a man looking for a map",
        "the most dishonest man in public life",
        "to make the country safe again",
        "extremely careless in their handling of it",
        "a man of good will",
        "the needs of the many",
        "May Day",
        "on the part of IS",
        "prepared to take on the establishment",
        "the minister's plan for the mill",
        "",
        "…",
    ],
)
def test_words_without_one_are_none(text: str) -> None:
    assert not has_finite_clause(text)


@pytest.mark.xfail(reason="a rare verb after a noun needs a parser", strict=True)
@pytest.mark.parametrize("text", ["dogs bark at night", "opted for peace at last"])
def test_known_misses(text: str) -> None:
    assert has_finite_clause(text)
