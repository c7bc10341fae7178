"""Reporting words: a bar for each class of them, with the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.measures.cue_classes import CueUse
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Sketch, nothing, paper
from analysis.reporting.label import label
from analysis.reporting.prose import plural
from analysis.reporting.wordings import class_table
from analysis.result import Analysis

NO_CUES = "No reporting words were found"


def cues_chart(analysis: Analysis) -> Chart:
    """How many statements come with which class of reporting words: neutral ones, distancing ones, and so on."""
    classes = analysis.wording.classes
    title = _title(classes)
    listed = "; ".join(f"{use.label}, {len(use.attributions)}: {_words(use)}" for use in classes)
    alt = f"Bar chart of the classes of reporting words. {listed or 'There are none'}."
    return Chart("reporting-words", title, alt, class_table(analysis), partial(_draw, title=title, classes=classes))


def _title(classes: Sequence[CueUse]) -> str:
    total = sum(len(use.attributions) for use in classes)
    if not total:
        return NO_CUES
    neutral = sum(len(use.attributions) for use in classes if use.klass == "neutral")
    said = plural(total, "statements")
    if neutral == total:
        return (
            "The reporting words are neutral"
            if total == 1
            else f"All {total:,} {said} come with neutral reporting words"
        )
    return f"{neutral:,} of {total:,} {said} {plural(neutral, 'come')} with neutral reporting words such as “said”"


def _words(use: CueUse) -> str:
    return ", ".join(f"{label(word, 24)} {count}" if count > 1 else label(word, 24) for word, count in use.words[:6])


def _draw(canvas: Canvas, title: str, classes: Sequence[CueUse]) -> Sketch:
    if not classes:
        return nothing(canvas, title, "Nobody is said to have said anything with reporting words of its own.")
    theme = canvas.theme
    names = 2.0 if canvas.is_wide else 0.0
    bar_room = 2.2 if canvas.is_wide else 1.4
    row = 0.34 if canvas.is_wide else 0.56
    width, depth = canvas.width - names - 0.1, row * len(classes)  # one unit an inch, across and down
    plot = paper(canvas, title, depth, (0, width), (-depth, 0), left=0.05 + names, right=0.05, bottom=0.08)
    most = max(len(use.attributions) for use in classes)
    for place, use in enumerate(classes):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.17)
        length = bar_room * len(use.attributions) / most
        face = theme.voice if use.klass == "neutral" else theme.paper
        plot.bar(middle, 0.17, (0, length), face, theme.voice, line=1.2)
        plot.name(canvas, use.label, (0, middle), (8, 9))
        count = f"{len(use.attributions):,}"
        plot.words(count, (length + 0.08, middle), is_bold=True)
        after = length + 0.16 + 0.09 * len(count)
        plot.words(label(_words(use), canvas.letters(width - after)), (after, middle), color=theme.soft, size=9)
    return plot.sketch
