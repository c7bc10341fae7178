"""Bars: words of sources or of kinds of sources, quoted words solid, reported words hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.sketch import Plot, Sketch, nothing, paper
from analysis.reporting.label import label

MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One source's words."""

    name: str
    in_a_sentence: str
    quoted: int
    reported: int
    is_source: bool = True
    """False for quoted words without a speaker."""
    stands_for: int = 1
    """How many sources it is the sum of: the many small ones share a line, without a bar that would dwarf the rest."""

    @property
    def words(self) -> int:
        """All the words this source gets."""
        return self.quoted + self.reported


def fewer(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """The bars that fit: the many small ones at the end become one."""
    sources = [bar for bar in bars if bar.is_source]
    if len(sources) <= MOST_BARS:
        return tuple(bars)
    rest = sources[MOST_BARS - 1 :]
    together = Bar(
        f"{len(rest)} other sources, together", "", sum(b.quoted for b in rest), sum(b.reported for b in rest),
        stands_for=len(rest),
    )  # fmt: skip
    return (*sources[: MOST_BARS - 1], together, *(bar for bar in bars if not bar.is_source))


def draw_bars(canvas: Canvas, title: str, bars: Sequence[Bar]) -> Sketch:
    if not bars:
        return nothing(canvas, title, "Nobody is quoted or cited in the body of the story.")
    names = 2.6 if canvas.is_wide else 0.0
    row = 0.34 if canvas.is_wide else 0.52
    head = 0.36
    most = max(bar.words for bar in bars if bar.stands_for == 1)
    plot = paper(
        canvas, title, row * len(bars) + head, (0, most), (-row * len(bars), head), left=0.05 + names, right=0.75,
        bottom=0.06,
    )  # fmt: skip
    room = canvas.letters(names if canvas.is_wide else canvas.width - 0.4)
    for place, bar in enumerate(bars):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.15)
        _draw_bar(plot, bar, middle)
        plot.name(
            canvas, label(bar.name, room), (0, middle), (8, 9), color=None if bar.is_source else canvas.theme.soft
        )
    if canvas.is_wide:
        plot.line(((0, -row * len(bars)), (0, 0)), canvas.theme.soft)
    plot.voices_key()
    return plot.sketch


def _draw_bar(plot: Plot, bar: Bar, middle: float) -> None:
    theme = plot.theme
    colour = theme.voice if bar.is_source else theme.soft
    end = 0
    if bar.stands_for == 1:
        end = bar.words
        if bar.quoted:
            plot.bar(middle, 0.2, (0, bar.quoted), colour, colour)
        if bar.reported:
            plot.bar(middle, 0.2, (bar.quoted, end), theme.paper, colour, hatched=True)
    plot.words(f"{bar.words:,}", (end, middle), (6, 0), is_bold=True)
