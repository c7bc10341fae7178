"""Certainty: from which certainty on a method counts what it finds, and how often its confidence was right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Tenth(NamedTuple):
    """One point of the reliability curve: findings with about the same confidence, judged by what annotators marked."""

    confidence: float
    """The mean of their confidences, 0 to 1."""
    right: float
    """The share of them whose words and speaker were right, 0 to 1."""
    number: int
    """How many findings that was."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """From which certainty on a method counts what it finds, and what its confidence was worth when it was tested."""

    statement: float
    """What is less likely than this to be anybody's statement at all is listed apart."""
    alone: float
    """Unquoted speech with a confidence below this is listed apart, unless the rules find it too."""
    reliability: tuple[Tenth, ...] = ()
    """The reliability curve, on articles kept apart from training; empty where the weights bring none."""

    @property
    def tested(self) -> int:
        """How many findings the curve rests on.

        >>> Certainty(0.5, 0.6, (Tenth(0.45, 0.4, 20), Tenth(0.95, 0.94, 300))).tested
        320
        """
        return sum(each.number for each in self.reliability)
