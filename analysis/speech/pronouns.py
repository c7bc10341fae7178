"""Pronouns: which figure "he", "she", "they" or "it" means."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.speech.attribution import Attribution
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading

_PERSONS = frozenset({"person", "individual", "spokesperson"})
_THING = {"outlet": 0.8, "organisation": 0.6, "document": 0.5, "state": 0.0}
_IT = frozenset({"it", "which", "that", "this"})
_THEY = frozenset({"they", "them", "their", "those", "these"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that was named or spoke before the pronoun."""

    figure: Figure
    start: int
    stretch: int
    paragraph: int
    leads: bool
    speaks: bool


def best_candidate(
    reading: Reading, candidates: list[Candidate], stretch: int, paragraph: int, attribution: Attribution
) -> Candidate | None:
    """The figure that fits the pronoun best: number and gender first, then speaking, then nearness.

    The weights are by hand: the speaker in force and the subject of the sentence before are the likeliest.
    """
    force = next((c.figure for c in reversed(candidates) if c.speaks), None)
    best: tuple[float, int] | None = None
    chosen: Candidate | None = None
    for candidate in candidates:
        fit = _fit(reading, candidate)
        if fit is None:
            continue
        distance = stretch - candidate.stretch
        score = fit - (0.25 if reading.head in _IT else 0.6) * min(distance, 12)
        score += 0.8 * candidate.leads + 1.0 * (candidate.figure is force)
        if candidate.speaks:
            score += 1.5 if reading.head in _IT else 0.4
        elif any(s.start <= candidate.start < s.end for s in attribution.content):
            score -= 2.0
        if candidate.leads and distance <= 1 and candidate.paragraph == paragraph:
            score += 0.8
        rank = (score, candidate.start)
        if best is None or rank >= best:
            best, chosen = rank, candidate
    return chosen


def _fit(reading: Reading, candidate: Candidate) -> float | None:
    """How well a figure fits the number and gender of a pronoun; None where it cannot be meant."""
    figure, kind = candidate.figure, candidate.figure.kind
    if reading.head in _IT:
        if figure.may_be_institution and candidate.speaks:
            return 0.5
        place = kind == "state" or (figure.placed and not figure.sorts and " " not in figure.name)
        return None if place and not candidate.speaks else _THING.get(kind)
    if reading.head in _THEY:
        return _plural_fit(figure)
    if kind not in _PERSONS:
        return 0.0 if kind == "collective" and reading.gender is None else None
    if reading.gender is None or figure.gender is None:
        return _guess(reading, figure)
    return 0.6 if figure.gender == reading.gender else None


def _plural_fit(figure: Figure) -> float | None:
    """How well a figure fits "they": a group best, an institution less, a person of unknown gender perhaps."""
    undescribed = figure.kind == "undescribed" and figure.reading.head.endswith("s")
    if figure.kind == "collective" or figure.reading.plural or undescribed:
        return 1.0
    if figure.kind in _THING:
        return 0.3
    return 0.0 if figure.kind in _PERSONS and figure.gender is None else None


def _guess(reading: Reading, figure: Figure) -> float:
    """A given name in -a is a woman's more often than not: a weak sign, used only to choose between two people."""
    given = figure.name.lower().split()[0] if figure.name else ""
    if reading.gender is None or not given.endswith("a"):
        return 0.0
    return 0.2 if reading.gender == "female" else -0.5
