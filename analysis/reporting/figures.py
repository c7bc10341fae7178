"""Figures: every number of a report in one table: its base, its range and what moves it, its rule and its passages."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.measures.score import Score
from analysis.reporting.anchors import Links, Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.prose import as_sentence, range_shown, shown
from analysis.reporting.table import Table
from analysis.result import Analysis

MOST_LINKS = 8
"""Links in one row: the passages of a key figure stand all in its card."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as the table shows it."""

    score: Score
    value: str
    range: str
    rule: str
    moved_by: tuple[str, ...]
    links: Links


def every_figure(analysis: Analysis) -> Panel:
    """All figures, room by room: value, unit, base, range and which rule moves it, rule, literature, passages."""
    places = Places(analysis)
    figures = tuple(_figure(score, places) for score in analysis.scores())
    table = Table(
        "Every figure",
        ("Figure", "Value", "Unit", "Base (n)", "Range", "Rule"),
        tuple((each.score.label, each.value, each.score.unit, each.score.n, each.range, each.rule) for each in figures),
    )
    content = fragment("figures.html.j2", figures=figures)
    summary = f"Every figure with its rule ({len(figures)})"
    return Panel(fragment("folded.html.j2", summary=summary, content=content), table.text)


def _figure(score: Score, places: Places) -> Figure:
    value = shown(score.value, score.unit) if score.value is not None else f"no answer: {score.reason}"
    every = places.links(score.evidence)
    links = Links(every.links[:MOST_LINKS], every.more + max(0, len(every.links) - MOST_LINKS))
    has_range = range_shown(score)
    moved_by = tuple(map(as_sentence, score.moved_by)) if has_range else ()
    return Figure(score, value, has_range or "–", as_sentence(score.rule), moved_by, links)
