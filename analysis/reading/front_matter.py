"""Front matter: the title, outlet, byline and date that a person wrote above the story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.spans import Span

FIELDS = ("title", "outlet", "byline", "date", "url", "note")
LONGEST = 4000
"""Characters in which the block must end: a rule of hyphens further down belongs to the story."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):(?:\s+(?P<value>.*))?$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block above the story says, and where it stands (None if there is none)."""

    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The block between two lines of three hyphens at the top of a file: one ``key: value`` a line.

    Known keys are title, outlet, byline, date, url and note (which the report shows as it stands); others are named
    in a note and otherwise left alone.
    Values are taken as they stand, without quotation marks around them: nothing is read as YAML, so that a
    colon in a title needs no marks and a date stays a date. A block with a line of another form stays part of
    the story.

    >>> dict(read_front_matter("---\\ntitle: Rain: a history\\n---\\nIt rained.").values)
    {'title': 'Rain: a history'}
    """
    start = len(text) - len(text.lstrip())
    head = text[start : start + LONGEST].replace("\r\n", "\n\n").replace("\r", "\n")  # same length: offsets hold
    fences = [fence.span() for fence in _FENCE.finditer(head)][:2]
    if len(fences) < 2 or fences[0][0] != 0:
        return FrontMatter()
    values: dict[str, str] = {}
    notes = []
    for line in head[fences[0][1] : fences[1][0]].splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(line.strip())
        if entry is None:
            return FrontMatter()
        key, value = entry["key"].strip().lower(), (entry["value"] or "").strip()
        if key not in FIELDS:
            notes.append(f"The block above the story has an unknown key {key!r} (known: {', '.join(FIELDS)}).")
        elif key == "note" and value:
            notes.append(value)
        elif value:
            values[key] = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    return FrontMatter(Span(start, start + fences[1][0] + 3), values, tuple(notes))
