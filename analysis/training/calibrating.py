"""Calibrating: how sure the trained model may be, fitted on articles that it has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.reading.load import read
from analysis.speech.confidence import SIGNS, Scale
from analysis.speech.drafting import Draft
from analysis.speech.marks import find_quotations
from analysis.speech.model import ModelTagger

_ENOUGH = 0.3
"""A draft found a gold content when it covers more of it than this: the rule of Asr et al. (2021)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft with what the annotators say: whether it is an attribution, and whether its speaker is right."""

    signs: tuple[float, ...]
    found: bool
    right: bool


def judged(articles: Iterable[dict[str, Any]], tagger: ModelTagger) -> list[Judged]:
    """Every draft of the model in annotated articles, judged."""
    out: list[Judged] = []
    for given in articles:
        article = read(given["text"])
        out += _judge(given, tagger.drafts(article, find_quotations(article)))
    return out


def _judge(given: dict[str, Any], drafts: Sequence[Draft]) -> list[Judged]:
    """Pair drafts and gold contents one to one, best cover first."""
    gold = [
        (quote, span) for quote in given["quotes"] for span in quote.get("spans") or [[quote["start"], quote["end"]]]
    ]
    pairs = []
    for number, (_, (start, end)) in enumerate(gold):
        for place, draft in enumerate(drafts):
            cover = (min(end, draft.content.end) - max(start, draft.content.start)) / (end - start)
            if cover > _ENOUGH:
                pairs.append((-cover, draft.content.length, number, place))
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, _, number, place in sorted(pairs):
        if number not in used and place not in matched:
            used.add(number)
            matched[place] = number
    out = []
    for place, draft in enumerate(drafts):
        quote = gold[matched[place]][0] if place in matched else None
        out.append(Judged(draft.signs, quote is not None, quote is not None and _same_speaker(quote, draft)))
    return out


def _same_speaker(quote: dict[str, Any], draft: Draft) -> bool:
    speaker = quote.get("speaker")
    if speaker is None or draft.speaker is None:
        return (speaker is None) == (draft.speaker is None)
    return bool(draft.speaker.start < speaker[1] and speaker[0] < draft.speaker.end)


def fit_scale(signs: NDArray[np.float64], outcomes: NDArray[np.bool_], pull: float = 2.0) -> Scale:
    """A logistic regression by Newton's method; ``pull`` draws the weights of scaled signs towards zero."""
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    table = np.column_stack([np.ones(len(signs)), (signs - middle) / spread])
    weights = np.zeros(table.shape[1])
    penalty = np.diag([0.0] + [pull] * signs.shape[1])
    for _ in range(50):
        shares = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (outcomes - shares) - penalty @ weights
        bend = (table * (shares * (1 - shares))[:, None]).T @ table + penalty + 1e-9 * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    plain = weights[1:] / spread
    return Scale(round(float(weights[0] - plain @ middle), 5), tuple(round(float(w), 5) for w in plain))


def fit_scales(drafts: Sequence[Judged]) -> dict[str, Scale]:
    """The two scales of the settings."""
    signs = np.array([draft.signs for draft in drafts])
    return {name: fit_scale(signs, np.array([getattr(draft, name) for draft in drafts])) for name in ("found", "right")}


def reliability(drafts: Sequence[Judged], outcome: str = "right", parts: int = 5) -> list[tuple[float, float, int]]:
    """Confidence against outcome in tenths, each part scaled on the others: mean confidence, share right, number."""
    order = np.random.default_rng(0).permutation(len(drafts))
    signs = np.array([draft.signs for draft in drafts])
    outcomes = np.array([getattr(draft, outcome) for draft in drafts])
    shares = np.empty(len(drafts))
    for part in range(parts):
        here = order[part::parts]
        scale = fit_scale(np.delete(signs, here, axis=0), np.delete(outcomes, here))
        shares[here] = [scale.of(signs[i]) for i in here]
    rows = []
    for tenth in range(10):
        inside = (shares >= tenth / 10) & ((shares < (tenth + 1) / 10) | (tenth == 9))
        if inside.any():
            rows.append((float(shares[inside].mean()), float(outcomes[inside].mean()), int(inside.sum())))
    return rows


def written(scale: Scale) -> dict[str, object]:
    """A scale as it stands in ``settings.json``."""
    return {"constant": scale.constant, "weights": dict(zip(SIGNS, scale.weights, strict=True))}
