"""Hedges: which words leave something open, and in whose voice."""

from __future__ import annotations

import pytest

from tests.measures.told import told


def hedges(text: str) -> list[tuple[str, str, str]]:
    return [(each.word, each.kind, each.voice) for each in told(text).wording.hedges]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier reportedly burned in the night.", [("reportedly", "adverb", "reporter")]),
        ("Orla Venn said that it may burn.", [("may", "modal", "paraphrase")]),
        ("“It might burn,” said Orla Venn.", [("might", "modal", "quotation")]),
        ("Amid allegations of arson the pier was closed.", [("allegations", "noun", "reporter")]),
        ("The pier opens on May 4 and closes in May.", []),
        ("The pier could not be saved.", []),
        ("Tam Orm claims that the pier burned.", []),
    ],
    ids=["hearsay", "modal in paraphrase", "modal in a quotation", "a claim noun", "the month", "was not", "a cue"],
)
def test_what_is_a_hedge(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert hedges(text) == expected


def test_a_hedge_inside_an_attributed_paraphrase_is_a_double_hedge() -> None:
    text = "Orla Venn said that dozens had allegedly been hurt. The pier reportedly burned. “Maybe,” she said.\n"
    analysis = told(text)
    assert analysis.score("hedges_reporter").value == 2
    assert analysis.score("double_hedges").value == 1
    assert analysis.score("double_hedges").n == 2
    assert analysis.score("hedges_quoted").value == 1
    assert analysis.score("hedges_quoted").n == 1
    (double,) = (each for each in analysis.wording.hedges if each.attribution and each.voice != "quotation")
    assert double.word == "allegedly"


def test_without_quotations_there_is_no_answer_about_them() -> None:
    score = told("The pier reportedly burned.\n").score("hedges_quoted")
    assert (score.value, score.reason) == (None, "no quotation of the body counts as speech")
