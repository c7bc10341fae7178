"""Words by kind of source: a bar for each side where a person has given sides, else for each category."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.measures.composition import NO_SIDE, NO_SPEAKER, NOT_COUNTED, Axis
from analysis.reporting.charts.bars import Bar, draw_bars
from analysis.reporting.charts.chart import Chart
from analysis.reporting.groups import AXES, group_label
from analysis.reporting.label import isolated
from analysis.reporting.prose import plural
from analysis.reporting.table import Table
from analysis.result import Analysis

REST = (NO_SIDE, NOT_COUNTED, NO_SPEAKER, "other_unclear")
NOBODY = "No source gets any words in this story"


def kinds_chart(analysis: Analysis) -> Chart:
    """How many words each side gets, where a person has given sides; else how many each category of sources gets."""
    axes = {axis.name: axis for axis in analysis.composition.axes}
    axis = axes.get("side") or axes.get("category")
    bars = () if axis is None else _bars(axis)
    by = "category" if axis is None else AXES[axis.name].lower()
    title = _title(bars)
    table = Table(
        f"Words by {by} of source",
        (by.capitalize(), "Sources", "Quoted words", "Reported words", "Together"),
        () if axis is None else tuple(
            (group_label(axis.name, group.value), len(group.sources), group.quoted_words, group.reported_words,
             group.quoted_words + group.reported_words)
            for group in axis.groups
        ),
    )  # fmt: skip
    listed = "; ".join(f"{bar.name}, {bar.quoted:,} quoted and {bar.reported:,} reported" for bar in bars)
    alt = f"Bar chart of the words that each {by} of sources gets. {listed or 'There are none'}."
    return Chart("words-by-kind", title, alt, table, partial(draw_bars, title=title, bars=bars))


def _bars(axis: Axis) -> tuple[Bar, ...]:
    """A bar for each group with words, most words first, what is unclear last."""
    groups = sorted(
        (group for group in axis.groups if group.quoted_words + group.reported_words),
        key=lambda group: (group.value in REST, -group.quoted_words - group.reported_words, group.value),
    )
    names = [group_label(axis.name, group.value) for group in groups]
    return tuple(
        Bar(
            name,
            name if axis.name == "side" else name[:1].lower() + name[1:],
            group.quoted_words,
            group.reported_words,
            group.value not in REST,
        )
        for name, group in zip(names, groups, strict=True)
    )


def _title(bars: Sequence[Bar]) -> str:
    total = sum(bar.words for bar in bars)
    if not total:
        return NOBODY
    most = max(bars, key=lambda bar: bar.words)
    if not most.is_source:
        return f"For {most.words:,} of {total:,} words the story does not tell for whom their speakers stand"
    if most.words == total:
        return f"All {total:,} {plural(total, 'words')} go to one kind of source: {isolated(most.in_a_sentence)}"
    return f"The most words go to {isolated(most.in_a_sentence)}: {most.words:,} of {total:,}"
