"""Routes: by which ways the statements of each counted source reached the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.measures.material import Material
from analysis.spans import Span
from analysis.speech.chain import Chain
from analysis.speech.source import Channel


@dataclass(frozen=True, slots=True)
class Route:
    """Statements of one source that came the same way: heard first-hand, relayed by the same outlets, or unstated."""

    source: str
    """The id of the source."""
    channel: Channel
    outlets: tuple[str, ...]
    """Who carried them, nearest to the source first; empty where nobody did, or nobody says."""
    statements: tuple[str, ...]
    """The ids of the statements."""
    evidence: tuple[Span, ...] = ()
    """The words that tell the way."""

    @property
    def links(self) -> int | None:
        """How many times the words were passed on: 1 first-hand, one more for each outlet; None where nobody says."""
        return None if self.channel == "unstated" else len(self.outlets) + 1


def measure_routes(material: Material, chains: Sequence[Chain]) -> tuple[Route, ...]:
    """The ways of the statements that count (measures.md 1.2, A3), source by source in the order of the story.

    A source whose statements came by different ways has a route for each. Linear in the statements.
    """
    said = {attribution.id for attribution in material.cases.in_force.said}
    found: dict[tuple[str, Channel, tuple[str, ...]], list[Chain]] = {}
    for chain in chains:
        if chain.source is not None and chain.attribution in said:
            found.setdefault((chain.source, chain.channel, chain.outlets), []).append(chain)
    order = {source.id: place for place, source in enumerate(material.cases.in_force.sources)}
    routes = (
        Route(
            source, channel, outlets, tuple(chain.attribution for chain in passed),
            tuple(dict.fromkeys(span for chain in passed for link in chain.links for span in link.spans)),
        )
        for (source, channel, outlets), passed in found.items() if source in order
    )  # fmt: skip
    return tuple(sorted(routes, key=lambda route: order[route.source]))
