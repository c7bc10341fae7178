"""Collected: how the measures of many articles are spread, by outlet and over time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.comparing.collection import Collection, Group, Spread
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Plot, Sketch, nothing, paper
from analysis.reporting.label import isolated, label
from analysis.reporting.prose import plural, shown
from analysis.reporting.table import Table

MEASURES: dict[str, tuple[str, str]] = {
    "words": ("Words", "words"),
    "sources_core": ("Sources that speak", "sources"),
    "anonymous_share": ("Share of anonymous sources", "share"),
    "quoted_word_share": ("Share of the story inside quotation marks", "share"),
    "words_per_sentence": ("Words a sentence", "words a sentence"),
    "grade_median": ("School grade, middle of the formulas", "grade"),
}
"""What a report on many articles shows: each measure's label and unit, as an article's report has them."""
COMPARED = ("sources_core", "anonymous_share", "quoted_word_share", "grade_median")
"""The measures that are shown by outlet and over time."""
BINS = 24
MOST_GROUPS = 24
"""Outlets or months that fit a chart; the table has all."""


def spreads_chart(collection: Collection) -> Chart:
    """A histogram of each measure over all articles, with its middle half and its median."""
    spreads = collection.whole.spreads
    title = _spreads_title(collection)
    columns = ("Figure", "Articles with an answer", "Least", "A quarter below", "Half below", "Three quarters below",
               "Most", "Mean", "Mean, 95% interval")  # fmt: skip
    table = Table("Each figure over all articles", columns, tuple(_row(MEASURES[s.measure][0], s) for s in spreads))
    told = "; ".join(f"{MEASURES[s.measure][0]}, half below {shown(s.median, MEASURES[s.measure][1])}" for s in spreads)
    draw = partial(_draw_spreads, title=title, collection=collection)
    return Chart("spread", title, f"Histograms. {told}." if told else "An empty chart.", table, draw)


def _spreads_title(collection: Collection) -> str:
    sources, quoted = collection.whole.spread("sources_core"), collection.whole.spread("quoted_word_share")
    whole = f"{collection.articles:,} {plural(collection.articles, 'articles')}"
    if sources is None or quoted is None:
        return f"How the figures of {whole} are spread"
    return (
        f"Half of {whole} have {shown(sources.median, 'sources')} sources or fewer, and "
        f"{shown(quoted.median, 'share')} or less of their words in quotation marks"
    )


def _row(name: str, spread: Spread) -> tuple[str | int | None, ...]:
    unit = MEASURES[spread.measure][1]
    numbers = (spread.least, spread.low, spread.median, spread.high, spread.most, spread.mean)
    return name, spread.n, *(shown(value, unit) for value in numbers), _interval(spread)


def _interval(spread: Spread) -> str | None:
    unit = MEASURES[spread.measure][1]
    return None if spread.interval is None else " to ".join(shown(end, unit) for end in spread.interval)


def _draw_spreads(canvas: Canvas, title: str, collection: Collection) -> Sketch:
    spreads = [spread for spread in collection.whole.spreads if spread.n]
    if not spreads:
        return nothing(canvas, title, "No article has an answer for these figures.")
    row = 0.62 if canvas.is_wide else 0.8
    names = 2.6 if canvas.is_wide else 0.0
    depth = row * len(spreads)
    plot = paper(canvas, title, depth, (0, 1), (-depth, 0), left=0.15 + names, right=0.6, bottom=0.1)
    for place, spread in enumerate(spreads):
        floor = -row * (place + 1) + 0.2
        _draw_histogram(plot, collection.values[spread.measure], spread, floor)
        name, unit = MEASURES[spread.measure]
        middle = floor + 0.16 if canvas.is_wide else floor + 0.42
        plot.words(
            label(name, canvas.letters(names or canvas.width - 0.5)), (0, middle), (-10 if canvas.is_wide else 0, 0),
            side="right" if canvas.is_wide else "left",
        )  # fmt: skip
        for at, value in ((0.0, spread.least), (1.0, spread.most)):
            plot.words(
                shown(value, unit), (at, floor), (0, -3), height="top", side="left" if at == 0 else "right", size=8,
                color=canvas.theme.soft,
            )  # fmt: skip
    return plot.sketch


def _draw_histogram(plot: Plot, values: Sequence[float], spread: Spread, floor: float) -> None:
    import numpy

    theme = plot.theme
    span = (spread.most - spread.least) or 1.0
    counts, _ = numpy.histogram([(value - spread.least) / span for value in values], BINS, (0.0, 1.0))
    tall = 0.36 / max(1, int(counts.max()))
    for place, count in enumerate(counts.tolist()):
        if count:
            across = (place / BINS, (place + 1) / BINS)
            plot.area(across, (floor, floor + count * tall), theme.voice, theme.paper)
    plot.level(floor, theme.soft, 0.8)
    low, median, high = ((value - spread.least) / span for value in (spread.low, spread.median, spread.high))
    under = floor - 0.045
    plot.line(((low, under), (high, under)), theme.accent, 3)
    plot.dots([(median, under)], 4.5, theme.accent, is_square=True)
    plot.words(
        shown(spread.median, MEASURES[spread.measure][1]), (median, under), (0, -4), height="top", side="center",
        size=8, is_bold=True,
    )  # fmt: skip


def outlets_charts(collection: Collection) -> tuple[Chart, ...]:
    """The mean of some measures in each outlet, outlets in the order of their names; none without two to compare."""
    return _groups_charts(collection.by_outlet, "outlet")


def months_charts(collection: Collection) -> tuple[Chart, ...]:
    """The mean of some measures in each month, from the first month on; none without two to compare."""
    return _groups_charts(collection.by_month, "month")


def _groups_charts(groups: Sequence[Group], kind: str) -> tuple[Chart, ...]:
    found = {
        measure: [(group, spread) for group in groups if (spread := group.spread(measure)) is not None]
        for measure in COMPARED
    }
    return tuple(_groups_chart(having, measure, kind) for measure, having in found.items() if len(having) > 1)


def _groups_chart(found: Sequence[tuple[Group, Spread]], measure: str, kind: str) -> Chart:
    """The means of one measure with their intervals."""
    name, unit = MEASURES[measure]
    title = _groups_title(found, measure)
    columns = (kind.capitalize(), "Articles", "With an answer", "Mean", "Mean, 95% interval", "Half below")
    rows = tuple(
        (label(g.name, 60), g.articles, s.n, shown(s.mean, unit), _interval(s), shown(s.median, unit)) for g, s in found
    )
    table = Table(f"{name}, by {kind}", columns, rows)
    told = "; ".join(f"{label(g.name, 40)}, {shown(s.mean, unit)}" for g, s in found[:8])
    alt = f"{name}, mean by {kind}: {told}."
    return Chart(f"{measure}-by-{kind}".replace("_", "-"), title, alt, table,
                 partial(_draw_groups, title=title, found=found[:MOST_GROUPS], measure=measure))  # fmt: skip


def _groups_title(found: Sequence[tuple[Group, Spread]], measure: str) -> str:
    name, unit = MEASURES[measure]
    low, high = min(found, key=lambda each: each[1].mean), max(found, key=lambda each: each[1].mean)
    ends = (f"{shown(s.mean, unit)} ({isolated(label(g.name, 40))})" for g, s in (low, high))
    return f"{name}, mean: from {' to '.join(ends)}"


def _draw_groups(canvas: Canvas, title: str, found: Sequence[tuple[Group, Spread]], measure: str) -> Sketch:
    theme, unit = canvas.theme, MEASURES[measure][1]
    names = 2.0 if canvas.is_wide else 0.0
    row = 0.32 if canvas.is_wide else 0.5
    ends = [end for _, s in found for end in (s.interval or (s.mean, s.mean))]
    low, high = min(ends), max(ends)
    room = (high - low) * 0.06 or 1.0
    depth = row * len(found)
    plot = paper(
        canvas, title, depth, (low - room, high + room), (-depth, 0), left=0.15 + names, right=1.2, bottom=0.34
    )
    for end in (low, high) if high > low else (low,):
        plot.words(shown(end, unit), (end, -depth), (0, -4), side="center", height="top", color=theme.soft)
    for place, (group, spread) in enumerate(found):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.14)
        plot.line(((low, middle), (high, middle)), theme.grid, layer=0)
        if spread.interval is not None:
            least, most = spread.interval
            plot.line(((least, middle), (most, middle)), theme.voice, 2.5, layer=1)
        # an open mark has no interval: too few articles to say how far chance moves it
        plot.dots([(spread.mean, middle)], 6, theme.paper if spread.interval is None else theme.voice, theme.voice)
        name = label(group.name, canvas.letters(names or canvas.width - 1.2))
        plot.name(canvas, name, (low - room, middle), (6, 9))
        plot.words(f"{shown(spread.mean, unit)}  (n {spread.n:,})", (high + room, middle), (6, 0))
    return plot.sketch


def collection_charts(collection: Collection) -> tuple[Chart, ...]:
    """Every chart of a report on many articles, in its order."""
    return spreads_chart(collection), *outlets_charts(collection), *months_charts(collection)
