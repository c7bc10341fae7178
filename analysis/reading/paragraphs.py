"""Paragraphs: where each stretch of lines that belongs together begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.spans import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
WIDEST_WRAP = 120
"""A text with a longer line was not wrapped by hand or by a mail program."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in the file, and whether a blank line stands before it."""

    span: Span
    after_gap: bool


def find_paragraphs(text: str, start: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, from ``start`` on, without the blank space around them.

    A blank line always separates. A single line end separates too, unless the text is hard-wrapped: no line is
    longer than 120 characters, and at four of five line ends the next word would not have fitted on the line.
    Then a line end separates only where the next word would have fitted.

    >>> text = "A headline\\nA line under it\\n\\nThe story."
    >>> [paragraph.span.of(text) for paragraph in find_paragraphs(text)]
    ['A headline', 'A line under it', 'The story.']
    """
    groups = _groups(text, start)
    width = _wrap_width(text, groups)
    found = []
    for lines in groups:
        for place, joined in enumerate(_join(text, lines, width)):
            found.append(Paragraph(joined, place == 0))
    return tuple(found)


def _groups(text: str, start: int) -> list[list[Span]]:
    """Lines with something on them, trimmed; a blank line begins a new group."""
    groups: list[list[Span]] = []
    previous_end = -1
    for match in _LINE.finditer(text, start):
        begin, end = match.span()
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        begin += len(line) - len(line.lstrip())
        end = begin + len(stripped)
        gap = previous_end < 0 or _is_gap(text, previous_end, begin)
        if gap:
            groups.append([])
        groups[-1].append(Span(begin, end))
        previous_end = end
    return groups


def _is_gap(text: str, end: int, begin: int) -> bool:
    breaks = _BREAKS.finditer(text, end, begin)
    next(breaks, None)
    return next(breaks, None) is not None


def _wrap_width(text: str, groups: Iterable[Sequence[Span]]) -> int | None:
    """The width at which the text was wrapped, or None if it was not."""
    widest = max((line.length for group in groups for line in group), default=0)
    if widest > WIDEST_WRAP:
        return None
    full = total = 0
    for group in groups:
        for line, following in pairwise(group):
            total += 1
            full += not _would_fit(text, line, following, widest)
    return widest if total >= 3 and full >= 0.8 * total else None


def _would_fit(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the next line had room on this line; wrapped lines vary by a few characters."""
    space = text.find(" ", following.start, following.end)
    first_word = (space if space >= 0 else following.end) - following.start
    return line.length + 1 + first_word <= width - 5


def _join(text: str, lines: Sequence[Span], width: int | None) -> list[Span]:
    if width is None:
        return list(lines)
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _would_fit(text, line, following, width):
            joined.append(following)
        else:
            joined[-1] = Span(joined[-1].start, following.end)
    return joined
