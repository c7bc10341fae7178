"""Counts: what every readability formula takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many words, sentences, syllables and letters a stretch of text has: formulas take these, not text."""

    words: int
    sentences: int
    syllables: int
    letters: int
    """Letters and digits; no marks, no spaces."""
    polysyllables: int
    """Words of three syllables or more."""
    monosyllables: int
    """Words of one syllable."""
    long_words: int
    """Words of more than six letters (LIX, RIX)."""
    difficult_words: int
    """Words that are not on the Dale-Chall list of familiar words, by the stated rules for names and endings."""
    estimated_words: int
    """Words that the pronouncing dictionary does not have: their syllables are estimated."""
    complex_words: int = 0
    """Polysyllables without names, compounds of short words, and words that -es or -ed made long (Gunning)."""
    difficult_or_names: int = 0
    """Difficult words when names count as difficult too."""
    names: int = 0
    """Words with a capital that are neither at the beginning of a sentence nor on the list of familiar words."""
    numbers: int = 0
    """Words that begin with a digit: read aloud, so that "1991" has five syllables."""
    acronyms: int = 0
    """Words in capitals, spelled out or spoken ("AFP", "NATO")."""
    hyphened: int = 0
    """Words with a hyphen inside: one word, with the syllables of all its parts."""
