"""Score: a number with everything a reader may ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from analysis.spans import Span

Unit = Literal[
    "words", "sentences", "paragraphs", "syllables", "letters", "quotations", "attributions", "sources",
    "share", "per 1,000 words", "words a quotation", "words a sentence", "syllables a word", "grade", "points",
    "minutes", "outlets", "paragraph", "index", "categories", "hedges", "passages",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """A number, its unit, the rule behind it, its range, and the words it came from.

    ``value`` is None when there is no answer, and ``reason`` then says why: "no answer" is never 0.
    ``low`` and ``high`` are the range over the other defensible rules (None where no rule is contested), and
    ``moved_by`` says in words which rule moves it. ``n`` is the base of a share or mean. ``evidence`` are the
    spans of what was counted.
    """

    id: str
    label: str
    value: int | float | None
    unit: Unit
    rule: str
    n: int | None = None
    reason: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    moved_by: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    literature: str | None = None
    """Author and year of the measure, where it has one."""
    interval: tuple[float, float] | None = None
    """Where 95 of 100 values lie when the sentences of the story are drawn anew (``bootstrap``), for readability."""


def not_enough(base: str, fewest: int) -> str:
    """Why a measure gives no answer below its smallest base.

    >>> not_enough("attributions", 5)
    'not enough to say: fewer than 5 attributions'
    """
    return f"not enough to say: fewer than {fewest} {base}"


def unanswered(scores: Iterable[Score], reason: str) -> tuple[Score, ...]:
    """The same measures without an answer, and why there is none: "no answer" is never 0.

    >>> unanswered([Score("quotations", "Quotations", 0, "quotations", "Pairs of marks.")], "not in English")[0].value
    """
    return tuple(
        replace(score, value=None, low=None, high=None, moved_by=(), evidence=(), interval=None, reason=reason)
        for score in scores
    )
