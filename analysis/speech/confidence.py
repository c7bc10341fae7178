"""Confidence: how sure the trained model may be of an attribution, measured on articles it had not seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.speech.decoding import Found

SIGNS = (
    "held", "held least", "begins", "goes on", "length", "length beyond 20 pieces", "cue", "source or none",
    "looks like a cue", "looks like a source", "speech", "in marks", "partly in marks", "shorter than 4 pieces",
    "without a cue", "without a source", "distance of the cue", "held, in marks", "length, in marks",
)  # fmt: skip
"""What the confidence is a weighted sum of, in this order."""


def signs(found: Found, inside: float, distance: int) -> tuple[float, ...]:
    """The signs of soundness of an attribution, on scales that can be added up.

    ``inside`` is the share of its letters that stand in double quotation marks, ``distance`` the number of
    characters between content and cue.
    """
    held, least, begins, beyond, cue, source, nobody, cue_like, source_like = found.signs
    length = found.content[1] - found.content[0]
    size = math.log(length)
    marked = float(inside > 0.95)
    return (
        held,
        least,
        max(begins, -6.0),
        max(beyond, -6.0),
        min(size, 3.0),
        max(size - 3.0, 0.0),
        _odds(cue),
        _odds(max(source, nobody)),
        max(cue_like, -5.0),
        max(source_like, -5.0),
        found.speech,
        marked,
        float(0 < inside <= 0.95),
        float(length < 4),
        float(found.cue is None),
        float(found.source is None),
        min(5.0, math.log1p(distance)),
        marked * held,
        marked * size,
    )


def _odds(share: float) -> float:
    """The logarithm of the odds of a share, kept within bounds.

    >>> round(_odds(0.5), 2), round(_odds(0.9), 2), round(_odds(1.0), 2)
    (0.0, 2.2, 6.91)
    """
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic regression: a constant and a weight for each sign."""

    constant: float
    weights: tuple[float, ...]

    def of(self, values: Sequence[float]) -> float:
        """The share of attributions with these signs that are sound, 0 to 1.

        >>> Scale(0.0, (1.0,)).of([0.0])
        0.5
        """
        total = self.constant + math.fsum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
