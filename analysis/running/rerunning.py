"""Rerunning: what an executed notebook needs beside it to be run again, and a line in it about what is not there.

A run works on copies in a folder that is gone afterwards. The stories, with the corrections that belong to them alone,
stay with the report, which holds their words anyway. What a house has decided for all its stories stays with the house:
its settings and its register may say things about people who are in no way part of the report.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.running.making import MADE
from analysis.running.normalising import INJECTED
from analysis.running.parameters import Value

_KEPT = ("article", "articles", "reference")
_BESIDE = "corrections"
_OF_THE_HOUSE = frozenset({"settings", "register"})
_FIRST = "# Parameters\n"
"""The line that papermill puts on top of the cell in which it sets them."""


def keep_stories(private: Path, asked: Mapping[str, Value]) -> None:
    """Copy the stories of a run, their corrections and a reference distribution of the user's into its report."""
    for name, path in _files(private, asked):
        if name not in (*_KEPT, _BESIDE):
            continue
        kept = {path, *(path.parent.glob(f"*{_BESIDE}.yaml") if name == "articles" else ())}
        for each in kept:
            target = private / MADE / each.relative_to(private)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(each, target)


def tell_what_is_gone(notebook: Any, private: Path, asked: Mapping[str, Value]) -> None:
    """Say above the parameters of an executed notebook which of them name files that are not beside it."""
    gone = [name for name, path in _files(private, asked) if not (private / MADE / path.relative_to(private)).exists()]
    for cell in notebook.cells:
        if INJECTED in cell.metadata.get("tags", ()):
            cell.source = cell.source.replace(_FIRST, _FIRST + _said(list(dict.fromkeys(gone))), 1)


def _said(gone: list[str]) -> str:
    if not gone:
        return ""
    near = sorted(_OF_THE_HOUSE.intersection(gone))
    also = f' "" for {" and ".join(near)} takes what holds for this folder.' if near else ""
    return (
        f"# To run this notebook again, change {' and '.join(gone)}: that was a copy which is not kept with a report.\n"
        f"# Give the path of the file itself.{also}\n"
    )


def _files(private: Path, asked: Mapping[str, Value]) -> Iterator[tuple[str, Path]]:
    """The files in the private folder that parameters name."""
    for name, value in asked.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str) and each and not Path(each).is_absolute() and ".." not in Path(each).parts:
                path = private / each
                if path.is_file():
                    yield name, path
