"""Wordings: the panels of reporting words, by class and by side, and of what is left open or unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.measures.agentless import AgentlessHarm, AgentlessSpeech
from analysis.measures.cue_classes import CLASSES, LABELS, CueUse
from analysis.measures.hedging import Hedge
from analysis.reporting.anchors import Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.prose import plural
from analysis.reporting.table import Cell, Table
from analysis.result import Analysis
from analysis.spans import Span

NO_SIDES = (
    "Nobody has given sides, so no table compares them. Write the side of a source into the corrections file or into "
    "sayso.toml; it is never guessed."
)
_MOST_LISTED = 40
_HARM = {"passive": "passive without “by”", "noun": "noun", "intransitive": "happens by itself"}
_VOICES = {
    "reporter": "the reporter's own",
    "paraphrase": "in attributed paraphrase",
    "quotation": "in quotation marks",
}
Listed = tuple[str, str, str]
"""The words, a remark, and the words around them."""


def by_side(analysis: Analysis) -> Panel:
    """The table class by side, where a person has given sides; else how to give them."""
    if not analysis.wording.by_side:
        return Panel(fragment("plain.html.j2", text=NO_SIDES), NO_SIDES)
    table = side_table(analysis)
    return Panel(table.html, table.text)


def class_table(analysis: Analysis) -> Table:
    """Each class with its number of statements, its words, and what it does."""
    total = sum(len(use.attributions) for use in analysis.wording.classes)
    return Table(
        f"Reporting words of {total:,} {plural(total, 'statements')}",
        ("Class", "Statements", "Words", "What it says"),
        tuple(
            (use.label, len(use.attributions), _frequent(use), LABELS[use.klass][1])
            for use in analysis.wording.classes
        ),
    )  # fmt: skip


def _frequent(use: CueUse) -> str:
    return ", ".join(label(word, 30) if count == 1 else f"{label(word, 30)} ({count})" for word, count in use.words[:8])


def side_table(analysis: Analysis) -> Table:
    """Class by side: how many statements of each side come with which class; a table of counts, never of shares."""
    sides = tuple(dict.fromkeys(use.side for use in analysis.wording.by_side))
    count = {(use.side, use.klass): len(use.attributions) for use in analysis.wording.by_side}
    used = [klass for klass in CLASSES if any((side, klass) in count for side in sides)]
    rows: list[tuple[Cell, ...]] = [
        (LABELS[klass][0], *(count.get((side, klass), 0) for side in sides)) for klass in used
    ]
    rows.append(("All (n)", *(sum(count.get((side, klass), 0) for klass in used) for side in sides)))
    return Table("Reporting words by side", ("Class", *(label(side, 40) for side in sides)), tuple(rows))


def left_open(analysis: Analysis) -> Panel:
    """Hedges, speech without a speaker and harm without an agent, as lists of the words where they stand."""
    text = analysis.article.text
    places = Places(analysis)
    wording = analysis.wording
    groups = (
        ("Words that leave open whether it is so", wording.hedges, [_hedge(text, each) for each in wording.hedges]),
        ("Speech without a speaker", wording.agentless, [_speech(text, each) for each in wording.agentless]),
        ("Harm without anybody who did it", wording.harm, [_harmed(text, each) for each in wording.harm]),
    )
    lists = tuple(
        (f"{heading} ({len(found):,})", tuple(zip(rows[:_MOST_LISTED], _links(places, found), strict=False)),
         max(0, len(rows) - _MOST_LISTED))
        for heading, found, rows in groups
        if rows
    )  # fmt: skip
    if not lists:
        nothing = "Nothing of the kind was found."
        return Panel(fragment("plain.html.j2", text=nothing), nothing)
    html = fragment("noted.html.j2", lists=lists)
    lines = [f"{heading}: " + "; ".join(row[0] for row, _ in rows) for heading, rows, _ in lists]
    return Panel(html, "\n".join(lines))


def _links(places: Places, found: Sequence[Hedge | AgentlessSpeech | AgentlessHarm]) -> list[object]:
    return [places.links((each.span,)) for each in found[:_MOST_LISTED]]


def _hedge(text: str, each: Hedge) -> Listed:
    return label(each.span.of(text), 60), _VOICES[each.voice], around(text, each.span)


def _speech(text: str, each: AgentlessSpeech) -> Listed:
    return label(each.words, 60), "passive" if each.kind == "passive" else "noun", around(text, each.span)


def _harmed(text: str, each: AgentlessHarm) -> Listed:
    return label(each.words, 60), _HARM[each.kind], around(text, each.span)


def around(text: str, span: Span, letters: int = 45) -> str:
    """The words around a span, cut at blanks, on one line.

    >>> around("It was announced on Monday that the pool will close.", Span(3, 16), 12)
    'It was announced on Monday…'
    """
    start, end = max(0, span.start - letters), min(len(text), span.end + letters)
    before = text[start : span.start]
    after = text[span.end : end]
    if start and " " in before:
        before = "…" + before.split(" ", 1)[1]
    if end < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0] + "…"
    return label(" ".join(f"{before}{span.of(text)}{after}".split()), 2 * letters + 80)
