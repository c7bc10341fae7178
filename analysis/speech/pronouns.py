"""Pronouns: which figure "he", "she", "they" or "it" means."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.speech.attribution import Attribution
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading

_PERSONS = frozenset({"person", "individual", "spokesperson"})
_THINGS = frozenset({"organisation", "outlet", "document", "state"})


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
) -> Figure | None:
    """The figure that fits the pronoun best: number and gender first, then speaking, then nearness."""
    best: tuple[float, int] | None = None
    chosen: Figure | None = None
    force = next((c.figure for c in reversed(candidates) if c.speaks), None)
    for candidate in candidates:
        fit = _fit(reading, candidate.figure)
        if fit is None:
            continue
        thing = reading.head in {"it", "which", "that", "this"}
        if thing and candidate.figure.kind == "state" and not candidate.speaks:
            continue
        distance = stretch - candidate.stretch
        score = fit - (0.25 if thing else 0.6) * min(distance, 12)
        if candidate.leads:
            score += 0.8
            if distance <= 1 and candidate.paragraph == paragraph:
                score += 0.8
        if candidate.speaks:
            score += 1.5 if thing else 0.4
        if candidate.figure is force:
            score += 1.0
        if not candidate.speaks and any(s.start <= candidate.start < s.end for s in attribution.content):
            score -= 2.0
        rank = (score, candidate.start)
        if best is None or rank >= best:
            best, chosen = rank, candidate.figure
    return chosen


def _fit(reading: Reading, figure: Figure) -> float | None:
    """How well a figure fits the number and gender of a pronoun; None where it cannot be meant."""
    head, kind = reading.head, figure.kind
    if head in {"he", "she", "him", "her", "his", "himself", "herself"}:
        if kind not in _PERSONS:
            return None
        if figure.gender is None:
            return _guess(reading, figure)
        return 0.6 if figure.gender == reading.gender else None
    if head in {"it", "which", "that", "this"}:
        return {"outlet": 0.8, "organisation": 0.6, "document": 0.5, "state": 0.0}.get(kind)
    if head in {"they", "them", "their", "those", "these"}:
        if (
            kind == "collective"
            or figure.reading.plural
            or (kind == "undescribed" and figure.reading.head.endswith("s"))
        ):
            return 1.0
        if kind in _THINGS:
            return 0.3
        return 0.0 if kind in _PERSONS and figure.gender is None else None
    if head in {"who", "i", "you", "we"}:
        return 0.0 if kind in _PERSONS or kind == "collective" else None
    return None


def _guess(reading: Reading, figure: Figure) -> float:
    """A given name in -a is a woman's more often than not: a weak sign, used only to choose between two people."""
    given = figure.name.lower().split()[0] if figure.name else ""
    if not given.endswith("a"):
        return 0.0
    return 0.2 if reading.gender == "female" else -0.5
