"""Assembling: the tables of many parts become the files of a corpus, the same bytes for the same articles."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from analysis.running.corpus.keeping import Kept
from analysis.running.corpus.schema import NAMES, Table, arrow_schema
from analysis.running.folders import PRIVATE, disk_errors
from analysis.versions import __version__

SCHEMA = 1
ABOUT = b"sayso"
"""The key of the file's own metadata under which stands what made it."""
_ARTICLES = 4_096
_CHARACTERS = 40_000_000
"""A row group is closed by whichever comes first: it is what a reader, and we, must hold in memory."""


@dataclass(frozen=True, slots=True)
class Done:
    """A part that has been measured: where it begins, how many articles and characters it has, its key."""

    first: int
    articles: int
    size: int
    key: str


def table_paths(output: Path) -> dict[Table, Path]:
    """Where the three tables stand: ``a.parquet``, ``a.attributions.parquet``, ``a.sources.parquet``.

    >>> [path.name for path in table_paths(Path("a.parquet")).values()]
    ['a.parquet', 'a.attributions.parquet', 'a.sources.parquet']
    """
    return {
        name: output if name == "articles" else output.with_name(f"{output.stem}.{name}{output.suffix}")
        for name in NAMES
    }


def parts_in(paths: Mapping[Table, Path]) -> dict[int, Done]:
    """The parts that finished files hold, by the number of their first article; none where a file is not whole."""
    found: list[Any] = []
    for path in paths.values():
        about = about_of(path)
        if about is None or about.get("schema") != SCHEMA:
            return {}
        found.append(about["parts"])
    if any(each != found[0] for each in found):
        return {}
    return {each["first"]: Done(**each) for each in found[0]}


def about_of(path: Path) -> dict[str, Any] | None:
    """What made a file; None where it is no file of a corpus, or damaged."""
    try:
        about = json.loads((parquet.read_schema(path).metadata or {})[ABOUT])
    except (OSError, pyarrow.ArrowException, KeyError, ValueError):
        return None
    return about if isinstance(about, dict) else None


def assemble(paths: Mapping[Table, Path], parts: Sequence[Done], kept: Kept) -> None:
    """Write the three files: what stands in older ones is taken from there, the rest from the parts kept.

    Each file gets its name when it is whole, that of the articles last. Raises ``RunError``.
    """
    old = parts_in(paths)
    new = {name: path.with_name(f"{PRIVATE}{secrets.token_hex(6)}.parquet") for name, path in paths.items()}
    try:
        with disk_errors(paths["articles"].parent):
            for name, path in new.items():
                with Older(paths[name]) if old else nullcontext() as older:
                    _write(path, name, parts, _source(name, old, older, kept))
            for name in reversed(NAMES):
                new[name].replace(paths[name])
    finally:
        for path in new.values():
            path.unlink(missing_ok=True)


_Tables = Callable[[Done], pyarrow.Table]


def _source(name: Table, old: Mapping[int, Done], older: Older | None, kept: Kept) -> _Tables:
    """Where the table of each part comes from: the older file where it has the part, else the parts kept."""

    def table(part: Done) -> pyarrow.Table:
        if older is not None and old.get(part.first) == part:
            return older.take(part)
        return kept.table(part.first, part.key, name)

    return table


def _write(path: Path, name: Table, parts: Sequence[Done], tables: _Tables) -> None:
    about = {
        "schema": SCHEMA, "table": name, "sayso": __version__, "parts": [asdict(each) for each in parts],
    }  # fmt: skip
    every = (pyarrow.concat_tables([tables(each) for each in group]) for group in groups(parts))
    first = next(every, None)
    # the parts have it: asking the codebook would load the trained model here, where nothing is measured
    schema = _described(arrow_schema(name) if first is None else first.schema, about)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in () if first is None else chain([first], every):
            # in one piece: how the parts came must not show in the pages of the file
            writer.write_table(table.combine_chunks().cast(schema), row_group_size=max(1, table.num_rows))


def _described(schema: pyarrow.Schema, about: Mapping[str, object]) -> pyarrow.Schema:
    """The schema with the meanings of its columns and what made the file, and nothing that reading added to it."""
    fields = [field.with_metadata({b"meaning": field.metadata[b"meaning"]}) for field in schema]
    return pyarrow.schema(fields, {ABOUT: json.dumps(about, separators=(",", ":")).encode()})


def groups(parts: Sequence[Done]) -> Iterator[list[Done]]:
    """The parts of each row group: as many as memory holds with ease, whatever the length of the articles."""
    held: list[Done] = []
    for part in parts:
        held.append(part)
        if sum(each.articles for each in held) >= _ARTICLES or sum(each.size for each in held) >= _CHARACTERS:
            yield held
            held = []
    if held:
        yield held


class Older:
    """A finished file, out of which the rows of parts are taken in the order of their numbers."""

    def __init__(self, path: Path) -> None:
        self._file = parquet.ParquetFile(path)
        self._next = 0
        self._group: pyarrow.Table | None = None

    def __enter__(self) -> Older:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def take(self, part: Done) -> pyarrow.Table:
        """The rows of a part's articles."""
        pieces = []
        while self._group is not None or self._next < self._file.num_row_groups:
            if self._group is None:
                self._group = self._file.read_row_group(self._next)
                self._next += 1
            numbers = self._group.column("number").to_numpy()
            start, end = numbers.searchsorted([part.first, part.first + part.articles])
            pieces.append(self._group.slice(start, end - start))
            if end < len(numbers):
                break  # what follows belongs to later parts
            self._group = None
        return pyarrow.concat_tables(pieces) if pieces else self._file.schema_arrow.empty_table()
