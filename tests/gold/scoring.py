"""Scores one reading of an article (Sayso's or a person's) against what a person annotated in ``data/gold``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import Analysis

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold"
SECOND = GOLD / "second"
"""The same articles, marked by somebody else who did not see the first marks."""

COUNTED_ZONES = {"body", "post"}

Cells = frozenset[int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, found and annotated; F1 in percent comes from the three."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.annotated + other.annotated)

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.found + self.annotated) if self.found + self.annotated else 100.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One contiguous piece of a content, the characters that name its speaker here, and those of the whole source."""

    cells: Cells
    mention: Cells
    source: Cells


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader, person or program, found in an article."""

    segments: tuple[Segment, ...]
    quotations: dict[tuple[int, int], frozenset[str]]
    """Marks included, with the forms that the reader would accept."""
    zones: dict[int, str]
    sentences: frozenset[tuple[int, int]]
    naming: tuple[tuple[Cells, str], ...]
    core_sources: int
    quoted_words: int


def gold_articles() -> list[dict[str, Any]]:
    """The annotated articles, by file name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]


def second_marks() -> list[dict[str, Any]]:
    """The second annotator's marks of the same articles, in the same order; the text itself is kept once."""
    marks = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SECOND.glob("*.json"))]
    return [{**second, "text": first["text"]} for first, second in zip(gold_articles(), marks, strict=True)]


def _cells(text: str, spans: Iterable[Sequence[int]]) -> Cells:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _ends(text: str, spans: Iterable[Sequence[int]]) -> frozenset[tuple[int, int]]:
    cells = (sorted(_cells(text, [span])) for span in spans)
    return frozenset((c[0], c[-1]) for c in cells if c)


def _zone_letters(text: str, zones: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    return {i: kind for start, end, kind in zones for i in range(start, end) if text[i].isalnum()}


def by_person(article: dict[str, Any]) -> Reading:
    """A person's annotation as a reading."""
    text = article["text"]
    named = {s["id"]: _cells(text, s["mentions"]) for s in article["sources"]}
    zone = _zone_letters(text, ((z["start"], z["end"], z["kind"]) for z in article["zones"]))
    segments = []
    for quote in article["quotes"]:
        who = frozenset[int]().union(
            *(named.get(s, frozenset()) for s in [quote["source"], *quote.get("also", ())] if s)
        )
        mention = _cells(text, [quote["speaker"]] if quote["speaker"] else [])
        for piece in quote["spans"]:
            cells = _cells(text, [piece])
            if quote["speech"] and not quote["nested"] and cells and zone.get(min(cells)) in COUNTED_ZONES:
                segments.append(Segment(cells, mention, who))
    return Reading(
        tuple(segments),
        {(q["start"], q["end"]): frozenset({q["form"], *q.get("alternatives", ())}) for q in article["quotations"]},
        zone,
        _ends(text, article.get("sentences", ())),
        tuple((named[s["id"]], s["naming"]) for s in article["sources"] if s["level"] == "core"),
        article["counts"]["sources_core"],
        article["counts"]["quoted_words"],
    )


def by_sayso(analysis: Analysis) -> Reading:
    """What Sayso found as a reading."""
    text = analysis.article.text
    named = {s.id: _cells(text, (m.span for m in s.mentions)) for s in analysis.sources}
    segments = [
        Segment(
            _cells(text, [piece]),
            _cells(text, [found.speaker] if found.speaker else []),
            named.get(found.source or "", frozenset()),
        )
        for found in analysis.attributions
        if found.is_speech and not found.nested and found.zone in COUNTED_ZONES
        for piece in found.content
    ]
    # "partial_or_scare" is the tool saying that careful readers differ: either reading agrees with it.
    both = frozenset({"partial", "scare"})
    quoted = analysis.score("quoted_word_share").value
    return Reading(
        tuple(s for s in segments if s.cells),
        {
            (q.span.start, q.span.end): both if q.form == "partial_or_scare" else frozenset({q.form})
            for q in analysis.quotations
        },
        _zone_letters(text, ((*z.span, z.kind) for z in analysis.article.zones)),
        _ends(text, analysis.article.body_sentences),
        tuple((named[s.id], s.naming) for s in analysis.sources if s.level == "core"),
        sum(s.level == "core" for s in analysis.sources),
        round((quoted or 0) * len(analysis.article.body_words)),
    )


def _pairs(gold: Sequence[Segment], found: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """One-to-one, best cover first; a match covers more than 30 % of the annotated letters (Asr et al. 2021)."""
    covers = sorted(
        (-len(g.cells & f.cells) / len(g.cells), len(f.cells - g.cells), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if len(g.cells & f.cells) > 0.3 * len(g.cells)
    )
    taken: set[tuple[str, int]] = set()
    for _, _, i, j in covers:
        if not {("gold", i), ("found", j)} & taken:
            taken |= {("gold", i), ("found", j)}
            yield gold[i], found[j]


def contents(gold: Reading, found: Reading) -> Tally:
    """Pieces of content that both found."""
    return Tally(sum(1 for _ in _pairs(gold.segments, found.segments)), len(found.segments), len(gold.segments))


def speakers(gold: Reading, found: Reading) -> Tally:
    """Pieces that both found and gave to the same source: their mentions meet, or both name nobody."""
    right = sum(
        bool(g.source & f.source) or not (g.source or f.source) for g, f in _pairs(gold.segments, found.segments)
    )
    return Tally(right, len(found.segments), len(gold.segments))


def quotations(gold: Reading, found: Reading) -> Tally:
    """Pairs of quotation marks, to the character."""
    return Tally(len(gold.quotations.keys() & found.quotations.keys()), len(found.quotations), len(gold.quotations))


def forms(gold: Reading, found: Reading) -> Tally:
    """Pairs of quotation marks with a form that the annotator accepts."""
    right = sum(bool(forms & found.quotations.get(place, frozenset())) for place, forms in gold.quotations.items())
    return Tally(right, len(found.quotations), len(gold.quotations))


def zones(gold: Reading, found: Reading) -> Tally:
    """Letters that stand in a zone of the annotated kind."""
    right = sum(found.zones.get(place) == kind for place, kind in gold.zones.items())
    return Tally(right, len(found.zones), len(gold.zones))


def sentences(gold: Reading, found: Reading) -> Tally:
    """Body sentences with the same first and last letter."""
    return Tally(len(gold.sentences & found.sentences), len(found.sentences), len(gold.sentences))


def naming(gold: Reading, found: Reading) -> Tally:
    """Core sources that both have, on the same rung of the naming ladder."""
    right, free = 0, list(found.naming)
    for cells, rung in gold.naming:
        match = next((other for other in free if cells & other[0] and rung == other[1]), None)
        if match:
            free.remove(match)
            right += 1
    return Tally(right, len(found.naming), len(gold.naming))


MEASURES: dict[str, Callable[[Reading, Reading], Tally]] = {
    "contents": contents,
    "speakers": speakers,
    "quotations": quotations,
    "forms": forms,
    "zones": zones,
    "sentences": sentences,
    "naming": naming,
}
