"""Side by side: how many words each article gives a speaker, and how early the speaker comes in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from analysis.comparing.comparison import Comparison, Part, Speaker
from analysis.reporting.charts.canvas import HATCH, Canvas, Theme, nothing, paper, voices_key
from analysis.reporting.charts.chart import Chart
from analysis.reporting.label import isolated, label
from analysis.reporting.prose import capitalised, percent, plural
from analysis.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_SPEAKERS = 10
MOST_STORIES = 4
"""Bars for each speaker; with more articles the table has the rest."""


def shares_chart(comparison: Comparison) -> Chart:
    """The words that each article gives each speaker: quoted solid, reported hatched, one bar an article."""
    speakers = tuple(each for each in comparison.speakers if each.words)
    stories = tuple(story.id for story in comparison.stories)
    rows = tuple(
        (
            label(each.name, 80),
            *(None if part is None else part.quoted_words + part.reported_words for part in each.parts),
        )
        for each in speakers
    )
    table = Table("Words given to each speaker, quoted and reported together", ("Speaker", *stories), rows)
    title = _shares_title(comparison, speakers)
    told = "; ".join(f"{label(each.name, 60)}, {_in_words(each, stories)}" for each in speakers[:4])
    more = f"; and {len(speakers) - 4:,} more in the table" if len(speakers) > 4 else ""
    alt = f"Bar chart of the words each article gives each speaker. {told}{more}." if speakers else "An empty chart."
    draw = partial(_draw_shares, title=title, speakers=speakers[:MOST_SPEAKERS], stories=stories[:MOST_STORIES])
    return Chart("words-side-by-side", title, alt, table, draw)


def _in_words(speaker: Speaker, stories: Sequence[str]) -> str:
    given = [
        f"{part.quoted_words + part.reported_words:,} in {story}"
        for story, part in zip(stories, speaker.parts, strict=True)
        if part is not None
    ]
    return " and ".join(given)


def _shares_title(comparison: Comparison, speakers: Sequence[Speaker]) -> str:
    if not speakers:
        return "No article gives any speaker words"
    apart = [each for each in comparison.shared if each.words and len(each.parts) == 2]
    if not apart:
        shared = comparison.overlap.speakers
        return f"{shared:,} {plural(shared, 'speakers')} {plural(shared, 'are')} in more than one article"

    def gap(each: Speaker) -> int:
        first, second = (part.quoted_words + part.reported_words if part else 0 for part in each.parts)
        return abs(first - second)

    widest = max(apart, key=gap)
    name = isolated(label(widest.name, 56))
    return f"The widest gap is at {name}: {_in_words(widest, [story.id for story in comparison.stories])}"


def _draw_shares(canvas: Canvas, title: str, speakers: Sequence[Speaker], stories: Sequence[str]) -> Figure:
    if not speakers:
        return nothing(canvas, title, "Nobody is quoted or cited in the body of the stories.")
    names = 2.6 if canvas.is_wide else 0.0
    bar = 0.2
    row = bar * len(stories) + (0.16 if canvas.is_wide else 0.34)
    head = 0.36
    figure, axes = paper(canvas, title, row * len(speakers) + head, left=0.25 + names, right=0.75, bottom=0.06)
    widest = max(part.quoted_words + part.reported_words for each in speakers for part in each.parts if part)
    axes.set_xlim(0, max(1, widest))
    axes.set_ylim(-row * len(speakers), head)
    axes.set_xticks([])
    for place, speaker in enumerate(speakers):
        top = -row * place - (0.08 if canvas.is_wide else 0.26)
        middle = top - bar * len(stories) / 2 if canvas.is_wide else top
        axes.annotate(
            label(speaker.name, canvas.letters(names if canvas.is_wide else canvas.width - 0.5)), (0, middle),
            (-22, 0) if canvas.is_wide else (0, 2), textcoords="offset points",
            va="center" if canvas.is_wide else "bottom", ha="right" if canvas.is_wide else "left",
        )  # fmt: skip
        for number, story in enumerate(stories):
            middle = top - bar * (number + 0.5)
            axes.annotate(
                story, (0, middle), (-6, 0), textcoords="offset points", va="center", ha="right",
                color=canvas.theme.soft,
            )  # fmt: skip
            _draw_bar(axes, speaker.parts[number], middle, canvas.theme)
    voices_key(axes, canvas.theme)
    return figure


def _draw_bar(axes: Axes, part: Part | None, middle: float, theme: Theme) -> None:
    if part is None:
        axes.annotate("not in it", (0, middle), (6, 0), textcoords="offset points", va="center", color=theme.soft)
        return
    words = part.quoted_words + part.reported_words
    if part.quoted_words:
        axes.barh(middle, part.quoted_words, 0.13, color=theme.voice, linewidth=1, edgecolor=theme.voice)
    if part.reported_words:
        axes.barh(
            middle, part.reported_words, 0.13, left=part.quoted_words, color=theme.paper, hatch=HATCH, linewidth=1,
            edgecolor=theme.voice,
        )  # fmt: skip
    axes.annotate(f"{words:,}", (words, middle), (6, 0), textcoords="offset points", va="center", weight="bold")


def entrances_chart(comparison: Comparison) -> Chart:
    """How far into each article every shared speaker is first heard, as a share of its words."""
    shared = tuple(each for each in comparison.shared if any(_first(each, n) is not None for n in each.stories))
    stories = tuple(story.id for story in comparison.stories)
    rows = tuple(
        (label(each.name, 80), *(_as_percent(_first(each, number)) for number in range(len(stories))))
        for each in shared
    )
    table = Table("First heard, per cent of the article's words before", ("Speaker", *stories), rows)
    title = _entrances_title(shared, stories)
    told = "; ".join(f"{label(each.name, 60)}, {_heard(each, stories)}" for each in shared[:5])
    alt = f"For each speaker, how much of each article comes before the first statement. {told}."
    draw = partial(_draw_entrances, title=title, speakers=shared[:MOST_SPEAKERS], stories=stories)
    return Chart("first-heard", title, alt if shared else "An empty chart.", table, draw)


def _entrances_title(shared: Sequence[Speaker], stories: Sequence[str]) -> str:
    if not shared:
        return "No speaker is in two articles"

    def gap(each: Speaker) -> float:
        places = [place for number in each.stories if (place := _first(each, number)) is not None]
        return max(places) - min(places)

    widest = max(shared, key=gap)
    return f"{capitalised(isolated(label(widest.name, 56)))} is first heard after {_heard(widest, stories)}"


def _heard(speaker: Speaker, stories: Sequence[str]) -> str:
    places = ((stories[number], _first(speaker, number)) for number in speaker.stories)
    return " and ".join(f"{percent(place)} of {story}" for story, place in places if place is not None)


def _first(speaker: Speaker, number: int) -> float | None:
    part = speaker.parts[number]
    return part.first_place if part is not None else None


def _as_percent(share: float | None) -> str | None:
    return None if share is None else percent(share)


def _draw_entrances(canvas: Canvas, title: str, speakers: Sequence[Speaker], stories: Sequence[str]) -> Figure:
    if not speakers:
        return nothing(canvas, title, "No speaker is in more than one of the articles.")
    theme = canvas.theme
    names = 2.6 if canvas.is_wide else 0.0
    row = 0.36 if canvas.is_wide else 0.54
    figure, axes = paper(canvas, title, row * len(speakers), left=0.2 + names, right=0.3, bottom=0.42)
    axes.set_xlim(0, 1)
    axes.set_ylim(-row * len(speakers), 0)
    axes.set_xticks((0.0, 0.5, 1.0), ("beginning", "middle", "end"), color=theme.soft)
    axes.vlines((0, 0.5, 1), -row * len(speakers), 0, color=theme.grid, linewidth=1, zorder=0)
    for place, speaker in enumerate(speakers):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.17)
        heard = [(at, stories[n]) for n in range(len(stories)) if (at := _first(speaker, n)) is not None]
        axes.hlines(middle, min(heard)[0], max(heard)[0], color=theme.voice, linewidth=1.5, zorder=1)
        for at, story in heard:
            axes.annotate(
                story, (at, middle), va="center", ha="center", size=8.5, color=theme.paper, weight="bold", zorder=3,
                bbox={"boxstyle": "circle,pad=0.22", "facecolor": theme.voice, "edgecolor": theme.paper},
            )  # fmt: skip
        axes.annotate(
            label(speaker.name, canvas.letters(names if canvas.is_wide else canvas.width - 0.5)), (0, middle),
            (-14, 0) if canvas.is_wide else (0, 9), textcoords="offset points",
            va="center" if canvas.is_wide else "bottom", ha="right" if canvas.is_wide else "left",
        )  # fmt: skip
    return figure
