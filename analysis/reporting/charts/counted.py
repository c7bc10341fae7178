"""Counted: a bar for each of a few kinds, as long as its number: for questions that a reader asks of a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from analysis.reporting.charts.canvas import Canvas, nothing, paper
from analysis.reporting.charts.chart import Chart
from analysis.reporting.label import isolated, label
from analysis.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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


def _draw(canvas: Canvas, title: str, rows: tuple[tuple[str, int], ...], unit: str) -> Figure:
    if not any(value for _, value in rows):
        return nothing(canvas, title, f"There are no {unit} to count.")
    names = 2.4 if canvas.is_wide else 0.0
    row = 0.34 if canvas.is_wide else 0.52
    figure, axes = paper(canvas, title, row * len(rows), left=0.05 + names, right=0.75, bottom=0.06)
    axes.set_xlim(0, max(value for _, value in rows))
    axes.set_ylim(-row * len(rows), 0)
    axes.set_xticks([])
    axes.axvline(0, color=canvas.theme.soft, linewidth=1)
    for place, (name, value) in enumerate(rows):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.15)
        axes.barh(middle, value, 0.2, color=canvas.theme.voice)
        axes.annotate(f"{value:,}", (value, middle), (6, 0), textcoords="offset points", va="center", weight="bold")
        room = names if canvas.is_wide else canvas.width - 0.4
        axes.annotate(
            label(name, canvas.letters(room)), (0, middle), (-8, 0) if canvas.is_wide else (0, 9),
            textcoords="offset points", va="center" if canvas.is_wide else "bottom",
            ha="right" if canvas.is_wide else "left",
        )  # fmt: skip
    return figure
