"""Results: what a batch writes about all its articles when every report is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.comparing.copies import Copies, Fingerprint, copies, fingerprint
from analysis.running.codebook import IN_A_BATCH, Column, columns, in_columns
from analysis.running.collecting import beside
from analysis.running.corpus.schema import table
from analysis.running.folders import atomic_file, disk_errors, write_atomically
from analysis.running.index import SHOWN, index_page
from analysis.running.rows import ParquetRows, csv_text
from analysis.running.worklist.listing import Since, write_worklist
from analysis.running.worklist.passages import Passage, passages

if TYPE_CHECKING:
    from analysis.result import Analysis
    from analysis.running.batch import Item

Row = dict[str, object]
RESULTS = "results.parquet"
COPIES = "duplicates.csv"
FAILURES = ("article", "error")
_COPIES = ("group", "id", "title", "outlet", "date", "words", "share")
_ON_THE_INDEX = ("id", "title", "name", "outlet", "date", *SHOWN)


@dataclass(slots=True)
class _Gathered:
    """What is kept of each report while the tables are written: a line of the index, a fingerprint, its passages."""

    lines: list[Row] = field(default_factory=list)
    prints: list[Fingerprint] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """What the tables of a batch hold: reports with measures, and groups of stories that share most of their words."""

    measured: int
    alike: int


def write_results(into: Path, items: Sequence[Item], *, since: Since = "first") -> Written:
    """Write what there is to say of all articles together.

    ``results.csv`` and ``results.parquet`` have a row an article, ``results.sources.parquet`` one for each of its
    sources; ``duplicates.csv`` the groups of articles that share most of their words (reported, never dropped);
    ``worklist.html`` and ``worklist.csv`` the passages that a person should look at; ``failures.csv`` the articles
    without a report; ``index.html`` leads to everything. The reports are read one after the other and their rows
    written as they come. Raises ``RunError`` where the worklist that people wrote in cannot be read.
    """
    failures = [{"article": item.place, "error": item.reason} for item in items if item.error is not None]
    every = (IN_A_BATCH, *columns())
    gathered = _Gathered()
    with ExitStack() as open_files:
        text = open_files.enter_context(atomic_file(into / "results.csv"))
        packed = _parquet(open_files, into / RESULTS, every)
        sources = _parquet(open_files, beside(into / RESULTS), _sources())
        text.write(csv_text([column.name for column in every], []).encode())
        for item, analysis in reports(into, items):
            row = _row(item, analysis)
            text.write(csv_text(list(row), [row], header=False).encode())
            packed.add(row)
            gathered.lines.append({name: row.get(name) for name in _ON_THE_INDEX})
            if analysis is not None and item.id is not None:
                _gather(gathered, sources, item.id, analysis)
    listed = write_worklist(into, gathered.passages, since=since)
    alike = copies(gathered.prints)
    write_atomically(into / COPIES, csv_text(_COPIES, _copies(alike, gathered.lines)).encode())
    write_atomically(into / "failures.csv", csv_text(FAILURES, failures).encode())
    page = index_page(
        gathered.lines, failures, groups=len(alike), to_look_at=len(listed.entries), overview=len(gathered.prints) > 1
    )
    write_atomically(into / "index.html", page.encode())
    return Written(len(gathered.prints), len(alike))


def _parquet(open_files: ExitStack, path: Path, every: Sequence[Column]) -> ParquetRows:
    return open_files.enter_context(ParquetRows(every, open_files.enter_context(atomic_file(path))))


def _gather(gathered: _Gathered, sources: ParquetRows, id: str, analysis: Analysis) -> None:
    from analysis.reporting.frames import TABLES

    for each in TABLES["sources"][1](analysis):
        sources.add({"article": id, **each})
    gathered.prints.append(fingerprint(analysis.article, id))
    gathered.passages.extend(passages(analysis, id))


@cache
def _sources() -> tuple[Column, ...]:
    """The columns of the sources: those of a corpus, joined by the name of the report's folder."""
    from analysis.reporting.frames import TABLES

    names = {"article", *TABLES["sources"][0]}
    return tuple(column for column in table("sources") if column.name in names)


def reports(into: Path, items: Iterable[Item]) -> Iterator[tuple[Item, Analysis | None]]:
    """Each report once, with its analysis (None for a notebook of the user's own that wrote none), in their order."""
    from analysis.result import from_json

    for item in items:
        if item.folder is None or item.again:
            continue
        with disk_errors(into):
            path = item.folder / "analysis.json"
            analysis = from_json(path.read_bytes()) if path.is_file() else None
        yield item, analysis


def _row(item: Item, analysis: Analysis | None) -> Row:
    """One row for a report, in the columns of the codebook and its folder's name."""
    from analysis.reporting.frames import row

    found = {"name": item.name} if analysis is None else row(analysis)
    return {"id": item.id, **in_columns(found)}


def _copies(alike: Sequence[Copies], lines: Sequence[Mapping[str, object]]) -> Iterator[Row]:
    known = {line["id"]: line for line in lines}
    for number, group in enumerate(alike, 1):
        for id, share in zip(group.articles, group.shares, strict=True):
            line = known[id]
            yield {
                "group": number, "id": id, "title": line["title"] or line["name"], "outlet": line["outlet"],
                "date": line["date"], "words": line["words"], "share": round(share, 2),
            }  # fmt: skip
