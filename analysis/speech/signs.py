"""Signs: every character that may be a quotation mark, and whether it can open or close one here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.resources import lexicon

Family = Literal["double", "single", "angle"]

NO, MAYBE, YES = 0, 1, 2
"""How surely a sign can open or close: not at all; if nothing speaks against it; plainly."""

_CANDIDATES = re.compile("[\"“”„‟＂«»‹›'‘’‚‛`´]")
_DOUBLES = frozenset('"“”„‟＂')
_ANGLES = frozenset("«»‹›")
_BEFORE_OPENING = frozenset("([{<—–-/|=")
_AFTER_CLOSING = frozenset(".,;:!?)]}>…—–-/|")
_SPEECH_ENDS = frozenset(".,!?…")
_LEFT_MARKS = frozenset({"“", "‟", "„", "``", "‘‘", "«", "‹"})
_RIGHT_MARKS = frozenset({"”", "’’", "»", "›"})
_LEFT_SINGLES = "‘‚‛"
_TWO_APOSTROPHES = frozenset({"''", "’’"})
_INCH_MARKS = frozenset({'"', "''", "”", "’’"})
_LONGEST_ELISION = 12
"""Letters of a word that an apostrophe may shorten; more are not looked at."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark as it stands: where, of which family, and what its surroundings let it do."""

    start: int
    end: int
    mark: str
    family: Family
    opens: int
    closes: int
    turned: bool = False
    """Doing the thing that it can do here would mean that it was typed the wrong way round (” for “)."""
    ends_speech: bool = False
    """A comma, full stop, question or exclamation mark stands just before it."""


def find_signs(text: str, start: int, end: int) -> list[Sign]:
    """The signs between two places, without apostrophes inside words; every character is looked at once.

    >>> [(s.mark, s.opens, s.closes) for s in find_signs("“It's over,” he said", 0, 20)]
    [('“', 2, 0), ('”', 0, 2)]
    """
    return [sign for run in _runs(text, start, end) for sign in _read_run(text, start, end, run)]


