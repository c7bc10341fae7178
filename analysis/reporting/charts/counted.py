"""Counted: a bar for each of a few kinds, as long as its number: for questions that a reader asks of a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Sketch, nothing, paper
from analysis.reporting.label import isolated, label
from analysis.reporting.table import Table

MOST = 24
"""Bars that fit a chart; the table has all."""


def counted_chart(name: str, title: str, counts: Mapping[str, int], *, kind: str, unit: str) -> Chart:
    """A bar for each kind, in the order in which they are given.

    ``title`` states the finding; ``kind`` says what the bars are, ``unit`` what is counted ("sources"). The chart
    comes with its description in words and with the table of all its numbers.

    >>> counted_chart("x", "Most are named", {"named": 3, "not named": 1}, kind="Naming", unit="sources").alt
    'Bar chart of sources by naming: named, 3; not named, 1.'
    """
    rows = tuple((key, int(value)) for key, value in counts.items())
    listed = "; ".join(f"{isolated(key)}, {value:,}" for key, value in rows[:MOST])
    alt = f"Bar chart of {unit} by {kind.lower()}: {listed}." if rows else "An empty chart."
    table = Table(f"{unit.capitalize()} by {kind.lower()}", (kind, unit.capitalize()), rows)
    return Chart(name, title, alt, table, partial(_draw, title=title, rows=rows[:MOST], unit=unit))


def _draw(canvas: Canvas, title: str, rows: tuple[tuple[str, int], ...], unit: str) -> Sketch:
    if not any(value for _, value in rows):
        return nothing(canvas, title, f"There are no {unit} to count.")
    names = 2.4 if canvas.is_wide else 0.0
    row = 0.34 if canvas.is_wide else 0.52
    depth = row * len(rows)
    most = max(value for _, value in rows)
    plot = paper(canvas, title, depth, (0, most), (-depth, 0), left=0.05 + names, right=0.75, bottom=0.06)
    plot.line(((0, -depth), (0, 0)), canvas.theme.soft)
    room = canvas.letters(names if canvas.is_wide else canvas.width - 0.4)
    for place, (name, value) in enumerate(rows):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.15)
        plot.bar(middle, 0.2, (0, value), canvas.theme.voice)
        plot.words(f"{value:,}", (value, middle), (6, 0), is_bold=True)
        plot.name(canvas, label(name, room), (0, middle), (8, 9))
    return plot.sketch
