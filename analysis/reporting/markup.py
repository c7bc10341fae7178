"""Markup: the story itself, with every statement, cue, speaker and relay marked where it stands.

Nothing is said by colour alone: the kind of a statement is the style of its underline, its number and speaker stand
beside it in words, and what is not counted says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from analysis.reading.article import Zone
from analysis.reporting.anchors import zone_anchors
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import clean, label
from analysis.result import Analysis
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.quotation import SPEECH_FORMS, Quotation

KINDS: Mapping[str, str] = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "reported",
    "narrated": "act only",
    "embed": "post",
}
"""The kinds of attribution in a reader's words."""
ZONES: Mapping[str, str] = {
    "front_matter": "About the file",
    "headline": "Headline",
    "dek": "Standfirst (dek)",
    "byline": "Byline",
    "dateline": "Dateline",
    "credit": "Picture credit or caption",
    "notice": "Notice",
    "related": "Link to other stories",
    "post": "Embedded post",
    "signature": "Signature of the post",
    "body": "Body",
}
FORMS: Mapping[str, str] = {"name": "name in marks", "scare": "scare quotes", "gloss": "word in marks"}
"""Quotation marks that are not speech."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a statement: its number, whose it is, what kind it is."""

    anchor: str
    number: str
    source: str | None
    name: str
    kind: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters that are all marked alike, and what is anchored and noted before them."""

    text: str
    classes: str
    anchors: tuple[tuple[str, str], ...] = ()
    """Each with the number that is shown at the place, empty where none is."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One zone of the story as the report shows it."""

    anchor: str
    kind: str
    label: str
    is_counted: bool
    runs: tuple[Run, ...]


def marked_article(analysis: Analysis) -> Panel:
    """The whole story as it was read, marked up; every figure of a report links to a passage of it."""
    blocks = tuple(_blocks(analysis))
    html = fragment("article.html.j2", blocks=blocks, kinds=KINDS, language=analysis.article.language)
    return Panel(html, "\n\n".join(_plain(block) for block in blocks))


def _plain(block: Block) -> str:
    words = "".join(
        "".join(f"[{note.number} {note.name}, {note.kind}] " for note in run.notes) + clean(run.text)
        for run in block.runs
    )
    return words if block.is_counted else f"({block.label}, not counted) {words}"


def _blocks(analysis: Analysis) -> Iterator[Block]:
    marks = sorted(_marks(analysis), key=lambda mark: mark[0])
    starts = [span.start for span, _ in marks]
    points = sorted(_points(analysis), key=lambda point: point[0])
    offsets = [offset for offset, _, _ in points]
    longest = max((span.length for span, _ in marks), default=0)
    for zone, (_, link) in zip(analysis.article.zones, zone_anchors(analysis), strict=True):
        # A mark that began up to the longest mark's length before this zone may still reach into it.
        near = marks[bisect_left(starts, zone.span.start - longest) : bisect_left(starts, zone.span.end)]
        here = points[bisect_left(offsets, zone.span.start) : bisect_left(offsets, zone.span.end)]
        yield Block(
            link.anchor,
            zone.kind,
            ZONES[zone.kind],
            zone.kind == "body",
            tuple(_runs(analysis.article.text, zone, [m for m in near if m[0].end > zone.span.start], here)),
        )


def _marks(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    """Every span that is marked, with the class of its mark."""
    for attribution in analysis.attributions:
        kind = "nested" if attribution.nested else attribution.kind
        for span in attribution.content:
            yield span, f"c {kind}" if attribution.is_speech else f"c {kind} thought"
        if attribution.cue is not None:
            yield attribution.cue, "cue"
        if attribution.speaker is not None:
            yield attribution.speaker, "speaker"
        for relay in attribution.relays:
            yield relay.span, "relay"
    for quotation in analysis.quotations:
        if quotation.depth == 0:
            is_speech = quotation.form in SPEECH_FORMS
            for piece in quotation.inner_pieces if is_speech else (quotation.span,):
                yield piece, "said" if is_speech else "marks"


def _points(analysis: Analysis) -> Iterator[tuple[int, str, Note | None]]:
    """Every offset that something links to, and the note that stands there."""
    names = {source.id: source.name for source in analysis.sources}
    for attribution in analysis.attributions:
        yield attribution.start, attribution.id, _note(attribution, names)
    for place, quotation in enumerate(analysis.quotations, start=1):
        yield quotation.span.start, f"q{place}", _marks_note(quotation)


def _note(attribution: Attribution, names: Mapping[str, str]) -> Note:
    remarks = [f"via {label(relay.name, 40)}" for relay in attribution.relays]
    if not attribution.is_speech:
        remarks.append("a thought, not speech")
    if attribution.nested:
        remarks.append("inside another statement, not counted")
    return Note(
        attribution.id,
        attribution.id.removeprefix("a"),
        attribution.source,
        "no speaker found" if attribution.source is None else label(names[attribution.source], 60),
        KINDS[attribution.kind],
        tuple(dict.fromkeys(remarks)),
    )


def _marks_note(quotation: Quotation) -> Note | None:
    """A note on marks that are not speech: without it a reader would think that they were overlooked."""
    if quotation.form not in FORMS or quotation.depth:
        return None
    return Note("", "", None, FORMS[quotation.form], "not counted as a quotation", ())


def _runs(
    text: str, zone: Zone, marks: Sequence[tuple[Span, str]], points: Sequence[tuple[int, str, Note | None]]
) -> Iterator[Run]:
    """The zone cut wherever a mark begins or ends or something is anchored: flat runs, so that marks may cross."""
    begin, end = zone.span
    cuts = {begin, end, *(offset for offset, _, _ in points)}
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for span, name in marks:
        start, stop = max(span.start, begin), min(span.end, end)
        if start < stop:
            cuts.update((start, stop))
            opening.setdefault(start, []).append(name)
            closing.setdefault(stop, []).append(name)
    at: dict[int, list[tuple[str, Note | None]]] = {}
    for offset, anchor, note in points:
        at.setdefault(offset, []).append((anchor, note))
    open_now: list[str] = []
    edges = sorted(cuts)
    for start, stop in pairwise(edges):
        for name in closing.get(start, ()):
            open_now.remove(name)
        open_now.extend(opening.get(start, ()))
        here = at.get(start, ())
        yield Run(
            text[start:stop],
            _classes(open_now),
            tuple((anchor, _number(note, here)) for anchor, note in here),
            tuple(note for _, note in here if note is not None),
        )


def _number(note: Note | None, here: Sequence[tuple[str, Note | None]]) -> str:
    """The number of a note as it stands in the text: "1," where another follows at the same place."""
    if note is None or not note.number:
        return ""
    last = [each.number for _, each in here if each is not None and each.number][-1]
    return note.number if note.number == last else f"{note.number},"


def _classes(names: Sequence[str]) -> str:
    """The class attribute: of several contents the one that began last wins, everything else adds up."""
    contents = [name for name in names if name.startswith("c ")]
    others = sorted({name for name in names if not name.startswith("c ")})
    return " ".join((*contents[-1:], *others))


def legend() -> Markup:
    """How to read the marks."""
    return fragment("legend.html.j2", kinds=KINDS)
