"""Who gets how many words: a bar for each source, quoted words solid, reported words hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from analysis.reporting.charts.canvas import HATCH, Canvas, nothing, paper, voices_key
from analysis.reporting.charts.chart import Chart
from analysis.reporting.label import isolated, label
from analysis.reporting.prose import capitalised, introduced, listed, plural, spelt
from analysis.reporting.table import Table
from analysis.result import Analysis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_BARS = 12
NOBODY = "No source gets any words in this story"


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


def words_chart(analysis: Analysis) -> Chart:
    """Who gets how many words in the body: quoted (in marks) and reported (paraphrase), most words first."""
    bars = _bars(analysis)
    title = _title(bars)
    table = Table(
        "Words given to each source",
        ("Source", "Quoted words", "Reported words", "Together"),
        tuple((label(bar.name, 80), bar.quoted, bar.reported, bar.words) for bar in bars),
    )
    if bars:
        first = "; ".join(
            f"{label(bar.name, 60)}, {bar.quoted:,} quoted and {bar.reported:,} reported" for bar in bars[:5]
        )
        more = f"; and {len(bars) - 5:,} more in the table" if len(bars) > 5 else ""
        alt = f"Bar chart of the words each source gets. {first}{more}."
    else:
        alt = "An empty chart: no source gets any words."
    return Chart("words-per-source", title, alt, table, partial(_draw, title=title, bars=_fewer(bars)))


def _bars(analysis: Analysis) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            "Quoted, no speaker found" if share.source is None else share.name,
            "" if share.source is None else introduced(analysis.source(share.source), analysis.article.text),
            share.quoted_words,
            share.reported_words,
            share.source is not None,
        )
        for share in analysis.density.speakers
        if share.quoted_words + share.reported_words
    )


def _fewer(bars: Sequence[Bar]) -> tuple[Bar, ...]:
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


def _title(bars: Sequence[Bar]) -> str:
    sources = [bar for bar in bars if bar.is_source]
    if not sources:
        return NOBODY if not bars else "Words are quoted, but no speaker could be found for them"
    most = sources[0].words
    first = [bar for bar in sources if bar.words == most]
    names = listed([isolated(label(bar.in_a_sentence, 56)) for bar in first[:3]])
    if len(sources) == 1:
        return f"One source gets all the words given to sources: {names}, {most:,} {plural(most, 'words')}"
    if len(first) > 3:
        return f"{capitalised(spelt(len(first)))} sources get the most words, {most:,} each"
    if len(first) > 1:
        return f"{capitalised(names)} get the most words, {most:,} each"
    top = sources[0]
    # "go to", because a source may be many people and may be called in the plural
    return f"The most words go to {names}: {top.quoted:,} quoted and {top.reported:,} reported"


def _draw(canvas: Canvas, title: str, bars: Sequence[Bar]) -> Figure:
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
