"""Many articles through one process: nothing piles up. ``make test-long`` runs the same over a thousand articles."""

from __future__ import annotations

import os

import psutil
import pytest

from analysis import analyse, read
from tests.gold.scoring import gold_articles

ROUNDS = 40 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 4
"""The gold set is 25 articles: 1,000 in the long run, 100 in the usual one."""
WARM = 2
MOST = 24 * 2**20
"""Growth after warming up, in bytes: about a twentieth of what a process with the model holds."""


@pytest.mark.slow
def test_memory_stays_flat_over_many_articles() -> None:
    process = psutil.Process()
    articles = gold_articles()
    held = []
    for turn in range(ROUNDS):
        for article in articles:
            analyse(read(f"{article['text']}\n\nRound {turn} of {ROUNDS}.\n", name=article["id"]))
        held.append(process.memory_info().rss)
    grown = max(held[WARM:]) - held[WARM - 1]
    assert grown < MOST, f"{grown / 2**20:.0f} MB more after {ROUNDS} rounds than after {WARM}"
