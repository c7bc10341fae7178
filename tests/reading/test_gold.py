"""Zones and sentences against those that people marked in the invented articles of ``data/gold``."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.reading.load import read

ZONES_FLOOR = 0.985
"""F1 of exact zones. 22 November 2026: 0.995, two of 401 wrong; one zone is worth 0.0012."""
SENTENCES_FLOOR = 0.99
"""F1 of exact body sentences. 22 November 2026: 0.998, two of 697 wrong."""


def f1(found: set[tuple[object, ...]], gold: set[tuple[object, ...]]) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold))


def test_zones_and_sentences_of_the_gold_articles_stay_above_their_floors(root: Path) -> None:
    zones: tuple[set[tuple[object, ...]], set[tuple[object, ...]]] = (set(), set())
    sentences: tuple[set[tuple[object, ...]], set[tuple[object, ...]]] = (set(), set())
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((root / "data" / "gold").glob("*.json"))]
    assert len(records) >= 10
    for record in records:
        article = read(record["text"])
        zones[0].update((record["id"], zone.span.start, zone.span.end, zone.kind) for zone in article.zones)
        zones[1].update((record["id"], zone["start"], zone["end"], zone["kind"]) for zone in record["zones"])
        sentences[0].update((record["id"], *sentence) for sentence in article.body_sentences)
        sentences[1].update((record["id"], *sentence) for sentence in record["sentences"])
    assert f1(*zones) >= ZONES_FLOOR
    assert f1(*sentences) >= SENTENCES_FLOOR
