"""Where the voices sit: a strip from the first word of the story to the last, a lane for each source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from analysis.measures.quoted import body_of, quoted_in
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Plot, Sketch, nothing, paper
from analysis.reporting.label import label
from analysis.reporting.prose import plural
from analysis.reporting.table import Table
from analysis.result import Analysis
from analysis.speech.attribution import Attribution

MOST_LANES = 14
NOBODY = "Quoted, no speaker found"
MOST_ROWS = 400
"""Rows of the data table: a book-length story has its attributions in ``analysis.json``."""
MOSTLY = 0.4
"""A third of the story stands out when it holds so much of the quoted words; an even spread gives each 0.33."""
THIRDS = {1: "first", 2: "middle", 3: "last"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one statement, from word ``start`` up to word ``end`` of the body."""

    start: int
    end: int
    is_quoted: bool
    number: str
    """Number of the attribution, the same that stands beside it in the marked-up story."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Everything one source says, in the order of the story."""

    name: str
    stretches: tuple[Stretch, ...]


def places_chart(analysis: Analysis) -> Chart:
    """Where in the body each source is quoted (solid) or reported (hatched), first speaker on top."""
    lanes = _lanes(analysis)
    words = len(analysis.article.body_words)
    title = _title(analysis, lanes)
    rows = tuple(
        (label(lane.name, 80), stretch.number, "quoted" if stretch.is_quoted else "reported",
         stretch.start + 1, stretch.end)
        for lane in lanes
        for stretch in lane.stretches
    )  # fmt: skip
    table = Table(
        f"Place of each statement among the {words:,} words of the body"
        + (f" (the first {MOST_ROWS})" if len(rows) > MOST_ROWS else ""),
        ("Source", "Attribution", "Voice", "From word", "To word"),
        rows[:MOST_ROWS],
    )
    thirds = "; ".join(f"{THIRDS[third.number]} third, {third.quoted_words:,}" for third in analysis.density.thirds)
    if lanes:
        first = lanes[0]
        alt = (
            f"A strip of the story's {words:,} words with a lane for each of {len(lanes)} "
            f"{plural(len(lanes), 'sources')}. The first to speak is {label(first.name, 60)}, at word "
            f"{first.stretches[0].start + 1:,}. Quoted words by third of the story: {thirds or 'none'}."
        )
    else:
        alt = "An empty strip: no source speaks in the body of the story."
    draw = partial(_draw, title=title, lanes=lanes, analysis=analysis)
    return Chart("voices-along-the-story", title, alt, table, draw)


def _lanes(analysis: Analysis) -> tuple[Lane, ...]:
    """A lane for each source that gets words, in the order in which they begin; words of nobody come last."""
    names = {share.source: share.name for share in analysis.density.speakers if share.source is not None}
    found: dict[str, list[Stretch]] = {}
    stray: list[Stretch] = []
    for attribution, words in groupby(_owned_words(analysis), key=lambda word: word.attribution):
        lane = stray
        if attribution is not None and attribution.source in names:
            lane = found.setdefault(str(attribution.source), [])
        number = "–" if attribution is None else attribution.id.removeprefix("a")
        for is_quoted, run in groupby(words, key=lambda word: word.is_quoted):
            places = [word.place for word in run]
            if lane is not stray or is_quoted:
                lane.extend(Stretch(start, end, is_quoted, number) for start, end in _runs(places))
    lanes = [Lane(names[id], tuple(lane)) for id, lane in found.items()]
    return (*lanes, Lane(NOBODY, tuple(stray))) if stray else tuple(lanes)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the body that somebody says: whose statement it belongs to, and whether it stands in marks."""

    place: int
    attribution: Attribution | None
    is_quoted: bool


def _owned_words(analysis: Analysis) -> Iterator[Word]:
    """The words in statements and quotations, by the rules of the words that each source gets (measures.voices).

    A word belongs to the shortest statement around it; what is nested in another's, thought, or only narrated is left
    out unless the rules count it.
    """
    rules, body = analysis.rules, body_of(analysis.article)
    quoted = {
        place
        for item in quoted_in(analysis.article, body, analysis.quotations)
        if len(item.words) >= rules.min_quotation_words
        for place in item.words
    }
    owner: dict[int, Attribution] = {}
    said = [
        each
        for each in analysis.attributions
        if each.zone == "body" and not each.nested and each.kind != "embed"
        if (each.is_speech or rules.count_thoughts) and (each.kind != "narrated" or rules.count_narrated)
    ]
    for each in sorted(said, key=lambda each: (sum(span.length for span in each.content), each.start)):
        for span in each.content:
            for place in body.words_in(span):
                owner.setdefault(place, each)
    for place in sorted(owner.keys() | quoted):
        yield Word(place, owner.get(place), place in quoted)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sorted numbers as stretches without a gap, from the first up to one after the last."""
    start = places[0]
    for before, after in pairwise((*places, -1)):
        if after != before + 1:
            yield start, before + 1
            start = after


