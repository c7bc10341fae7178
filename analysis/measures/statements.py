"""Statements: how many, in what form, how many by way of another outlet, and how much of the story they take."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from analysis.measures.counting import FEW_ATTRIBUTIONS, MIN_ATTRIBUTIONS, Case, Cases, cues, firsts, ranged
from analysis.measures.quoted import Body
from analysis.measures.score import Score
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution, Kind

_Count = Callable[[Sequence[Span], Sequence[Span]], int]
PARETI = "Pareti et al. 2013"
BBC = "BBC Editorial Guidelines, section 3; Reuters Handbook"
_KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("direct", "Direct quotation", "all of what is said stands in quotation marks"),
    ("mixed", "Mixed: paraphrase with quoted words", "a paraphrase has quoted words in it"),
    ("indirect", "Paraphrase", "what is said is told without quotation marks"),
    ("narrated", "Speech only narrated", "only the act is told (“rejected by …”)"),
    ("embed", "Embedded posts", "a post is shown word for word"),
)


def statement_scores(body: Body, attributions: Sequence[Attribution], cases: Cases) -> Iterator[Score]:
    """Every number about statements: A1, A2 and A3 of the catalogue."""
    yield from _kinds(body, attributions, cases)
    yield from _relayed(cases)
    yield from _shares(body, cases)


def _kinds(body: Body, attributions: Sequence[Attribution], cases: Cases) -> Iterator[Score]:
    said = cases.in_force.said
    every = Score(
        "attributions", "Statements with a speaker", None, "attributions",
        "Each stretch of the body, or embedded post, that the story gives as somebody's words or statement. "
        "A quotation and a paraphrase under the same reporting words are two.",
        n=len(body.sentences), evidence=cues(said), literature=PARETI,
    )  # fmt: skip
    yield ranged(every, lambda case: len(case.said), cases, rising=True)
    for kind, label, rule in _KINDS:
        score = Score(
            f"attributions_{kind}", label, None, "attributions", f"Statements where {rule}.",
            n=len(said), evidence=cues(a for a in said if a.kind == kind), literature=PARETI,
        )  # fmt: skip
        yield ranged(score, partial(_of_kind, kind), cases, rising=True)
    thoughts = tuple(a for a in attributions if a.zone in {"body", "post"} and not a.nested and not a.is_speech)
    yield Score(
        "thoughts", "Thoughts, beliefs and wishes", len(thoughts), "attributions",
        "What somebody is said to hope, believe, think or want: listed, and not counted as speech by default.",
        n=len(body.sentences), evidence=cues(thoughts), literature="Bednarek 2006",
    )  # fmt: skip


def _of_kind(kind: Kind, case: Case) -> int:
    return sum(a.kind == kind for a in case.said)


def _relayed(cases: Cases) -> Iterator[Score]:
    said = cases.in_force.said
    spans = tuple(relay.span for a in said for relay in a.relays)
    relayed = Score(
        "relayed_attributions", "Statements that came through another outlet", None, "attributions",
        "Statements that the story takes from another outlet (“according to …”, “told …”). Where the article's "
        "own outlet is not known, “told …” says nothing about it.",
        n=len(said), evidence=spans, literature=BBC,
    )  # fmt: skip
    yield ranged(relayed, lambda case: sum(bool(a.relays) for a in case.said), cases, rising=True)
    share = Score(
        "relayed_share", "Share of statements that came through another outlet", None, "share",
        "Statements that the story takes from another outlet, over all statements; given from five statements on.",
        n=len(said), reason=FEW_ATTRIBUTIONS, evidence=spans, literature=BBC,
    )  # fmt: skip
    yield ranged(share, _relayed_share, cases)
    through = [s for s in cases.in_force.sources if s.channel == "relayed"]
    sources = Score(
        "relayed_sources", "Sources heard only through another outlet", None, "sources",
        "Counted sources of whom at least one statement came through another outlet, and none is said to have been "
        "made to the article's own.",
        n=len(cases.in_force.sources), evidence=firsts(through), literature=BBC,
    )  # fmt: skip
    yield ranged(sources, lambda case: sum(s.channel == "relayed" for s in case.sources), cases, who=True, rising=True)
    longest = max((len(a.relays) for a in said), default=0)
    chain = Score(
        "longest_relay", "Most outlets between a source and the story", None, "outlets",
        "The largest number of other outlets that carried one statement (“a channel said, according to an agency” is "
        "one, where the channel itself is the source).",
        n=len(said), reason="no statement was found",
        evidence=tuple(relay.span for a in said if len(a.relays) == longest for relay in a.relays), literature=BBC,
    )  # fmt: skip
    yield ranged(chain, lambda case: max((len(a.relays) for a in case.said), default=None), cases, rising=True)


def _relayed_share(case: Case) -> float | None:
    if len(case.said) < MIN_ATTRIBUTIONS:
        return None
    return sum(bool(a.relays) for a in case.said) / len(case.said)


def _shares(body: Body, cases: Cases) -> Iterator[Score]:
    """The shares of the body's words and sentences that lie in statements."""
    covers: dict[bool, tuple[Span, ...]] = {}

    def contents(case: Case) -> tuple[Span, ...]:
        thoughts = case.rules.count_thoughts
        if thoughts not in covers:
            covers[thoughts] = merged(s for a in case.said if a.zone == "body" for s in a.content)
        return covers[thoughts]

    def share_of(units: Sequence[Span], count: _Count) -> Callable[[Case], float | None]:
        values: dict[bool, float | None] = {}

        def share(case: Case) -> float | None:
            thoughts = case.rules.count_thoughts
            if thoughts not in values:
                values[thoughts] = count(units, contents(case)) / len(units) if units else None
            return values[thoughts]

        return share

    words, sentences = body.words, body.sentences
    in_force = contents(cases.in_force)
    score = Score(
        "attributed_word_share", "Share of words in attributed statements", None, "share",
        "Words of the body that lie in what somebody is said to have said, over all words of the body.",
        n=len(words), reason="the body has no words", evidence=in_force, literature=PARETI,
    )  # fmt: skip
    yield ranged(score, share_of(words, _beginning_in), cases, rising=True)
    score = Score(
        "attributed_sentence_share", "Share of sentences with an attributed statement", None, "share",
        "Sentences of the body that hold at least a part of what somebody is said to have said, over all sentences.",
        n=len(sentences), reason="the body has no sentences", evidence=in_force, literature=PARETI,
    )  # fmt: skip
    yield ranged(score, share_of(sentences, _touched), cases, rising=True)


def _beginning_in(words: Sequence[Span], spans: Sequence[Span]) -> int:
    """How many of the sorted words begin in one of the sorted, disjoint spans."""
    return sum(bisect_left(words, (end,)) - bisect_left(words, (start,)) for start, end in spans)


def _touched(units: Sequence[Span], spans: Sequence[Span]) -> int:
    """How many of the sorted units share a character with one of the sorted, disjoint spans."""
    count = place = 0
    for unit in units:
        while place < len(spans) and spans[place].end <= unit.start:
            place += 1
        if place == len(spans):
            break
        count += spans[place].start < unit.end
    return count
