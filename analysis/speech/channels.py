"""Channels: whether the article's own outlet heard a source itself, or another outlet carried its words."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.media import Ways
from analysis.speech.outlets import is_publisher
from analysis.speech.portraits import Portraits
from analysis.speech.source import Category, Channel, Grounds, Source
from analysis.speech.tokens import Stretch, Tokens

_GOT = frozenset({"seen", "obtained", "reviewed", "viewed", "read", "examined", "saw", "got", "obtains", "reviews"})
_GIVEN = frozenset({"shown", "showed", "leaked", "given", "shared", "provided", "sent", "passed"})
_OURSELVES = frozenset({"us", "we", "me", "i"})
UNSTATED = "the text does not say who heard it"


def channel_of(
    source: Source, category: Category, said: Sequence[Attribution], ways: Ways, portraits: Portraits
) -> tuple[Channel, Grounds]:  # fmt: skip
    """The channel of a source with the words that tell it.

    ``first_hand`` where it told the article's own outlet (by name, "us", "me"), answered in its printed interview,
    or is a document that the outlet says it saw; ``relayed`` where another outlet carried its words; else
    ``unstated``. ``source.channel`` is what was found while mentions were merged, groups included.
    """
    text = ways.article.text
    heard = tuple(dict.fromkeys(a.heard for a in said if a.heard is not None))
    if source.channel == "first_hand" or heard:
        shown = f"“{' '.join(heard[0].of(text).split())}”: " if heard else ""
        return "first_hand", Grounds(f"{shown}the outlet heard it itself", heard or _mention(source))
    relays = tuple(dict.fromkeys(r for a in said for r in a.relays))
    if relays:
        names = ", ".join(dict.fromkeys(r.name for r in relays))
        return "relayed", Grounds(f"carried by {names}", tuple(dict.fromkeys(r.span for r in relays)))
    answers = tuple(
        way.spans[0] for a in said if a.cue is None and (way := ways.of(a)) is not None and way.medium == "interview"
    )
    if answers:
        return "first_hand", Grounds("answers behind a label in the outlet's own interview", answers[:1])
    seen = _seen(source, ways.article, portraits) if category == "document_data" else None
    if seen is not None:
        return "first_hand", Grounds(f"“{' '.join(seen.of(text).split())}”: the outlet saw it", (seen,))
    return "unstated", Grounds(UNSTATED)


def _mention(source: Source) -> tuple[Span, ...]:
    return tuple(mention.span for mention in source.mentions[:1])


def _seen(source: Source, article: Article, portraits: Portraits) -> Span | None:
    """The words that say that the outlet saw a document: "seen by this paper", "obtained by The Longfile"."""
    for first, _ in portraits.places(source):
        found = _in_sentence(portraits.tokens, portraits.stretch_of(first), article.outlet)
        if found is not None:
            return found
    return None


def _in_sentence(tokens: Tokens, stretch: Stretch, outlet: str | None) -> Span | None:
    lows = tokens.lows
    for place in range(stretch.first, stretch.last):
        if lows[place] in _GOT:
            if place + 1 < stretch.last and lows[place + 1] == "by":
                end = _own(tokens, place + 2, stretch.last, outlet)
                if end:
                    return tokens.span(place, end)
            for first in range(max(place - 4, stretch.first), place):
                end = _own(tokens, first, place, outlet)
                if end and all(w in {"has", "have", "had", "also"} for w in lows[end:place]):
                    return tokens.span(first, place + 1)
        if lows[place] in _GIVEN:
            for at in range(place + 1, min(place + 4, stretch.last - 1)):
                if lows[at] in {"to", "with"}:
                    end = _own(tokens, at + 1, stretch.last, outlet)
                    if end:
                        return tokens.span(place, end)
    return None


def _own(tokens: Tokens, first: int, last: int, outlet: str | None) -> int:
    """Where the words for the article's own outlet end that begin at ``first``; 0 where none do."""
    if first >= last:
        return 0
    if tokens.lows[first] in _OURSELVES:
        return first + 1
    end = first + (tokens.lows[first] == "the")
    begin = end
    while end < last and (tokens.is_name(end) or tokens.lows[end] in {"&", "of"}):
        end += 1
    return end if end > begin and is_publisher(" ".join(tokens.texts[begin:end]), outlet) else 0