def _title(analysis: Analysis, lanes: Sequence[Lane]) -> str:
    thirds = analysis.density.thirds
    total = sum(third.quoted_words for third in thirds)
    if not lanes:
        return "No source speaks anywhere in the story"
    if not total:
        return "The sources are paraphrased throughout: none of their words are quoted"
    most = max(thirds, key=lambda third: third.quoted_words)
    if most.quoted_words < MOSTLY * total or [third.quoted_words for third in thirds].count(most.quoted_words) > 1:
        return f"The {total:,} quoted {plural(total, 'words')} {plural(total, 'are')} spread over the whole story"
    holds = "more of its quoted words than the others"
    if 2 * most.quoted_words >= total:
        holds = "half of its quoted words" if 2 * most.quoted_words == total else "most of its quoted words"
    return f"The {THIRDS[most.number]} third of the story holds {holds}: {most.quoted_words:,} of {total:,}"


def _draw(canvas: Canvas, title: str, lanes: Sequence[Lane], analysis: Analysis) -> Sketch:
    words = len(analysis.article.body_words)
    if not lanes:
        return nothing(canvas, title, "Nobody is quoted or cited in the body of the story.")
    theme = canvas.theme
    names = 2.6 if canvas.is_wide else 0.0
    row = 0.34 if canvas.is_wide else 0.5
    head = 0.4
    drawn = [(lane.name, lane.stretches) for lane in lanes[:MOST_LANES]]
    if len(lanes) > MOST_LANES:
        rest = tuple(stretch for lane in lanes[MOST_LANES:] for stretch in lane.stretches)
        drawn.append((f"{len(lanes) - MOST_LANES} other sources", rest))
    depth = row * len(drawn)
    plot = paper(
        canvas, title, depth + head, (0, words), (-depth, head), left=0.1 + names, right=0.15, bottom=0.62
    )  # fmt: skip
    beside = canvas.letters(names - 0.1 if canvas.is_wide else canvas.width - 0.3)
    for place, (name, stretches) in enumerate(drawn):
        middle = -row * place - (row / 2 if canvas.is_wide else row - 0.14)
        plot.level(middle, theme.grid, layer=0)
        _draw_lane(plot, stretches, middle, words)
        plot.name(canvas, label(name, beside), (0, middle), (8, 9), covers=True)
    _draw_thirds(plot, analysis, depth)
    plot.voices_key()
    return plot.sketch


def _draw_lane(plot: Plot, stretches: Sequence[Stretch], middle: float, words: int) -> None:
    theme = plot.theme
    least = words / 260  # a single word must stay visible
    for is_quoted in (False, True):
        for start, length in _bars([stretch for stretch in stretches if stretch.is_quoted is is_quoted], least):
            plot.bar(
                middle, 0.17, (start, start + length), theme.voice if is_quoted else theme.paper, theme.voice, line=0.9,
                hatched=not is_quoted, layer=3 if is_quoted else 2,
            )  # fmt: skip


def _bars(stretches: Sequence[Stretch], least: float) -> list[tuple[float, float]]:
    """Begin and length of each bar; what lies closer than the thinnest bar is one, so that a book stays drawable."""
    bars: list[tuple[float, float]] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.start):
        end = max(stretch.end, stretch.start + least)
        if bars and stretch.start - (bars[-1][0] + bars[-1][1]) < least / 2 and least > 4:
            bars[-1] = (bars[-1][0], max(end - bars[-1][0], bars[-1][1]))
        else:
            bars.append((stretch.start, end - stretch.start))
    return bars


def _draw_thirds(plot: Plot, analysis: Analysis, depth: float) -> None:
    """Rules between the thirds, and under each how many quoted words it holds."""
    theme = plot.theme
    edges = [0]
    for third in analysis.density.thirds:
        middle = edges[-1] + third.words / 2
        for words, down, colour in (
            (f"{THIRDS[third.number]} third", -8, theme.soft),
            (f"{third.quoted_words:,} quoted", -22, theme.ink),
        ):
            plot.words(words, (middle, -depth), (0, down), side="center", height="top", color=colour)
        edges.append(edges[-1] + third.words)
    for edge in edges[1:-1]:
        plot.line(((edge, -depth), (edge, 0)), theme.soft, 0.8, dash=(2, 3), layer=1)
    for edge in (edges[0], edges[-1]):
        plot.line(((edge, -depth), (edge, 0)), theme.soft)
