"""Scores what Sayso finds against what a person annotated in ``data/gold``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import Analysis

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold"

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
    """One contiguous piece of a content, and the characters that name its source anywhere in the article."""

    cells: Cells
    source: Cells


def gold_articles() -> list[dict[str, Any]]:
    """The annotated articles, by file name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]


def _cells(text: str, spans: Iterable[Sequence[int]]) -> Cells:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _gold_segments(article: dict[str, Any]) -> list[Segment]:
    text = article["text"]
    named = {source["id"]: _cells(text, source["mentions"]) for source in article["sources"]}
    return [
        Segment(_cells(text, [piece]), named.get(quote["source"], frozenset()))
        for quote in article["quotes"]
        if quote["speech"] and not quote["nested"]
        for piece in quote["spans"]
    ]


def _found_segments(analysis: Analysis) -> list[Segment]:
    text = analysis.article.text
    named = {s.id: _cells(text, (m.span for m in s.mentions)) for s in analysis.sources}
    return [
        Segment(_cells(text, [piece]), named.get(found.source or "", frozenset()))
        for found in analysis.attributions
        if found.is_speech and not found.nested
        for piece in found.content
    ]


def _pairs(gold: list[Segment], found: list[Segment]) -> list[tuple[int, int]]:
    """One-to-one, best cover first; a match covers more than 30 % of the annotated letters (Asr et al. 2021)."""
    covers = sorted(
        (-len(g.cells & f.cells) / len(g.cells), len(f.cells - g.cells), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.cells and len(g.cells & f.cells) > 0.3 * len(g.cells)
    )
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in covers:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def score_attributions(article: dict[str, Any], analysis: Analysis) -> tuple[Tally, Tally]:
    """Contents found, and contents found with the right source (not only the right mention)."""
    gold, found = _gold_segments(article), _found_segments(analysis)
    pairs = _pairs(gold, found)
    right = sum(bool(gold[i].source & found[j].source) or not (gold[i].source or found[j].source) for i, j in pairs)
    return Tally(len(pairs), len(found), len(gold)), Tally(right, len(found), len(gold))


def score_quotations(article: dict[str, Any], analysis: Analysis) -> tuple[Tally, Tally]:
    """Pairs of quotation marks found to the character, and found with the annotated form."""
    gold = {(q["start"], q["end"]): q["form"] for q in article["quotations"]}
    found = {tuple(q.span): q.form for q in analysis.quotations}
    both = gold.keys() & found.keys()
    # "partial_or_scare" is the tool saying that careful readers differ: either reading agrees with it.
    same = sum(
        found[k] == gold[k] or (found[k] == "partial_or_scare" and gold[k] in {"partial", "scare"}) for k in both
    )
    return Tally(len(both), len(found), len(gold)), Tally(same, len(found), len(gold))


def score_zones(article: dict[str, Any], analysis: Analysis) -> Tally:
    """Letters that stand in a zone of the annotated kind."""
    text = article["text"]
    kind = {i: z["kind"] for z in article["zones"] for i in range(z["start"], z["end"]) if text[i].isalnum()}
    found = {i: z.kind for z in analysis.article.zones for i in range(*z.span) if text[i].isalnum()}
    right = sum(found.get(i) == k for i, k in kind.items())
    return Tally(right, len(found), len(kind))


def score_sentences(article: dict[str, Any], analysis: Analysis) -> Tally:
    """Body sentences with the same first and last letter."""
    text = article["text"]

    def ends(spans: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
        cells = (sorted(_cells(text, [span])) for span in spans)
        return {(c[0], c[-1]) for c in cells if c}

    gold, found = ends(article["sentences"]), ends(analysis.article.body_sentences)
    return Tally(len(gold & found), len(found), len(gold))
