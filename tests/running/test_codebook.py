"""Codebook: every column that a row can have, explained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import analyse, read
from analysis.errors import ResultError
from analysis.reporting.frames import row
from analysis.running.codebook import columns, in_columns
from analysis.speech.certainty import Certainty
from analysis.speech.cued import CuedTagger

STORIES = {
    "one sentence": "The ferry stopped.",
    "no letters": "1 2 3\n\n4",
    "one quotation": "The ferry stopped on Monday.\n\n“We wait,” said Mara Teal, who runs the port.\n",
}


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES.keys())
def test_a_row_of_any_article_fits_the_codebook(text: str) -> None:
    names = [column.name for column in columns()]
    assert list(in_columns(row(analyse(read(text))))) == names


def test_every_column_is_explained_and_stands_once() -> None:
    names = [column.name for column in columns()]
    assert len(names) == len(set(names))
    assert all(column.meaning.endswith(".") for column in columns())


def test_the_rules_hold_nothing_apart_so_that_they_have_no_number_of_doubtful_statements() -> None:
    by_rules = analyse(read(STORIES["one quotation"]), tagger=CuedTagger())
    assert row(by_rules)["doubtful"] is None
    weighed = replace(by_rules, method=replace(by_rules.method, certainty=Certainty(0.5, 0.6)))
    assert row(weighed)["doubtful"] == 0
    assert row(replace(by_rules, doubtful=by_rules.attributions))["doubtful"] == 1


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ResultError, match=r"unknown column 'wordz'. Did you mean 'words'"):
        in_columns({"wordz": 1})
