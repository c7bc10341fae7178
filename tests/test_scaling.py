"""Time grows with the text, not with its square."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from analysis import analyse, read

STORY = (Path(__file__).resolve().parents[1] / "data" / "articles" / "invented-harbour.txt").read_text(encoding="utf-8")


def _cpu(rounds: int) -> float:
    body = STORY.split("---\n", 2)[-1]
    text = "\n\n".join(body for _ in range(rounds))
    start = time.process_time()
    analyse(read(text))
    return time.process_time() - start


@pytest.mark.slow
def test_eight_times_the_text_takes_less_than_twenty_times_the_time() -> None:
    """A ratio and not a clock, the best of two: linear is 8, quadratic 64."""
    _cpu(1)
    small, large = min(_cpu(4), _cpu(4)), min(_cpu(32), _cpu(32))
    assert large / small < 20
