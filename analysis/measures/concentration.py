"""Concentration: whether many voices share the words, or few have most of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from analysis.measures.counting import FEW_ATTRIBUTIONS, MIN_ATTRIBUTIONS, Case, Cases, ranged
from analysis.measures.score import Score, Unit, not_enough
from analysis.measures.voices import SpeakerShare
from analysis.rules import Rules

MIN_SOURCES = 2
MIN_FOR_GINI = 5
QUOTED_ONLY = "Counting quoted words only"
NARRATED = "Changing whether words of speech that is only narrated count"
LAAKSO = "Laakso & Taagepera 1979"


def herfindahl(words: Sequence[int]) -> float:
    """The Herfindahl-Hirschman index: the sum of the squared shares, 1 where one voice has all the words.

    >>> herfindahl([50, 50]), herfindahl([10])
    (0.5, 1.0)
    """
    total = sum(words)
    return sum((each / total) ** 2 for each in words)


def effective_number(words: Sequence[int]) -> float:
    """How many voices of equal size would be as concentrated (Laakso and Taagepera 1979).

    >>> effective_number([25, 25, 25, 25])
    4.0
    """
    return 1 / herfindahl(words)


def top_share(words: Sequence[int]) -> float:
    """The share of the voice with most words.

    >>> top_share([30, 10])
    0.75
    """
    return max(words) / sum(words)


def gini(words: Sequence[int]) -> float:
    """The Gini coefficient: 0 where all have the same, near 1 where one has everything (Gini 1912).

    >>> gini([5, 5, 5, 5, 5])
    0.0
    >>> round(gini([1, 2, 3, 4, 5]), 3)
    0.267
    """
    ordered = sorted(words)
    weighted = sum(rank * each for rank, each in enumerate(ordered, 1))
    return 2 * weighted / (len(ordered) * sum(ordered)) - (len(ordered) + 1) / len(ordered)


_Formula = Callable[[Sequence[int]], float]
_MEASURES: tuple[tuple[str, str, Unit, _Formula, int, str, str], ...] = (
    ("effective_sources", "Sources that would share the words equally", "sources", effective_number, MIN_SOURCES,
     "The number of sources with equal shares that would be as concentrated as these: 1 divided by the sum of the "
     "squared shares of words (quoted and reported) of the counted sources.", LAAKSO),
    ("word_concentration", "Concentration of words (Herfindahl index)", "index", herfindahl, MIN_SOURCES,
     "The sum of the squared shares of words (quoted and reported) of the counted sources: 1 where one has them all. "
     "The thresholds of competition law mean nothing here.", "Herfindahl 1950; Hirschman 1964"),
    ("top_source_share", "Share of words of the source with most words", "share", top_share, MIN_SOURCES,
     "Words (quoted and reported) of the source that has most, over the words of all counted sources.", LAAKSO),
    ("word_gini", "Inequality of words (Gini coefficient)", "index", gini, MIN_FOR_GINI,
     "0 where all counted sources have equally many words (quoted and reported), near 1 where one has nearly all; "
     f"given from {MIN_FOR_GINI} sources on.", "Gini 1912"),
)  # fmt: skip


def concentration_scores(
    cases: Cases, speakers: Sequence[SpeakerShare], speakers_under: Callable[[Rules], Sequence[SpeakerShare]]
) -> Iterator[Score]:
    """C2 of the catalogue, over the words that each counted source gets; from five statements and two sources on.

    The range runs over the contested rules (people only, without groups, …) and over quoted words only. Two of the
    rules, those for thoughts and for speech that is only narrated, move the words of a source too: ``speakers_under``
    gives the words that each source gets under other rules than those in force.
    """
    both = _held(cases, speakers, speakers_under)
    quoted = _by_choice(cases, {s.source: s.quoted_words for s in speakers})[id(cases.in_force.sources)]
    acts = _other_acts(cases, speakers_under)
    here = both[_words_by(cases.in_force.rules)][id(cases.in_force.sources)]
    counted = {s.id for s in cases.in_force.sources}
    evidence = tuple(span for s in speakers if s.source in counted for span in s.evidence)
    for id_, label, unit, formula, fewest, rule, literature in _MEASURES:
        few = not_enough("sources with words of their own", fewest) if len(here) < fewest else FEW_ATTRIBUTIONS
        score = ranged(
            Score(id_, label, None, unit, rule, n=len(here), reason=few, evidence=evidence, literature=literature),
            partial(_value, formula, fewest, both), cases,
        )  # fmt: skip
        if acts is not None:
            score = _widened(score, NARRATED, _given(formula, fewest, acts, cases.in_force))
        yield _widened(score, QUOTED_ONLY, _given(formula, fewest, quoted, cases.in_force))


_Held = Mapping[int, Sequence[int]]
"""The words that each counted source has, by the identity of the choice of sources."""


def _words_by(rules: Rules) -> tuple[bool, bool]:
    """The two rules that decide which words are a source's."""
    return rules.count_thoughts, rules.count_narrated


def _held(
    cases: Cases, speakers: Sequence[SpeakerShare], speakers_under: Callable[[Rules], Sequence[SpeakerShare]]
) -> dict[tuple[bool, bool], _Held]:
    """The words that each counted source has, by the rules for words that occur among the cases."""
    held = {}
    for case in (cases.in_force, *cases.different):
        key = _words_by(case.rules)
        if key not in held:
            found = speakers if case is cases.in_force else speakers_under(case.rules)
            held[key] = _by_choice(cases, {s.source: s.quoted_words + s.reported_words for s in found})
    return held


def _by_choice(cases: Cases, words: Mapping[str | None, int]) -> _Held:
    return {key: [held for s in sources if (held := words.get(s.id))] for key, sources in cases.choices().items()}


def _value(formula: _Formula, fewest: int, held: Mapping[tuple[bool, bool], _Held], case: Case) -> float | None:
    return _given(formula, fewest, held[_words_by(case.rules)][id(case.sources)], case)


def _given(formula: _Formula, fewest: int, words: Sequence[int], case: Case) -> float | None:
    return None if len(words) < fewest or len(case.said) < MIN_ATTRIBUTIONS else formula(words)


def _other_acts(cases: Cases, speakers_under: Callable[[Rules], Sequence[SpeakerShare]]) -> Sequence[int] | None:
    """The words of each source with the rule for narrated speech changed, where no source stands or falls with it.

    It is then none of the cases, but a source that says something else too has its narrated words moved by it.
    """
    if any(name == "count_narrated" for name, _ in cases.others):
        return None
    if all(each.kind != "narrated" for each in cases.in_force.said):
        return None
    rules = cases.in_force.rules
    found = speakers_under(replace(rules, count_narrated=not rules.count_narrated))
    words = {s.source: s.quoted_words + s.reported_words for s in found}
    return _by_choice(cases, words)[id(cases.in_force.sources)]


def _widened(score: Score, what: str, other: float | None) -> Score:
    """The range widened by one more reading, and a sentence that says what it gives."""
    if score.value is None or score.low is None or score.high is None or other is None or other == score.value:
        return score
    shown = f"{other:.0%}" if score.unit == "share" else f"{other:.1f}" if score.unit == "sources" else f"{other:.2f}"
    return replace(
        score,
        low=min(score.low, other),
        high=max(score.high, other),
        moved_by=(*score.moved_by, f"{what} would make it {shown}."),
    )
