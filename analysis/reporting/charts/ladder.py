"""The naming ladder: how well the sources are identified, a dot for each, best identified on top."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import partial

from analysis.measures.sourcing import Rung
from analysis.reporting.charts.canvas import Canvas
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.sketch import Sketch, nothing, paper
from analysis.reporting.label import label
from analysis.reporting.prose import capitalised, plural, spelt
from analysis.reporting.table import Table
from analysis.result import Analysis

MOST_DOTS = 14


def ladder_chart(analysis: Analysis) -> Chart:
    """On which rung of the naming ladder each counted source stands, and the range under the other rules."""
    ladder = analysis.sourcing.ladder
    names = {source.id: source.name for source in analysis.sources}
    title = _title(ladder)
    table = Table(
        "Sources on each rung of the naming ladder",
        ("Rung", "Sources", "Fewest under other rules", "Most under other rules", "Who"),
        tuple(
            (rung.label, len(rung.sources), rung.low, rung.high,
             "; ".join(label(names[id], 60) for id in rung.sources) or "nobody")
            for rung in ladder
        ),
    )  # fmt: skip
    rungs = "; ".join(f"{rung.label}: {len(rung.sources)}" for rung in ladder)
    alt = f"A ladder of {len(ladder)} rungs from best to least identified, a dot for each source. {rungs}."
    return Chart("naming-ladder", title, alt, table, partial(_draw, title=title, ladder=ladder, names=names))


def _title(ladder: Sequence[Rung]) -> str:
    total = sum(len(rung.sources) for rung in ladder)
    if not total:
        return "There is no source to name"
    people = next((len(rung.sources) for rung in ladder if rung.naming == "named_person"), 0)
    if total == 1:
        return "The only source is a named person" if people else "The only source is not a named person"
    if people == total:
        return f"All {spelt(total)} sources are named people"
    if not people:
        return f"None of the {spelt(total)} sources is a named person"
    return f"{capitalised(spelt(people))} of {spelt(total)} sources {plural(people, 'are')} {_named(people)}"


def _named(people: int) -> str:
    return "a named person" if people == 1 else "named people"


def _draw(canvas: Canvas, title: str, ladder: Sequence[Rung], names: dict[str, str]) -> Sketch:
    if not any(rung.sources for rung in ladder):
        return nothing(canvas, title, "No source is counted, so there is nobody to place on the ladder.")
    theme = canvas.theme
    left = 2.6 if canvas.is_wide else 0.0
    room = canvas.letters(canvas.width - left - 0.25)
    texts = [_who(rung, names, room) for rung in ladder]
    tops, depth = [], 0.0
    for text in texts:
        tops.append(depth)
        depth += (0.36 if canvas.is_wide else 0.6) + 0.17 * len(text)
    plot = paper(
        canvas, title, depth, (0, canvas.width - left - 0.15), (-depth, 0),  # one unit an inch, across and down
        left=0.05 + left, right=0.1, bottom=0.08,
    )  # fmt: skip
    beside = canvas.letters(left - 0.1 if canvas.is_wide else canvas.width - 0.3)
    for rung, text, top in zip(ladder, texts, tops, strict=True):
        line = -top - (0.16 if canvas.is_wide else 0.4)
        is_named = rung.naming in ("named_person", "named_organisation")
        plot.name(
            canvas, label(rung.label, beside), (0, line), (10, 10), color=theme.ink if rung.sources else theme.soft
        )
        dots = min(len(rung.sources), MOST_DOTS)
        plot.dots(
            [(0.1 + 0.19 * dot, line) for dot in range(dots)], 9, theme.voice if is_named else theme.paper, theme.voice,
            line=1.6,
        )  # fmt: skip
        plot.words(
            f"{len(rung.sources)}{_range(rung)}", (0.1 + 0.19 * dots, line), is_bold=bool(dots),
            color=theme.ink if dots else theme.soft,
        )  # fmt: skip
        if text:
            plot.words("\n".join(text), (0.02, line - 0.13), height="top", color=theme.soft, size=9, spacing=1.3)
    return plot.sketch


def _range(rung: Rung) -> str:
    return "" if rung.low == rung.high else f"  ({rung.low} to {rung.high} under other rules)"


def _who(rung: Rung, names: dict[str, str], room: int) -> list[str]:
    """The names on a rung, in at most three lines."""
    if not rung.sources:
        return []
    return textwrap.wrap("; ".join(label(names[id], 48) for id in rung.sources), room, max_lines=3, placeholder=" …")
