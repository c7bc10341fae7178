"""Choosing: the articles of a corpus for which a condition holds, with their text, ready for a closer look."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import compute

from analysis.errors import ResultError
from analysis.running.corpus.reading import opened
from analysis.running.corpus.where import condition
from analysis.running.inputs.record import Record
from analysis.running.inputs.stream import records

_Row = dict[str, Any]
_ROWS = 256
_COLUMNS = (
    "number", "id", "place", "name", "title", "outlet", "byline", "date", "url", "text", "digest", "corrections",
    "error",
)  # fmt: skip


def chosen(file: Path, where: str | None = None, inputs: Iterable[str | Path] = ()) -> Iterator[Record]:
    """The articles of a corpus for which a condition holds, in its order (see ``analysis.running.corpus.where``).

    Their text comes from the corpus; where that was made with ``--no-text`` it comes from ``inputs``, the very
    inputs of that run, and an article that is another one today is a record with that as its error. So is, without
    ``inputs``, one that a person has corrected: the tables hold the outcome of corrections, not the corrections, and
    a report without them would have other figures. Articles that failed in the corpus are left out. Raises
    ``ParameterError`` for the condition, ``ResultError`` for the file, and where the text is missing and no inputs
    are given.
    """
    schema = opened(file).schema
    given = list(inputs)
    return (record for _, record in _articles(file, None if where is None else condition(where, schema), given))


def numbered(file: Path, numbers: Iterable[int], inputs: Iterable[str | Path] = ()) -> Iterator[tuple[int, Record]]:
    """The articles of a corpus with these numbers, in their order, each with its number; otherwise as ``chosen``."""
    wanted = compute.field("number").isin(pyarrow.array(numbers, pyarrow.int64()))
    return ((row["number"], record) for row, record in _articles(file, wanted, inputs))


def _articles(
    file: Path, wanted: compute.Expression | None, inputs: Iterable[str | Path]
) -> Iterator[tuple[_Row, Record]]:
    found = opened(file)
    rows = (
        row
        for batch in found.to_batches(columns=list(_COLUMNS), filter=wanted, batch_size=_ROWS)
        for row in batch.to_pylist()
        if row["error"] is None
    )
    given = list(inputs)
    return _from_inputs(rows, records(given)) if given else _from_text(rows, file)


def _from_text(rows: Iterable[_Row], file: Path) -> Iterator[tuple[_Row, Record]]:
    for row in rows:
        if row["text"] is None:
            raise ResultError(
                f"{file.name!r} holds no texts (it was made with --no-text). "
                "Name the inputs as well, those that it was made of."
            )
        yield row, _uncorrected(row, file) if row["corrections"] else _record(row, row["text"])


def _uncorrected(row: _Row, file: Path) -> Record:
    why = (
        f"a person corrected {row['id']!r}, and {file.name!r} holds no corrections. "
        "Name the inputs as well, those that it was made of."
    )
    return _record(row, None, why)


def _from_inputs(rows: Iterable[_Row], stream: Iterator[Record]) -> Iterator[tuple[_Row, Record]]:
    """Both are in the order of the numbers, so that one pass over the inputs is enough."""
    number = 0
    record: Record | None = None
    for row in rows:
        while number < row["number"]:
            record, number = next(stream, None), number + 1
        if record is None or record.id != row["id"] or _digest(record) != row["digest"]:
            found = "nothing" if record is None else f"another one ({record.id!r})"
            why = f"article {number:,} of the inputs should be {row['id']!r}, but is {found}. Name the same inputs."
            yield row, _record(row, None, why)
        else:
            yield row, record


def _digest(record: Record) -> str:
    data = record.data or b""
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")).hexdigest()


def _record(row: _Row, text: str | None, error: str | None = None) -> Record:
    return Record(
        id=row["id"], place=row["place"], name=row["name"], data=text, title=row["title"], outlet=row["outlet"],
        author=row["byline"], date=row["date"], url=row["url"], error=error,
    )  # fmt: skip
