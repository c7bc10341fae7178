"""Numerals: how many syllables a number has when it is read aloud."""

from __future__ import annotations

import re

_NUMERAL = re.compile(r"(?P<whole>\d[\d,]*)(?:\.(?P<decimals>\d+))?(?P<tail>\w*)$")
_UNITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero, one … nineteen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # twenty … ninety
_SIZES = ((10**12, 2), (10**9, 2), (10**6, 2), (1000, 2), (100, 2))  # trillion … hundred
_TAILS = {"m": 2, "bn": 2, "k": 2, "tn": 2, "s": 0, "st": 0, "nd": 0, "rd": 0, "th": 0}
_LONGEST = 15


def count_number(numeral: str) -> int:
    """Syllables of a numeral as it is read aloud; a year is read in two halves.

    >>> count_number("36"), count_number("1991"), count_number("10,000"), count_number("3.5"), count_number("1pm")
    (3, 5, 3, 3, 3)
    """
    match = _NUMERAL.match(numeral)
    if match is None or not numeral.isascii():
        return max(1, sum(character.isalnum() for character in numeral))
    digits = match["whole"].replace(",", "")
    tail = match["tail"].lower()
    if len(digits) > _LONGEST:
        syllables = sum(_UNITS[int(digit)] for digit in digits)
    elif "," not in match["whole"] and _is_year(digits):
        syllables = _year(digits)
    else:
        syllables = _cardinal(int(digits))
    if match["decimals"]:
        syllables += 1 + sum(_UNITS[int(digit)] for digit in match["decimals"])
    if tail == "th" and digits[-1] == "0" and digits[-2:-1] not in ("", "0", "1"):
        return syllables + 1  # "twenti-eth"
    return syllables + _TAILS.get(tail, len(tail))


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and "1100" <= digits <= "2099" and digits[1:3] != "00"


def _year(digits: str) -> int:
    """ "nineteen ninety-one", "nineteen oh five", "nineteen hundred"."""
    century, rest = int(digits[:2]), int(digits[2:])
    if rest == 0:
        return _cardinal(century) + 2
    return _cardinal(century) + _cardinal(rest) + (rest < 10)


def _cardinal(number: int) -> int:
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _TENS[number // 10] + (_UNITS[number % 10] if number % 10 else 0)
    size, name = next((size, name) for size, name in _SIZES if number >= size)
    rest = number % size
    return _cardinal(number // size) + name + (_cardinal(rest) if rest else 0)
