"""Pieces: the article cut into the word pieces that the trained model reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_BREAK = re.compile("\n")
_SPACE = re.compile(r"\s")
_STRAIGHT = frozenset({'"', "＂", "''"})
_BEFORE_CLOSING = frozenset(".,!?…%)]")
_BLOCK = 16_384
_FAR = 40
"""A quotation may run on over so many lines before a mark closes it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text, one row each.

    ``ids`` are places in the vocabulary, ``starts`` and ``ends`` characters of the text. The vocabulary knows
    no capitals, so ``cases``, ``gaps`` and ``marks`` tell the model what it would otherwise not see.
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    cases: NDArray[np.uint8]
    gaps: NDArray[np.uint8]
    marks: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ids)


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into pieces, with the signs of casing, line breaks and quotation marks."""
    ids: list[NDArray[np.int32]] = []
    offsets: list[NDArray[np.int32]] = []
    cases: list[NDArray[np.uint8]] = []
    for start, end in _blocks(text):
        encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
        ids.append(np.array(encoding.ids, dtype=np.int32))
        offsets.append(np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2) + start)
        cases.append(_cases(text[start:end], encoding.offsets))
    places = np.concatenate([np.zeros((0, 2), dtype=np.int32), *offsets])
    starts, ends = places[:, 0].copy(), places[:, 1].copy()
    return Pieces(
        ids=np.concatenate([np.zeros(0, dtype=np.int32), *ids]),
        starts=starts,
        ends=ends,
        cases=np.concatenate([np.zeros(0, dtype=np.uint8), *cases]),
        gaps=_gaps(text, starts, ends),
        marks=mark_states(text)[starts],
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """A long text in blocks that end at white space, so that no more than one of them is encoded at a time.

    >>> list(_blocks("a " * 5000)), len(list(_blocks("a " * 20000)))
    ([(0, 10000)], 3)
    """
    start = 0
    while start < len(text):
        space = _SPACE.search(text, start + _BLOCK)
        end = len(text) if space is None else space.end()
        yield start, end
        start = end


def _cases(text: str, offsets: Sequence[tuple[int, int]]) -> NDArray[np.uint8]:
    """The casing class of each piece."""
    known: dict[str, int] = {}
    out = np.empty(len(offsets), dtype=np.uint8)
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


def _gaps(text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.uint8]:
    """What stands before each piece."""
    if not len(starts):
        return np.zeros(0, dtype=np.uint8)
    breaks = np.array([found.start() for found in _BREAK.finditer(text)], dtype=np.int32)
    before = np.concatenate((np.zeros(1, dtype=np.int32), ends[:-1]))
    lines = np.searchsorted(breaks, starts) - np.searchsorted(breaks, np.minimum(before, starts))
    gaps = np.where(starts > before, 1, 0)
    gaps = np.where(lines > 0, 1 + np.minimum(lines, 2), gaps).astype(np.uint8)
    gaps[0] = 3
    return gaps


def mark_states(text: str) -> NDArray[np.uint8]:
    """The quotation-mark state of every character: see ``MARKS``.

    Double marks are paired within a line, as the benchmark's scorer pairs them, but a quotation within a
    quotation does not end it, and one that a line leaves open runs on to a line that closes it; two apostrophes
    or two backquotes are a double mark. Single marks are looked for outside double ones. This is what the weights
    were trained on: it stays as it is when the scanner of ``quotations`` learns something new. A straight mark that
    can only close, with nothing open and one behind it that opens, is passed over; one that can only open, with one
    open, begins anew where marks open and close by turns from there on.

    >>> "".join(map(str, mark_states('He "ate" it')))
    '00021113000'
    >>> "".join(map(str, mark_states('"A “B” C" D')))
    '21111111300'
    >>> "".join(map(str, mark_states('A," he said. "B."')))
    '00000000000002113'
    """
    states = np.zeros(len(text) + 1, dtype=np.uint8)
    lines = [line.span() for line in _LINE.finditer(text)]
    place = 0
    while place < len(lines):
        opened = _pair(text, states, lines[place])
        place += 1
        if opened is None:
            continue
        for ahead in range(place, min(place + _FAR, len(lines))):
            mark = _DOUBLE.search(text, *lines[ahead])
            if mark is None:
                continue
            if _closes(text, mark, lines[ahead][0]):
                states[opened : mark.start()] = 4
                states[mark.start() : mark.end()] = 3
                lines[ahead] = (mark.end(), lines[ahead][1])
                place = ahead
            break
    for pair in _SINGLE.finditer(text):
        if not states[pair.start() : pair.end()].any():
            states[pair.start()] = 6
            states[pair.start() + 1 : pair.end() - 1] = 5
            states[pair.end() - 1] = 7
    return states[:-1] if len(text) else states


def _pair(text: str, states: NDArray[np.uint8], line: tuple[int, int]) -> int | None:
    """Pair the double marks of a line; where the words of a quotation begin that the line leaves open."""
    opened: re.Match[str] | None = None
    inner = ""  # the opening mark of a quotation within the quotation
    marks = list(_DOUBLE.finditer(text, *line))
    by_turns = _by_turns(text, marks)
    for mark, anew in zip(marks, by_turns, strict=True):
        sign = mark.group()
        if opened is None:
            opened, inner = (None if sign in _CLOSING or _is_stray(text, mark, line) else mark), ""
        elif inner and (sign in _CLOSING if inner in _OPENING else sign == inner):
            inner = ""
        elif not inner and _begins_inner(text, opened.group(), mark):
            inner = sign
        elif anew and not inner and sign == opened.group():
            states[opened.start() : opened.end()] = 2
            states[opened.end() : mark.start()] = 4
            opened = mark
        elif sign not in _OPENING:
            states[opened.start() : opened.end()] = 2
            states[opened.end() : mark.start()] = 1
            states[mark.start() : mark.end()] = 3
            opened = None
    if opened is None:
        return None
    states[opened.start() : opened.end()] = 2
    states[opened.end() : line[1]] = 4
    return opened.end()


def _by_turns(text: str, marks: list[re.Match[str]]) -> list[bool]:
    """For each mark of a line: whether straight marks plainly open and close by turns from here to the end.

    A quotation that is open there was never closed; one within a quotation leaves a closing mark over.
    """
    out = [False] * (len(marks) + 2)
    for place in range(len(marks) - 2, -1, -1):
        first, second = marks[place], marks[place + 1]
        if {first.group(), second.group()} <= _STRAIGHT and _can_open(text, first) and not _can_open(text, second):
            out[place] = _closes(text, second, -1) and (place + 2 == len(marks) or out[place + 2])
    return out[: len(marks)]


def _is_stray(text: str, mark: re.Match[str], line: tuple[int, int]) -> bool:
    """Whether a straight mark closes what nothing opened: behind a word, before none, and the next mark opens.

    Without this, all the marks behind it would be read the wrong way round to the end of the line.
    """
    if mark.group() in _OPENING or mark.start() == line[0] or text[mark.end() : mark.end() + 1].isalnum():
        return False
    before = text[mark.start() - 1]
    if not before.isalnum() and before not in _BEFORE_CLOSING:
        return False
    following = _DOUBLE.search(text, mark.end(), line[1])
    return following is not None and _can_open(text, following)


def _can_open(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands before a word and behind none."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return not before.isalnum() and before not in _BEFORE_CLOSING and bool(after.strip())


def _closes(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark can only close a quotation that an earlier line opened: it stands behind a word, before none."""
    if mark.group() in _OPENING or mark.start() == start:
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return mark.group() in _CLOSING or not (before.isspace() or after.isalnum())


def _begins_inner(text: str, outer: str, mark: re.Match[str]) -> bool:
    """Whether a mark begins a quotation within one that marks of another kind opened."""
    if outer not in _OPENING:
        return mark.group() in _OPENING
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return mark.group() not in _OPENING and (before.isspace() or before == "(") and after.isalnum()
