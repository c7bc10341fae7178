"""Bars: words of sources or of kinds of sources, quoted words solid, reported words hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.reporting.charts.canvas import HATCH, Canvas, nothing, paper, voices_key
from analysis.reporting.label import label

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

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


def draw_bars(canvas: Canvas, title: str, bars: Sequence[Bar]) -> Figure:
    if not bars:
        return nothing(canvas, title, "Nobody is quoted or cited in the body of the story.")
    names = 2.6 if canvas.is_wide else 0.0
    row = 0.34 if canvas.is_wide else 0.52
    head = 0.36
    figure, axes = paper(canvas, title, row * len(bars) + head, left=0.05 + names, right=0.75, bottom=0.06)
    axes.set_xlim(0, max(bar.words for bar in bars if bar.stands_for == 1))
    axes.set_ylim(-row * len(bars), head)
    axes.set_xticks([])
    for place, bar in enumerate(bars):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.15)
        _draw_bar(axes, bar, middle, canvas)
        room = names if canvas.is_wide else canvas.width - 0.4
        axes.annotate(
            label(bar.name, canvas.letters(room)), (0, middle), (-8, 0) if canvas.is_wide else (0, 9),
            textcoords="offset points", va="center" if canvas.is_wide else "bottom",
            ha="right" if canvas.is_wide else "left", color=canvas.theme.ink if bar.is_source else canvas.theme.soft,
        )  # fmt: skip
    if canvas.is_wide:
        axes.axvline(0, ymax=row * len(bars) / (row * len(bars) + head), color=canvas.theme.soft, linewidth=1)
    voices_key(axes, canvas.theme)
    return figure


def _draw_bar(axes: Axes, bar: Bar, middle: float, canvas: Canvas) -> None:
    theme = canvas.theme
    colour = theme.voice if bar.is_source else theme.soft
    end = 0
    if bar.stands_for == 1:
        end = bar.words
        if bar.quoted:
            axes.barh(middle, bar.quoted, 0.2, color=colour, linewidth=1, edgecolor=colour)
        if bar.reported:
            axes.barh(
                middle, bar.reported, 0.2, left=bar.quoted, color=theme.paper, hatch=HATCH, linewidth=1,
                edgecolor=colour,
            )  # fmt: skip
    axes.annotate(f"{bar.words:,}", (end, middle), (6, 0), textcoords="offset points", va="center", weight="bold")
