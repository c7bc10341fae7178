"""Sentence lengths along the story, the two voices apart, and under them the grade of the passage around each place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from analysis.measures.readability import SentenceLength
from analysis.reporting.charts.canvas import Canvas, Theme, key, nothing, paper
from analysis.reporting.charts.chart import Chart
from analysis.reporting.prose import decimal, plural
from analysis.reporting.table import Table
from analysis.result import Analysis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

VOICES = {"reporter": "reporter", "quoted": "quoted", "both": "both"}
MOST_ROWS = 400
"""Rows of the data table: a book-length story has its sentences in ``analysis.json``."""
MOST_COLUMNS = 150
"""More columns than this are no longer seen apart: a long story has a column for each run of sentences."""


@dataclass(frozen=True, slots=True)
class Column:
    """The words of a sentence, or the average of a run of sentences."""

    own: float
    quoted: float
    sentences: int


def sentences_chart(analysis: Analysis) -> Chart:
    """Words in each body sentence, in the order of the story, the quoted ones among them set apart."""
    sentences = analysis.readability.sentences
    mean = analysis.score("words_per_sentence").value
    longest = max(sentences, key=lambda sentence: sentence.words, default=None)
    if longest is None:
        title, alt = "There are no sentences to measure", "An empty chart: the body has no sentences."
    else:
        average = "" if mean is None else f"Sentences average {decimal(mean)} words; "
        the_longest = "the longest has" if average else "The longest sentence has"
        title = f"{average}{the_longest} {longest.words:,}"
        alone = sum(sentence.voice == "reporter" for sentence in sentences)
        alt = (
            f"Column chart of {len(sentences):,} {plural(len(sentences), 'sentences')}, a column each, in the order of "
            f"the story. {alone:,} {plural(alone, 'are')} wholly in the reporter's voice. The longest is sentence "
            f"{sentences.index(longest) + 1:,}, in paragraph {longest.paragraph:,}, with {longest.words:,} words."
            f"{_grades_told(analysis)}"
        )
    table = Table(
        "Words in each sentence" + (f" (the first {MOST_ROWS})" if len(sentences) > MOST_ROWS else ""),
        ("Sentence", "Paragraph", "Words", "of which quoted", "Voice", "Grade of the passage around it"),
        tuple(
            (
                place,
                sentence.paragraph,
                sentence.words,
                sentence.quoted_words,
                VOICES[sentence.voice],
                _shown(analysis.readability.paragraphs[sentence.paragraph - 1].grade),
            )
            for place, sentence in enumerate(sentences[:MOST_ROWS], start=1)
        ),
    )
    return Chart("sentence-lengths", title, alt, table, partial(_draw, title=title, analysis=analysis))


def _shown(grade: float | None) -> str:
    return "–" if grade is None else decimal(grade)


def _grades_told(analysis: Analysis) -> str:
    """What the line under the columns shows, in a sentence."""
    graded = [(each.grade, each.number) for each in analysis.readability.paragraphs if each.grade is not None]
    if len(graded) < 2:
        return ""
    (low, at), (high, there) = min(graded), max(graded)
    return (
        f" Under the columns a line gives the school grade of the hundred words or more around each paragraph: lowest "
        f"around paragraph {at:,}, {decimal(low)}, highest around paragraph {there:,}, {decimal(high)}."
    )


def _draw(canvas: Canvas, title: str, analysis: Analysis) -> Figure:
    sentences = analysis.readability.sentences
    if not sentences:
        return nothing(canvas, title, "The body of the story has no sentences.")
    from matplotlib.patches import Patch

    theme = canvas.theme
    columns = _columns(sentences)
    line = _line(analysis, columns)
    figure, axes = paper(canvas, title, 2.4, left=0.32, right=0.78, bottom=2.15 if line else 0.3)
    highest = math.ceil(max(column.own + column.quoted for column in columns))
    axes.set_xlim(0.3, len(columns) + 0.7)
    axes.set_ylim(0, highest * 1.36)
    _draw_scale(axes, highest, theme)
    _draw_columns(axes, columns, theme)
    mean = analysis.score("words_per_sentence").value
    if mean is not None:
        axes.axhline(mean, color=theme.accent, linewidth=1.3, linestyle=(0, (5, 3)), zorder=3)
        axes.annotate(
            f"average\n{decimal(mean)}", (1, mean), (5, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", color=theme.accent, weight="bold", linespacing=1.25,
        )  # fmt: skip
    last = len(columns)
    if last == len(sentences):
        longest = max(range(last), key=lambda place: sentences[place].words)
        axes.annotate(
            f"{highest:,} words", (longest + 1, highest), (0, 3), textcoords="offset points", weight="bold",
            ha="left" if longest < last * 0.15 else "right" if longest > last * 0.85 else "center",
        )  # fmt: skip
    ends = ("sentence 1", f"sentence {len(sentences):,}") if last > 1 else ("the only sentence", "")
    for words, x, side in zip(ends, (0.64, last + 0.36), ("left", "right"), strict=True):
        axes.annotate(words, (x, 0), (0, -4), textcoords="offset points", va="top", ha=side, color=theme.soft)
    quoted = Patch(facecolor=theme.voice, edgecolor=theme.voice)
    each = "" if columns[0].sentences == 1 else f" (a column: {columns[0].sentences} sentences)"
    key(
        axes,
        ((quoted, "quoted words"), (Patch(facecolor=theme.grid, edgecolor=theme.soft), f"reporter's words{each}")),
    )
    if line:
        _draw_grades(figure, axes, line, analysis.score("grade_median").value, theme)
    return figure


def _line(analysis: Analysis, columns: Sequence[Column]) -> tuple[tuple[float, float], ...]:
    """Where the line of grades goes: a point in the middle of each paragraph's columns; empty for fewer than two."""
    grades = {each.number: each.grade for each in analysis.readability.paragraphs}
    size = columns[0].sentences
    held: dict[int, list[float]] = {}
    for place, sentence in enumerate(analysis.readability.sentences):
        held.setdefault(sentence.paragraph, []).append(place // size + 1)
    points = tuple(
        (sum(places) / len(places), grade) for number, places in held.items() if (grade := grades[number]) is not None
    )
    return points if len(points) > 1 else ()


def _draw_grades(
    figure: Figure, above: Axes, line: Sequence[tuple[float, float]], middle: float | None, theme: Theme
) -> None:
    """The line of grades, under the columns and on the same scale from left to right."""
    frame = above.get_position()
    inch = 1 / figure.get_figheight()
    axes = figure.add_axes((frame.x0, 0.18 * inch, frame.width, 1.3 * inch), sharex=above)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelbottom=False)
    axes.set_yticks([])
    grades = [grade for _, grade in line] + ([] if middle is None else [middle])
    low, high = math.floor(min(grades)), math.ceil(max(grades))
    axes.set_ylim(low - 0.3, max(high, low + 1) + 0.3)
    step = next(step for step in (1, 2, 4, 5, 10, 20, 50, 100, 10**9) if (high - low) / step < 4.5)
    for level in range(-(-low // step) * step, high + 1, step):
        axes.axhline(level, color=theme.grid, linewidth=0.8, zorder=0)
        axes.annotate(
            f"{level:,}", (0, level), (-5, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
            ha="right", va="center", color=theme.soft, size=9,
        )  # fmt: skip
    places, heights = zip(*line, strict=True)
    axes.plot(places, heights, color=theme.ink, linewidth=1.6, marker="o", markersize=3.2, zorder=3)
    axes.annotate(
        "US school grade of the passage around each paragraph", (0, 1), (0, 7), xycoords="axes fraction",
        textcoords="offset points", va="bottom", color=theme.ink,
    )  # fmt: skip
    if middle is not None:
        axes.axhline(middle, color=theme.accent, linewidth=1.3, linestyle=(0, (5, 3)), zorder=2)
        axes.annotate(
            f"story\n{decimal(middle)}", (1, middle), (5, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", color=theme.accent, weight="bold", linespacing=1.25,
        )  # fmt: skip


def _columns(sentences: Sequence[SentenceLength]) -> tuple[Column, ...]:
    """A column a sentence, or, in a long story, one for each run of so many sentences, with their average."""
    size = -(-len(sentences) // MOST_COLUMNS)
    runs = [sentences[start : start + size] for start in range(0, len(sentences), size)]
    return tuple(
        Column(
            sum(sentence.words - sentence.quoted_words for sentence in run) / len(run),
            sum(sentence.quoted_words for sentence in run) / len(run),
            size,
        )
        for run in runs
    )


def _draw_scale(axes: Axes, highest: int, theme: Theme) -> None:
    """A few level lines with their numbers: columns without a scale are only a pattern."""
    step = next(step for step in (5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if highest / step < 4.5)
    axes.set_xticks([])
    for level in range(step, highest + 1, step):
        axes.axhline(level, color=theme.grid, linewidth=0.8, zorder=0)
        axes.annotate(
            f"{level:,}", (0, level), (-5, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
            ha="right", va="center", color=theme.soft, size=9,
        )  # fmt: skip
    axes.axhline(0, color=theme.soft, linewidth=1, zorder=4)


def _draw_columns(axes: Axes, columns: Sequence[Column], theme: Theme) -> None:
    own = [(place, 0.0, column.own) for place, column in enumerate(columns, start=1) if column.own]
    quoted = [(place, column.own, column.quoted) for place, column in enumerate(columns, start=1) if column.quoted]
    for bars, face, edge in ((own, theme.grid, theme.soft), (quoted, theme.voice, theme.voice)):
        if bars:
            places, bottoms, heights = zip(*bars, strict=True)
            axes.bar(places, heights, 0.72, bottom=bottoms, color=face, edgecolor=edge, linewidth=0.8, zorder=2)
