"""Voices: how many words of the body each source gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from analysis.measures.quoted import Body, Quoted
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.source import Source

NOBODY = "no speaker found"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """How many words one source gets in the body.

    ``quoted_words`` stand inside speech quotation marks; ``reported_words`` stand in the source's contents
    outside of marks (paraphrase). ``source`` is None for quoted words that no speaker could be found for.
    """

    source: str | None
    name: str
    quoted_words: int
    reported_words: int
    quotations: int
    attributions: int
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A statement and the words of the body that it holds."""

    said: Attribution
    places: tuple[range, ...]
    """Places in the list of body words, a range for each piece of its content."""


def held_in(body: Body, attributions: Sequence[Attribution]) -> tuple[Held, ...]:
    """Every statement with its words, the longest first: in that order a shorter one is painted over a longer."""
    shortest_first = sorted(attributions, key=lambda item: (sum(span.length for span in item.content), item.start))
    return tuple(Held(item, tuple(map(body.words_in, item.content))) for item in reversed(shortest_first))


def painted(body: Body, held: Iterable[Held], value: Callable[[Attribution], Value]) -> list[Value | None]:
    """What each body word has from the shortest of some statements around it, None outside of them."""
    words: list[Value | None] = [None] * len(body.words)
    for item in held:
        paint = value(item.said)
        for places in item.places:
            words[places.start : places.stop] = [paint] * len(places)
    return words


@dataclass(slots=True)
class _Tally:
    quoted: int = 0
    reported: int = 0
    quotations: int = 0
    attributions: int = 0
    evidence: list[Span] = field(default_factory=list)


def share_words(
    body: Body,
    counted: Sequence[Quoted],
    held: Sequence[Held],
    sources: Sequence[Source],
    rules: Rules,
) -> tuple[SpeakerShare, ...]:
    """Quoted and reported words of each source, most words first, words without a speaker last.

    Each body word belongs to one source at most: to that of the shortest attribution around it. Left out are
    attributions inside someone else's, thoughts and narrated acts (unless the rules count them), and words
    outside the body.
    """
    kept = [item for item in held if _counts(item.said, rules)]
    owner = painted(body, kept, attrgetter("source"))
    reported = Counter(owner)
    tallies: dict[str | None, _Tally] = {}
    for quoted in counted:
        votes: dict[str | None, int] = {}
        for place in quoted.words:
            who = owner[place]
            votes[who] = votes.get(who, 0) + 1
        for who, words in votes.items():
            tallies.setdefault(who, _Tally()).quoted += words
            reported[who] -= words
        most = max(votes, key=lambda who: (votes[who], who is not None))
        tallies[most].quotations += 1
        tallies[most].evidence.extend(quoted.evidence)
    for who, words in reported.items():
        if who is not None and words:
            tallies.setdefault(who, _Tally()).reported = words
    for item in kept:
        if item.said.source is not None and item.said.source in tallies:
            tally = tallies[item.said.source]
            tally.attributions += 1
            tally.evidence.extend(item.said.content)
    return _ordered(tallies, {source.id: source.name for source in sources})


def _counts(item: Attribution, rules: Rules) -> bool:
    if item.nested or item.zone != "body" or item.kind == "embed":
        return False
    return (item.is_speech or rules.count_thoughts) and (item.kind != "narrated" or rules.count_narrated)


def _ordered(tallies: dict[str | None, _Tally], names: dict[str, str]) -> tuple[SpeakerShare, ...]:
    shares = [
        SpeakerShare(
            source=who,
            name=NOBODY if who is None else names.get(who, who),
            quoted_words=tally.quoted,
            reported_words=tally.reported,
            quotations=tally.quotations,
            attributions=tally.attributions,
            evidence=tuple(sorted(set(tally.evidence))),
        )
        for who, tally in tallies.items()
        if tally.quoted or tally.reported
    ]
    order = {who: place for place, who in enumerate(names)}
    shares.sort(key=lambda s: (s.source is None, -s.quoted_words - s.reported_words, order.get(s.source or "", 0)))
    return tuple(shares)
