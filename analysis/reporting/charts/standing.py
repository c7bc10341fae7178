"""Standing: where the figures of one story lie among those of a named corpus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from analysis.comparing.reference import Reference, Standing
from analysis.reporting.charts.canvas import Canvas, nothing, paper
from analysis.reporting.charts.chart import Chart
from analysis.reporting.label import label
from analysis.reporting.prose import percent, shown
from analysis.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

UNUSUAL = 0.4
"""So far from the middle (as a share of the corpus) a figure is worth the title: outside of the middle four fifths."""


def standing_chart(standings: Sequence[Standing], reference: Reference) -> Chart:
    """Each figure's place among the stories of a corpus, least to most; the middle half is shaded."""
    title = _title(standings, reference)
    table = Table(
        f"This story among {reference.articles:,} stories ({label(reference.name, 60)})",
        ("Figure", "This story", "A quarter lie below", "Half lie below", "Three quarters lie below", "Smaller in"),
        tuple(
            (
                each.score.label,
                *(shown(value, each.score.unit) for value in (each.score.value, each.low, each.median, each.high)),
                percent(each.below),
            )
            for each in standings
        ),
    )
    told = "; ".join(f"{each.score.label}, larger than in {percent(each.below)} of them" for each in standings)
    alt = f"For each figure, its place among the stories of {label(reference.name, 60)}: {told}."
    draw = partial(_draw, title=title, standings=tuple(standings))
    return Chart("among-other-stories", title, alt if standings else "An empty chart.", table, draw)


def _middle(standing: Standing) -> float:
    """Where a figure is drawn: in the middle of the stories that have the same value."""
    return (standing.below + standing.up_to) / 2


def _title(standings: Sequence[Standing], reference: Reference) -> str:
    if not standings:
        return "No figure of this story can be compared"
    farthest = max(standings, key=lambda each: abs(_middle(each) - 0.5))
    name = label(reference.name, 60)
    if abs(_middle(farthest) - 0.5) < UNUSUAL:
        return f"None of these figures is rare among {name}"
    is_high = _middle(farthest) > 0.5
    share = percent(farthest.below if is_high else 1 - farthest.up_to)
    return f"{farthest.score.label}: {'more' if is_high else 'less'} than in {share} of the stories in {name}"


def _draw(canvas: Canvas, title: str, standings: Sequence[Standing]) -> Figure:
    if not standings:
        return nothing(canvas, title, "The corpus or the story has no answer for these figures.")
    theme = canvas.theme
    names = 2.9 if canvas.is_wide else 0.0
    row = 0.36 if canvas.is_wide else 0.56
    figure, axes = paper(canvas, title, row * len(standings), left=0.2 + names, right=0.35, bottom=0.58)
    axes.set_xlim(0, 1)
    axes.set_ylim(-row * len(standings), 0)
    axes.set_xticks((0.0, 0.25, 0.5, 0.75, 1.0), ("least", "¼", "half", "¾", "most"), color=theme.soft)
    where = "stories of the corpus, from the least to the most; " if canvas.is_wide else ""
    axes.set_xlabel(f"{where}shaded: the middle half", color=theme.soft)
    axes.vlines((0, 0.5, 1), -row * len(standings), 0, color=theme.grid, linewidth=1, zorder=0)
    for place, each in enumerate(standings):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.17)
        axes.hlines(middle, 0, 1, color=theme.grid, linewidth=1, zorder=1)
        axes.barh(middle, 0.5, 0.12, left=0.25, color=theme.grid, zorder=1)
        # the same value in many stories (a count of none, say) is a stretch, not a point
        axes.hlines(middle, each.below, each.up_to, color=theme.voice, linewidth=3, zorder=2)
        axes.plot([_middle(each)], [middle], "D", color=theme.voice, markersize=6.5, zorder=3)
        axes.annotate(
            label(each.score.label, canvas.letters(names if canvas.is_wide else canvas.width - 0.5)), (0, middle),
            (-10, 0) if canvas.is_wide else (0, 8), textcoords="offset points",
            va="center" if canvas.is_wide else "bottom", ha="right" if canvas.is_wide else "left",
        )  # fmt: skip
    return figure
