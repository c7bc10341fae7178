"""Cells: what a spreadsheet must not run comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.house.cells import escaped, plain
from analysis.running.rows import csv_text

RUN = ("=1+1", "+44 20", "-Mara", "@SUM(A1)", "\tx", "\rx", "'=1+1", "''@x")


@pytest.mark.parametrize("text", RUN)
def test_a_cell_that_a_spreadsheet_would_run_gets_one_apostrophe_and_loses_that_one_only(text: str) -> None:
    assert escaped(text) == f"'{text}"
    assert plain(escaped(text)) == text


@pytest.mark.parametrize("text", ["'tis", "'Abd", "''", "", "a=b", "1-2"])
def test_a_cell_that_no_spreadsheet_runs_is_left_alone(text: str) -> None:
    assert escaped(text) == plain(text) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n ,\";aé"), max_size=8))
def test_any_text_comes_back_from_a_file_as_it_was(text: str) -> None:
    written = csv_text(["t"], [{"t": text}])
    cell = next(csv.DictReader(io.StringIO(written, newline="")), {"t": ""})["t"]
    assert plain(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
