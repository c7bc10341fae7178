"""Transparency: how many sources are fully identified, in the bands of PEJ, under both readings of its rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from analysis.measures.counting import Case, Cases, firsts, ranged
from analysis.measures.ladder import PEJ
from analysis.measures.score import Score
from analysis.speech.source import Source

Band = Literal["0", "1", "2–3", "4+"]
BANDS: tuple[Band, ...] = ("0", "1", "2–3", "4+")


@dataclass(frozen=True, slots=True)
class Reading:
    """PEJ's transparency band under one reading: which sources are fully identified, and the band they make.

    ``low`` and ``high`` are the bands that the other counting rules would give.
    """

    id: Literal["people", "with_organisations"]
    label: str
    sources: tuple[str, ...]
    band: Band
    low: Band
    high: Band


def band_of(sources: int) -> Band:
    """The band of PEJ for so many fully identified sources; four or more are its highest level.

    >>> [band_of(n) for n in (0, 1, 2, 3, 4, 17)]
    ['0', '1', '2–3', '2–3', '4+', '4+']
    """
    return "4+" if sources >= 4 else "2–3" if sources >= 2 else "1" if sources else "0"


def is_identified(source: Source, *, with_organisations: bool) -> bool:
    """Whether a source is fully identified: named, and with words that say who it is (PEJ 2004–05).

    A person needs a title, office, employer or other description beside the name. An organisation says with its name
    what it is, so a named one is identified wherever organisations are read as sources.
    """
    if source.naming == "named_organisation":
        return with_organisations
    return source.naming == "named_person" and bool(source.descriptors or source.organisation)


def transparency_of(cases: Cases) -> tuple[tuple[Score, ...], tuple[Reading, ...]]:
    """Fully identified sources, counted with people only and with organisations too, each with PEJ's band.

    The one rule that tells the two readings apart, whether organisations count, is set by the reading and not by the
    rules in force. Known limit: PEJ's coders judged whether the description tells of knowledge, expertise or
    possible bias; here any description counts.
    """
    found = tuple(_readings(cases))
    return tuple(score for score, _ in found), tuple(reading for _, reading in found)


def _readings(all_cases: Cases) -> Iterator[tuple[Score, Reading]]:
    texts = {
        "transparent_people": (
            "Fully identified people", "people", "people only",
            "Counted people whom the story names and of whom it says who they are: title, office, employer or another "
            "description.",
        ),
        "transparent_sources": (
            "Fully identified people and organisations", "with_organisations", "with organisations",
            "Fully identified people, and besides them counted organisations, states and documents that are named.",
        ),
    }  # fmt: skip
    for id, (label, key, name, rule) in texts.items():
        wide = key == "with_organisations"
        cases = all_cases.with_rule("count_organisations") if wide else all_cases
        here = _identified(wide, cases.in_force)
        score = ranged(
            Score(
                id, label, None, "sources", f"{rule} PEJ's bands are 0, 1, 2–3 and 4 or more.",
                n=len(cases.in_force.sources), evidence=firsts(here), literature=PEJ,
            ),
            partial(_count, wide), cases, who=True, rising=True,
        )  # fmt: skip
        yield score, Reading(
            "with_organisations" if wide else "people", name, tuple(s.id for s in here), band_of(len(here)),
            band_of(int(score.low or 0)), band_of(int(score.high or 0)),
        )  # fmt: skip


def _identified(wide: bool, case: Case) -> list[Source]:
    return [s for s in case.sources if is_identified(s, with_organisations=wide)]


def _count(wide: bool, case: Case) -> int:
    return len(_identified(wide, case))
