"""Reading and measuring take time in proportion to the text, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from analysis.measures.readability import measure_readability
from analysis.reading.load import read

SHORT, LONG = 8_000, 32_000
MOST_GROWTH = 9.0
"""Four times the text may take nine times the time: linear with a wide margin for noise; quadratic is sixteen."""
UNITS = {
    "stops": ".", "hyphens": "- ", "capitals": "A ", "places": "MOSCOW ", "handles": "@a ", "signatures": "— a (@b) ",
    "lines": "a\n", "paragraphs": "Xx yy zz.\n\n", "references": ". [1] ", "one word": "a", "initials": "A. ",
    "brackets": "(A", "bylines": "By A ", "dates": "1/1/", "ellipses": ". ... ", "digits": "1", "compound": "a-",
    "vowels": "aeiou", "questions": "? ", "front matter": "---\na: b\n", "captions": "photo: a ",
    "repeats": "a b c d e f g\n\n", "wrapped": "word " * 14 + "\n", "quotes": "\" ",
    "sentence": "The council of Marrowick said on Monday it was U.S. rain. ",
}  # fmt: skip


def cost(unit: str, size: int) -> float:
    text = "x" + (unit * (size // len(unit) + 1))[:size]
    start = time.process_time()
    measure_readability(read(text), ())
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    cost(unit, 1000)  # dictionary and word lists are read once
    short = max(cost(unit, SHORT), cost(unit, SHORT), 0.004)
    assert min(cost(unit, LONG), cost(unit, LONG)) < MOST_GROWTH * short
