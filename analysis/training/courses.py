"""Courses: what the network reads, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from analysis.training.augmentation import varied
from analysis.training.base import base_tokenizer, base_weights
from analysis.training.corpus import Example, examples
from analysis.training.fitting import Plan, fit
from analysis.training.network import Network, load_base

FIRST = Plan()
"""The annotated corpus: news of one kind, much of it."""
SECOND = replace(Plan(), epochs=7, rate=1.5e-4, head_rate=5e-4, seed=2)
"""Invented stories of other kinds, and beside them part of the corpus, so that what was learnt is not forgotten."""
BESIDE = 0.7
"""Which share of the corpus an epoch of the second course reads: another part each time."""

Article = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Courses:
    """The two courses, with how much the setting of articles is varied in them and where they run."""

    first: Plan = FIRST
    second: Plan = SECOND
    strength: float = 0.6
    device: str = "cpu"

    def taught(
        self, articles: Sequence[Article], stories: Sequence[Article], learnt: Path | None = None,
        unfinished: Path | None = None,
    ) -> Network:  # fmt: skip
        """A network that has gone through both courses; through the second only where ``learnt`` holds a network.

        ``unfinished`` is kept as in ``fit``, with ``.second`` added to its name for the second course. Without
        stories there is no second course.
        """
        torch.manual_seed(self.first.seed)
        network = Network(dropout=self.first.dropout)
        if learnt:
            network.load_state_dict(torch.load(learnt, map_location="cpu", weights_only=True))
        else:
            load_base(network, base_weights())
            network = fit(network, lambda epoch: self.of_corpus(articles, epoch), self.first, self.device, unfinished)
        if not stories:
            return network
        then = unfinished.with_name(f"{unfinished.name}.second") if unfinished else None
        return fit(network, lambda epoch: self.of_both(articles, stories, epoch), self.second, self.device, then)

    def of_corpus(self, articles: Sequence[Article], epoch: int) -> list[Example]:
        """An epoch of the first course: every article, in another setting each time after the first."""
        return self._set(articles, 1000 * self.first.seed + epoch if epoch else None)

    def of_both(self, articles: Sequence[Article], stories: Sequence[Article], epoch: int) -> list[Example]:
        """An epoch of the second course: every story, and the next part of the corpus."""
        order = np.random.default_rng(self.second.seed).permutation(len(articles))
        size = round(BESIDE * len(articles))
        part = [articles[order[(epoch * size + place) % len(order)]] for place in range(size)]
        return self._set([*part, *stories], 1000 * self.second.seed + epoch)

    def _set(self, articles: Sequence[Article], seed: int | None) -> list[Example]:
        """Articles as examples, each in another setting; as they are without a seed."""
        if seed is None or not self.strength:
            return examples(articles, base_tokenizer())
        chance = np.random.default_rng(seed)
        return examples([varied(article, chance, self.strength) for article in articles], base_tokenizer())
