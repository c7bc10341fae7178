"""Decoding: from the model's numbers to spans, and from spans to who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.speech.windows import Window

Floats = NDArray[np.float32]
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
    """What the confidence is worked out from: see ``signs_of``."""


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


def best_labels(scores: Floats) -> NDArray[np.int8]:
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


def spans_of(labels: NDArray[np.int8], kind: int) -> list[Range]:
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


class Reader:
    """Collects what the model says of each window of one article, then links contents to cues and sources."""

    def __init__(self, count: int, leaning: Leaning) -> None:
        self._leaning = leaning
        self.labels = np.zeros(count, dtype=np.int8)
        self.shares = np.zeros((count, LABEL_COUNT), dtype=np.float32)
        self.speech = np.zeros(count, dtype=np.float32)
        self._windows: list[Window] = []
        self._vectors: list[Floats] = []

    def take(self, group: Sequence[Window], outputs: Floats) -> None:
        """Take the model's output for some windows: (windows, pieces, 8 + 5 * 64), [CLS] first in each."""
        shares = log_shares(outputs[..., :LABEL_COUNT])
        lean = self._leaning
        added = np.array([0, lean.begin_content, lean.inside_content, lean.cue, lean.cue, lean.source, lean.source],
                         dtype=np.float32)
        leaning = shares + added
        for row, window in enumerate(group):
            leaning[row, window.right - window.left + 1 :] = added * 0
        labels = best_labels(leaning[:, 1:])
        for row, window in enumerate(group):
            here = slice(window.first, window.last)
            there = slice(window.first - window.left, window.last - window.left)
            self.labels[here] = labels[row, there]
            self.shares[here] = shares[row, 1:][there]
            self.speech[here] = outputs[row, 1:, LABEL_COUNT][there]
            self._windows.append(window)
            vectors = outputs[row, : window.right - window.left + 1, LABEL_COUNT + 1 :]
            self._vectors.append(vectors.reshape(len(vectors), len(VECTORS), LINK))

    def found(self) -> list[Found]:
        """Every piece of content with its cue and its source, in the order of the text."""
        contents = spans_of(self.labels, CONTENT)
        cues, sources = spans_of(self.labels, CUE), spans_of(self.labels, SOURCE)
        out: list[Found] = []
        starts = [window.first for window in self._windows]
        for content in contents:
            place = int(np.searchsorted(starts, content[0], side="right")) - 1
            window, vectors = self._windows[place], self._vectors[place]
            out.append(self._linked(content, window, vectors, _within(cues, window), _within(sources, window)))
        return out

    def _linked(self, content: Range, window: Window, vectors: Floats, cues: list[Range], sources: list[Range]) -> Found:
        """Choose the cue and the source of a piece of content."""
        to_cue = _believed(vectors, 0, 3, _shift(content, window))
        cue, cue_share = _choose(to_cue, cues, window)
        to_source = _believed(vectors, 1, 4, _shift(content, window))
        if cue is not None:
            to_source = (to_source + _believed(vectors, 2, 4, _shift(cue, window))) / 2
        source, source_share = _choose(to_source, sources, window)
        signs = self._signs(content, cue, source, cue_share, source_share, float(to_source[0]))
        spoken = self.speech[content[0] : content[1]]
        belief = float(spoken.mean())
        if cue is not None:
            belief = (belief + float(self.speech[cue[0] : cue[1]].mean())) / 2
        return Found(content, cue, source, 1 / (1 + float(np.exp(-belief))), signs)

    def _signs(self, content: Range, cue: Range | None, source: Range | None, cue_share: float,
               source_share: float, nobody: float) -> tuple[float, ...]:
        """Numbers that tell a sound attribution from a doubtful one."""
        first, last = content
        held = np.logaddexp(self.shares[first:last, CONTENT], self.shares[first:last, CONTENT + 1])
        after = 0.0 if last >= len(self.shares) else float(
            np.logaddexp(self.shares[last, CONTENT], self.shares[last, CONTENT + 1]))
        return (float(held.mean()), float(held.min()), float(self.shares[first, CONTENT]), after,
                float(last - first), cue_share, source_share, nobody,
                _mean(self.shares, cue, CUE), _mean(self.shares, source, SOURCE))


def _mean(shares: Floats, where: Range | None, kind: int) -> float:
    """Mean logarithm of the share of a kind over a span; -9 for no span."""
    if where is None:
        return -9.0
    part = shares[where[0] : where[1]]
    return float(np.logaddexp(part[:, kind], part[:, kind + 1]).mean())


def _shift(where: Range, window: Window) -> Range:
    """A range of the article's pieces as rows of a window's vectors (row 0 is [CLS])."""
    return max(where[0] - window.left, 0) + 1, min(where[1], window.right) - window.left + 1


def _within(spans: list[Range], window: Window) -> list[Range]:
    """The spans that a window sees whole."""
    return [s for s in spans if window.left <= s[0] and s[1] <= window.right]


def _believed(vectors: Floats, query: int, key: int, where: Range) -> Floats:
    """The share of belief that each row of a window is what the span at ``where`` asks for."""
    asked = vectors[where[0] : where[1], query].mean(axis=0)
    scores = vectors[:, key] @ asked / np.sqrt(LINK)
    shares = np.exp(scores - scores.max())
    result: Floats = shares / shares.sum()
    return result


def _choose(shares: Floats, spans: list[Range], window: Window) -> tuple[Range | None, float]:
    """The span with the largest share of belief, or None when "none" has more."""
    best, most = None, float(shares[0])
    for span in spans:
        first, last = _shift(span, window)
        if (share := float(shares[first:last].sum())) > most:
            best, most = span, share
    return best, most
