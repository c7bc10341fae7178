"""Lines: what a single paragraph says about itself, such as "Photo: …" or "Read more: …"."""

from __future__ import annotations

import re
from functools import cache

from analysis.reading.article import ZoneKind
from analysis.resources import lexicon

DATE_LINE = "a line that is only a date"
"""The rule by which a date of publishing is found."""
LONGEST = 600
"""Characters; what a site adds to a story is shorter."""
_MOST_WORDS: dict[ZoneKind, int] = {"related": 30, "notice": 60, "credit": 60}
_LONGEST_LABELLED = 9
"""Words from "Photo:" to the end of the line."""
_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " ", "–": "-", "—": "-"})
_BULLETS = "*>►▶•·-_[(| "

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})"
)
_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_ZONE = r"(?:\s(?:GMT|UTC|BST|CET|CEST|IST|[ECMP][SD]?T)(?:[+-]\d{1,2})?)?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
_DASH = r"(?:[—–―-]{1,2}|&mdash;)"

SIGNATURE = re.compile(
    rf"""
    {_DASH}\s{{0,3}}[^@\n\r]{{0,80}}\(?@\w{{1,30}}\)?[\s,·]{{0,4}}      # — Name (@handle)
      (?:(?:at\s)?{_CLOCK}[\s,·-]{{1,4}})?(?:on\s)?{_DATE}              # 9:41 AM · September 30, 2015
      (?:\s{{0,3}}https?://t\.co/\w{{1,20}})?\s{{0,3}}$
    |{_DASH}\s{{0,3}}[^@\n\r]{{1,80}}\s\(@\w{{1,30}}\)\s{{0,3}}$          # the same without a date
    |A\s(?:post|photo|video)\s(?:shared|posted)\sby\s[^@\n\r]{{1,80}}\(@[\w.]{{1,30}}\)(?:\son\s[^\n\r]{{1,60}})?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATE_LINE = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?{_DATE}(?:[\s,|·-]{{0,4}}(?:at\s)?{_CLOCK})?{_ZONE}\.?$",
    re.IGNORECASE,
)
_CLOCK_LINE = re.compile(rf"{_CLOCK}{_ZONE}$", re.IGNORECASE)
_AGO_LINE = re.compile(r"(?:\w+\s)?\d{1,3}\s(?:second|minute|min|hour|day|week|month|year)s?\sago$", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"\d[\d.,]*[kKmM]?$")
_RULE_LINE = re.compile(r"[\W_]+$")
_HEADING_LINE = re.compile(r"#{1,6}\s\S")
_PICTURE_LINE = re.compile(r"(?:Image|Photo|Picture|Video|Media caption),?$")
_LINK_LINE = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+$")
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]{0,25}|(?:de|van|von|der|den|la|al|bin|el|du|di)\b)"
NAMES = rf"{_NAME}(?:\s{_NAME}){{1,4}}(?:(?:,|\s?&|\sand|\swith)\s{_NAME}(?:\s{_NAME}){{1,4}}){{0,6}}"
_BYLINE = re.compile(
    rf"(?:By|BY|by|From|Words\sby|Story\sby|Written\sby|Reported\sby)[:\s]{{1,2}}{_NAME}(?:\s{_NAME}){{0,4}}"
    rf"(?:(?:,|\s?&|\sand|\swith)\s{_NAME}(?:\s{_NAME}){{0,4}}){{0,6}}"
    r"(?:(?:,|\s[|–—-]|\sin|\sat|\sfor|\sof)\s[^.!?\n\r]{1,80})?\.?$"
)

_DESK = re.compile(rf"[\[(—–-]{{0,3}}\s?(?:Reporting|Writing|Edited|Editing|Compiled|Produced)\sby\s{_NAME}")

_FOLLOW = re.compile(rf"Follow\s{_NAME}(?:\s{_NAME}){{0,4}}\son\s(?:Twitter|X|Facebook|Instagram|Bluesky|Threads)\b")
_CONTRIBUTED = re.compile(
    rf"(?:The\s)?(?:{NAMES}|{_NAME}(?:\s\w{{1,20}}){{1,3}}\s{NAMES})(?:\s(?:in|from)\s{_NAME}(?:\s{_NAME}){{0,3}})?"
    r",?\s(?:contributed\s(?:to\sthis|reporting)|reported\sfrom\s)"
)

_FORMS: tuple[tuple[ZoneKind, int, re.Pattern[str], str], ...] = (
    ("signature", LONGEST, SIGNATURE, "a dash, a name and the handle of an account"),
    ("dateline", 12, _DATE_LINE, DATE_LINE),
    ("notice", 3, _CLOCK_LINE, "a line that is only a time"),
    ("notice", 4, _AGO_LINE, "a line that is only a time"),
    ("notice", 1, _NUMBER_LINE, "a line that is only a number"),
    ("notice", LONGEST, _RULE_LINE, "a line without a word"),
    ("headline", LONGEST, _HEADING_LINE, "a heading in Markdown"),
    ("credit", 40, _CONTRIBUTED, "names of persons who contributed"),
    ("credit", 2, _PICTURE_LINE, "a line that announces a picture"),
    ("notice", 20, _FOLLOW, "asks to follow someone on a social network"),
    ("related", 1, _LINK_LINE, "a line that is only a link"),
    ("credit", 40, _DESK, 'a line that begins with "Reporting by" or "Editing by" and a name'),
    ("byline", 25, _BYLINE, 'a line that begins with "By" and a name'),
)
"""What a line of at most so many words is by its form alone."""


def plain(line: str) -> str:
    """A line as it is looked up: lower case, straight marks, single spaces, ``0`` for a number, no bullet.

    >>> plain("►  This story is over 5 years old.")
    'this story is over 0 years old.'
    """
    words = " ".join(line[:LONGEST].translate(_MARKS).split()).lower().lstrip(_BULLETS)
    return re.sub(r"\d+", "0", words)


@cache
def _openings(kind: str) -> dict[str, tuple[str, ...]]:
    """The openings of a kind of line, by their first three characters: one look-up a line."""
    by_start: dict[str, list[str]] = {}
    for entry in lexicon(f"{kind}-openings"):
        by_start.setdefault(entry[:3], []).append(entry)
    return {start: tuple(sorted(entries, key=len, reverse=True)) for start, entries in by_start.items()}


def _opening(kind: str, key: str) -> str | None:
    """The opening of this kind that a looked-up line begins with, if any."""
    for entry in _openings(kind).get(key[:3], ()):
        if key.startswith(entry):
            return entry
    return None


def kind_of_line(line: str) -> tuple[ZoneKind, str] | None:
    """What kind of zone a paragraph is by its own words alone, with the rule; None if it does not say.

    >>> kind_of_line("Imagen por EPA")
    ('credit', 'begins with "Imagen por"')
    >>> kind_of_line("By Noor Brandvold")
    ('byline', 'a line that begins with "By" and a name')
    """
    if len(line) > LONGEST:
        return None
    words = line.count(" ") + 1
    bare = line.strip("*_ ") or line
    for kind, most, form, why in _FORMS:
        if words <= most and form.match(bare):
            return kind, why
    return _listed_line(line, words)


def _listed_line(line: str, words: int) -> tuple[ZoneKind, str] | None:
    """Lines that the word lists know by their beginning, their end or as a whole."""
    key = plain(line)
    for kind, most in _MOST_WORDS.items():
        opening = _opening(kind, key) if words <= most else None
        if opening:
            begins = " ".join(line.lstrip(_BULLETS + "—–").split()[: opening.count(" ") + 1])
            return kind, f'begins with "{begins}"'
    if key.strip(".:-!, ") in _whole_lines():
        return "notice", "a line that the site or the desk adds to its stories"
    if words <= _MOST_WORDS["notice"]:
        for ending in lexicon("notice-endings"):
            if key.rstrip(" .>»").endswith(ending):
                return "notice", f'ends with "{ending}"'
    credit = _credit_at_end(key) if words <= _MOST_WORDS["credit"] else None
    return ("credit", f'ends with "{credit}"') if credit else None


def _credit_at_end(key: str) -> str | None:
    """A caption that ends with who made the picture: "… on Tuesday. Photograph: Name", "… (Name/Agency)"."""
    bare = key.rstrip(" .)]")
    for entry in lexicon("credit-endings"):
        if bare.endswith(entry):
            return entry
    for entry in lexicon("credit-labels"):
        place = key.rfind(entry)
        if place >= 0 and key[place:].count(" ") <= _LONGEST_LABELLED:
            before = key[:place].rstrip()
            if not before or not (before[-1].isalnum() or before[-1] in ",'\""):
                return entry
    return None


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(lexicon("notice-lines"))
