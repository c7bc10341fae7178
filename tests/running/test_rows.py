"""Rows: CSV that a spreadsheet cannot run, and files whose columns never change."""

from __future__ import annotations

import csv
import io

import pyarrow.parquet
import pytest

from analysis.running.codebook import Column
from analysis.running.rows import ParquetRows, csv_text, json_line


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    written = csv_text(["title"], [{"title": text}])
    assert next(csv.DictReader(io.StringIO(written, newline="")))["title"] == "'" + text


def test_numbers_keep_their_sign_and_no_answer_is_empty() -> None:
    assert csv_text(["a", "b", "c"], [{"a": -0.5, "b": None, "c": 0}]) == "a,b,c\n-0.5,,0\n"


def test_commas_quotes_and_line_ends_survive() -> None:
    odd = 'He said, "no"\nand left'
    assert next(csv.DictReader(io.StringIO(csv_text(["t"], [{"t": odd}]), newline="")))["t"] == odd


def test_json_has_null_for_no_answer_and_refuses_nan() -> None:
    assert json_line({"a": None, "b": "ü"}) == '{"a": null, "b": "ü"}\n'
    with pytest.raises(ValueError, match="Out of range"):
        json_line({"a": float("nan")})


def test_parquet_types_do_not_depend_on_what_stands_in_the_columns() -> None:
    columns = [Column("id", "text", ""), Column("share", "number", ""), Column("rule", "true or false", "")]
    files = io.BytesIO(), io.BytesIO()
    with ParquetRows(columns, files[0]):
        pass
    with ParquetRows(columns, files[1]) as rows:
        rows.add({"id": "a", "share": 1, "rule": True})
        rows.add({"id": "b", "share": None, "rule": False})
    empty, full = (pyarrow.parquet.read_table(file) for file in files)
    assert empty.schema == full.schema
    assert full.to_pylist()[1] == {"id": "b", "share": None, "rule": False}
