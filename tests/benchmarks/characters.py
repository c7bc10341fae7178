"""Prints where the characters go wrong by which the share of quotation is measured, and how sure that figure is.

    python -m tests.benchmarks.characters --gold GOLD.jsonl.gz --pred FOUND.jsonl.gz [FOUND.jsonl.gz ...]

``FOUND`` is what ``sayso annotate`` writes; ``python -m analysis.training validate --out DIR`` leaves one in the folder
of each fold. Printed are the F1 of the characters quoted with the interval in which it falls in 95 of 100 draws of
articles, the same for quotation marks alone (how hard these articles are for anybody), which kinds of passages are
wrong, and how few articles hold them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.attribution import SCORER, load_scorer

Cells = frozenset[int]
Article = dict[str, Any]
LEFT_OUT, TOO_MUCH = "left out", "too much"
_DRAWS = 2000
_MOST = 0.7
"""A passage is in marks when so much of it is, and outside of them when so much of it is not."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of letters that is wrongly left out or wrongly taken in."""

    kind: str
    letters: int
    start: int
    end: int

    @property
    def is_left_out(self) -> bool:
        """Whether the annotators quote it and Sayso does not; else the other way round."""
        return self.kind.startswith(LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One article: letters rightly quoted, letters found, letters that the annotators quote, and what is wrong."""

    right: int
    found: int
    gold: int
    wrong: tuple[Passage, ...]


def judged(scorer: ModuleType, gold: Article, found: Article | None) -> Judgement:
    """What is wrong in the quoted characters of one article, as the scorer counts them."""
    text = gold["text"]
    mask = scorer.quoted_mask(text)
    theirs = scorer.segments(gold, text, mask)
    ours = scorer.segments(found or {}, text, mask)
    quoted = _cells(each for each in theirs if each["type"] != "indirect")
    other = _cells(theirs) - quoted
    held = _cells(each for each in ours if each["type"] != "indirect" or each["cells"] & quoted) - other
    wrong = [
        Passage(_kind(side, run, _holder(segments, run), others, mask), len(run), run[0], run[-1] + 1)
        for side, segments, cells, others in (
            (LEFT_OUT, theirs, quoted - held, held), (TOO_MUCH, ours, held - quoted, quoted),
        )
        for run in _runs(cells, text)
    ]  # fmt: skip
    return Judgement(len(quoted & held), len(held), len(quoted), tuple(wrong))


def _cells(segments: Iterable[dict[str, Any]]) -> Cells:
    return frozenset().union(*(each["cells"] for each in segments))


def _runs(cells: Cells, text: str) -> Iterator[list[int]]:
    """Cells that follow each other with no other letter between them."""
    run: list[int] = []
    for cell in sorted(cells):
        if run and any(map(str.isalnum, text[run[-1] + 1 : cell])):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _holder(segments: list[dict[str, Any]], run: list[int]) -> Cells:
    """The content that a run belongs to."""
    return next(each["cells"] for each in segments if run[0] in each["cells"])


def _kind(side: str, run: list[int], holder: Cells, others: Cells, mask: bytearray) -> str:
    share = sum(mask[cell] for cell in run) / len(run)
    where = "in marks" if share > _MOST else "outside of marks" if share < 1 - _MOST else "over a mark"
    return f"{side}: {'part of a content' if holder & others else 'a whole content'}, {where}"


def marks_alone(scorer: ModuleType, gold: Article) -> Article:
    """Everything in double quotation marks, as somebody would count who knows nothing else."""
    mask = bytes(scorer.quoted_mask(gold["text"])) + b"\x00"
    edges = [place for place in range(len(mask)) if mask[place] != (mask[place - 1] if place else 0)]
    return {"quotes": [{"start": start, "end": end} for start, end in zip(edges[::2], edges[1::2], strict=True)]}


def interval(judgements: list[Judgement]) -> tuple[float, float, float]:
    """F1 in percent, and the bounds of the middle 95 of 100 draws of as many articles (Efron 1979)."""
    counts = np.array([(2 * each.right, each.found + each.gold) for each in judgements], dtype=np.float64)
    chance = np.random.default_rng(0)
    draws = chance.integers(0, len(counts), (_DRAWS, len(counts)))
    low, high = np.percentile([_f1(counts[draw]) for draw in draws], (2.5, 97.5))
    return _f1(counts), float(low), float(high)


def _f1(counts: NDArray[np.float64]) -> float:
    right, every = counts.sum(axis=0)
    return float(100 * right / every)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pred", type=Path, nargs="+", required=True, help="what sayso annotate wrote")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    given = parser.parse_args()
    scorer = load_scorer(given.scorer)
    every = scorer.load(given.gold)
    found = {name: record for path in given.pred for name, record in scorer.load(path).items()}
    gold = {name: article for name, article in every.items() if name in found}
    show(
        [judged(scorer, article, found[name]) for name, article in gold.items()],
        [judged(scorer, article, marks_alone(scorer, article)) for article in gold.values()],
    )


def show(judgements: list[Judgement], yardstick: list[Judgement]) -> None:
    """Print the figures and the kinds, the largest first."""
    print(f"{len(judgements)} articles")
    for name, rows in (("characters quoted, F1", judgements), ("quotation marks alone, F1", yardstick)):
        value, low, high = interval(rows)
        print(f"{name:26} {value:5.1f}   {low:.1f} to {high:.1f} in 95 of 100 draws of articles")
    letters: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for passage in (passage for each in judgements for passage in each.wrong):
        letters[passage.kind] += passage.letters
        number[passage.kind] += 1
    total = letters.total()
    print(f"\n{total} letters wrong")
    for kind, size in letters.most_common():
        print(f"{size:7} {100 * size / total:5.1f} %  {number[kind]:4} passages  {kind}")
    sizes = sorted((sum(passage.letters for passage in each.wrong) for each in judgements), reverse=True)
    for first in (1, 2, 10, 38):
        print(f"{100 * sum(sizes[:first]) / total:5.1f} % of them in {first} article{'s' * (first > 1)}")


if __name__ == "__main__":
    main()
