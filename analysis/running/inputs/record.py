"""Record: one article of a stream, with what its row or file says about it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ArticleError, ParameterError, unknown_name

if TYPE_CHECKING:
    from analysis.corrections.sidecar import Corrections
    from analysis.reading.article import Article

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "full text"),
    "id": ("id", "article_id", "uid"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "newspaper", "publisher"),
    "author": ("author", "byline", "authors"),
    "date": ("date", "published", "publication_date", "pubdate"),
    "url": ("url", "link"),
    "corrections": ("corrections",),
}  # fmt: skip
"""What a row of a table may say about an article, and the column names (in any case) that are known for it."""
_SHOWN = 20
"""Columns that a message lists: a table may have hundreds."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it came in: its text or bytes, and what the input says about it.

    ``id`` is the one that the input gives, else made of the file's name and the row's number: the same on every run.
    ``place`` says where a person finds it. ``data`` is a text, or the bytes of a file that are still to be decoded;
    it is None where the article could not be read, and ``error`` then says why.
    """

    id: str
    place: str
    """ "stories.jsonl, line 12"."""
    name: str
    """What the article is called in its analysis: a file's name, never a path."""
    data: str | bytes | None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    corrections: str | None = None
    """A person's corrections of this article, as the text of a corrections file."""
    error: str | None = None
    file: Path | None = None
    """The file that it came from: the settings of a house lie above it. Not part of what the article is."""

    def article(self) -> Article:
        """The article, with the title, outlet, author and date of the record. Raises ``ArticleError``."""
        from analysis.reading.load import read

        if self.data is None:
            raise ArticleError(self.error or f"{self.place}: there is no text.")
        return read(self.data, name=self.name, title=self.title, outlet=self.outlet, byline=self.author, date=self.date)

    def settled(self) -> Corrections | None:
        """What a person has corrected in this article, None where nothing. Raises ``CorrectionsError``."""
        from analysis.corrections.sidecar import find_corrections, parse_corrections

        if self.corrections is None:
            return None
        beside = find_corrections(self.file) if self.file is not None and isinstance(self.data, bytes) else None
        return parse_corrections(self.corrections, beside.name if beside else f"corrections of {self.id!r}")

    def digest(self) -> str:
        """SHA-256 of everything that the record holds: what changes a result changes it."""
        whole = hashlib.sha256()
        for value in (
            self.id, self.place, self.name, self.data, self.title, self.outlet, self.author, self.date, self.url,
            self.corrections, self.error,
        ):  # fmt: skip
            data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
            # bytes are still to be decoded: the same letters as text may be read otherwise
            whole.update(b"-" if data is None else f"{type(value).__name__} {len(data)}:".encode() + data)
        return whole.hexdigest()

    @property
    def size(self) -> int:
        """Characters of a text, bytes of a file: enough to weigh one article against another."""
        return len(self.data or "")


def unreadable(place: str, id: str, name: str, why: str) -> Record:
    """The record of an article that could not be read: it goes on down the stream with its reason."""
    return Record(id, place, name, None, error=why)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds which field, where the user says so: ``Columns({"text": "Artikeltext"})``.

    Raises ``ParameterError`` for a field that is none.
    """

    given: Mapping[str, str]

    def __post_init__(self) -> None:
        for field in self.given:
            if field not in FIELDS:
                raise ParameterError(unknown_name("field", field, FIELDS))

    def found_in(self, names: list[str], file: str) -> dict[str, str]:
        """The column for each field, among the names of a table's columns.

        A column that the user names must be there; else the first known name counts, in any case. Raises
        ``ArticleError`` where no column holds the text.

        >>> Columns({}).found_in(["Headline", "Body", "n"], "a.csv")
        {'text': 'Body', 'title': 'Headline'}
        """
        plain: dict[str, str] = {}
        for name in names:
            plain.setdefault(name.strip().lower(), name)
        found = {}
        for field, known in FIELDS.items():
            if field in self.given:
                if self.given[field] not in names:
                    raise ArticleError(f"{file!r}: " + unknown_name("column", self.given[field], names))
                found[field] = self.given[field]
            elif standing := next((plain[each] for each in known if each in plain), None):
                found[field] = standing
        if "text" not in found:
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            raise ArticleError(
                f"{file!r} has no column with the text of the articles (columns: "
                f"{', '.join(names[:_SHOWN]) or 'none'}{more}). Name it: --column text NAME."
            )
        return found


def record_of(row: Mapping[str, object], place: str, id: str, name: str) -> Record:
    """The record of a table's row, its keys the names of fields; what is missing stays None.

    >>> record_of({"text": "Rain.", "author": ["A. Teal", "B. Orr"], "id": 7}, "a, line 1", "a#1", "a").author
    'A. Teal, B. Orr'
    """
    about = {field: _plain(row.get(field)) for field in FIELDS if field not in ("text", "corrections")}
    own = about.pop("id")
    text = row.get("text")
    lacks = not isinstance(text, str) or not text.strip()
    return Record(
        id=own or id,
        place=place,
        name=name,
        data=None if lacks else str(text),
        corrections=_json(row.get("corrections")),
        error=f"{place}: the text is {_lack(text)}." if lacks else None,
        **about,  # type: ignore[arg-type]  # the texts among the fields
    )


def _lack(text: object) -> str:
    if text is None:
        return "missing"
    return "empty" if isinstance(text, str) else "no text but something else"


def _plain(value: object) -> str | None:
    """A value of a row as a text on one line; a list of names joined, anything deeper left out."""
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    if isinstance(value, bool) or value is None or isinstance(value, list | tuple | dict):
        return None
    if isinstance(value, date):
        return value.isoformat().replace("T", " ").removesuffix(" 00:00:00")
    return " ".join(str(value).split()) or None


def _json(value: object) -> str | None:
    """Corrections as they stand in a field: a text, or already an object of JSON."""
    import json

    if isinstance(value, str) or value is None:
        return ((value or "").strip() and value) or None
    return json.dumps(value, ensure_ascii=False)
