"""Norms: what others have measured in newspapers, as context for a score and never as a mark to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Norm:
    """What somebody found, or advised, for one measure of news text."""

    measure: str
    """Id of the score that it is about."""
    found: str
    source: str


NORMS = (
    Norm("words_per_sentence", "advice to news agencies: 19 or fewer", "Flesch for the Associated Press, 1948-50"),
    Norm("words_per_sentence", "newspapers: 16 to 20", "Gunning 1947"),
    Norm("syllables_per_word", "advice to news agencies: 150 or fewer", "Flesch for the Associated Press, 1948-50"),
    Norm("flesch_reading_ease", "the same 400 articles from Texas: 47.8 on average", "Wasike 2018"),
    Norm(
        "flesch_kincaid",
        "400 articles from Texas: 11.6 on average, hard news 12.0, business 12.3",
        "Wasike 2018",
    ),
    Norm("flesch_kincaid", "eight front pages: 9.4 to 14.7", "Olmstead 1993"),
    Norm("gunning_fog", "eight front pages: 10.3 to 15.8", "Olmstead 1993"),
    Norm("grade_median", "one story in four at grade 8 or below, of 2,125", "Meyer 2004"),
)
"""Reported from foreign places, stories have been harder than others since these counts began (Flesch)."""


def norms_of(measure: str) -> tuple[Norm, ...]:
    """What others have found for a measure, oldest first; empty for most.

    >>> norms_of("gunning_fog")[0].source
    'Olmstead 1993'
    """
    return tuple(norm for norm in NORMS if norm.measure == measure)
