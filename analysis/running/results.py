"""Results: what a batch writes about all its articles when every report is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.running.codebook import IN_A_BATCH, columns, in_columns
from analysis.running.folders import atomic_file, disk_errors, write_atomically
from analysis.running.index import SHOWN, index_page
from analysis.running.rows import ParquetRows, csv_text

if TYPE_CHECKING:
    from analysis.running.batch import Item

Row = dict[str, object]
_ON_THE_INDEX = ("id", "title", "name", "outlet", "date", *SHOWN)


def write_results(into: Path, items: Sequence[Item]) -> None:
    """Write ``results.csv`` and ``results.parquet`` (a row an article), ``failures.csv`` and ``index.html``.

    The reports are read one after the other and their rows written as they come: a thousand articles take no more
    memory than one, but for a line of the index each.
    """
    failures = [{"article": item.name, "error": item.error} for item in items if item.error is not None]
    every = (IN_A_BATCH, *columns())
    lines: list[Row] = []
    with (
        atomic_file(into / "results.csv") as table,
        atomic_file(into / "results.parquet") as parquet,
        ParquetRows(every, parquet) as packed,
    ):
        table.write(csv_text([column.name for column in every], []).encode())
        for row in rows(into, items):
            table.write(csv_text(list(row), [row], header=False).encode())
            packed.add(row)
            lines.append({name: row.get(name) for name in _ON_THE_INDEX})
    write_atomically(into / "failures.csv", csv_text(["article", "error"], failures).encode())
    write_atomically(into / "index.html", index_page(lines, failures).encode())


def rows(into: Path, items: Iterable[Item]) -> Iterator[Row]:
    """One row for each report, in the order of the articles, in the columns of the codebook and its folder's name.

    Of a notebook of the user's own that writes no ``analysis.json`` there is nothing but the names.
    """
    from analysis.reporting.frames import row
    from analysis.result import from_json

    for item in items:
        if item.folder is None or item.again:
            continue
        with disk_errors(into):
            path = item.folder / "analysis.json"
            found = row(from_json(path.read_bytes())) if path.is_file() else {"name": item.name}
        yield {"id": item.id, **in_columns(found)}
