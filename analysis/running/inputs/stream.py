"""Stream: every article among the inputs, one after the other, however many there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from glob import iglob
from pathlib import Path
from typing import IO

from analysis.errors import ArticleError, CorrectionsError
from analysis.running.inputs.downloads import docx_records, is_download, rtf_records, text_download
from analysis.running.inputs.record import Columns, Record, unreadable
from analysis.running.inputs.tables import Reader, csv_records, jsonl_records, parquet_records

LIST = "-"
"""As an input: the names of files, one a line, are read from standard input."""
_PATTERN = frozenset("*?[")


def records(
    inputs: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    names: IO[str] | None = None,
    but: Iterable[Path] = (),
) -> Iterator[Record]:
    """The articles among files, folders, patterns and lists, read one at a time and in the same order every time.

    A text file is one article; ``.jsonl``, ``.csv`` and ``.parquet`` hold one a row, with a text column and whatever
    else is known about each (``FIELDS``; ``columns`` names those that are called otherwise). A folder is searched to
    the bottom, in the order of names; left out are hidden files, what is (in) one of ``but``, and reports and tables
    that Sayso wrote (``ours``). ``-`` takes file names from ``names`` (standard input), one a line.

    Raises ``ArticleError`` at once for an input that is not there; an article that cannot be read is a record with
    its error, and the next one follows. Only the article at hand is in memory.

    >>> list(records(["no-such-folder"]))
    Traceback (most recent call last):
    analysis.errors.ArticleError: there is no file or folder 'no-such-folder'.
    """
    given = [str(each) for each in inputs]
    known = Columns(columns or {})
    out = {path.resolve() for path in but}
    for each in given:
        if each != LIST and not Path(each).exists() and not _matches(each):
            raise ArticleError(f"there is no file or folder {each!r}.")
    return _each(given, known, names, out, once=len(given) > 1)


def _each(given: list[str], columns: Columns, names: IO[str] | None, out: set[Path], *, once: bool) -> Iterator[Record]:
    """The records of the inputs; with ``once`` a file that is named twice is read once."""
    for each in given:
        for path, label in _listed(names) if each == LIST else _paths(each):
            place = path.resolve()
            if not out.isdisjoint((place, *place.parents)):
                continue
            if once:
                out.add(place)
            yield from _records_of(path, columns, label)


def _records_of(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The records of one file; what goes wrong on the way is a last record with its error."""
    try:
        for record in READERS.get(ending(path), text_record)(path, columns, label):
            yield replace(record, file=path)
    except (ArticleError, CorrectionsError) as error:
        yield unreadable(label, label, path.name, str(error))


def text_record(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The one article of a text file, its bytes not yet decoded, with the corrections that lie beside it.

    A file that is a download from a newspaper database gives each of its articles (``downloads``).
    """
    from analysis.corrections.sidecar import find_corrections
    from analysis.house.files import read_by_hand
    from analysis.reading.load import bytes_of

    if is_download(path):
        yield from text_download(path, columns, label)
        return
    beside = find_corrections(path)
    corrections = None if beside is None else read_by_hand(beside, CorrectionsError)[0]
    yield Record(label, label, path.name, bytes_of(path, label), corrections=corrections)


READERS: Mapping[str, Reader] = {
    ".txt": text_record,
    ".text": text_record,
    ".jsonl": jsonl_records,
    ".csv": csv_records,
    ".tsv": csv_records,
    ".parquet": parquet_records,
    ".docx": docx_records,
    ".rtf": rtf_records,
}
"""What reads which ending (``.gz`` left away). A file that is named itself and ends otherwise is taken for text."""


def ending(path: Path) -> str:
    """The ending of a file's name in small letters, that of a packed one without ``.gz``.

    >>> ending(Path("1998.JSONL.gz"))
    '.jsonl'
    """
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def _paths(given: str) -> Iterator[tuple[Path, str]]:
    """The files of an input, each with a label that tells it from the others and holds no absolute path."""
    path = Path(given)
    if path.is_dir():
        yield from ((each, each.relative_to(path).as_posix()) for each in _walk(path))
    elif path.exists():
        yield path, _label(path)
    else:
        for each in _matches(given):
            if each.is_dir():
                yield from _paths(str(each))
            else:
                yield each, _label(each)


def _label(path: Path) -> str:
    """A named file's path as it was given, where that says nothing about the machine; else its name."""
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a folder that can hold articles, to the bottom, by name; what Sayso itself wrote is none."""
    from analysis.house.settings import is_register
    from analysis.running.inputs.ours import is_report, is_table_of_ours

    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_report(Path(here) / name))
        for name in sorted(files):
            path = Path(here) / name
            if name.startswith(".") or ending(path) not in READERS or not path.is_file():
                continue
            if not is_register(path) and not is_table_of_ours(path):
                yield path


def _matches(pattern: str) -> list[Path]:
    if not _PATTERN.intersection(pattern):
        return []
    return [Path(each) for each in sorted(iglob(pattern, recursive=True))]  # noqa: PTH207  # may be absolute


def _listed(names: IO[str] | None) -> Iterator[tuple[Path, str]]:
    """The files that a list names, one a line; one that is not there is read all the same, and gives its error."""
    for line in names or ():
        name = line.rstrip("\r\n")
        if name.strip():
            yield from _paths(name) if Path(name).exists() else [(Path(name), _label(Path(name)))]
