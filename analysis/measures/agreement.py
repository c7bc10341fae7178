"""Agreement: how far several people who judge the same things agree, beyond what chance would give."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Metric = Literal["nominal", "interval"]
Floats = NDArray[np.float64]
Judgement = Hashable | None
"""What one coder says about one unit; None where they say nothing."""


def krippendorff_alpha(units: Sequence[Sequence[Judgement]], metric: Metric = "nominal") -> float | None:
    """How well any number of coders agree: 1 when wholly, 0 when no better than by chance, below 0 when worse.

    Each unit is what the coders say about one thing, None where one of them says nothing; units with fewer than two
    judgements do not count. Alpha is 1 minus the observed over the expected disagreement, where two judgements of
    the ``nominal`` metric differ or do not, and of the ``interval`` metric by the square of their difference
    (Krippendorff 2004, chapter 11). From .800 on people usually rely on data, from .667 on with care. None where
    nobody used a second value: nothing could disagree. Known limit: where one value is rare, alpha is low though
    people seldom differ; look at the shares too.

    It stands among the measures because a run over a corpus (``running``) and the lessons (``teaching``) both need it.

    >>> krippendorff_alpha([["yes", "yes"], ["no", "no"], ["yes", "no"], ["no", None]])
    0.4444444444444444
    """
    values = sorted({each for unit in units for each in unit if each is not None}, key=repr)
    return alpha_of(coincidences(units, values), values, metric)


def coincidences(units: Sequence[Sequence[Judgement]], values: Sequence[Hashable]) -> Floats:
    """How often each value stands beside each other in the units: they add up, unit by unit.

    A unit of m judgements gives each of its pairs the weight 1 / (m - 1), so that every judgement counts once.
    """
    place = {value: number for number, value in enumerate(values)}
    table = np.zeros((len(values), len(values)))
    for unit in units:
        counts = np.zeros(len(values))
        for each in unit:
            if each is not None:
                counts[place[each]] += 1
        judged = counts.sum()
        if judged >= 2:
            table += (np.outer(counts, counts) - np.diag(counts)) / (judged - 1)
    return table


def alpha_of(table: Floats, values: Sequence[Hashable], metric: Metric) -> float | None:
    """Alpha of a table of coincidences; None where nothing could disagree."""
    found = float(alphas_of(table[np.newaxis], values, metric)[0])
    return None if np.isnan(found) else found


def alphas_of(tables: Floats, values: Sequence[Hashable], metric: Metric) -> Floats:
    """Alpha of many tables at once, as a bootstrap needs them; not a number where nothing could disagree."""
    distance = _distances(values, metric)
    margins = tables.sum(axis=2)
    observed = (tables * distance).sum(axis=(1, 2))
    expected = np.einsum("ti,ij,tj->t", margins, distance, margins)
    with np.errstate(divide="ignore", invalid="ignore"):
        alphas: Floats = np.where(expected > 0, 1 - (margins.sum(axis=1) - 1) * observed / expected, np.nan)
    return alphas


def cohen_kappa(first: Sequence[Judgement], second: Sequence[Judgement]) -> float | None:
    """How well two coders agree beyond chance, each with their own habit of using the values (Cohen 1960).

    Things that one of them leaves out do not count. None where both always give the same one value.

    >>> cohen_kappa(["yes", "yes", "no", "no"], ["yes", "no", "no", "no"])
    0.5
    """
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if not pairs:
        return None
    same = sum(a == b for a, b in pairs) / len(pairs)
    values = {each for pair in pairs for each in pair}
    chance = sum(
        sum(a == value for a, _ in pairs) * sum(b == value for _, b in pairs) for value in values
    ) / len(pairs) ** 2  # fmt: skip
    return None if chance == 1 else (same - chance) / (1 - chance)


def percent_agreement(units: Sequence[Sequence[Judgement]]) -> float | None:
    """The share of pairs of judgements of the same thing that are alike; None where no thing has two.

    >>> percent_agreement([["yes", "yes"], ["yes", "no"]])
    0.5
    """
    alike = pairs = 0
    for unit in units:
        judged = [each for each in unit if each is not None]
        pairs += len(judged) * (len(judged) - 1) // 2
        alike += sum(a == b for place, a in enumerate(judged) for b in judged[:place])
    return alike / pairs if pairs else None


def _distances(values: Sequence[Hashable], metric: Metric) -> Floats:
    if metric == "nominal":
        return 1 - np.eye(len(values))
    numbers = np.array([float(str(value)) for value in values])
    distances: Floats = (numbers[:, np.newaxis] - numbers) ** 2
    return distances
