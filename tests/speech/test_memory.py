"""The model reads a text of a million letters in about the memory that it needs for a short one."""

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

MOST = 64
"""Megabytes. What the network says of a million letters, kept, would be 300: it gives 328 numbers a word piece."""


def test_ten_times_the_text_takes_the_model_hardly_more_memory() -> None:
    short, long = (taken(size)["model"] for size in (100_000, 1_000_000))
    assert long - short < MOST
