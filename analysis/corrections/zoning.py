"""Zoning: what a person says a stretch of the file is, before anything is looked for in it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.corrections.change import AS_FOUND
from analysis.corrections.entry import SetZone
from analysis.corrections.passages import Passages, shown
from analysis.errors import CorrectionsError
from analysis.reading.article import Article, Zone
from analysis.reading.assembling import with_zones
from analysis.spans import Span

WHY = "a person set it"


def set_zone(article: Article, passages: Passages, entry: SetZone) -> tuple[Article, str, Span]:
    """The article with one zone set, what that changed in a sentence, and the words it is about.

    The whole paragraph that holds the words becomes the zone; with ``only_these_words`` the words alone do, and
    what stands before and after them stays what it was. Raises ``CorrectionsError`` where the words do not stand in
    the story.
    """
    span = passages.one(entry.words, entry.occurrence)
    touched = article.zones_in(span)
    if not touched:
        raise CorrectionsError(f"the words {shown(entry.words)} stand in no paragraph.")
    if all(zone.kind == entry.zone for zone in touched):
        return article, f"{shown(entry.words)} is {entry.zone.replace('_', ' ')}{AS_FOUND}", span
    zones = []
    for zone in article.zones:
        if zone not in touched:
            zones.append(zone)
        elif entry.only_these_words:
            zones.extend(_cut(article.text, zone, span, entry))
        else:
            zones.append(Zone(zone.span, entry.zone, WHY))
    was = touched[0].kind.replace("_", " ")
    what = f"{shown(entry.words)} is {entry.zone.replace('_', ' ')}, not {was}."
    return with_zones(article, tuple(zones)), what, span


def _cut(text: str, zone: Zone, span: Span, entry: SetZone) -> Iterator[Zone]:
    """A zone in up to three: what stands before the words, the words, what stands after them."""
    first, last = max(zone.span.start, span.start), min(zone.span.end, span.end)
    parts = (
        (Span(zone.span.start, first), zone.kind, zone.why),
        (Span(first, last), entry.zone, WHY),
        (Span(last, zone.span.end), zone.kind, zone.why),
    )
    for part, kind, why in parts:
        words = part.of(text)
        begin, end = part.start + len(words) - len(words.lstrip()), part.end - (len(words) - len(words.rstrip()))
        if begin < end:
            yield Zone(Span(begin, end), kind, why)
