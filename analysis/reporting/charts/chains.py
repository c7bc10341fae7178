"""Who told whom: a line for each way by which a source's words reached the story, with the outlets on it."""

from __future__ import annotations

import textwrap
from functools import partial

from analysis.measures.routes import Route
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Frame, Plot, Sketch, nothing, paper
from analysis.reporting.label import label
from analysis.reporting.prose import capitalised, plural, spelt
from analysis.reporting.table import Table
from analysis.result import Analysis

MOST_LINES = 14
WAYS = {"first_hand": "first-hand", "relayed": "through another outlet", "unstated": "the story does not say"}
STORY = "this story"
NOT_SAID = (
    "Nothing in the story says who heard its sources, and no other outlet is named as the carrier of their words."
)


def chains_chart(analysis: Analysis) -> Chart:
    """The ways that the story states, first-hand and relayed; the sources of whom it says nothing on one last line."""
    names = {source.id: source.name for source in analysis.sources}
    title = _title(analysis)
    rows = tuple(
        (label(names[route.source], 80), WAYS[route.channel], len(route.statements),
         " → ".join(label(outlet, 60) for outlet in route.outlets) or "–", route.links)
        for route in analysis.routes
    )  # fmt: skip
    table = Table(
        "By which way the statements of each source reached the story",
        ("Source", "Way", "Statements", "Carried by", "Links"), rows,
    )  # fmt: skip
    lines = [chain_text(analysis, route) for route in analysis.routes if route.channel != "unstated"]
    alt = (
        f"Lines from sources on the left to the story on the right. {'; '.join(lines[:MOST_LINES])}."
        if lines else NOT_SAID
    )  # fmt: skip
    return Chart("who-told-whom", title, alt, table, partial(_draw, title=title, analysis=analysis))


def chain_text(analysis: Analysis, route: Route) -> str:
    """One way in words: "Channel Nine → Corval → World Current, 2 statements"."""
    said = f"{len(route.statements):,} {plural(len(route.statements), 'statements')}"
    name = label(analysis.source(route.source).name, 80)
    if route.channel == "unstated":
        return f"{name}: the story does not say by which way, {said}"
    stations = (name, *(label(outlet, 60) for outlet in route.outlets), label(analysis.article.outlet or STORY, 60))
    return f"{' → '.join(stations)}, {said}"


def _title(analysis: Analysis) -> str:
    counted = [source for source in analysis.sources if source.counted]
    if not counted:
        return "There is no source whose words could be followed"
    total = len(counted)
    first, relayed = (sum(s.channel == channel for s in counted) for channel in ("first_hand", "relayed"))
    if not first and not relayed:
        return "The story does not say who heard any of its sources"
    parts = []
    if first:
        parts.append(
            f"{spelt(first)} of {spelt(total)} {plural(total, 'sources')} {plural(first, 'were')} heard first-hand"
        )
    if relayed:
        of = "" if first else f" of {spelt(total)} {plural(total, 'sources')}"
        parts.append(f"{spelt(relayed)}{of} came through another outlet")
    if total > first + relayed:
        rest = total - first - relayed
        parts.append(f"for {spelt(rest)} the story does not say" if len(parts) > 1 else
                     f"for the other {spelt(rest)} the story does not say")  # fmt: skip
    return capitalised(", ".join(parts))


def _draw(canvas: Canvas, title: str, analysis: Analysis) -> Sketch:
    told = [route for route in analysis.routes if route.channel != "unstated"]
    silent = list(dict.fromkeys(route.source for route in analysis.routes if route.channel == "unstated"))
    shown = told[:MOST_LINES]
    if not shown:
        return nothing(canvas, title, NOT_SAID if silent else "No source is counted, so there is nobody to follow.")
    rows = len(shown) + (len(told) > len(shown)) + bool(silent)
    step = 0.46 if canvas.is_wide else 0.72
    width, depth = canvas.width - 0.2, step * rows + 0.1  # one unit an inch, across and down
    plot = paper(canvas, title, depth, (0, width), (-depth, 0), left=0.1, right=0.1, bottom=0.1)
    begin = 2.55 if canvas.is_wide else 0.1
    end = width - (1.35 if canvas.is_wide else 0.95)
    for place, route in enumerate(shown):
        _line(plot, canvas, analysis, route, (begin, end, -step * (place + 0.5) - (0.0 if canvas.is_wide else 0.12)))
    below = -step * (len(shown) + 0.5)
    if len(told) > len(shown):
        plot.words(f"and {len(told) - len(shown):,} more ways, in the table", (0, below), color=canvas.theme.soft)
        below -= step
    if silent:
        said = f"{len(silent):,} {plural(len(silent), 'sources')}: for some or all of their words no way is stated"
        plot.words(textwrap.fill(said, canvas.letters(width)), (0, below), color=canvas.theme.soft)
    _story(plot, canvas, analysis, end, (0.0, -step * len(shown)))
    return plot.sketch


def _line(plot: Plot, canvas: Canvas, analysis: Analysis, route: Route, at: tuple[float, float, float]) -> None:
    """One way: the source, a full line for words heard first-hand, a dashed one with a box for each outlet on it."""
    begin, end, high = at
    theme = canvas.theme
    name = analysis.source(route.source).name
    if canvas.is_wide:
        plot.words(label(name, canvas.letters(begin - 0.2)), (begin - 0.12, high), side="right")
    else:
        plot.words(label(name, canvas.letters(end)), (0, high + 0.2), height="bottom")
    relayed = route.channel == "relayed"
    colour = theme.accent if relayed else theme.voice
    plot.arrow((begin, high), (end, high), colour, 1.6, dash=(4, 2.5) if relayed else None)
    plot.dots([(begin, high)], 6, colour)
    stations = len(route.outlets)
    room = canvas.letters((end - begin) / (stations + 0.6)) if stations else 0
    for number, outlet in enumerate(route.outlets, 1):
        across = begin + (end - begin) * number / (stations + 1)
        frame = Frame("round", theme.paper, theme.accent, 1.2, 2.7)
        plot.words(label(outlet, max(8, room)), (across, high), side="center", size=9, frame=frame)
    count = len(route.statements)
    said = f"{count:,} {plural(count, 'statements')}"
    where = (begin + end) / 2 if not stations else end - 0.16
    plot.words(
        said if stations else f"first-hand, {said}", (where, high + 0.05), height="bottom",
        side="right" if stations else "center", size=8.5, color=theme.soft,
    )  # fmt: skip


def _story(plot: Plot, canvas: Canvas, analysis: Analysis, across: float, between: tuple[float, float]) -> None:
    """The bar at the right where all ways end: the article's own outlet."""
    high, low = between
    plot.line(((across + 0.06, low + 0.08), (across + 0.06, high - 0.08)), canvas.theme.ink, 4)
    words = _wrapped(analysis.article.outlet or STORY, 12 if canvas.is_wide else 9)
    plot.words(words, (across + 0.16, (high + low) / 2), is_bold=True)


def _wrapped(name: str, room: int) -> str:
    return "\n".join(textwrap.wrap(label(name, 48), room, max_lines=4, placeholder=" …")) or STORY
