"""Batches: stretches of articles put side by side for one step of training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor

from analysis.training.corpus import NOBODY, Example, Range

CLS, SEP, MASK, PAD = 101, 102, 103, 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of pieces with what is to be learnt; -100 marks places that teach nothing.

    ``contents`` (links, 3) are row, first and last piece of each piece of content; ``cues`` and ``sources``
    (links, pieces) are True at the right places, at [CLS] for "none", nowhere when it lies outside the row.
    ``cue_spans`` are like ``contents``, with row -1 where the row does not hold the cue.
    """

    ids: Tensor
    cases: Tensor
    gaps: Tensor
    marks: Tensor
    mask: Tensor
    labels: Tensor
    speech: Tensor
    contents: Tensor
    cue_spans: Tensor
    cues: Tensor
    sources: Tensor

    def to(self, device: str) -> Batch:
        """The same on another device."""
        return Batch(**{name: getattr(self, name).to(device, non_blocking=True) for name in self.__slots__})


Stretch = tuple[Example, int, int]


def stretches(examples: Sequence[Example], longest: int, chance: Generator) -> list[Stretch]:
    """Cut every article into stretches at places that differ each time, and shuffle them."""
    out: list[Stretch] = []
    for example in examples:
        count = len(example.pieces)
        first, last = 0, int(chance.integers(longest // 3, longest + 1))
        while first < count:
            if count - last < longest // 8:
                last = min(count, first + longest) if count - first <= longest else last
            out.append((example, first, min(last, count)))
            first, last = last, last + longest
    order = chance.permutation(len(out))
    return [out[i] for i in order]


def batches(examples: Sequence[Example], size: int, longest: int, chance: Generator) -> Iterator[Batch]:
    """One epoch of batches of ``size`` stretches."""
    cuts = stretches(examples, longest, chance)
    for start in range(0, len(cuts), size):
        yield collate(cuts[start : start + size])


def _shift(where: Range, first: int, last: int) -> Range | None:
    """A range of an article's pieces as places in a row that starts with [CLS]; None if outside."""
    start, end = max(where[0], first), min(where[1], last)
    return (start - first + 1, end - first + 1) if start < end else None


def _target(where: Range, first: int, last: int, width: int) -> np.ndarray:
    """True at the places of a cue or source in a row; at [CLS] when there is none."""
    out = np.zeros(width, dtype=bool)
    if where[0] == NOBODY:
        out[0] = True
    elif shifted := _shift(where, first, last):
        out[shifted[0] : shifted[1]] = True
    return out


def collate(cuts: Sequence[Stretch]) -> Batch:
    """Put stretches side by side, each between [CLS] and [SEP], padded to the longest."""
    width = max(last - first for _, first, last in cuts) + 2
    shape = (len(cuts), width)
    rows = {name: np.zeros(shape, dtype=np.int64) for name in ("ids", "cases", "gaps", "marks")}
    mask = np.zeros(shape, dtype=bool)
    labels, speech = np.full(shape, -100), np.full(shape, -100)
    contents, cue_spans, cues, sources = [], [], [], []
    for row, (example, first, last) in enumerate(cuts):
        count = last - first
        for name, values in rows.items():
            values[row, 1 : count + 1] = getattr(example.pieces, name)[first:last]
        rows["ids"][row, 0], rows["ids"][row, count + 1] = CLS, SEP
        mask[row, : count + 2] = True
        labels[row, 1 : count + 1] = example.labels[first:last]
        speech[row, 1 : count + 1] = np.where(example.speech[first:last] < 0, -100, example.speech[first:last])
        for content, cue, source in example.links:
            if (inside := _shift(content, first, last)) is None:
                continue
            contents.append((row, *inside))
            cue_inside = _shift(cue, first, last)
            cue_spans.append((row, *cue_inside) if cue_inside else (-1, 0, 0))
            cues.append(_target(cue, first, last, width))
            sources.append(_target(source, first, last, width))
    return Batch(
        **{name: torch.from_numpy(values) for name, values in rows.items()},
        mask=torch.from_numpy(mask),
        labels=torch.from_numpy(labels),
        speech=torch.from_numpy(speech),
        contents=torch.tensor(contents, dtype=torch.long).reshape(-1, 3),
        cue_spans=torch.tensor(cue_spans, dtype=torch.long).reshape(-1, 3),
        cues=torch.from_numpy(np.array(cues, dtype=bool).reshape(-1, width)),
        sources=torch.from_numpy(np.array(sources, dtype=bool).reshape(-1, width)),
    )
