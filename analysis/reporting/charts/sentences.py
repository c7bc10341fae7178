"""Sentence lengths along the story, the two voices apart, and under them the grade of the passage around each place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from analysis.measures.readability import SentenceLength
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import INCH, Plot, Sketch, nothing, paper
from analysis.reporting.prose import decimal, plural
from analysis.reporting.table import Table
from analysis.result import Analysis

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


def _draw(canvas: Canvas, title: str, analysis: Analysis) -> Sketch:
    sentences = analysis.readability.sentences
    if not sentences:
        return nothing(canvas, title, "The body of the story has no sentences.")
    theme = canvas.theme
    columns = _columns(sentences)
    line = _line(analysis, columns)
    last = len(columns)
    highest = math.ceil(max(column.own + column.quoted for column in columns))
    plot = paper(
        canvas, title, 2.4, (0.3, last + 0.7), (0, highest * 1.36), left=0.32, right=0.78, bottom=2.15 if line else 0.3
    )
    _draw_scale(plot, highest)
    _draw_columns(plot, columns)
    _draw_average(plot, "average", analysis.score("words_per_sentence").value)
    if last == len(sentences):
        longest = max(range(last), key=lambda place: sentences[place].words)
        plot.words(
            f"{highest:,} words", (longest + 1, highest), (0, 3), is_bold=True, height="base",
            side="left" if longest < last * 0.15 else "right" if longest > last * 0.85 else "center",
        )  # fmt: skip
    if last > 1:
        plot.words(f"sentence {len(sentences):,}", (last + 0.36, 0), (0, -4), side="right", height="top",
                   color=theme.soft)  # fmt: skip
    first = "sentence 1" if last > 1 else "the only sentence"
    plot.words(first, (0.64, 0), (0, -4), height="top", color=theme.soft)
    each = "" if columns[0].sentences == 1 else f" (a column: {columns[0].sentences} sentences)"
    plot.key(
        (
            (theme.voice, theme.voice, False, "quoted words"),
            (theme.grid, theme.soft, False, f"reporter's words{each}"),
        )
    )
    if line:
        _draw_grades(canvas, plot, line, analysis.score("grade_median").value)
    return plot.sketch


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


def _draw_grades(canvas: Canvas, above: Plot, line: Sequence[tuple[float, float]], middle: float | None) -> None:
    """The line of grades, under the columns and on the same scale from left to right."""
    theme = above.theme
    grades = [grade for _, grade in line] + ([] if middle is None else [middle])
    low, high = math.floor(min(grades)), math.ceil(max(grades))
    frame = (0.32, above.sketch.height / INCH - 1.48, canvas.width - 1.1, 1.3)
    plot = above.sketch.plot(frame, above.across, (low - 0.3, max(high, low + 1) + 0.3))
    step = next(step for step in (1, 2, 4, 5, 10, 20, 50, 100, 10**9) if (high - low) / step < 4.5)
    for level in range(-(-low // step) * step, high + 1, step):
        _draw_level(plot, level)
    plot.line(line, theme.ink, 1.6, layer=3)
    plot.dots(line, 3.2, theme.ink, layer=3)
    around = (
        "US school grade of the passage around each paragraph"
        if canvas.is_wide
        else "US school grade around each paragraph"
    )
    plot.words(around, (plot.across[0], plot.up[1]), (0, 7), height="bottom")
    _draw_average(plot, "story", middle)


def _draw_level(plot: Plot, level: int) -> None:
    plot.level(level, plot.theme.grid, 0.8, layer=0)
    plot.words(f"{level:,}", (plot.across[0], level), (-5, 0), side="right", color=plot.theme.soft, size=9)


def _draw_average(plot: Plot, name: str, value: float | None) -> None:
    """A broken line at the average, named at its right end."""
    if value is None:
        return
    colour = plot.theme.accent
    plot.level(value, colour, 1.3, dash=(5, 3), layer=3)
    plot.words(f"{name}\n{decimal(value)}", (plot.across[1], value), (5, 0), color=colour, is_bold=True, spacing=1.25)


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


def _draw_scale(plot: Plot, highest: int) -> None:
    """A few level lines with their numbers: columns without a scale are only a pattern."""
    step = next(step for step in (5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if highest / step < 4.5)
    for level in range(step, highest + 1, step):
        _draw_level(plot, level)
    plot.level(0, plot.theme.soft, layer=4)


def _draw_columns(plot: Plot, columns: Sequence[Column]) -> None:
    theme = plot.theme
    for place, column in enumerate(columns, start=1):
        across = (place - 0.36, place + 0.36)
        if column.own:
            plot.area(across, (0, column.own), theme.grid, theme.soft, line=0.8)
        if column.quoted:
            plot.area(across, (column.own, column.own + column.quoted), theme.voice, theme.voice, line=0.8)
