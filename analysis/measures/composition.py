"""Composition: who the sources are, and how the words are shared among the kinds of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from analysis.measures.categories import category_scores, people_scores
from analysis.measures.concentration import concentration_scores
from analysis.measures.counting import (
    NOT_ENGLISH,
    Cases,
)
from analysis.measures.material import Material
from analysis.measures.score import Score, unanswered
from analysis.measures.voices import SpeakerShare, share_words
from analysis.resources import lexicon
from analysis.rules import Rules
from analysis.speech.source import CATEGORIES, CHANNELS, GENDERS, MEDIA, NAMING_LADDER, Source

AxisName = Literal["category", "side", "naming", "gender", "channel", "medium"]
NO_SIDE = "no side given"
NOT_COUNTED = "not counted"
NO_SPEAKER = "no speaker found"


@dataclass(frozen=True, slots=True)
class Group:
    """Counted sources that are alike on one axis, and what they get in the story.

    The last rows of an axis hold the words of speakers that the rules do not count, and of nobody, so that the words of
    all rows together are the words of all voices.
    """

    value: str
    sources: tuple[str, ...]
    low: int
    high: int
    """Sources over all combinations of the contested rules."""
    attributions: int
    quoted_words: int
    reported_words: int


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to sort the sources: by category, side, naming, gender, channel or medium."""

    name: AxisName
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """Shares of sources and of words, by every axis; what the words concentrate on; which categories are missing."""

    scores: tuple[Score, ...]
    axes: tuple[Axis, ...] = ()
    missing: tuple[str, ...] = ()
    """Categories of the checklist that no counted source belongs to."""


def _words_of_each(material: Material, rules: Rules) -> Sequence[SpeakerShare]:
    return share_words(material.body, material.quoted, material.held, material.sources, rules)


def measure_composition(material: Material, speakers: Sequence[SpeakerShare]) -> Composition:
    """Who the sources are (S6 to S10) and who gets how many words (C1, C2), by textual evidence only.

    "Unclear" is a group of its own and never spread over the others. Sides, stakeholders and viewpoints are what a
    person has given, never a guess.
    """
    cases = material.cases
    checklist = lexicon("category-checklist")
    present = {c for s in cases.in_force.sources for c in (s.category, s.second_category)}
    missing = tuple(c for c in CATEGORIES if c in checklist and c not in present)
    scores = (
        *category_scores(cases, checklist), *people_scores(cases),
        *concentration_scores(cases, speakers, partial(_words_of_each, material)),
    )  # fmt: skip
    if not material.is_english:
        return Composition(unanswered(scores, NOT_ENGLISH))
    return Composition(scores, tuple(_axes(cases, speakers)), missing if cases.in_force.sources else ())


def _axes(cases: Cases, speakers: Sequence[SpeakerShare]) -> Iterator[Axis]:
    sides = tuple(dict.fromkeys(s.side for s in cases.in_force.sources if s.side)) if cases.in_force.sources else ()
    orders: tuple[tuple[AxisName, Sequence[str], Callable[[Source], str]], ...] = (
        ("category", CATEGORIES, lambda s: s.category),
        ("side", (*sides, NO_SIDE), lambda s: s.side or NO_SIDE),
        ("naming", NAMING_LADDER, lambda s: s.naming),
        ("gender", GENDERS, lambda s: s.gender),
        ("channel", CHANNELS, lambda s: s.channel),
        ("medium", MEDIA, lambda s: s.medium),
    )
    for name, order, value_of in orders:
        if name != "side" or sides:
            yield Axis(name, tuple(_groups(cases, speakers, order, value_of)))


def _groups(
    cases: Cases, speakers: Sequence[SpeakerShare], order: Sequence[str], value_of: Callable[[Source], str]
) -> Iterator[Group]:
    """The groups of one axis that have a source under any rules, then the words of nobody and of uncounted speakers."""
    share_of = {s.source: s for s in speakers}
    tallies = []
    for case in (cases.every[0], cases.every[-1]):  # with every contested rule off, and on
        tally: dict[str, int] = {}
        for source in case.sources:
            tally[value_of(source)] = tally.get(value_of(source), 0) + 1
        tallies.append(tally)
    counted: dict[str, list[str]] = {}
    for source in cases.in_force.sources:
        counted.setdefault(value_of(source), []).append(source.id)
    for value in order:
        here = counted.get(value, [])
        fewest, most = sorted(tally.get(value, 0) for tally in tallies)
        if here or most:
            shares = [share_of[id] for id in here if id in share_of]
            yield _group(value, here, shares, (fewest, most))
    known = {s.id for s in cases.in_force.sources}
    others = [s for s in speakers if s.source is not None and s.source not in known]
    if others:
        yield _group(NOT_COUNTED, [], others, (0, 0))
    if None in share_of:
        yield _group(NO_SPEAKER, [], [share_of[None]], (0, 0))


def _group(value: str, ids: Sequence[str], shares: Sequence[SpeakerShare], bounds: tuple[int, int]) -> Group:
    return Group(
        value=value,
        sources=tuple(ids),
        low=bounds[0],
        high=bounds[1],
        attributions=sum(s.attributions for s in shares),
        quoted_words=sum(s.quoted_words for s in shares),
        reported_words=sum(s.reported_words for s in shares),
    )
