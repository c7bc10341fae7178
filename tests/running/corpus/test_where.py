"""Conditions on columns: what they choose, and that they are nothing but conditions."""

from __future__ import annotations

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import dataset

from analysis.errors import ParameterError
from analysis.running.corpus.where import condition

ROWS = pyarrow.table(
    {
        "id": ["a", "b", "c", "d"],
        "outlet": ["The Lantern", "The Lantern", "Northlight", None],
        "date": ["2026-03-04", "2025-01-01", "2026-04-01", None],
        "words": pyarrow.array([300.0, 120.5, 900.0, None]),
        "number": pyarrow.array([1, 2, 3, 4]),
        "counted": [True, False, None, True],
    }
)
CHOSEN = {
    "words > 300": "c",
    "words >= 300": "ac",
    "words != 300": "bc",
    "words = 120.5": "b",
    "number <= 2": "ab",
    "number in (1, 4)": "ad",
    'outlet = "The Lantern"': "ab",
    "outlet == 'The Lantern' and words > 200": "a",
    'outlet = "Northlight" or words < 200': "bc",
    'outlet contains "lant"': "ab",
    "outlet is missing": "d",
    "outlet is not missing": "abc",
    "not words > 300": "ab",
    'date >= "2026-03" and date < "2026-04"': "a",
    'id in ("a", "d")': "ad",
    "counted = true": "ad",
    'id = "a" or id = "b" and words > 300': "a",
    '(id = "a" or id = "b") and words > 200': "a",
    "NOT (words > 300 OR words < 200)": "a",
    "words > -1": "abc",
}


def _ids(expression: str) -> str:
    found = dataset.dataset(ROWS).to_table(filter=condition(expression, ROWS.schema))
    return "".join(found.column("id").to_pylist())


@pytest.mark.parametrize(("expression", "ids"), CHOSEN.items(), ids=CHOSEN)
def test_a_condition_chooses_its_rows_and_never_one_without_an_answer(expression: str, ids: str) -> None:
    assert _ids(expression) == ids


NUMBER = "there should be a number, because 'words' holds numbers."
FOR_INSTANCE = 'Write for instance: words > 300 and outlet = "The Lantern".'
AT = "the condition cannot be read"
REFUSED = {
    "": "the condition is empty. Write for instance: words > 300.",
    "words >": f"{AT} at its end: {NUMBER}",
    "words > 'a'": f"{AT} before \"'a'\": {NUMBER}",
    "words > and": f"{AT} before 'and': {NUMBER}",
    "id = 3": f"{AT} before '3': there should be a text in quotation marks, such as \"word\", because 'id' holds text.",
    "counted = 1": f"{AT} before '1': there should be true or false, because 'counted' holds that.",
    "wrds > 1": "unknown column 'wrds'. Did you mean 'words'? All columns: `sayso codebook`.",
    "__import__('os')": "unknown column '__import__'. All columns: `sayso codebook`.",
    "words > 1 words": f"{AT} before 'words': there should be 'and', 'or' or the end.",
    "words > 1)": f"{AT} before ')': there should be 'and', 'or' or the end.",
    "(words > 1": f"{AT} at its end: there should be ')'.",
    "words ~ 1": f"{AT} from '~ 1' on. {FOR_INSTANCE}",
    "words.abs() > 1": f"{AT} from '.abs() > 1' on. {FOR_INSTANCE}",
    "words contains 'a'": "the column 'words' holds no text: compare it with = or <.",
    "and > 1": f"{AT} before 'and': there should be the name of a column.",
}


@pytest.mark.parametrize(("expression", "error"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_condition_is_refused_with_the_place(expression: str, error: str) -> None:
    with pytest.raises(ParameterError) as raised:
        condition(expression, ROWS.schema)
    assert str(raised.value) == error


def test_brackets_and_length_have_an_end() -> None:
    with pytest.raises(ParameterError, match="more than 50 brackets"):
        condition("(" * 60 + "words > 1" + ")" * 60, ROWS.schema)
    with pytest.raises(ParameterError, match="more than 10,000 characters"):
        condition("words > 1 and " * 1000, ROWS.schema)


WORDS = st.sampled_from(
    [*"()=<>,.'\"", "and", "or", "not", "in", "is", "missing", "words", "id", "3", "'a'", "__class__", "é"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40))
def test_anything_is_a_condition_or_a_parameter_error(expression: str) -> None:
    try:
        found = condition(expression, ROWS.schema)
    except ParameterError:
        return
    dataset.dataset(ROWS).to_table(filter=found)
