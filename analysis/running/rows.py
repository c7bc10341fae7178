"""Rows: one flat row an article, as CSV that a spreadsheet cannot mistake for formulas, JSON or Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import IO

from analysis.house.cells import escaped
from analysis.running.codebook import Column

AT_A_TIME = 500
"""Rows that are written together: more make smaller files, fewer take less memory."""


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]], *, header: bool = True) -> str:
    """The rows as CSV: the names on top, "no answer" as an empty field, one line feed after each row.

    A text that a spreadsheet would run as a formula gets an apostrophe in front (``analysis.house.cells``); numbers
    are left as they are.

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


class ParquetRows:
    """Writes rows into a Parquet file, some hundred at a time; use it in a ``with`` block.

    Each column has a type, whatever stands in it, so that files can be joined.
    """

    def __init__(self, columns: Sequence[Column], file: IO[bytes]) -> None:
        import pyarrow
        from pyarrow import parquet

        types = {
            "text": pyarrow.string(),
            "number": pyarrow.float64(),
            "whole number": pyarrow.int64(),
            "true or false": pyarrow.bool_(),
        }
        self._schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
        self._writer = parquet.ParquetWriter(file, self._schema)
        self._waiting: list[Mapping[str, object]] = []

    def __enter__(self) -> ParquetRows:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None and self._waiting:
                self._write()
        finally:
            self._writer.close()

    def add(self, row: Mapping[str, object]) -> None:
        """Write a row, at the latest when the block ends."""
        self._waiting.append(dict(row))
        if len(self._waiting) >= AT_A_TIME:
            self._write()

    def _write(self) -> None:
        import pyarrow

        self._writer.write_table(pyarrow.Table.from_pylist(self._waiting, schema=self._schema))
        self._waiting.clear()


def _csv_line(fields: Sequence[object]) -> str:
    out = io.StringIO()
    # the writer puts only those line ends in quotes that it is told of: with "\n" alone a "\r" would break the row
    csv.writer(out, lineterminator="\r\n").writerow(fields)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _field(value: object) -> object:
    if value is None:
        return ""
    return escaped(value) if isinstance(value, str) else value
