"""Change: what a person's decision did to the analysis of an article, for the report to list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.spans import Span

Origin = Literal[
    "corrections",  # the file of corrections beside the article
    "register",  # the register of sources
    "settings",  # the house's sayso.toml
]


AS_FOUND = ", as was found."
"""How the sentence about a correction ends that says what the text was read as anyway: it changes nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a person made: what, who, and why, as far as their file says so."""

    what: str
    """In a sentence."""
    origin: Origin
    by: str | None = None
    when: str | None = None
    note: str | None = None
    evidence: tuple[Span, ...] = ()
    """The words it is about; empty where it is about none."""
