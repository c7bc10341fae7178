"""Anchors: the names of the places in a report that its figures and lists link to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.result import Analysis
from analysis.spans import Span

MOST_LINKS = 40
"""Links in one list: the hundredth helps nobody."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a passage: where it leads and what it says."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Links:
    """Links to passages, and how many more passages there are than links."""

    links: tuple[Link, ...]
    more: int = 0


class Places:
    """Finds the passage that a span lies in: the attribution that covers it, else the quotation, else the paragraph.

    Attributions are anchored by their ids ("a7"), quotations as "q3", body paragraphs as "p2", and every
    other zone as "z1".
    """

    def __init__(self, analysis: Analysis) -> None:
        owners: dict[int, Link] = {}
        held: list[tuple[Span, Link]] = []
        for attribution in analysis.attributions:
            link = Link(attribution.id, attribution.id.removeprefix("a"))
            owners.update((place, link) for place in attribution.quotations)
            around = (attribution.cue, attribution.speaker, *(relay.span for relay in attribution.relays))
            held.extend((span, link) for span in (*attribution.content, *around) if span is not None)
        for place, quotation in enumerate(analysis.quotations):
            held.append((quotation.span, owners.get(place, Link(f"q{place + 1}", f"quotation {place + 1}"))))
        held.sort(key=lambda item: item[0])
        self._held = held
        self._starts = [span.start for span, _ in held]
        self._zones = zone_anchors(analysis)
        self._by_start = {span.start: link for span, link in self._zones}
        self._zone_starts = [span.start for span, _ in self._zones]

    def link(self, span: Span) -> Link | None:
        """The passage that a span lies in, None for a span outside every zone."""
        place = bisect_right(self._starts, span.start)
        # A statement has few pieces: what covers an offset is among the last dozen that began before it.
        for held, link in reversed(self._held[max(0, place - 12) : place]):
            if held.covers(span):
                return link
        zone = bisect_right(self._zone_starts, span.start) - 1
        if zone >= 0 and span.start < self._zones[zone][0].end:
            return self._zones[zone][1]
        return None

    def zone(self, span: Span) -> Link | None:
        """The anchor of the zone that begins where the span does."""
        return self._by_start.get(span.start)

    def links(self, spans: Iterable[Span]) -> Links:
        """One link for each passage that the spans touch, in the order of the spans."""
        found: dict[str, Link] = {}
        for span in spans:
            link = self.link(span)
            if link is not None:
                found.setdefault(link.anchor, link)
        every = tuple(found.values())
        return Links(every[:MOST_LINKS], max(0, len(every) - MOST_LINKS))


def zone_anchors(analysis: Analysis) -> tuple[tuple[Span, Link], ...]:
    """The anchor of every zone: body paragraphs "p1", "p2", …, other zones "z1", "z2", …"""
    anchors = []
    paragraphs = others = 0
    for zone in analysis.article.zones:
        if zone.kind == "body":
            paragraphs += 1
            anchors.append((zone.span, Link(f"p{paragraphs}", f"paragraph {paragraphs}")))
        else:
            others += 1
            anchors.append((zone.span, Link(f"z{others}", zone.kind.replace("_", " "))))
    return tuple(anchors)
