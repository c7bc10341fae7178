"""Copying: the notebooks, taken out of the package to work on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from analysis.resources import shipped
from analysis.running.folders import disk_errors


def copy_notebooks(into: Path) -> Iterator[tuple[Path, bool]]:
    """Copy every notebook that Sayso ships into a folder, never over a file that is there.

    Gives each file's path, and whether it was copied (False: one of that name was there and was left alone).
    Raises ``RunError`` where nothing can be written.
    """
    with disk_errors(into):
        into.mkdir(parents=True, exist_ok=True)
        origin = shipped("notebooks")
        for notebook in sorted(origin.rglob("*.ipynb")):
            if ".ipynb_checkpoints" in notebook.parts:
                continue
            target = into / notebook.relative_to(origin)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with target.open("xb") as new, notebook.open("rb") as old:
                    shutil.copyfileobj(old, new)
            except FileExistsError:
                yield target, False
            else:
                yield target, True
