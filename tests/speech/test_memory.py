"""The model reads a text of a million letters without keeping what the network says of it."""

from __future__ import annotations

import sys

import pytest

from analysis.speech.model import ModelTagger
from tests.benchmarks.memory import taken

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away"),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process took at most"),
]

MOST = 150
"""Megabytes. 52 were taken when this was written, by what is found; what the network says of a million letters, were it
kept, would be 390 more: 328 numbers for every word piece of every window."""


def test_nine_hundred_thousand_letters_more_take_a_fraction_of_what_the_network_says_of_them() -> None:
    short, long = (taken(size)["model"] for size in (100_000, 1_000_000))
    assert long - short < MOST
