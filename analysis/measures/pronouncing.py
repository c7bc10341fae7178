"""Pronouncing dictionary: how many syllables a word has when it is spoken."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
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


_BLOCK = 2048
"""Bytes of the file for which one word is noted down: enough notes that few lines are left to look through."""


@dataclass(frozen=True, slots=True)
class Pronouncing:
    """The CMU Pronouncing Dictionary (135,166 pronunciations of American English), sorted by word.

    The file is kept as the bytes it is, with a note of what stands at the head of every few pages: a word costs a
    microsecond or two. Building a look-up table of all words would cost more than analysing an article.
    """

    lines: bytes = field(repr=False)
    digest: str
    """SHA-256 of the file."""
    starts: tuple[int, ...] = field(repr=False)
    """Where each block of lines begins; then the end of the last."""
    heads: tuple[bytes, ...] = field(repr=False)
    """Word and number of the first line of each block."""

    @property
    def name(self) -> str:
        """What a result says about where its syllables come from."""
        return f"CMU Pronouncing Dictionary, sha256 {self.digest}"

    def syllables(self, word: str) -> int | None:
        """Syllables of a lower-case word by its first pronunciation, or None if the dictionary lacks the word.

        >>> dictionary().syllables("president")
        3
        """
        if not word.isascii():
            return None
        key = word.encode("ascii") + b" 1 "
        block = bisect_right(self.heads, key) - 1
        if block < 0:
            return None
        start, end = self.starts[block], self.starts[block + 1]
        if not self.lines.startswith(key, start):
            start = self.lines.find(b"\n" + key, start, end) + 1
            if not start:
                return None
        phones = self.lines[start + len(key) : self.lines.index(b"\n", start)]
        return sum(map(phones.count, (b"0", b"1", b"2")))  # each vowel, and nothing else, ends with its stress


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
    starts = tuple(_block_starts(data))
    heads = tuple(_head(data, start) for start in starts)
    return Pronouncing(data, hashlib.sha256(data).hexdigest(), (*starts, len(data)), heads)


def _block_starts(lines: bytes) -> Iterator[int]:
    """The beginning of a line every few thousand bytes."""
    start = 0
    while start < len(lines):
        yield start
        start = lines.find(b"\n", min(start + _BLOCK, len(lines) - 1)) + 1


def _head(lines: bytes, start: int) -> bytes:
    """Word and number of a line."""
    return lines[start : lines.index(b" ", lines.index(b" ", start) + 1) + 1]


def _restore(fault: str) -> str:
    return (
        f"the pronouncing dictionary (analysis/lexicons/pronouncing/corpora/cmudict/cmudict) {fault}, and syllables "
        "are not counted without it. In a clone: git checkout -- analysis/lexicons/pronouncing; "
        "else: pip install --force-reinstall sayso."
    )
