"""Story: one article out of a database's download, with what the download says about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDE = 55
"""Lines at least this long on average are lines of a paragraph that was broken at a margin."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\s{{1,3}}{_NAME},?\s{{1,3}}(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_NAME}\s{{1,3}}(\d{{1,2}}),?\s{{1,3}}(\d{{4}})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its paragraphs, and what is known about it; ``stated`` is its length in words as given there."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    stated: int | None = None

    @property
    def words(self) -> int:
        """Words of the paragraphs: stretches without blanks that hold a letter or digit."""
        return sum(bool(_WORD.search(word)) for paragraph in self.paragraphs for word in paragraph.split())

    @property
    def note(self) -> str | None:
        """What a reader should know where the text is not as long as the download says.

        A tenth is allowed for: databases count headlines and captions in or out.
        """
        if self.stated is None or abs(self.stated - self.words) <= max(20, self.stated / 10):
            return None
        return f"The download says that the article has {self.stated:,} words; {self.words:,} were read."

    def written(self) -> str:
        """The article as a text file with a block above the story, so that nothing that is known gets lost."""
        known = (
            ("title", self.title), ("outlet", self.outlet), ("byline", self.author), ("date", self.date),
            ("url", self.url), ("note", self.note),
        )  # fmt: skip
        head = [f"{key}: {' '.join(value.split())}" for key, value in known if value]
        title = [self.title] if self.title else []
        return "\n".join(["---", *head, "---", "", "\n\n".join([*title, *self.paragraphs])]) + "\n"


def paragraphs_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs between blank lines; lines that were broken at a margin are one.

    >>> paragraphs_of(["One line.", "", "Two.", "Three."])
    ('One line.', 'Two.', 'Three.')
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(" ".join(line.split()))
        elif blocks[-1]:
            blocks.append([])
    out: list[str] = []
    for block in blocks:
        wrapped = len(block) > 1 and sum(map(len, block[:-1])) / (len(block) - 1) >= WIDE
        out += [" ".join(block)] if wrapped else block
    return tuple(out)


def day_of(text: str) -> str | None:
    """The date in a line as year, month and day; None where there is none, or none that can be.

    >>> day_of("March 4, 2026 Wednesday"), day_of("Wednesday 4 March 2026 10:05 AM GMT"), day_of("03/04/2026")
    ('2026-03-04', '2026-03-04', None)
    """
    found = _DAY_FIRST.search(text)
    if found:
        day, month, year = found.groups()
    else:
        found = _MONTH_FIRST.search(text)
        if not found:
            return None
        month, day, year = found.groups()
    try:
        return date(int(year), _MONTHS.index(month.lower()) + 1, int(day)).isoformat()
    except ValueError:
        return None


def number_in(text: str) -> int | None:
    """The first whole number of a line ("Length: 1,240 words").

    >>> number_in("Length: 1,240 words")
    1240
    """
    found = _NUMBER.search(text)
    return int(found[0].replace(",", "")) if found else None
