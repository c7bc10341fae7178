"""Chains: who told whom, for every statement, from the relays and the words "told us"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.reading.article import Article
from analysis.speech.attribution import Attribution, Relay
from analysis.speech.chain import Chain, Link
from analysis.speech.channels import UNSTATED
from analysis.speech.media import Way, Ways
from analysis.speech.source import Source

THIS_STORY = "this story"
"""Stands for the article's outlet where its name is not known."""


def find_chains(
    article: Article, attributions: Sequence[Attribution], sources: Sequence[Source], ways: Ways
) -> tuple[Chain, ...]:  # fmt: skip
    """The way of each statement from each of its sources, in the order of the attributions.

    A statement with relays is ``relayed`` through them, the one nearest to the source first (whoever was told comes
    before whoever reported it). Without relays it is ``first_hand`` where the source is, else ``unstated``.
    Known limit: a statement of a source that spoke to the outlet elsewhere in the story is taken to come from the
    same conversation.
    """
    by_id = {source.id: source for source in sources}
    found = []
    for attribution in attributions:
        for id in dict.fromkeys((attribution.source, *attribution.also)):
            source = by_id.get(id or "")
            if source is not None:
                found.append(_chain(article, attribution, source, ways.of(attribution)))
    return tuple(found)


def _chain(article: Article, attribution: Attribution, source: Source, way: Way | None) -> Chain:
    here = article.outlet or THIS_STORY
    medium = way.medium if way else source.medium if source.medium in {"document", "social_media"} else "unclear"
    spans = way.spans if way else ()
    if "channel" in source.decided:
        relays: tuple[Relay, ...] = attribution.relays if source.channel == "relayed" else ()
    else:
        relays = attribution.relays
    if relays:
        ordered = sorted(relays, key=lambda relay: _distance(relay, attribution))
        outlets = tuple(relay.name for relay in ordered)
        tellers = (source.name, *outlets)
        hearers = (*outlets, here)
        marks = (*((relay.span,) for relay in ordered), ())
        links = tuple(Link(t, h, s) for t, h, s in zip(tellers, hearers, marks, strict=True))
        return Chain(attribution.id, source.id, "relayed", f"carried by {', '.join(outlets)}", outlets, links,
                     medium, spans)  # fmt: skip
    if source.channel == "first_hand":
        heard = (attribution.heard,) if attribution.heard else ()
        why = source.channel_why.why if heard else f"the same source, heard elsewhere: {source.channel_why.why}"
        links = (Link(source.name, here, heard or source.channel_why.spans),)
        return Chain(attribution.id, source.id, "first_hand", why, (), links, medium, spans)
    return Chain(attribution.id, source.id, "unstated", UNSTATED, (), (), medium, spans)


def _distance(relay: Relay, attribution: Attribution) -> int:
    """How far a relay stands from whoever speaks: the nearest one heard it first."""
    anchor = attribution.cue or attribution.speaker or attribution.content[0]
    return min(abs(relay.span.start - anchor.end), abs(anchor.start - relay.span.end))
