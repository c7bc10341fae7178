"""Voices: how many words of the body each source gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.measures.quoted import Body, Quoted
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.source import Source

NOBODY = "no speaker found"


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
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    rules: Rules,
) -> tuple[SpeakerShare, ...]:
    """Quoted and reported words of each source, most words first, words without a speaker last.

    Each body word belongs to one source at most: to that of the shortest attribution around it. Left out are
    attributions inside someone else's, thoughts and narrated acts (unless the rules count them), and words
    outside the body.
    """
    kept = [item for item in attributions if _counts(item, rules)]
    owner = [None if item is None else item.source for item in owners(body, kept)]
    is_quoted = bytearray(len(body.words))
    tallies: dict[str | None, _Tally] = {}
    for item in counted:
        votes: dict[str | None, int] = {}
        for place in item.words:
            is_quoted[place] = 1
            who = owner[place]
            votes[who] = votes.get(who, 0) + 1
        for who, words in votes.items():
            tallies.setdefault(who, _Tally()).quoted += words
        most = max(votes, key=lambda who: (votes[who], who is not None))
        tallies[most].quotations += 1
        tallies[most].evidence.extend(item.evidence)
    reported = Counter(who for who, quoted in zip(owner, is_quoted, strict=True) if who is not None and not quoted)
    for who, words in reported.items():
        tallies.setdefault(who, _Tally()).reported = words
    for attribution in kept:
        if attribution.source is not None and attribution.source in tallies:
            tally = tallies[attribution.source]
            tally.attributions += 1
            tally.evidence.extend(attribution.content)
    return _ordered(tallies, {source.id: source.name for source in sources})


def _counts(item: Attribution, rules: Rules) -> bool:
    if item.nested or item.zone != "body" or item.kind == "embed":
        return False
    return (item.is_speech or rules.count_thoughts) and (item.kind != "narrated" or rules.count_narrated)


def owners(body: Body, kept: Sequence[Attribution]) -> list[Attribution | None]:
    """The statement that each body word belongs to: the longest are painted first, the shorter ones over them."""
    owner: list[Attribution | None] = [None] * len(body.words)
    shortest_first = sorted(kept, key=lambda item: (sum(span.length for span in item.content), item.start))
    for item in reversed(shortest_first):
        for span in item.content:
            words = body.words_in(span)
            owner[words.start : words.stop] = [item] * len(words)
    return owner


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
