"""Ours: reports and tables that Sayso itself wrote, which may lie among the stories and are none."""

from __future__ import annotations

import csv
from pathlib import Path

from analysis.running.receipts import RECEIPT

_TABLES = tuple(
    frozenset(names.split())
    for names in (
        "digest sayso method rule_count_narrated",  # results, and the articles of a corpus
        "naming level counted category channel gender",  # its sources
        "speech nested zone cue relays",  # its attributions
        "state reviewer check why run key",  # a worklist
        "article sentence statement quoted speaker naming",  # a coding sheet
        "group id title outlet date words share",  # duplicates
        "name aliases category organisation",  # a register of sources
    )
)
"""Columns by which a table of ours is known, whatever its name and whoever saved it again."""
_FAILURES = ["article", "error"]
_HEAD = 20_000
"""Bytes that the first line of our widest table stays below."""


def is_report(folder: Path) -> bool:
    """Whether a folder is a report: nothing in it is a story of its own.

    >>> is_report(Path("."))
    False
    """
    return (folder / RECEIPT).is_file()


def is_table_of_ours(path: Path) -> bool:
    """Whether a CSV or Parquet file is one that Sayso wrote: results, a worklist, a coding sheet, …"""
    names = _columns(path)
    return names == _FAILURES or any(known <= set(names) for known in _TABLES)


def _columns(path: Path) -> list[str]:
    """The names of a table's columns; none for what is no such table, or cannot be read: others will tell of it."""
    if path.suffix == ".parquet":
        return _of_parquet(path)
    if path.suffix != ".csv":
        return []
    try:
        with path.open("rb") as file:
            head = file.readline(_HEAD).decode("utf-8-sig", "replace").rstrip("\r\n")
        return next(csv.reader([head], delimiter=max(",;\t", key=head.count)), [])
    except (OSError, csv.Error):
        return []


def _of_parquet(path: Path) -> list[str]:
    import pyarrow
    from pyarrow import parquet

    try:
        return list(parquet.read_schema(path).names)
    except (OSError, pyarrow.ArrowException):
        return []
