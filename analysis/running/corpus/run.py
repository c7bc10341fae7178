"""Run: many articles in, three tables out; what was done before a stop is not done again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import RunError
from analysis.running.corpus.assembling import Done, assemble, parts_in, table_paths
from analysis.running.corpus.crew import Crew, measured
from analysis.running.corpus.keeping import Kept
from analysis.running.corpus.part import Options, Part, parts_of
from analysis.running.corpus.schema import Table
from analysis.running.folders import disk_errors
from analysis.running.inputs.record import Record
from analysis.running.lock import only_one

_PART_FILE = "part-{:06}.parquet"


@dataclass(slots=True)
class Progress:
    """How far a run is, in articles."""

    measured: int = 0
    errors: int = 0
    """Of those that were measured."""
    kept: int = 0
    """Measured by an earlier run."""
    words: int = 0
    """Of the bodies that were measured."""


def run_corpus(
    records: Iterable[Record],
    output: Path,
    crew: Crew,
    *,
    options: Options | Callable[[Record], Options] | None = None,
    partition: int = 0,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Measure every article of a stream and write ``output`` and, beside it, its attributions and its sources.

    With ``partition`` the three are folders of files with about so many articles each: for runs of millions. A run
    that was stopped goes on where it stopped, one that was finished does nothing, one whose input has grown measures
    what is new; each ends with the same bytes as a run that went through, on one machine or on many. ``tell`` hears
    of every part that is done. ``options`` may differ by article (``Houses.options_of``). Raises ``RunError``.
    """
    kept, same = Kept(output), Options() if options is None else options
    options_of = (lambda record: same) if isinstance(same, Options) else same
    _refuse_the_other_kind(output, partition)
    with only_one(kept.folder):
        shelves = _Shelves(output, kept, partition)
        for part, found in measured(shelves.wanted(parts_of(records, options_of)), crew):
            kept.keep(part, found)
            progress = shelves.progress
            progress.measured, progress.errors = progress.measured + found.articles, progress.errors + found.errors
            progress.words += found.words
            shelves.have(part)
            tell(progress)
        shelves.close()
    kept.clear()
    return shelves.progress


@dataclass(slots=True)
class _Shelf:
    """The parts that go into one file of each table, in order, and those of them that are still being measured."""

    paths: Mapping[Table, Path]
    old: Mapping[int, Done]
    parts: list[Done] = field(default_factory=list)
    missing: set[int] = field(default_factory=set)
    articles: int = 0
    full: bool = False


class _Shelves:
    """Sorts the parts of a stream into files, and writes each file when the last of its parts is there."""

    def __init__(self, output: Path, kept: Kept, partition: int) -> None:
        self.progress = Progress()
        self._output, self._kept, self._partition = output, kept, partition
        self._opened = 0
        self._open: list[_Shelf] = []

    def wanted(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Those parts that no earlier run has left."""
        shelf = self._next()
        for part in parts:
            if self._partition and shelf.articles >= self._partition:
                shelf.full = True
                self._write_what_is_ready()
                shelf = self._next()
            done = Done(part.first, len(part.records), sum(each.size for each in part.records), part.key)
            shelf.parts.append(done)
            shelf.articles += done.articles
            if shelf.old.get(part.first) == done or self._kept.holds(part):
                self.progress.kept += done.articles
            else:
                shelf.missing.add(part.first)
                yield part
        shelf.full = True

    def have(self, part: Part) -> None:
        """A part has been measured and kept."""
        for shelf in self._open:
            shelf.missing.discard(part.first)
        self._write_what_is_ready()

    def close(self) -> None:
        """Write the last file, and take away those that an earlier, longer run left behind it."""
        self._write_what_is_ready()
        if self._partition:
            for folder in table_paths(self._output).values():
                for path in folder.glob("part-*.parquet"):
                    number = re.fullmatch(r"part-(\d{6,})\.parquet", path.name)
                    if number and int(number[1]) >= self._opened:
                        path.unlink()

    def _next(self) -> _Shelf:
        paths = table_paths(self._output)
        if self._partition:
            with disk_errors(self._output):
                for folder in paths.values():
                    folder.mkdir(parents=True, exist_ok=True)
            paths = {name: folder / _PART_FILE.format(self._opened) for name, folder in paths.items()}
        self._opened += 1
        self._open.append(_Shelf(paths, parts_in(paths)))
        return self._open[-1]

    def _write_what_is_ready(self) -> None:
        while self._open and self._open[0].full and not self._open[0].missing:
            shelf = self._open.pop(0)
            if list(shelf.old.values()) != shelf.parts:
                assemble(shelf.paths, shelf.parts, self._kept)
            for part in shelf.parts:
                self._kept.drop(part.first, part.key)


def _refuse_the_other_kind(output: Path, partition: int) -> None:
    """A folder is not written over by a file, nor the other way round."""
    if partition and output.is_file():
        raise RunError(
            f"{str(output)!r} is a single file, and with --partition it would be a folder. Choose another name."
        )
    if not partition and output.is_dir():
        raise RunError(
            f"{str(output)!r} is a folder, made with --partition. Give --partition again, or choose another name."
        )
