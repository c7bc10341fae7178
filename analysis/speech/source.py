"""Source: a distinct speaker, however often and in whatever words the story names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.spans import Span

Naming = Literal[
    "named_person",
    "named_organisation",
    "unnamed_spokesperson",
    "anonymous_individual",
    "anonymous_collective",
    "undescribed",
]
NAMING_LADDER: tuple[Naming, ...] = (
    "named_person",
    "named_organisation",
    "unnamed_spokesperson",
    "anonymous_individual",
    "anonymous_collective",
    "undescribed",
)
"""From the best identified to the least: measures 1.3."""

Level = Literal[
    "core",  # speaks in the body
    "embed",  # only in an embedded post
    "narrated",  # a state or institution only narrated as speaking
    "thought",  # only thoughts, beliefs or wishes are reported
    "nested",  # only inside another's statement: never counted
    "elsewhere",  # only outside the body (headline, dek): shown, never counted
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Some words that name a source, and the rule that says they name this one."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """A distinct speaker.

    ``name`` is the fullest name or description the text gives. ``naming`` is the rung of the naming ladder,
    ``naming_why`` the words or rule that justify it. ``counted`` says whether the rules in force count it.
    """

    id: str
    """"s1", "s2", … in the order in which they first speak."""
    name: str
    mentions: tuple[Mention, ...]
    naming: Naming
    naming_why: str
    level: Level
    counted: bool
    category: str = "other_unclear"
    medium: str | None = None
    channel: Literal["first_hand", "relayed", "unstated"] = "unstated"
