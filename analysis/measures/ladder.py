"""The naming ladder: how well each counted source is identified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.measures.counting import FEW_ATTRIBUTIONS, MIN_ATTRIBUTIONS, NO_SOURCE, Case, Cases, firsts, ranged
from analysis.measures.score import Score
from analysis.speech.source import NAMING_LADDER, Naming

NAMED = frozenset(NAMING_LADDER[:2])
UNNAMED = frozenset(NAMING_LADDER[2:])
ANONYMOUS = frozenset(NAMING_LADDER[3:])
LABELS: dict[Naming, str] = {
    "named_person": "Named people",
    "named_organisation": "Named organisations",
    "unnamed_spokesperson": "Spokespeople without a name",
    "anonymous_individual": "Individuals described, not named",
    "anonymous_collective": "Groups without names",
    "undescribed": "Sources without any description",
}
PEJ = "Project for Excellence in Journalism, State of the News Media 2004–05"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the naming ladder and the counted sources that stand on it."""

    naming: Naming
    label: str
    sources: tuple[str, ...]
    """Ids of the sources that the rules in force count."""
    low: int
    high: int
    """Over all combinations of the contested rules."""


def ladder_of(cases: Cases) -> tuple[Rung, ...]:
    """Every rung of the ladder, best identified first, with its range over the other rules."""
    counts = [_tally(case) for case in (cases.every[0], cases.every[-1])]  # more rules on, more sources on a rung
    return tuple(
        Rung(
            naming,
            LABELS[naming],
            tuple(s.id for s in cases.in_force.sources if s.naming == naming),
            min(tally.get(naming, 0) for tally in counts),
            max(tally.get(naming, 0) for tally in counts),
        )
        for naming in NAMING_LADDER
    )


def _tally(case: Case) -> dict[Naming, int]:
    tally: dict[Naming, int] = {}
    for source in case.sources:
        tally[source.naming] = tally.get(source.naming, 0) + 1
    return tally


def naming_scores(cases: Cases) -> Iterator[Score]:
    """Sources with a name, and the shares without one."""
    counted = cases.in_force.sources
    named = Score(
        "named_sources", "Sources with a name", None, "sources",
        "Counted sources on the first two rungs of the naming ladder: a named person or a named organisation.",
        n=len(counted), evidence=firsts(s for s in counted if s.naming in NAMED), literature=PEJ,
    )  # fmt: skip
    yield ranged(named, lambda case: _on(NAMED, case), cases, who=True, rising=True)
    yield _share(
        cases, "unnamed_share", "Share of sources without a name", UNNAMED,
        "Spokespeople without a name, anonymous individuals and groups, and undescribed sources, over all "
        "counted sources; given from five attributions on.",
    )  # fmt: skip
    yield _share(
        cases, "anonymous_share", "Share of anonymous sources", ANONYMOUS,
        "Anonymous individuals, anonymous groups and undescribed sources, over all counted sources; given from five "
        "attributions on. Spokespeople without a name are not in it: their institution is on the record.",
    )  # fmt: skip


def _on(rungs: frozenset[Naming], case: Case) -> int:
    return sum(s.naming in rungs for s in case.sources)


def _share(cases: Cases, id: str, label: str, rungs: frozenset[Naming], rule: str) -> Score:
    def share(case: Case) -> float | None:
        if not case.sources or len(case.said) < MIN_ATTRIBUTIONS:
            return None
        return _on(rungs, case) / len(case.sources)

    counted = cases.in_force.sources
    score = Score(
        id, label, None, "share", rule, n=len(counted), literature=PEJ,
        reason=FEW_ATTRIBUTIONS if counted else NO_SOURCE,
        evidence=firsts(s for s in counted if s.naming in rungs),
    )  # fmt: skip
    return ranged(score, share, cases)
