"""Side by side: how many words each article gives a speaker, and how early the speaker comes in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.comparing.comparison import Comparison, Part, Speaker
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Frame, Plot, Side, Sketch, nothing, paper
from analysis.reporting.label import isolated, label
from analysis.reporting.prose import capitalised, percent, plural
from analysis.reporting.table import Table

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


def _draw_shares(canvas: Canvas, title: str, speakers: Sequence[Speaker], stories: Sequence[str]) -> Sketch:
    if not speakers:
        return nothing(canvas, title, "Nobody is quoted or cited in the body of the stories.")
    names = 2.6 if canvas.is_wide else 0.0
    bar = 0.2
    row = bar * len(stories) + (0.16 if canvas.is_wide else 0.34)
    head = 0.36
    depth = row * len(speakers)
    widest = max(part.quoted_words + part.reported_words for each in speakers for part in each.parts if part)
    plot = paper(
        canvas, title, depth + head, (0, max(1, widest)), (-depth, head), left=0.25 + names, right=0.75, bottom=0.06
    )
    room = canvas.letters(names - 0.1 if canvas.is_wide else canvas.width - 0.5)
    for place, speaker in enumerate(speakers):
        top = -row * place - (0.08 if canvas.is_wide else 0.26)
        middle = top - bar * len(stories) / 2 if canvas.is_wide else top
        plot.name(canvas, label(speaker.name, room), (0, middle), (22, 2))
        for number, story in enumerate(stories):
            middle = top - bar * (number + 0.5)
            plot.words(story, (0, middle), (-6, 0), side="right", color=canvas.theme.soft)
            _draw_bar(plot, speaker.parts[number], middle)
    plot.voices_key()
    return plot.sketch


def _draw_bar(plot: Plot, part: Part | None, middle: float) -> None:
    theme = plot.theme
    if part is None:
        plot.words("not in it", (0, middle), (6, 0), color=theme.soft)
        return
    words = part.quoted_words + part.reported_words
    if part.quoted_words:
        plot.bar(middle, 0.13, (0, part.quoted_words), theme.voice, theme.voice)
    if part.reported_words:
        plot.bar(middle, 0.13, (part.quoted_words, words), theme.paper, theme.voice, hatched=True)
    plot.words(f"{words:,}", (words, middle), (6, 0), is_bold=True)


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


def _draw_entrances(canvas: Canvas, title: str, speakers: Sequence[Speaker], stories: Sequence[str]) -> Sketch:
    if not speakers:
        return nothing(canvas, title, "No speaker is in more than one of the articles.")
    theme = canvas.theme
    names = 2.6 if canvas.is_wide else 0.0
    row = 0.36 if canvas.is_wide else 0.54
    depth = row * len(speakers)
    plot = paper(canvas, title, depth, (0, 1), (-depth, 0), left=0.2 + names, right=0.3, bottom=0.42)
    sides: tuple[Side, ...] = ("left", "center", "right")
    for edge, name, side in zip((0.0, 0.5, 1.0), ("beginning", "middle", "end"), sides, strict=True):
        plot.words(name, (edge, -depth), (0, -4), side=side, height="top", color=theme.soft)
        plot.line(((edge, -depth), (edge, 0)), theme.grid, layer=0)
    room = canvas.letters(names if canvas.is_wide else canvas.width - 0.5)
    frame = Frame("circle", theme.voice, theme.paper, 1.0, 1.9)
    for place, speaker in enumerate(speakers):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.17)
        heard = [(at, stories[n]) for n in range(len(stories)) if (at := _first(speaker, n)) is not None]
        plot.line(((min(heard)[0], middle), (max(heard)[0], middle)), theme.voice, 1.5, layer=1)
        for at, story in heard:
            plot.words(
                story, (at, middle), side="center", size=8.5, color=theme.paper, is_bold=True, frame=frame
            )  # fmt: skip
        plot.name(canvas, label(speaker.name, room), (0, middle), (14, 9))
    return plot.sketch
