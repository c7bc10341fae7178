"""Referencing: a reference distribution made from the results of a batch or of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from analysis.comparing.reference import Reference, make_reference
from analysis.errors import ResultError
from analysis.rules import Rules, rules_from
from analysis.running.codebook import columns

_MADE = ("sayso", "method", "method_version")
_RULE = "rule_"


def reference_from(table: Path, *, name: str, origin: str, date: str) -> Reference:
    """A reference distribution of every measure in a table of results (``results.parquet``, ``.csv``, a corpus).

    All rows must have been made by one version, one method and under one set of rules, else their figures would not
    compare. Rows of articles that failed have no answers and are passed over.

    Raises ``ResultError`` where the file cannot be read, is no such table, or mixes versions, methods or rules.
    """
    rows = [row for row in _rows(table) if row.get("method")]
    if not rows:
        raise ResultError(f"{table.name!r} has no row with results. Give results.parquet, results.csv or a corpus.")
    made = {key: _one(rows, key, table) for key in _MADE}
    settings = {f"{_RULE}{each.name}": _one(rows, f"{_RULE}{each.name}", table) for each in fields(Rules)}
    rules = rules_from({key.removeprefix(_RULE): _plain(value) for key, value in settings.items()})
    measures = {column.name for column in columns() if column.kind == "number" and not _is_range(column.name)}
    return make_reference(
        ({key: value for key, value in row.items() if key in measures} for row in rows),
        name=name,
        origin=origin,
        date=date,
        rules=rules,
        method=f"{made['method']} {made['method_version']}",
        version=str(made["sayso"]),
    )


def _is_range(column: str) -> bool:
    return column.endswith(("_low", "_high"))


def _rows(table: Path) -> Iterator[Mapping[str, object]]:
    import pandas

    try:
        if table.suffix == ".csv":
            # a number column that was written as text stays what it is; empty is no answer
            frame = pandas.read_csv(table, dtype={"name": str, "title": str, "digest": str, "method_version": str})
        else:
            frame = pandas.read_parquet(table)
    except (OSError, ValueError) as error:
        raise ResultError(f"cannot read the results {table.name!r}: {error}.") from error
    for row in frame.to_dict(orient="records"):
        yield {str(key): None if pandas.isna(value) is True else value for key, value in row.items()}


def _one(rows: list[Mapping[str, object]], key: str, table: Path) -> object:
    """The value that all rows have in a column. Raises ``ResultError`` where they differ or have none."""
    found = {row.get(key) for row in rows}
    if len(found) != 1 or None in found:
        shown = ", ".join(sorted(map(str, found)))
        raise ResultError(
            f"{table.name!r} mixes results that do not compare: {key!r} is {shown}. "
            "Make all of them again with one version, one method and the same rules."
        )
    return found.pop()


def _plain(value: object) -> object:
    """A number or truth value of pandas as Python's own: 1.0 is how a table may keep a 1."""
    plain = value.item() if hasattr(value, "item") else value
    return int(plain) if isinstance(plain, float) and plain.is_integer() else plain
