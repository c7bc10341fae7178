"""Word forms: what a word adds to the counts, known from its letters alone and worked out once."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.measures.complex_words import POLYSYLLABLE, is_complex
from analysis.measures.counts import Counts
from analysis.measures.familiar import familiar_words, is_familiar
from analysis.measures.syllables import Syllables, count_syllables

LONG_WORD = 6
"""Letters that a word must exceed to be long when written (Björnsson)."""
FIELDS = (
    "words", "syllables", "letters", "polysyllables", "monosyllables", "long_words", "difficult_words",
    "estimated_words", "complex_words", "difficult_or_names", "names", "numbers", "acronyms", "hyphened",
)  # fmt: skip
"""Everything in ``Counts`` that is a sum over words, in the order in which a sum is packed."""
WORDS, SYLLABLES, DIFFICULT = map(FIELDS.index, ("words", "syllables", "difficult_words"))
_BITS = 64
_LAYOUT = struct.Struct("<" + "Q" * len(FIELDS))


class WordForm(NamedTuple):
    """What one word adds to the counts.

    ``adds`` holds all counts in one integer, each in bits of its own, so that adding up a sentence is one sum and
    not fourteen: that makes the formulas five times as fast as counting field by field.
    """

    adds: int
    syllables: int
    polysyllable: bool
    complex: bool
    long: bool
    difficult: bool
    estimated: bool
    name: bool
    number: bool
    acronym: bool
    hyphened: bool


@lru_cache(maxsize=131072)
def word_form(form: str, is_name: bool) -> WordForm:
    """What a word adds; a name is neither complex (Gunning 1952) nor difficult (Dale and Chall 1948).

    >>> word_form("government", False).syllables, counted([word_form("Skerrow", True)])["difficult_words"]
    (3, 0)
    """
    return described(form, is_name, count_syllables(form))


def described(form: str, is_name: bool, spoken: Syllables) -> WordForm:
    """A word form with a given number of syllables: another way of speaking it makes another form."""
    letters = sum(map(str.isalnum, form))
    familiar = is_familiar(form)
    polysyllable = spoken.number >= POLYSYLLABLE
    found = {
        "words": 1,
        "syllables": spoken.number,
        "letters": letters,
        "polysyllables": polysyllable,
        "monosyllables": spoken.number == 1,
        "long_words": letters > LONG_WORD,
        "difficult_words": not familiar and not is_name,
        "estimated_words": spoken.estimated,
        "complex_words": polysyllable and not is_name and is_complex(form),
        "difficult_or_names": not familiar,
        "names": is_name and not _on_the_list(form),
        "numbers": form[0].isdigit(),
        "acronyms": is_acronym(form),
        "hyphened": "-" in form.strip("-"),
    }
    return WordForm(
        packed(found), spoken.number, polysyllable, bool(found["complex_words"]), letters > LONG_WORD,
        bool(found["difficult_words"]), spoken.estimated, bool(found["names"]), bool(found["numbers"]),
        bool(found["acronyms"]), bool(found["hyphened"]),
    )  # fmt: skip


def _on_the_list(form: str) -> bool:
    """Whether a word with a capital is a common one all the same: "The" after a colon, "Monday", "I'm"; not "Ines"."""
    key = form.replace("’", "'").lower()
    return key in familiar_words() or key.partition("'")[0] in familiar_words()


def is_acronym(form: str) -> bool:
    """Whether a word is written in two capitals or more, with or without dots: "US", "U.S", "NATO's", "MPs".

    >>> [is_acronym(word) for word in ("US", "U.S", "NATO's", "MPs", "I", "A", "Skerrow", "G20")]
    [True, True, True, True, False, False, False, False]
    """
    base = form.replace("’", "'").partition("'")[0].replace(".", "")
    if len(base) > 2 and base[-1] == "s":
        base = base[:-1]
    return len(base) > 1 and base.isalpha() and base.isupper()


def packed(found: Mapping[str, int]) -> int:
    """The counts in one integer, 64 bits for each."""
    return int.from_bytes(_LAYOUT.pack(*map(found.__getitem__, FIELDS)), "little")


def bytes_of(total: int) -> bytes:
    """A packed sum as little-endian 64-bit numbers, in the order of ``FIELDS``: what numpy makes a table of."""
    return total.to_bytes(_LAYOUT.size, "little")


def unpacked(total: int) -> tuple[int, ...]:
    """The counts of a packed sum, in the order of ``FIELDS``."""
    return _LAYOUT.unpack(total.to_bytes(_LAYOUT.size, "little"))


def words_in(total: int) -> int:
    """The words of a packed sum, its first field."""
    return total & ((1 << _BITS) - 1)


def counted(forms: Iterable[WordForm]) -> dict[str, int]:
    """The counts of some words by their names."""
    return dict(zip(FIELDS, unpacked(sum(form.adds for form in forms)), strict=True))


def counts_of(total: int, sentences: int) -> Counts:
    """Counts from a packed sum and the number of sentences."""
    return Counts(sentences=sentences, **dict(zip(FIELDS, unpacked(total), strict=True)))
