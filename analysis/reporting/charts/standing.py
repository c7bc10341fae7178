"""Standing: where the figures of one story lie among those of a named corpus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.comparing.reference import Reference, Standing
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Sketch, nothing, paper
from analysis.reporting.label import label
from analysis.reporting.prose import percent, shown
from analysis.reporting.table import Table

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


def _draw(canvas: Canvas, title: str, standings: Sequence[Standing]) -> Sketch:
    if not standings:
        return nothing(canvas, title, "The corpus or the story has no answer for these figures.")
    theme = canvas.theme
    names = 2.9 if canvas.is_wide else 0.0
    row = 0.36 if canvas.is_wide else 0.56
    depth = row * len(standings)
    plot = paper(canvas, title, depth, (0, 1), (-depth, 0), left=0.2 + names, right=0.35, bottom=0.58)
    for at, name in ((0.0, "least"), (0.25, "¼"), (0.5, "half"), (0.75, "¾"), (1.0, "most")):
        plot.words(name, (at, -depth), (0, -4), side="center", height="top", color=theme.soft)
    where = "stories of the corpus, from the least to the most; " if canvas.is_wide else ""
    plot.words(
        f"{where}shaded: the middle half", (0.5, -depth), (0, -19), side="center", height="top", color=theme.soft
    )
    for edge in (0, 0.5, 1):
        plot.line(((edge, -depth), (edge, 0)), theme.grid, layer=0)
    room = canvas.letters(names if canvas.is_wide else canvas.width - 0.5)
    for place, each in enumerate(standings):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.17)
        plot.level(middle, theme.grid, layer=1)
        plot.bar(middle, 0.12, (0.25, 0.75), theme.grid, layer=1)
        # the same value in many stories (a count of none, say) is a stretch, not a point
        plot.line(((each.below, middle), (each.up_to, middle)), theme.voice, 3)
        plot.dots([(_middle(each), middle)], 6.5, theme.voice, is_square=True, layer=3)
        plot.name(canvas, label(each.score.label, room), (0, middle), (10, 8))
    return plot.sketch
