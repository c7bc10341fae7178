"""Language: whether the story is in English, by its commonest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from analysis.resources import lexicon

FEWEST_WORDS = 30
"""Fewer words say too little; a short text is taken to be English."""
ENGLISH_FROM = 0.15
"""Share of common English words. 831 English texts of GUM and PolNeAR have 0.17 to 0.53; Dutch, the nearest, 0.12."""


def is_english(words: Iterable[str]) -> bool:
    """Whether at least 15 % of the words are among English's commonest.

    >>> is_english(("De regering heeft op woensdag in Den Haag een nieuwe wet aangenomen " * 3).split())
    False
    """
    return is_english_vocabulary(Counter(words))


def is_english_vocabulary(times: Mapping[str, int]) -> bool:
    """The same, for words of which it is known how often each stands in the text."""
    total = sum(times.values())
    if total < FEWEST_WORDS:
        return True
    common = _common()
    return sum(number for word, number in times.items() if word.lower() in common) >= ENGLISH_FROM * total


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("common-words"))
