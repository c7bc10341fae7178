"""Chain: who told whom, from the source of a statement to the story that prints it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.spans import Span
from analysis.speech.source import Channel, Medium


@dataclass(frozen=True, slots=True)
class Link:
    """One step: somebody told somebody. ``spans`` are the words that say so, empty where the text leaves it open."""

    teller: str
    hearer: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """The way of one statement: ``first_hand``, ``relayed`` through ``outlets``, or ``unstated``.

    ``links`` lead from the source to the article's own outlet; ``len(chain.links)`` is the length: 1 where the
    outlet heard the source itself, one more for each outlet between. An unstated way has no links: nobody knows
    how many there were.
    """

    attribution: str
    """The id of the attribution."""
    source: str | None
    """The id of its source."""
    channel: Channel
    why: str
    outlets: tuple[str, ...] = ()
    """Who carried it, nearest to the source first."""
    links: tuple[Link, ...] = ()
    medium: Medium = "unclear"
    """How the source first said it."""
    medium_spans: tuple[Span, ...] = ()
