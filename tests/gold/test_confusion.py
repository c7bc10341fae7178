"""The confusion tables count what they say they count."""

from __future__ import annotations

import pytest

from tests.gold.confusion import Answer, kappa, shares, table

SAME = frozenset[str]()


def _answer(person: str, given: str, defensible: frozenset[str] = SAME) -> Answer:
    return Answer("a story", "somebody", person, defensible, given)


ANSWERS = [
    _answer("business", "business"),
    _answer("business", "other_unclear"),
    _answer("business", "politician"),
    _answer("military", "government_official", frozenset({"government_official"})),
]


def test_unclear_is_not_wrong_and_a_defended_answer_is_not_wrong() -> None:
    assert shares(ANSWERS, "other_unclear") == {"right": 25.0, "defensible": 25.0, "unclear": 25.0, "wrong": 25.0}


def test_sure_of_something_that_a_person_calls_unclear_is_wrong() -> None:
    assert shares([_answer("other_unclear", "business")], "other_unclear")["wrong"] == 100.0


def test_a_row_is_what_the_person_said() -> None:
    lines = list(table(ANSWERS, ("business", "politician", "other_unclear", "military", "government_official")))
    assert lines[1].split() == ["1", "business", "1", "1", "1", "·", "·"]
    assert lines[4].split() == ["4", "military", "·", "·", "·", "·", "1"]


def test_kappa_takes_chance_out_of_agreement() -> None:
    """Cohen 1960: three of four alike, where chance would give two: half of what is possible."""
    answers = [_answer("a", "a"), _answer("a", "a"), _answer("b", "b"), _answer("b", "a")]
    assert kappa(answers) == pytest.approx(0.5)
