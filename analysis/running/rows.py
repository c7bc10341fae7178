"""Rows: one flat row an article, as CSV that a spreadsheet cannot mistake for formulas, JSON or Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from analysis.running.codebook import Column

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]], *, header: bool = True) -> str:
    """The rows as CSV: the names on top, "no answer" as an empty field, one line feed after each row.

    A text that begins with ``= + - @``, a tab or a carriage return gets an apostrophe in front, because a
    spreadsheet would run it as a formula; numbers are left as they are.

    >>> print(csv_text(["name", "share", "title"], [{"name": "=1+1", "share": -0.5, "title": None}]), end="")
    name,share,title
    '=1+1,-0.5,
    """
    lines = [_csv_line(names)] if header else []
    lines += [_csv_line([_field(row[name]) for name in names]) for row in rows]
    return "".join(lines)


def json_line(row: Mapping[str, object]) -> str:
    """The row as one line of JSON; "no answer" is ``null``."""
    return json.dumps(dict(row), ensure_ascii=False, allow_nan=False) + "\n"


def parquet_bytes(columns: Sequence[Column], rows: Iterable[Mapping[str, object]]) -> bytes:
    """The rows as a Parquet file: a type for each column, whatever stands in it, so that files can be joined."""
    import pyarrow
    from pyarrow import parquet

    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "whole number": pyarrow.int64(),
        "true or false": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows], schema=schema), sink)
    return sink.getvalue()


def _csv_line(fields: Sequence[object]) -> str:
    out = io.StringIO()
    # the writer puts only those line ends in quotes that it is told of: with "\n" alone a "\r" would break the row
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _field(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
