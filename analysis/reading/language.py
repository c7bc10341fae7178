"""Language: whether the story is in English, by its commonest words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.resources import lexicon

FEWEST_WORDS = 30
"""Fewer words say too little; a short text is taken to be English."""
ENGLISH_FROM = 0.15
"""Share of common English words. 831 English texts of GUM and PolNeAR have 0.17 to 0.53; Dutch, the nearest, 0.12."""


def is_english(words: Sequence[str]) -> bool:
    """Whether at least 15 % of the words are among English's commonest.

    >>> is_english(("De regering heeft op woensdag in Den Haag een nieuwe wet aangenomen " * 3).split())
    False
    """
    if len(words) < FEWEST_WORDS:
        return True
    common = _common()
    return sum(word.lower() in common for word in words) >= ENGLISH_FROM * len(words)


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("common-words"))
