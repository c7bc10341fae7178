"""Pronouncing dictionary: how many syllables a word has when it is spoken."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.errors import ResourceError
from analysis.resources import PACKAGE

FOLDER = PACKAGE / "lexicons" / "pronouncing"
"""Laid out as NLTK lays out its data, so that textstat finds the dictionary there too."""
FILE = FOLDER / "corpora" / "cmudict" / "cmudict"
SMALLEST = 1_000_000
"""Bytes; a shorter file is a damaged one."""


@dataclass(frozen=True, slots=True)
class Pronouncing:
    """The CMU Pronouncing Dictionary (135,166 pronunciations of American English), sorted by word.

    The file is kept as the bytes it is and searched by halving, which costs a few microseconds a word; building
    a look-up table of it would cost more than analysing an article.
    """

    lines: bytes = field(repr=False)
    digest: str
    """SHA-256 of the file."""

    @property
    def name(self) -> str:
        """What a result says about where its syllables come from."""
        return f"CMU Pronouncing Dictionary, sha256 {self.digest}"

    def syllables(self, word: str) -> int | None:
        """Syllables of a lower-case word by its first pronunciation, or None if the dictionary lacks the word.

        >>> dictionary().syllables("president")
        3
        """
        try:
            key = word.encode("ascii") + b" "
        except UnicodeEncodeError:
            return None
        lines, low, high = self.lines, 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            start = lines.rfind(b"\n", low, middle) + 1 or low
            end = lines.find(b"\n", middle, high)
            if end < 0:
                end = high
            line = lines[start:end]
            if line.startswith(key) and line[len(key) :].startswith(b"1 "):
                return sum(phone[-1] in b"012" for phone in line[len(key) + 2 :].split())
            if line < key + b"1 ":
                low = end + 1
            else:
                high = start
        return None


@cache
def dictionary(file: Path = FILE) -> Pronouncing:
    """The dictionary that Sayso ships with.

    Raises ``ResourceError`` when it is missing or damaged: another way of counting syllables would silently
    give other numbers.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ResourceError(_restore(f"cannot be read ({error.strerror})")) from error
    if len(data) < SMALLEST or not data.endswith(b"\n"):
        raise ResourceError(_restore("is damaged"))
    return Pronouncing(data, hashlib.sha256(data).hexdigest())


def _restore(fault: str) -> str:
    return (
        f"the pronouncing dictionary (analysis/lexicons/pronouncing/corpora/cmudict/cmudict) {fault}, and syllables "
        "are not counted without it. In a clone: git checkout -- analysis/lexicons/pronouncing; "
        "else: pip install --force-reinstall sayso."
    )
