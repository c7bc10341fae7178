"""Reviews: what people said of the passages of a worklist, read back from the file that they wrote it in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import RunError
from analysis.house.cells import plain

FILE = "worklist.csv"
OPEN = "open"
COLUMNS = (
    "state", "reviewer", "note", "check", "article", "title", "outlet", "date", "paragraph", "words", "why", "run",
    "key",
)  # fmt: skip
"""The first three are a person's to fill in; the key must stay as it is."""
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a passage ("open" as long as nobody has), and the run in which it was first listed."""

    state: str
    reviewer: str
    note: str
    run: int
    row: Mapping[str, str]
    """The whole row, for a passage that is no longer found."""

    @property
    def is_touched(self) -> bool:
        """Whether a person has written anything."""
        return self.state != OPEN or bool(self.reviewer or self.note)


def read_reviews(folder: Path) -> dict[str, Review]:
    """The reviews in a folder's ``worklist.csv`` by the key of the passage; none where there is no such file.

    Commas, semicolons or tabs, and the code pages of spreadsheets are all read. Raises ``RunError``, before anything is
    written, for a file that has lost its keys: what people wrote is never overwritten.
    """
    path = folder / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise RunError(
            f"cannot read {str(path)!r}: {error.strerror}. What was reviewed in it would be lost."
        ) from error
    rows = _rows(path, _decoded(data))
    found = {}
    for line, row in enumerate(rows, 2):
        key, run = row["key"].strip(), row["run"].strip()
        if not key:
            continue
        if not run.isdecimal():
            raise _damaged(path, f"line {line} has {row['run']!r:.40} as its run")
        cells = {name: plain(value) for name, value in row.items()}
        state = cells["state"].strip() or OPEN
        found[key] = Review(state, cells["reviewer"].strip(), cells["note"].strip(), int(run), cells)
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # how a spreadsheet on Windows saves plain CSV


def _rows(path: Path, text: str) -> list[dict[str, str]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(1_000_000)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise _damaged(path, f"the column {missing[0]!r} is missing")
        return [{name: str(row[name])[:_LONGEST] for name in COLUMNS} for row in reader]
    except csv.Error as error:
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, what: str) -> RunError:
    return RunError(
        f"{str(path)!r} cannot be read as a worklist: {what}. Put it right, or move it away to begin a new one: it is "
        "never overwritten like this, because what people wrote in it would be lost."
    )
