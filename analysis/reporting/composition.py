"""Composition: the panels that say who the sources are, and how the words are shared among their kinds."""

from __future__ import annotations

from analysis.corrections.sidecar import Corrections
from analysis.measures.composition import Axis, AxisName, Group
from analysis.measures.counting import MIN_ATTRIBUTIONS
from analysis.measures.transparency import Reading
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.groups import AXES, CATEGORIES, group_label
from analysis.reporting.label import label
from analysis.reporting.prose import percent
from analysis.reporting.table import Cell, Table
from analysis.result import Analysis

FOLDED: tuple[AxisName, ...] = ("category", "gender", "channel", "medium")
CODED = ("side", "stakeholder", "viewpoint")
NOBODY = "No source is counted, so there is nothing to sort."


def kinds(analysis: Analysis) -> Panel:
    """The counted sources by side, where a person has given sides; absent kinds; the other axes folded away."""
    axes = {axis.name: axis for axis in analysis.composition.axes}
    if not axes:
        return _plain(analysis.score("sources_core").reason or NOBODY)
    few = (analysis.score("attributions").value or 0) < MIN_ATTRIBUTIONS
    open_tables = [axis_table(axes[name], few) for name in ("side",) if name in axes]
    folded = [axis_table(axes[name], few) for name in FOLDED if name in axes]
    missing = [CATEGORIES[name].lower() for name in analysis.composition.missing]
    note = f"Looked for and not found among the sources: {'; '.join(missing)}." if missing else ""
    html = fragment("kinds.html.j2", tables=tuple(t.html for t in open_tables), folded=tuple(t.html for t in folded),
                    note=note, few=few)  # fmt: skip
    text = "\n\n".join([*(t.text for t in open_tables), *([note] if note else []), *(t.text for t in folded)])
    return Panel(html, text)


def axis_table(axis: Axis, few: bool) -> Table:
    """One axis as a table; shares of words only from five statements on, and never without their base."""
    total = sum(group.quoted_words + group.reported_words for group in axis.groups)
    sources = sum(len(group.sources) for group in axis.groups)
    columns: tuple[str, ...] = (AXES[axis.name], "Sources", "Range", "Statements", "Quoted words", "Reported words")
    return Table(
        f"{sources:,} sources and {total:,} words by {AXES[axis.name].lower()}",
        columns if few else (*columns, "Share of words"),
        tuple(_row(axis, group, total, few) for group in axis.groups),
    )


def _row(axis: Axis, group: Group, total: int, few: bool) -> tuple[Cell, ...]:
    together = group.quoted_words + group.reported_words
    is_rest = not group.sources and not group.high
    cells: tuple[Cell, ...] = (
        group_label(axis.name, group.value),
        None if is_rest else len(group.sources),
        "–" if is_rest or group.low == group.high else f"{group.low:,} to {group.high:,}",
        group.attributions,
        group.quoted_words,
        group.reported_words,
    )
    return cells if few else (*cells, percent(together / total) if total else "–")


def transparency(analysis: Analysis) -> Panel:
    """PEJ's transparency band under both readings: with people only, and with organisations."""
    readings = analysis.sourcing.transparency
    if not readings:
        return _plain(analysis.score("transparent_people").reason or NOBODY)
    names = {source.id: source.name for source in analysis.sources}
    rows = tuple(_reading(reading, names) for reading in readings)
    table = Table(
        "Fully identified sources: named, and described",
        ("Reading", "Sources", "Band of PEJ", "Band under other rules", "Who"), rows,
    )  # fmt: skip
    return Panel(table.html, table.text)


def _reading(reading: Reading, names: dict[str, str]) -> tuple[Cell, ...]:
    return (
        reading.label[:1].upper() + reading.label[1:],
        len(reading.sources),
        reading.band,
        reading.low if reading.low == reading.high else f"{reading.low} to {reading.high}",
        "; ".join(label(names[id], 60) for id in reading.sources) or "nobody",
    )


def coding_form(analysis: Analysis) -> Panel:
    """A form for what only a person can say: side, stakeholder and viewpoint of each counted source (PEJ 2004–05).

    A piece of the article's corrections file in which every line is a comment: whoever takes the ``#`` away and fills
    in a line has it counted by the next report.
    """
    counted = tuple(source for source in analysis.sources if source.counted)
    if not counted:
        return _plain(NOBODY)
    empty = Corrections.of(analysis.article)
    lines = [empty.set_source("nobody", side="none").to_yaml().partition("corrections:")[0] + "corrections:"]
    for source in counted:
        entry = empty.set_source(label(source.name, 200), side="none").to_yaml().partition("corrections:\n")[2]
        kept = [line for line in entry.splitlines() if not line.strip().startswith("side:")]
        lines += [f"# {line}" for line in (*kept, *(f"  {field}:" for field in CODED))]
    text = "\n".join(lines)
    return Panel(fragment("coding.html.j2", text=text), text)


def _plain(text: str) -> Panel:
    sentence = text[:1].upper() + text[1:]
    sentence = sentence if sentence.endswith(".") else f"{sentence}."
    return Panel(fragment("plain.html.j2", text=sentence), sentence)
