"""Categories: for whom the sources speak, and what else the story or a person says about them, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from analysis.measures.counting import FEW_ATTRIBUTIONS, MIN_ATTRIBUTIONS, NO_SOURCE, Case, Cases, firsts, ranged
from analysis.measures.ladder import PEJ
from analysis.measures.score import Score
from analysis.speech.source import Category, Source

OFFICIAL: frozenset[Category] = frozenset({"government_official", "military", "police_judiciary"})
SIGAL = "Sigal 1973; Brown et al. 1987; Tiffen et al. 2014"


def category_scores(cases: Cases, checklist: Collection[str]) -> Iterator[Score]:
    """S6 and S8: official sources, sources of no clear category, and categories of the checklist without any."""
    yield from _official(cases)
    yield from _unclear(cases)
    yield _missing(cases, checklist)


def people_scores(cases: Cases) -> Iterator[Score]:
    """S9 and S10: named people by gender; stakeholders and viewpoints where a person has given them."""
    yield from _gender(cases)
    yield from _coded(cases)


def _official(cases: Cases) -> Iterator[Score]:
    """S6: the share of official sources, with politicians as another reading."""

    counts = {key: Counter(s.category for s in sources) for key, sources in cases.choices().items()}

    def share(case: Case, official: frozenset[Category] = OFFICIAL, *, all_categories: bool = True) -> float | None:
        tally = counts[id(case.sources)]
        total = len(case.sources) - (0 if all_categories else tally["other_unclear"])
        if not total or len(case.said) < MIN_ATTRIBUTIONS:
            return None
        return sum(tally[category] for category in official) / total

    def count(case: Case) -> int:
        return sum(counts[id(case.sources)][category] for category in OFFICIAL)

    counted = cases.in_force.sources
    here = firsts(s for s in counted if s.category in OFFICIAL)
    yield ranged(
        Score(
            "official_sources", "Official sources", None, "sources",
            "Counted sources of the categories government, military, and police and courts.",
            n=len(counted), evidence=here, literature=SIGAL,
        ),
        count, cases, who=True, rising=True,
    )  # fmt: skip
    score = ranged(
        Score(
            "official_share", "Share of official sources", None, "share",
            "Sources of the categories government, military, and police and courts, over all counted sources; given "
            "from five attributions on. Its range has the readings with politicians and without sources of no clear "
            "category.",
            n=len(counted), reason=FEW_ATTRIBUTIONS if counted else NO_SOURCE, evidence=here, literature=SIGAL,
        ),
        share, cases,
    )  # fmt: skip
    if score.value is None:
        yield score
        return
    readings: dict[str, Callable[[Case], float | None]] = {
        "Counting politicians with the officials": lambda case: share(case, OFFICIAL | {"politician"}),
        "Leaving out sources of no clear category": lambda case: share(case, all_categories=False),
    }
    yield _with_readings(score, cases, readings)


def _with_readings(score: Score, cases: Cases, readings: Mapping[str, Callable[[Case], float | None]]) -> Score:
    """The range widened by other readings of the measure, each under all the contested rules."""
    moves = list(score.moved_by)
    found = [bound for bound in (score.low, score.high) if bound is not None]
    for what, count in readings.items():
        other = count(cases.in_force)
        if other is not None and other != score.value:
            moves.append(f"{what} would make it {other:.0%}.")
        found += [value for case in cases.different if (value := count(case)) is not None]
    return replace(score, low=min(found, default=None), high=max(found, default=None), moved_by=tuple(moves))


def _unclear(cases: Cases) -> Iterator[Score]:
    unclear = [s for s in cases.in_force.sources if s.category == "other_unclear"]
    yield ranged(
        Score(
            "unclear_category_sources", "Sources of no clear category", None, "sources",
            "Counted sources of which the text does not say for whom or as what they speak.",
            n=len(cases.in_force.sources), evidence=firsts(unclear), literature="Tiffen et al. 2014",
        ),
        lambda case: sum(s.category == "other_unclear" for s in case.sources), cases, who=True, rising=True,
    )  # fmt: skip


def _missing(cases: Cases, checklist: Collection[str]) -> Score:
    """S8: how many categories of the checklist have no source."""

    def lacking(sources: Iterable[Source]) -> int:
        present = {category for s in sources for category in (s.category, s.second_category)}
        return sum(category not in present for category in checklist)

    counts = {key: lacking(sources) if sources else None for key, sources in cases.choices().items()}
    score = Score(
        "missing_categories", "Categories without a source", None, "categories",
        "Categories of the list category-checklist that no counted source belongs to. The list can be changed; no "
        "story needs them all.",
        n=len(checklist), reason=NO_SOURCE, literature="Tiffen et al. 2014; NAMLE key questions",
    )  # fmt: skip
    return ranged(score, lambda case: counts[id(case.sources)], cases, who=True)


def _gender(cases: Cases) -> Iterator[Score]:
    """S10: named people by gender, from pronouns, titles and kin words only; unclear is kept."""
    for gender, label in (
        ("female", "Named women"), ("male", "Named men"), ("nonbinary", "Named people whom the story calls non-binary"),
        ("unclear", "Named people whose gender the text does not tell"),
    ):  # fmt: skip

        def count(case: Case, gender: str = gender) -> int:
            return sum(s.naming == "named_person" and s.gender == gender for s in case.sources)

        named = [s for s in cases.in_force.sources if s.naming == "named_person"]
        yield ranged(
            Score(
                f"named_people_{gender}", label, None, "sources",
                "Counted sources that are named people, by the pronoun, title or kin word that the story uses for "
                "them; never by a first name.",
                n=len(named), evidence=firsts(s for s in named if s.gender == gender),
                literature="Asr et al. 2021 (Gender Gap Tracker), without its guess from first names",
            ),
            count, cases, who=True, rising=True,
        )  # fmt: skip


def _coded(cases: Cases) -> Iterator[Score]:
    """S9: stakeholders and viewpoints, where a person has given them."""
    for field, label, what in (
        ("stakeholder", "Stakeholders", "interest groups"), ("viewpoint", "Viewpoints", "views of the matter"),
    ):  # fmt: skip
        given = [s for s in cases.in_force.sources if getattr(s, field)]
        yield Score(
            f"{field}s", label, len({getattr(s, field) for s in given}) if given else None, "sources",
            f"Distinct {what} among the counted sources, as a person has written them into the corrections file "
            f"(“{field}”); never guessed. PEJ's bands are 0, 1, 2–3 and 4 or more.",
            n=len(given), reason=None if given else "a person has to say: see the form in the report",
            evidence=firsts(given), literature=PEJ,
        )  # fmt: skip
