"""Decoding: from the model's numbers to spans, and from spans to who says what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.speech.windows import Window

Floats = NDArray[np.float32]
Labels = NDArray[np.int8]
Range = tuple[int, int]

LABEL_COUNT = 7
CONTENT, CUE, SOURCE = 1, 3, 5
"""The labels that begin a content, a cue and a source; the next label continues it. 0 is none of them."""
LINK = 64
VECTORS = ("content_to_cue", "content_to_source", "cue_to_source", "as_cue", "as_source")
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Leaning:
    """What is added to the scores of the labels before the best sequence is sought (natural logarithms)."""

    begin_content: float = 0.0
    inside_content: float = 0.0
    cue: float = 0.0
    source: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of a content with what the model links to it: ranges of word pieces and shares of belief."""

    content: Range
    cue: Range | None
    source: Range | None
    speech: float
    signs: tuple[float, ...]
    """Nine numbers that tell a sound attribution from a doubtful one. Logarithms of the share of belief that its
    pieces are content: mean, least, that it begins at the first piece, that it goes on after the last. Shares of
    belief: of the cue, of the source, of "no source". Mean logarithms that cue and source are such."""


def log_shares(scores: Floats) -> Floats:
    """Scores as logarithms of shares that sum to one over the last axis."""
    top = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = top - np.log(np.exp(top).sum(axis=-1, keepdims=True))
    return result


def _steps() -> Floats:
    """Which label may follow which: a label that continues follows only its own kind."""
    allowed = np.zeros((LABEL_COUNT, LABEL_COUNT), dtype=np.float32)
    for label in range(2, LABEL_COUNT, 2):
        allowed[:, label] = _NEVER
        allowed[label - 1, label] = allowed[label, label] = 0
    return allowed


STEPS = _steps()


def best_labels(scores: Floats) -> Labels:
    """The best allowed sequence of labels of each row (Viterbi 1967), all rows at once.

    ``scores`` (rows, pieces, labels). A row may begin in the middle of a span.
    """
    rows, count, _ = scores.shape
    back = np.empty((count, rows, LABEL_COUNT), dtype=np.int8)
    best = scores[:, 0].copy()
    for place in range(1, count):
        ways = best[:, :, None] + STEPS
        back[place] = ways.argmax(axis=1)
        best = ways.max(axis=1) + scores[:, place]
    labels = np.empty((rows, count), dtype=np.int8)
    labels[:, -1] = best.argmax(axis=1)
    every = np.arange(rows)
    for place in range(count - 1, 0, -1):
        labels[:, place - 1] = back[place, every, labels[:, place]]
    return labels


def spans_of(labels: Labels, kind: int) -> list[Range]:
    """The spans of one kind in a sequence of labels; a continuation without a beginning begins one."""
    inside = (labels == kind) | (labels == kind + 1)
    before = np.concatenate(([False], inside[:-1]))
    begins = np.flatnonzero(inside & ((labels == kind) | ~before))
    out: list[Range] = []
    for number, first in enumerate(begins):
        stop = begins[number + 1] if number + 1 < len(begins) else len(labels)
        gap = np.flatnonzero(~inside[first:stop])
        out.append((int(first), int(first + gap[0]) if len(gap) else int(stop)))
    return out


@dataclass(frozen=True, slots=True)
class _Link:
    """What a content that begins in a window was linked to there."""

    cue: Range | None
    source: Range | None
    signs: tuple[float, ...]


