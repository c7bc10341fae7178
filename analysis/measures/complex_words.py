"""Complex words: which words of three syllables Gunning's fog index counts, and which it lets pass."""

from __future__ import annotations

from analysis.measures.familiar import familiar_words
from analysis.measures.syllables import count_syllables

POLYSYLLABLE = 3
"""Syllables from which a word counts as long when spoken (Gunning, McLaughlin)."""
_SUFFIX_WORDS = frozenset({"able", "fully", "less", "like", "owing", "ship"})
"""On the familiar list or not, these end a derived word: "reasonable" is no compound of "reason" and "able"."""


def is_complex(form: str) -> bool:
    """Whether a word of three syllables is complex by Gunning's exceptions; names are for the caller to leave out.

    Numerals are not complex, nor compounds of short easy words, nor words that -es or -ed made long.

    >>> [is_complex(word) for word in ("government", "countryside", "4,600", "expanded", "well-known", "reasonable")]
    [True, False, False, False, False, True]
    """
    if any(letter.isdigit() for letter in form):
        return False
    if "-" in form:
        return any(count_syllables(part).number >= POLYSYLLABLE for part in form.split("-") if part)
    key = form.lower()
    return not (_is_long_by_ending(form) or _is_easy_compound(key))


def _is_long_by_ending(form: str) -> bool:
    """Whether -es or -ed is the third syllable: "expanded", "trespasses"."""
    if not form.lower().endswith(("es", "ed")) or count_syllables(form).number != POLYSYLLABLE:
        return False
    return max(count_syllables(form[:-2]).number, count_syllables(form[:-1]).number) < POLYSYLLABLE


def _is_easy_compound(word: str) -> bool:
    """Two words of the familiar list written as one: "countryside", "newspaper"."""
    easy = familiar_words()
    return any(
        word[:cut] in easy and word[cut:] in easy and word[cut:] not in _SUFFIX_WORDS
        for cut in range(3, min(len(word), 30) - 3)
    )
