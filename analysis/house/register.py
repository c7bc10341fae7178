"""Register: the sources that somebody has settled once, known again in every later article."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import cast

from analysis.errors import SettingsError, unknown_name
from analysis.house.cells import escaped, plain
from analysis.house.files import read_by_hand
from analysis.house.names import key
from analysis.speech.source import CATEGORIES, Category

NAME = "sources.csv"
COLUMNS = ("name", "aliases", "category", "organisation", "side", "decided_by", "decided_on", "note")
_NEEDED = ("name",)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the register: its name, other names for it, and what was decided about it, by whom and when."""

    name: str
    aliases: tuple[str, ...] = ()
    category: Category | None = None
    organisation: str | None = None
    side: str | None = None
    decided_by: str | None = None
    decided_on: str | None = None
    """A day, as 2026-03-04."""
    note: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)

    @property
    def who(self) -> str | None:
        """Who decided, and when, in words; None where the register does not say."""
        return ", ".join(part for part in (self.decided_by, self.decided_on) if part) or None


@dataclass(frozen=True, slots=True)
class Register:
    """Sources that are known across articles, each under one name.

    >>> register = Register((Entry("Skerrow Ferries", aliases=("SF",), category="business"),))
    >>> register.find("the SF").name
    'Skerrow Ferries'
    >>> register.find("Mara Teal") is None
    True
    """

    entries: tuple[Entry, ...] = ()
    digest: str | None = None
    """SHA-256 of the file; of the text that ``to_csv`` writes where there is no file."""
    _places: dict[str, int] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for place, entry in enumerate(self.entries):
            for name in entry.names:
                known = self._places.setdefault(key(name), place)
                if known != place:
                    other = self.entries[known].name
                    raise SettingsError(
                        f"the register names {name!r} twice: for {other!r} and for {entry.name!r}. "
                        "Keep it in one of the two rows."
                    )

    def find(self, name: str) -> Entry | None:
        """The source that goes by this name, None where the register does not know it."""
        place = self._places.get(key(name))
        return None if place is None else self.entries[place]

    def with_entry(self, entry: Entry) -> Register:
        """This register with one more source; what is known of it is kept where ``entry`` is silent.

        A source of that name is the same one; so is one whose own name is now an alias: it gets the new name.

        Raises ``SettingsError`` where one of its names belongs to another source.
        """
        old = self.find(entry.name) or self._renamed(entry)
        if old is None:
            entries = (*self.entries, entry)
        else:
            aliases = tuple(dict.fromkeys((*old.aliases, *(a for a in entry.names if key(a) != key(old.name)))))
            said = {f.name: getattr(entry, f.name) for f in fields(Entry) if f.name not in ("name", "aliases")}
            new = replace(old, aliases=aliases, **{name: value for name, value in said.items() if value is not None})
            if self.find(entry.name) is None:  # a new name for a source that is known
                others = tuple(name for name in (old.name, *new.aliases) if key(name) != key(entry.name))
                new = replace(new, name=entry.name, aliases=tuple(dict.fromkeys(others)))
            entries = tuple(new if each is old else each for each in self.entries)
        made = Register(entries)
        return replace(made, digest=hashlib.sha256(made.to_csv().encode()).hexdigest())

    def _renamed(self, entry: Entry) -> Entry | None:
        """The source that has one of the entry's other names for its own name."""
        known = (self.find(alias) for alias in entry.aliases)
        return next((each for each in known if each and key(each.name) in {key(a) for a in entry.aliases}), None)

    def to_csv(self) -> str:
        """The register as CSV, sorted by name; a text that a spreadsheet would run as a formula gets an apostrophe."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for entry in sorted(self.entries, key=lambda entry: (key(entry.name), entry.name)):
            row = [getattr(entry, name) or "" for name in COLUMNS]
            row[1] = "; ".join(entry.aliases)
            writer.writerow([escaped(text) for text in row])
        return out.getvalue().replace("\r\n", "\n")


def read_register(path: Path) -> Register:
    """The register in a CSV file: one source a row, the names of the columns on top.

    Columns: name, aliases (parted by ``;``), category, organisation, side, decided_by, decided_on (a day, as
    2026-03-04), note. All but ``name`` may be missing or empty. Raises ``SettingsError`` with the line.
    """
    text, digest = read_by_hand(path, SettingsError)
    try:
        return replace(Register(tuple(_entries(text))), digest=digest)
    except SettingsError as error:
        raise SettingsError(f"{path.name}: {error}") from error


def _entries(text: str) -> Iterator[Entry]:
    head = text.split("\n", 1)[0]
    # spreadsheets set to a comma for decimals save with semicolons
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head and "," not in head else ",")
    columns: list[str] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = _columns(row)
            else:
                yield _entry(columns, row, reader.line_num)
    except csv.Error as error:
        raise SettingsError(f"line {reader.line_num}: {error}. Save the register as CSV again.") from error
    if columns is None:
        raise SettingsError(f"the register is empty. Its first line names the columns: {', '.join(COLUMNS)}.")


def _columns(row: Iterable[str]) -> list[str]:
    columns = [cell.strip().lower().replace(" ", "_") for cell in row]
    for name in columns:
        if name not in COLUMNS:
            raise SettingsError(f"line 1: {unknown_name('column', name, COLUMNS)}")
    for name in COLUMNS:
        if columns.count(name) > 1 or (name in _NEEDED and name not in columns):
            raise SettingsError(f"line 1: the column {name!r} must be there once, not {columns.count(name)} times.")
    return columns


def _entry(columns: list[str], row: list[str], line: int) -> Entry:
    if len(row) > len(columns):
        raise SettingsError(f'line {line}: {len(row)} cells under {len(columns)} columns. Put "…" around commas.')
    try:
        return made_entry(**{name: plain(cell.strip()) for name, cell in zip(columns, row, strict=False)})
    except SettingsError as error:
        raise SettingsError(f"line {line}: {error}") from error


def made_entry(**cells: str | None) -> Entry:
    """An entry from the texts of its columns; ``aliases`` are parted by ``;``. Raises ``SettingsError``.

    >>> made_entry(name="Mara Teal", aliases="M. Teal; the harbour master").aliases
    ('M. Teal', 'the harbour master')
    """
    cells = {column: " ".join((text or "").split()) for column, text in cells.items()}
    name = cells.get("name")
    if not name:
        raise SettingsError("the source has no name. Write one, or delete the row.")
    category = cells.get("category")
    if category and category not in CATEGORIES:
        raise SettingsError(f"{name!r}: {unknown_name('category', category, CATEGORIES)}")
    day = cells.get("decided_on")
    if day and not _DAY.fullmatch(day):
        raise SettingsError(f"{name!r}: the day of a decision must look like 2026-03-04, not {day!r}.")
    aliases = dict.fromkeys(alias.strip() for alias in (cells.get("aliases") or "").split(";"))
    return Entry(
        name=name,
        aliases=tuple(alias for alias in aliases if alias and key(alias) != key(name)),
        category=cast("Category", category) or None,
        organisation=cells.get("organisation") or None,
        side=cells.get("side") or None,
        decided_by=cells.get("decided_by") or None,
        decided_on=day or None,
        note=cells.get("note") or None,
    )