def _runs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int, Family]]]:
    """Marks that stand side by side, as (start, end, family); two apostrophes make one double mark."""
    run: list[tuple[int, int, Family]] = []
    for match in _CANDIDATES.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if run and run[-1][1] != at:
            yield run
            run = []
        if mark in _DOUBLES:
            run.append((at, at + 1, "double"))
        elif mark in _ANGLES:
            run.append((at, at + 1, "angle"))
        elif run and run[-1][2] == "single" and text[at - 1] == mark:
            run[-1] = (at - 1, at + 1, "double")
        else:
            run.append((at, at + 1, "single"))
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands around a run of marks inside its stretch of text."""

    text: str
    start: int
    end: int
    before: str
    after: str
    left: bool
    """An opening mark can stand here."""
    right: bool
    """A closing mark can stand here."""


def _sides(text: str, start: int, end: int, first: int, last: int) -> _Sides:
    before = text[first - 1] if first > start else " "
    after = text[last] if last < end else " "
    left = before.isspace() or before in _BEFORE_OPENING
    left = left and not (after.isspace() or (after in _AFTER_CLOSING and not _is_ellipsis(text, last, end)))
    right = not (before.isspace() or before in "([{<") and not after.isalnum()
    return _Sides(text, start, end, before, after, left, right)


def _read_run(text: str, start: int, end: int, run: list[tuple[int, int, Family]]) -> Iterator[Sign]:
    """What each mark of a run can do, from the characters before and after the run."""
    sides = _sides(text, start, end, run[0][0], run[-1][1])
    if len(run) == 1 and run[0][2] == "single" and sides.before.isalnum() and sides.after.isalnum():
        return  # an apostrophe inside a word, or feet and inches: 6'2"
    if sides.right and not sides.left:
        run = _closing_order(text, run)
    for place, (at, to, family) in enumerate(run):
        mark = text[at:to]
        if family == "single":
            opens, closes, turned = _single(sides, at, place)
        else:
            opens, closes, turned = _double(mark, sides.left, sides.right)
            if place == 0 and sides.before.isdigit() and mark in _INCH_MARKS and not sides.left:
                opens, closes = NO, MAYBE  # 5" gun
            elif mark in _TWO_APOSTROPHES and sides.before.isalnum() and sides.after.isalnum():
                opens, closes = NO, MAYBE  # Lee''s: an apostrophe typed twice
        if opens or closes:
            yield Sign(at, to, mark, family, opens, closes, turned, sides.before in _SPEECH_ENDS)


def _closing_order(text: str, run: list[tuple[int, int, Family]]) -> list[tuple[int, int, Family]]:
    """Three apostrophes at an end: the single mark inside closes first."""
    if len(run) >= 2 and run[0][2] == "double" and run[1][2] == "single" and text[run[0][0]] == text[run[1][0]]:
        at, to, _ = run[0]
        return [(at, at + 1, "single"), (at + 1, to + 1, "double"), *run[2:]]
    return run


def _is_ellipsis(text: str, at: int, end: int) -> bool:
    """Whether an ellipsis stands here: a quotation may begin with one."""
    return text[at : at + 1] == "…" or (at + 2 <= end and text[at : at + 2] == "..")


def _double(mark: str, left: bool, right: bool) -> tuple[int, int, bool]:
    """(opens, closes, turned) of a double mark or guillemet.

    A mark that has a direction keeps it unless it stands plainly at the other end; a straight mark takes its
    direction from its place.
    """
    if mark in _LEFT_MARKS:
        if right and not left:
            return MAYBE, YES, True
        return (YES, NO, False) if left else (MAYBE, MAYBE, False)
    if mark in _RIGHT_MARKS:
        if left and not right:
            return (YES if mark in _ANGLES else MAYBE), MAYBE, True
        return NO, YES, False
    if left == right:
        return MAYBE, MAYBE, False
    return (YES, NO, False) if left else (NO, YES, False)


def _single(sides: _Sides, at: int, place: int) -> tuple[int, int, bool]:
    """(opens, closes, turned) of a single mark; an apostrophe can do neither."""
    text, mark = sides.text, sides.text[at]
    if place and sides.after in "sS" and not text[at + 2 : at + 3].isalnum():
        return NO, NO, False  # "Hamlet"'s
    if _is_lone_n(text, at):
        return NO, NO, False  # rock 'n' roll
    opens = closes = NO
    if sides.left:
        opens = MAYBE if mark in "’´" or _is_elision(text, at + 1, sides.end) else YES
    if sides.right:
        closes = MAYBE if mark in _LEFT_SINGLES or _is_possessive(text, sides.start, at) else YES
    if not sides.left and not sides.right:  # no space on either side: yes,'he said
        if mark in _LEFT_SINGLES:
            opens = YES
        elif sides.before in _SPEECH_ENDS or sides.before == ":":
            opens = closes = MAYBE
    turned = (sides.left and mark in "’´") or (sides.right and mark in _LEFT_SINGLES)
    return opens, closes, turned


def _is_lone_n(text: str, at: int) -> bool:
    """Whether the mark stands beside a single "n", with a mark on its other side.

    >>> [_is_lone_n("rock 'n' roll", at) for at in (5, 7)], _is_lone_n("'no'", 0)
    ([True, True], False)
    """
    for n, other in ((at + 1, at + 2), (at - 1, at - 2)):
        if other >= 0 and text[n : n + 1] in ("n", "N") and text[other : other + 1] in ("'", "’", "‘"):
            return True
    return False


def _is_elision(text: str, at: int, end: int) -> bool:
    """Whether what follows is a word that loses its beginning ('em, 'tis, '90s).

    >>> _is_elision("'90s", 1, 4), _is_elision("'Yes,'", 1, 6)
    (True, False)
    """
    to = at
    while to < end and to - at < _LONGEST_ELISION and text[to].isalnum():
        to += 1
    word = text[at:to].lower()
    return word in _elisions() or (word[:2].isdigit() and word[2:] in ("", "s"))


def _is_possessive(text: str, start: int, at: int) -> bool:
    """Whether a word that may end in an apostrophe stands before (the workers', goin', 6').

    >>> _is_possessive("the workers' union", 0, 11)
    True
    """
    before = text[at - 1] if at > start else " "
    if before.isdigit() or before in "sSzZxX":
        return True
    back = at
    while back > start and at - back < _LONGEST_ELISION and text[back - 1].isalpha():
        back -= 1
    word = text[back:at]
    drops_g = len(word) >= 4 and word.endswith("in") and not word.endswith("ain") and word.islower()
    return drops_g or f"{word.lower()}'" in _elisions()


@cache
def _elisions() -> frozenset[str]:
    return frozenset(lexicon("elisions"))
