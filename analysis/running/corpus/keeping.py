"""Keeping: results of parts on disk until they are put together, so that a run can stop and go on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow

from analysis.running.corpus.measuring import Measured, unpacked
from analysis.running.corpus.part import Part
from analysis.running.corpus.schema import NAMES, Table
from analysis.running.folders import PRIVATE, disk_errors, write_atomically


class Kept:
    """The folder beside the output in which finished parts wait; it is gone when the run is done."""

    def __init__(self, output: Path) -> None:
        self.folder = output.parent / f"{PRIVATE}{output.name}.parts"

    def holds(self, part: Part) -> bool:
        """Whether a part was measured before the run was stopped."""
        # written last: where it is, the others are
        return self._file(part.first, part.key, "articles").is_file()

    def keep(self, part: Part, found: Measured) -> None:
        """Write the result of a part, whole or not at all. Raises ``RunError``."""
        for name in reversed(NAMES):
            write_atomically(self._file(part.first, part.key, name), found.tables[name])

    def table(self, first: int, key: str, name: Table) -> pyarrow.Table:
        """One table of a part."""
        with disk_errors(self.folder):
            return unpacked(self._file(first, key, name).read_bytes())

    def drop(self, first: int, key: str) -> None:
        """Forget a part that stands in the output now."""
        for name in NAMES:
            self._file(first, key, name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Take the folder away, with whatever older runs left in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, first: int, key: str, name: Table) -> Path:
        return self.folder / f"{first:012}-{key}-{name}.arrow"
