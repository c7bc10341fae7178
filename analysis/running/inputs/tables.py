"""Tables: articles that stand one a row in JSONL, CSV or Parquet, read a row at a time."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

from analysis.errors import ArticleError
from analysis.reading.encoding import MAX_BYTES, decode
from analysis.running.inputs.record import FIELDS, Columns, Record, record_of, unreadable

LONGEST_LINE = 6 * MAX_BYTES + 1_000_000
"""Bytes of a line of JSON: each byte of an article can take six there, as ``\\u0041``."""
_SAMPLE = 200_000
_ROWS = 64
"""Rows of a Parquet file that are held at once."""
_SEPARATORS = ",;\t|"


def jsonl_records(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The articles of a JSONL file, packed or not: an object a line, empty lines passed over.

    A line that is no object with a text is a record with its error, and the next line follows.
    """
    with _opened(path) as file:
        for number, line in enumerate(_lines(file), start=1):
            place, id = f"{label}, line {number:,}", f"{label}#{number}"
            if line is None:
                yield unreadable(place, id, path.name, f"{place}: it is longer than {LONGEST_LINE:,} bytes.")
            elif line.strip():
                yield _from_json(line, columns, place, id, path.name)


def _from_json(line: bytes, columns: Columns, place: str, id: str, name: str) -> Record:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError("no object")
    except (ValueError, RecursionError):
        return unreadable(place, id, name, f"{place}: it is no JSON object.")
    try:
        found = columns.found_in([str(key) for key in row], place)
    except ArticleError as error:
        return unreadable(place, _own_id(row) or id, name, str(error))
    return record_of({field: row[key] for field, key in found.items()}, place, id, name)


def _own_id(row: dict[str, Any]) -> str | None:
    """The id of a row that lacks its text."""
    value = next((row[key] for key in FIELDS["id"] if key in row), None)
    return str(value) if isinstance(value, str | int) and str(value).strip() else None


def csv_records(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The articles of a CSV file, packed or not; its separator is the one that makes a text column appear.

    The encoding is judged by the beginning of the file; what cannot be read further down becomes a �.
    Raises ``ArticleError`` where there is no text column.
    """
    csv.field_size_limit(LONGEST_LINE)
    with _opened(path) as file:
        start = file.read(_SAMPLE)
        encoding = _encoding(start, path.name)
        rest = io.TextIOWrapper(
            io.BufferedReader(_Joined(start, file)), encoding=encoding, errors="replace", newline=""
        )
        first = start.decode(encoding, "replace").split("\n", 1)[0].rstrip("\r")
        separator = _separator(first, columns)
        rows = csv.reader(rest, delimiter=separator)
        names = [name.lstrip("\ufeff") for name in next(rows, [])]
        places = {field: names.index(name) for field, name in columns.found_in(names, label).items()}
        for number, row in _numbered(rows):
            if row is None:
                return (yield unreadable(f"{label}, row {number:,}", f"{label}#{number}", path.name,
                                         f"{label}, row {number:,}: it is no CSV from here on."))  # fmt: skip
            if any(row):
                values = {field: row[place] for field, place in places.items() if place < len(row)}
                yield record_of(values, f"{label}, row {number:,}", f"{label}#{number}", path.name)


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | None]]:
    """The rows with their numbers, the header the first; None for the row at which the file stops to be CSV."""
    number = 1
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield number, None
            return


def parquet_records(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The articles of a Parquet file, only the columns that are needed and few rows at once.

    Raises ``ArticleError`` where there is no text column, and for a file that is damaged.
    """
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        # a page at a time: a row group of an archive may be larger than memory
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
            found = columns.found_in(list(file.schema_arrow.names), label)
            for batch in file.iter_batches(_ROWS, columns=list(found.values()), use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    values = {field: row[name] for field, name in found.items()}
                    yield record_of(values, f"{label}, row {number:,}", f"{label}#{number}", path.name)
    except pyarrow.ArrowException as error:
        raise ArticleError(f"cannot read {label!r} after row {number:,}: it is no whole Parquet file.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where its name ends in ``.gz``; what goes wrong is an ``ArticleError``."""
    try:
        with gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb") as file:
            yield cast(IO[bytes], file)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"cannot read {path.name!r} to its end: {reason}. Get a whole copy of it.") from error


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long to be an article, whose bytes are passed over."""
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
                continue
            yield None
        else:
            yield line.removeprefix(codecs.BOM_UTF8)


def _encoding(start: bytes, name: str) -> str:
    """The encoding of a table by its beginning, which is cut at a line end so that no character is cut."""
    whole = start if len(start) < _SAMPLE else start[: start.rfind(b"\n") + 1 or len(start)]
    try:
        start.decode("utf-8-sig") if len(start) < _SAMPLE else whole.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(whole, name).encoding
    return "utf-8-sig"


def _separator(header: str, columns: Columns) -> str:
    """The separator at which the header falls into columns of which one holds the text; else the commonest."""
    for each in _SEPARATORS:
        try:
            columns.found_in(next(csv.reader([header], delimiter=each)), "")
        except ArticleError:
            continue
        return each
    return max(_SEPARATORS, key=header.count)


class _Joined(io.RawIOBase):
    """The bytes that were looked at, then the rest of the file: it need not be opened twice."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._parts = chain([start], iter(lambda: rest.read(1 << 16), b""))
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            self._left = next(self._parts, b"")
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


Reader = Callable[[Path, Columns, str], Iterator[Record]]
