"""Prints how well Sayso and a second person agree with the first annotator of ``data/gold``.

Run it as ``python -m tests.gold.table``.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from typing import Any

from analysis import Analysis, analyse, read
from analysis.speech.cued import CuedTagger
from analysis.speech.tagger import Tagger, default_tagger
from tests.gold.scoring import MEASURES, Reading, Tally, by_person, by_sayso, gold_articles, second_marks

Pair = tuple[Reading, Reading]


_ANALYSED: dict[str, tuple[tuple[dict[str, Any], Analysis], ...]] = {}


def analyses(tagger: Tagger) -> tuple[tuple[dict[str, Any], Analysis], ...]:
    """Each gold article with what Sayso makes of it, read once for each method."""
    if tagger.name not in _ANALYSED:
        _ANALYSED[tagger.name] = tuple(
            (a, analyse(read(a["text"], name=a["id"], outlet=a["meta"]["outlet"]), tagger=tagger))
            for a in gold_articles()
        )
    return _ANALYSED[tagger.name]


def readings(tagger: Tagger) -> list[Pair]:
    """Each gold article as the first annotator and as Sayso read it."""
    return [(by_person(gold), by_sayso(analysis)) for gold, analysis in analyses(tagger)]


def people() -> list[Pair]:
    """Each gold article as the two annotators read it; sentences were marked by the first alone."""
    return [(by_person(a), by_person(b)) for a, b in zip(gold_articles(), second_marks(), strict=True)]


def f1(pairs: Iterable[Pair]) -> dict[str, float]:
    """F1 in percent for each measure, over all articles together."""
    pairs = list(pairs)
    return {name: sum((rule(a, b) for a, b in pairs), Tally()).f1 for name, rule in MEASURES.items()}


def count_errors(pairs: list[Pair]) -> tuple[float, float]:
    """Mean absolute difference an article, in core sources and in quoted words."""
    return (
        statistics.fmean(abs(a.core_sources - b.core_sources) for a, b in pairs),
        statistics.fmean(abs(a.quoted_words - b.quoted_words) for a, b in pairs),
    )


def main() -> None:
    """Print the table."""
    rows = {"second person": people(), "rules": readings(CuedTagger())}
    if default_tagger().name != "rules":
        rows["trained model"] = readings(default_tagger())
    print(f"{'F1 in percent':15}" + "".join(f"{name:>11}" for name in MEASURES) + f"{'core ±':>9}{'words ±':>9}")
    for label, pairs in rows.items():
        scores = f1(pairs)
        if label == "second person":
            del scores["sentences"]
        sources, words = count_errors(pairs)
        cells = "".join(f"{scores[name]:11.1f}" if name in scores else f"{'–':>11}" for name in MEASURES)
        print(f"{label:15}{cells}{sources:9.2f}{words:9.2f}")


if __name__ == "__main__":
    main()
