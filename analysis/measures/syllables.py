"""Syllables: of any word of a news story, looked up where the dictionary has it, else estimated."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from analysis.measures.estimating import estimate
from analysis.measures.numerals import count_number
from analysis.measures.pronouncing import dictionary

_PARTS = re.compile(r"\d[\d,]*(?:\.\d+)?[^\W\d_]*|[^\W\d_]+(?:['.][^\W\d_]+)*")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_PLURAL_CAPITALS = re.compile(r"[A-Z]{2,5}s$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|ce|ge|se|ze)$")
_VOWEL = re.compile(r"[aeiouy]")
_LONGEST_SPELLED = 3


class Syllables(NamedTuple):
    """How many, and whether the dictionary lacks the word or a part of it, so that they are an estimate."""

    number: int
    estimated: bool


@lru_cache(maxsize=65536)
def count_syllables(word: str) -> Syllables:
    """The syllables of a word as it is read aloud (Flesch 1949 counts figures and abbreviations so too).

    The first pronunciation in the CMU dictionary counts. Parts of a compound count one by one. An ``'s`` adds
    a syllable after a hissing sound. Two capitals, letters with dots, and up to three capitals that make no known
    word are spelled out: "US" is two, "AFP" three, "NATO" two. Numbers are read out: "1991" is five. Any other
    word is estimated from its ending, its parts or its vowels (``estimating``) and marked so. Known limit: a sign
    beside a number ("$", "%") is not read out.

    >>> [count_syllables(word).number for word in ("president", "al-Assad", "US", "U.S", "30", "1991")]
    [3, 3, 2, 2, 2, 5]
    >>> count_syllables("Talbiseh")
    Syllables(number=3, estimated=True)
    """
    number = 0
    estimated = False
    is_plain = word.isascii() and word.isalpha()
    for part in (word,) if is_plain else _PARTS.findall(word.translate(_STRAIGHT)):
        found = Syllables(count_number(part), False) if part[0].isdigit() else _letters(part)
        number += found.number
        estimated |= found.estimated
    return Syllables(max(number, 1), estimated)


def _letters(part: str) -> Syllables:
    """One run of letters, with apostrophes or dots inside."""
    if (part.isupper() and len(part) == 2) or _DOTTED.match(part):
        return Syllables(_spelled(part), False)
    key = _without_accents(part.lower())
    known = dictionary().syllables(key)
    if known is not None:
        return Syllables(known, False)
    base, apostrophe, ending = part.partition("'")
    if base and apostrophe and ending.lower() == "s":
        found = _letters(base)
        hisses = _SIBILANT.search(base.lower()) is not None and not base.isupper()
        return Syllables(found.number + hisses, found.estimated)
    if _PLURAL_CAPITALS.match(part):
        return _letters(part[:-1])
    if part.isupper() and (len(part) <= _LONGEST_SPELLED or not _VOWEL.search(key)):
        return Syllables(_spelled(part), False)
    pieces = re.findall(r"[a-z]+", key)
    return Syllables(sum(estimate(piece) for piece in pieces), True)


def _spelled(letters: str) -> int:
    return sum(3 if letter in "Ww" else 1 for letter in letters if letter.isalpha())


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
