"""Pieces: the article cut into the word pieces that the trained model reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CASES = 7
"""lower case, Title, CAPITALS, miXed, digits, other signs, one capital letter."""
GAPS = 4
"""What stands before a piece: nothing, white space, a line break, an empty line."""
MARKS = 8
"""outside; inside, opening, closing (double marks); inside unclosed; inside, opening, closing (single)."""

_OPENING = {"“", "„", "«", "‟", "``"}
_CLOSING = {"”", "»"}
_DOUBLE = re.compile("[“„«‟”»\"＂]|''|``")
_SINGLE = re.compile(r"(?<![\w'’])['‘](?=[^\s'’])[^\n]{0,600}?[^\s'‘](['’])(?![\w'’])")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, one row each.

    ``ids`` are places in the vocabulary, ``starts`` and ``ends`` characters of the text. The vocabulary knows
    no capitals, so ``cases``, ``gaps`` and ``marks`` tell the model what it would otherwise not see.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    cases: NDArray[np.int64]
    gaps: NDArray[np.int64]
    marks: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into pieces, with the signs of casing, line breaks and quotation marks."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        cases=_cases(text, encoding.offsets),
        gaps=_gaps(text, starts, ends),
        marks=mark_states(text)[starts].astype(np.int64),
    )


def _cases(text: str, offsets: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """The casing class of each piece."""
    known: dict[str, int] = {}
    out = np.empty(len(offsets), dtype=np.int64)
    for i, (start, end) in enumerate(offsets):
        word = text[start:end]
        case = known.get(word)
        if case is None:
            case = known[word] = _case(word)
        out[i] = case
    return out


def _case(word: str) -> int:
    """The casing class of one piece.

    >>> [_case(w) for w in ("said", "Minister", "UN", "McRae", "12", ",", "A")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    if not word or not word[0].isalnum():
        return 5
    if word[0].isdigit():
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 6
    if word[1:] == word[1:].lower():
        return 0 if word[0] == word[0].lower() else 1
    return 3


def _gaps(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """What stands before each piece."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    breaks = np.zeros(len(text) + 1, dtype=np.int64)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    np.cumsum(codes == 10, out=breaks[1:])
    before = np.concatenate(([0], ends[:-1]))
    lines = breaks[starts] - breaks[np.minimum(before, starts)]
    gaps = np.where(starts > before, 1, 0)
    gaps = np.where(lines > 0, 1 + np.minimum(lines, 2), gaps)
    gaps[0] = 3
    return gaps


def mark_states(text: str) -> NDArray[np.uint8]:
    """The quotation-mark state of every character: see ``MARKS``.

    Double marks are paired within a line, as the benchmark's scorer pairs them; two apostrophes or two
    backquotes are a double mark. Single marks are looked for outside double ones. This is what the weights
    were trained on: it stays as it is when the scanner of ``quotations`` learns something new.

    >>> "".join(map(str, mark_states('He "ate" it')))
    '00021113000'
    """
    states = np.zeros(len(text) + 1, dtype=np.uint8)
    for line in _LINE.finditer(text):
        opened: re.Match[str] | None = None
        for mark in _DOUBLE.finditer(text, line.start(), line.end()):
            sign = mark.group()
            if opened is None:
                opened = None if sign in _CLOSING else mark
            elif sign not in _OPENING:
                states[opened.start() : opened.end()] = 2
                states[opened.end() : mark.start()] = 1
                states[mark.start() : mark.end()] = 3
                opened = None
        if opened is not None:
            states[opened.start() : opened.end()] = 2
            states[opened.end() : line.end()] = 4
    for pair in _SINGLE.finditer(text):
        if not states[pair.start() : pair.end()].any():
            states[pair.start()] = 6
            states[pair.start() + 1 : pair.end() - 1] = 5
            states[pair.end() - 1] = 7
    return states[:-1] if len(text) else states
