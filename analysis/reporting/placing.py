"""Placing: the panels that say where in the story the voices first come in, and what stands without any."""

from __future__ import annotations

from analysis.reporting.anchors import Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.prose import percent
from analysis.reporting.table import Cell, Table
from analysis.result import Analysis

FIRSTS = (
    ("narrated", "Speech of which only the act is told"),
    ("source", "Source that counts"),
    ("quotation", "Quotation"),
    ("named_person", "Named person that speaks"),
)
_MOST_LISTED = 40


def placed(analysis: Analysis) -> Panel:
    """The first of each kind of voice with its place, and who is new in each third."""
    firsts, thirds = firsts_table(analysis), thirds_table(analysis)
    html = fragment("tables.html.j2", tables=(firsts.html, thirds.html))
    return Panel(html, f"{firsts.text}\n\n{thirds.text}")


def firsts_table(analysis: Analysis) -> Table:
    """Where the first narrated act, the first source, the first quotation and the first named person stand."""
    at = {first.id: first for first in analysis.placement.firsts}
    names = {source.id: source.name for source in analysis.sources}
    rows: list[tuple[Cell, ...]] = []
    for id, what in FIRSTS:
        first, place = at.get(id), analysis.score(f"first_{id}_place").value
        if first is None:
            rows.append((what, "there is none", None, None, None))
        else:
            who = "no speaker found" if first.source is None else label(names[first.source], 60)
            rows.append((what, who, first.paragraph, first.before, None if place is None else percent(place)))
    words = analysis.score("first_source_place").n or 0
    return Table(
        f"The first of each, in a body of {words:,} words",
        ("The first", "Who", "Paragraph", "Words before it", "Share of the story before it"), tuple(rows),
    )  # fmt: skip


def thirds_table(analysis: Analysis) -> Table:
    """Quoted words and new sources in each third of the body."""
    names = {source.id: source.name for source in analysis.sources}
    rows = tuple(
        (which, third.quoted_words, len(third.new_sources),
         "; ".join(label(names[id], 48) for id in third.new_sources) or "nobody")
        for which, third in zip(("First third", "Middle third", "Last third"), analysis.placement.thirds, strict=False)
    )  # fmt: skip
    return Table(
        "By third of the story", ("Part", "Quoted words", "New sources", "Who speaks for the first time"), rows
    )


def unattributed(analysis: Analysis) -> Panel:
    """The sentences without any attribution, and display text that the body repeats: lists to look at."""
    text, places = analysis.article.text, Places(analysis)
    sentences = analysis.placement.unattributed
    listed = tuple((label(span.of(text), 240), places.links((span,))) for span in sentences[:_MOST_LISTED])
    repeats = tuple(
        (label(each.display.of(text), 200), each.words, places.links((each.body,)))
        for each in analysis.placement.repeats
    )
    html = fragment(
        "bare.html.j2", sentences=listed, total=len(sentences), more=len(sentences) - len(listed), repeats=repeats
    )
    lines = [f"{len(sentences):,} sentences without any attribution", *(words for words, _ in listed)]
    lines += [f"shown twice: {words}" for words, _, _ in repeats]
    return Panel(html, "\n".join(lines))
