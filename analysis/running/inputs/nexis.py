"""Nexis: the articles of a download from Nexis Uni or Lexis Advance, and from the older LexisNexis.

Nexis Uni ends each article with "End of Document" and begins its text with "Body"; the older service begins each with
"3 of 200 DOCUMENTS" and ends the head with "LENGTH: 540 words". Neither format is documented; both were worked out from
what other projects say of them (LexisNexisTools, Gruber 2024; tm.plugin.lexisnexis, Bouchet-Valat 2025). Known limit:
services in other languages than English name the fields otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.running.inputs.story import Story, day_of, number_in, paragraphs_of

Found = tuple[Story, int | None]
"""An article, and how many the download says that there are."""

_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
_BODY = re.compile(r"\s*Body\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:Classification|Graphic|Notes|Correction|Load-Date:.*)\s*", re.IGNORECASE)
_HOW_MANY = re.compile(r"\s*Documents \((\d+)\)\s*", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*(Section|Length|Byline|Highlight|Dateline|Copyright|Series|Language)\b\s*:?\s*(.*)", re.IGNORECASE
)
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,3})?(?:\d{1,2}\s|[a-z]{3,9}\.?\s{1,3}\d{1,2},?\s).*",
    re.IGNORECASE,
)
"""A line that begins with a date, with or without the day of the week."""
_START = re.compile(r"\s*(\d+) of (\d+) DOCUMENTS?\s*")
_KEY = re.compile(r"\s*([A-Z][A-Z -]{2,30}):\s*(.*)")
_TAIL = re.compile(
    r"\s*(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|CORRECTION|JOURNAL-CODE|SUBJECT|Copyright\s\d{4}).*"
)


def nexis_articles(lines: Sequence[str]) -> Iterator[Found]:
    """The articles of a download from Nexis Uni."""
    part: list[str] = []
    stated = None
    for line in lines:
        many = _HOW_MANY.fullmatch(line)
        if many:
            stated = int(many[1])
        if _END.fullmatch(line):
            yield _nexis(part), stated
            part = []
        else:
            part.append(line)


def _nexis(lines: list[str]) -> Story:
    body = next((n for n, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    head = lines[: body if body is not None else len(lines)]
    text: list[str] = []
    for line in lines[body + 1 :] if body is not None else []:
        if _AFTER.fullmatch(line):
            break
        text.append(line)
    head = [line.strip() for line in head if line.strip()]
    fields = {found[1].lower(): found[2].strip() for line in head if (found := _FIELD.fullmatch(line))}
    # title, outlet and date stand above each other; a cover page with other lines may stand above them
    day = next((n for n, line in enumerate(head) if n > 1 and _DAY.fullmatch(line) and day_of(line)), None)
    return Story(
        paragraphs_of(text),
        title=head[day - 2] if day is not None else (head[0] if head else None),
        outlet=head[day - 1] if day is not None else None,
        author=_author(fields.get("byline")),
        date=day_of(head[day]) if day is not None else None,
        stated=number_in(fields.get("length", "")),
    )


def lexis_articles(lines: Sequence[str]) -> Iterator[Found]:
    """The articles of a download from the older LexisNexis."""
    starts = [(n, found) for n, line in enumerate(lines) if (found := _START.fullmatch(line))]
    ends = [n for n, _ in starts[1:]] + [len(lines)]
    for (start, found), end in zip(starts, ends, strict=True):
        yield _lexis(lines[start + 1 : end]), int(found[2])


def _lexis(lines: Sequence[str]) -> Story:
    length = next((n for n, line in enumerate(lines) if line.lstrip().startswith("LENGTH:")), None)
    above = [line.strip() for line in lines[: length if length is not None else 12]]
    fields: dict[str, str] = {}
    plain: list[list[str]] = [[]]
    for line in above:
        key = _KEY.fullmatch(line)
        if key:
            fields[key[1].lower()] = key[2].strip()
        elif line:
            plain[-1].append(line)
        elif plain[-1]:
            plain.append([])
    blocks = [" ".join(block) for block in plain if block and not block[0].startswith("Copyright")]
    day = next((n for n, block in enumerate(blocks) if n and day_of(block)), None)
    below = blocks[day + 1 :] if day is not None else blocks[1:]
    text: list[str] = []
    for line in lines[length + 1 :] if length is not None else ():
        if _TAIL.fullmatch(line):
            break
        if not (line.lstrip().startswith("DATELINE:") or line.lstrip().startswith("HIGHLIGHT:")):
            text.append(line)
    return Story(
        paragraphs_of(text),
        title=fields.get("headline") or (below[0] if below else None),
        outlet=blocks[0] if blocks else None,
        author=_author(fields.get("byline")),
        date=day_of(blocks[day]) if day is not None else None,
        stated=number_in(lines[length]) if length is not None else None,
    )


def _author(byline: str | None) -> str | None:
    """The name without "By".

    >>> _author("BY MARA TEAL"), _author("")
    ('MARA TEAL', None)
    """
    bare = re.sub(r"^by\s+", "", byline or "", flags=re.IGNORECASE).strip(" ;,")
    return bare or None