class Reader:
    """Collects what the model says of one article, window by window, and links contents to cues and sources.

    A content is linked in the window in which it begins, by what that window sees; nothing else of a window
    is kept but a few numbers a piece, so that memory hardly grows with the text.
    """

    def __init__(self, count: int, leaning: Leaning) -> None:
        self._added = np.array([0, leaning.begin_content, leaning.inside_content, leaning.cue, leaning.cue,
                                leaning.source, leaning.source], dtype=np.float32)  # fmt: skip
        self._labels = np.zeros(count, dtype=np.int8)
        self._shares = np.zeros((count, LABEL_COUNT), dtype=np.float32)
        self._speech = np.zeros(count, dtype=np.float32)
        self._links: dict[int, _Link] = {}

    def take(self, group: Sequence[Window], outputs: Sequence[tuple[Floats, Floats]]) -> None:
        """Take the model's outputs for some windows, in order: label scores and link vectors, [CLS] first."""
        longest = max(len(labels) for labels, _ in outputs)
        scores = np.zeros((len(group), longest - 1, LABEL_COUNT), dtype=np.float32)
        leaning = np.zeros_like(scores)
        for row, (labels, _) in enumerate(outputs):
            scores[row, : len(labels) - 1] = log_shares(labels[1:, :LABEL_COUNT])
            leaning[row, : len(labels) - 1] = scores[row, : len(labels) - 1] + self._added
        best = best_labels(leaning)
        for row, window in enumerate(group):
            count = window.right - window.left
            here = slice(window.first, window.last)
            there = slice(window.first - window.left, window.last - window.left)
            self._labels[here] = best[row, there]
            self._shares[here] = scores[row, there]
            self._speech[here] = outputs[row][0][1:, LABEL_COUNT][there]
            vectors = outputs[row][1][: count + 1].reshape(count + 1, len(VECTORS), LINK)
            self._link(window, best[row, :count], scores[row, :count], vectors)

    def _link(self, window: Window, labels: Labels, shares: Floats, vectors: Floats) -> None:
        """Link each content that begins in a window to its cue and its source."""
        cues, sources = spans_of(labels, CUE), spans_of(labels, SOURCE)
        before = window.first > 0 and self._labels[window.first - 1] in (CONTENT, CONTENT + 1)
        for first, last in spans_of(self._labels[window.first : window.last], CONTENT):
            if first == 0 and before and self._labels[window.first] == CONTENT + 1:
                continue
            shift = window.first - window.left
            link = _linked((first + shift, last + shift), cues, sources, shares, vectors)
            self._links[first + window.first] = _moved(link, window.left)

    def found(self) -> list[Found]:
        """Every piece of content with its cue and its source, in the order of the text."""
        out: list[Found] = []
        for content in spans_of(self._labels, CONTENT):
            link = self._links[content[0]]
            first, last = content
            belief = float(self._speech[first:last].mean())
            if link.cue is not None:
                belief = (belief + float(self._speech[link.cue[0] : link.cue[1]].mean())) / 2
            speech = 1 / (1 + math.exp(-belief))
            out.append(Found(content, link.cue, link.source, speech, (*self._held(content), *link.signs)))
        return out

    def _held(self, content: Range) -> tuple[float, ...]:
        """How firmly the pieces of a content are held to be one: mean, least, at the start, after the end."""
        first, last = content
        held = np.logaddexp(self._shares[first:last, CONTENT], self._shares[first:last, CONTENT + 1])
        after = self._shares[last : last + 1]
        beyond = float(np.logaddexp(after[0, CONTENT], after[0, CONTENT + 1])) if len(after) else 0.0
        return float(held.mean()), float(held.min()), float(self._shares[first, CONTENT]), beyond


def _linked(content: Range, cues: list[Range], sources: list[Range], shares: Floats, vectors: Floats) -> _Link:
    """Choose the cue and the source of a content among those that a window sees; places count in the window."""
    cue, cue_share = _choose(_believed(vectors, 0, 3, content), cues)
    to_source = _believed(vectors, 1, 4, content)
    if cue is not None:
        to_source = (to_source + _believed(vectors, 2, 4, cue)) * np.float32(0.5)
    source, source_share = _choose(to_source, sources)
    signs = (cue_share, source_share, float(to_source[0]), _mean(shares, cue, CUE), _mean(shares, source, SOURCE))
    return _Link(cue, source, signs)


def _moved(link: _Link, by: int) -> _Link:
    """A link with its places counted in the article."""
    cue = None if link.cue is None else (link.cue[0] + by, link.cue[1] + by)
    source = None if link.source is None else (link.source[0] + by, link.source[1] + by)
    return _Link(cue, source, link.signs)


def _mean(shares: Floats, where: Range | None, kind: int) -> float:
    """Mean logarithm of the share of a kind over a span; -9 for no span."""
    if where is None:
        return -9.0
    part = shares[where[0] : where[1]]
    return float(np.logaddexp(part[:, kind], part[:, kind + 1]).mean())


def _believed(vectors: Floats, query: int, key: int, where: Range) -> Floats:
    """The share of belief that each row of a window is what the span at ``where`` asks for.

    Row 0 is [CLS] and stands for "none"; piece ``i`` of the window is row ``i + 1``.
    """
    asked = vectors[where[0] + 1 : where[1] + 1, query].mean(axis=0)
    scores = vectors[:, key] @ asked / np.float32(math.sqrt(LINK))
    shares = np.exp(scores - scores.max())
    result: Floats = shares / shares.sum()
    return result


def _choose(shares: Floats, spans: list[Range]) -> tuple[Range | None, float]:
    """The span with the largest share of belief, or None when "none" has more."""
    best, most = None, float(shares[0])
    for first, last in spans:
        if (share := float(shares[first + 1 : last + 1].sum())) > most:
            best, most = (first, last), share
    return best, most
