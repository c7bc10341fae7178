"""Corpus: annotated articles as numbers that the network can learn from."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from analysis.speech.pieces import Pieces, cut

NOBODY = -1
"""Stands for "no source" where a range of pieces is expected."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """One article in pieces with its annotation.

    ``labels`` has one label a piece (see ``network.LABELS``); ``speech`` is 1 for speech, 0 for thought, -1
    where nothing is said; ``links`` has, for each piece of a content, its range of word pieces, that of its
    cue and that of its source, (-1, -1) for none.
    """

    name: str
    pieces: Pieces
    labels: NDArray[np.int64]
    speech: NDArray[np.int64]
    links: tuple[tuple[Range, Range, Range], ...]


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of a benchmark file, one JSON object a line."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def fold_of(name: str, folds: int = 5) -> int:
    """The fold of an article: from the digest of its name, so it never moves."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def covered(pieces: Pieces, start: int, end: int) -> Range:
    """The range of pieces that lie in characters ``start`` to ``end``; (-1, -1) when there is none."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return (first, last) if last > first else (NOBODY, NOBODY)


def example(article: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """Turn one annotated article into numbers. Where annotations overlap, the longer content wins."""
    pieces = cut(article["text"], tokenizer)
    labels = np.zeros(len(pieces), dtype=np.int64)
    speech = np.full(len(pieces), -1, dtype=np.int64)
    links: list[tuple[Range, Range, Range]] = []
    for quote in sorted(article["quotes"], key=lambda q: q["start"] - q["end"]):
        contents = [covered(pieces, *span) for span in quote.get("spans") or [(quote["start"], quote["end"])]]
        contents = [c for c in contents if c[0] != NOBODY and not labels[c[0] : c[1]].any()]
        if not contents:
            continue
        cue = covered(pieces, *quote["cue"]) if quote.get("cue") else (NOBODY, NOBODY)
        source = covered(pieces, *quote["speaker"]) if quote.get("speaker") else (NOBODY, NOBODY)
        for kind, ranges in ((1, contents), (3, [cue]), (5, [source])):
            for first, last in ranges:
                if first != NOBODY and not labels[first:last].any():
                    labels[first] = kind
                    labels[first + 1 : last] = kind + 1
                if first != NOBODY and kind < 5:
                    speech[first:last] = int(quote.get("speech", True))
        links += [(content, cue, source) for content in contents]
    return Example(article["id"], pieces, labels, speech, tuple(links))


def examples(articles: Iterable[dict[str, Any]], tokenizer: Tokenizer) -> list[Example]:
    """Turn annotated articles into numbers."""
    return [example(article, tokenizer) for article in articles]
