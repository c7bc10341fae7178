"""Hedging: words that leave open whether something is so, and in whose voice they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from analysis.measures.running_words import RunningWords, Voice
from analysis.measures.score import Score
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution
from analysis.speech.cues import words

HedgeKind = Literal["adverb", "modal", "noun"]
HYLAND = "Hyland 1998; Bednarek 2006; Recasens et al. 2013"
_NOT = frozenset({"not", "n't", "n’t", "never"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that leaves open whether something is so: hearsay or likelihood, possibility, or "a claim".

    ``attribution`` is the statement that it stands in, None in the reporter's own words. Outside of quotation marks
    that is a double hedge: the story says who said it, and still leaves it open.
    """

    span: Span
    word: str
    kind: HedgeKind
    voice: Voice
    attribution: str | None


def hedges_in(running: RunningWords, attributions: Sequence[Attribution]) -> tuple[Hedge, ...]:
    """Every hedge of the body (A5 of the catalogue), by the word lists ``hedges-adverbs``, ``-modals`` and ``-nouns``.

    Left out are the month of May, "could not" (it tells that something was not), and nouns that are part of reporting
    words. Known limits: "might" as strength and "could" of a past ability are taken for hedges.
    """
    kinds = _kinds()
    cues = merged(a.cue for a in attributions if a.cue is not None)
    found = []
    at = 0
    for place in running.where(kinds.keys()):
        low = running.lows[place]
        kind = kinds[low]
        if not _is_hedge(running, place, kind):
            continue
        span = running.spans[place]
        while at < len(cues) and cues[at].end <= span.start:
            at += 1
        if kind == "noun" and at < len(cues) and cues[at].overlaps(span):
            continue
        owner = running.owners[place]
        found.append(Hedge(span, low, kind, running.voice(place), None if owner is None else owner.id))
    return tuple(found)


@cache
def _kinds() -> Mapping[str, HedgeKind]:
    """Every hedge of the word lists with its kind."""
    lists: dict[str, HedgeKind] = {}
    for kind in get_args(HedgeKind):
        lists |= dict.fromkeys(words(f"hedges-{kind}s"), kind)
    return lists


def _is_hedge(running: RunningWords, place: int, kind: HedgeKind) -> bool:
    if kind != "modal":
        return True
    following = running.lows[place + 1] if place + 1 < len(running.lows) else ""
    if running.lows[place] == "may":
        begins = place == 0 or running.sentences[place - 1] != running.sentences[place]
        return (running.texts[place] == "may" or begins) and not following[:1].isdigit()
    return not (running.lows[place] == "could" and following in _NOT)


def hedge_scores(running: RunningWords, hedges: Sequence[Hedge]) -> Iterator[Score]:
    """How many hedges stand outside of quotation marks, inside them, and in paraphrase (double hedges)."""
    quoted = sum(running.is_quoted)
    outside = [hedge for hedge in hedges if hedge.voice != "quotation"]
    inside = [hedge for hedge in hedges if hedge.voice == "quotation"]
    double = [hedge for hedge in outside if hedge.attribution is not None]
    listed = "The lists are hedges-adverbs (“reportedly”), hedges-modals (“might”) and hedges-nouns (“claim”)."
    empty = None if running.lows else "the body has no words"
    yield Score(
        "hedges_reporter", "Hedges in the reporter's words", None if empty else len(outside), "hedges",
        f"Words outside quotation marks that leave open whether something is so. {listed}",
        n=len(running.lows) - quoted, reason=empty, evidence=tuple(hedge.span for hedge in outside), literature=HYLAND,
    )  # fmt: skip
    no_quotes = empty or (None if quoted else "no quotation of the body counts as speech")
    yield Score(
        "hedges_quoted", "Hedges inside quotation marks", None if no_quotes else len(inside), "hedges",
        f"Words inside speech quotation marks that leave open whether something is so. {listed}",
        n=quoted, reason=no_quotes, evidence=tuple(hedge.span for hedge in inside), literature=HYLAND,
    )  # fmt: skip
    yield Score(
        "double_hedges", "Hedges inside attributed paraphrase", None if empty else len(double), "hedges",
        "Hedges outside quotation marks that stand in what somebody is said to have said (“said that dozens have "
        "allegedly been killed”): the story names who says it, and leaves it open once more.",
        n=len(outside), reason=empty, evidence=tuple(hedge.span for hedge in double), literature=HYLAND,
    )  # fmt: skip
