"""Pairing: which sign opens a quotation and which closes it, inside one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.speech.signs import MAYBE, NO, YES, Family, Sign

DEEPEST = 6
"""Opening marks that may wait for their closing mark at once; the oldest is given up when a seventh comes."""

TURNED = "a mark is turned the wrong way; it was read by its place"
MIXED = "opened by {} and closed by {}: read as one pair"
SPACED = "the marks have spaces or letters on both sides: read as opening and closing by turns"
_TWO_APOSTROPHES = frozenset({"’’", "''"})


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening sign and the sign that closes it.

    ``closing`` is None when there is none in the paragraph; ``cut`` is then where the next quotation begins, or
    the one around this one ends; None when nothing follows and the quotation may go on in the next paragraph.
    """

    opening: Sign
    closing: Sign | None
    notes: tuple[str, ...] = ()
    cut: int | None = None


@dataclass(frozen=True, slots=True)
class Paired:
    """What the signs of one paragraph come to: pairs by place, and a closing mark that nothing had opened."""

    pairs: tuple[Pair, ...]
    stray: Sign | None = None
    """Set when the first sign of the paragraph plainly closes: perhaps what an earlier paragraph opened."""


@dataclass(slots=True)
class _Waiting:
    """An opening sign that waits for its closing one."""

    sign: Sign
    cut: int | None = None


def pair_signs(signs: Sequence[Sign], *, singles_speak: bool = False) -> Paired:
    """Pair the signs of one paragraph in one pass.

    A plain opening mark opens, a plain closing mark closes the nearest open one of its family; a mark that
    could do either closes if something is open. A mark that could be an apostrophe or a measure closes only
    if no plainer one follows before the next opening mark. ``singles_speak`` says that the outlet uses single
    marks for speech: then an unclosed one is kept, otherwise it is taken for an apostrophe.
    """
    ahead = {family: _ahead(signs, family) for family in ("double", "single", "angle")}
    waiting: list[_Waiting] = []
    pairs: list[Pair] = []
    stray: Sign | None = None
    for place, sign in enumerate(signs):
        if sign.family == "single":
            _take_single(sign, ahead["single"][place], waiting, pairs, singles_speak)
            continue
        partner = _nearest(waiting, sign)
        if partner is not None and _closes(sign, ahead[sign.family][place], waiting[partner].sign):
            while len(waiting) > partner + 1:
                _give_up(waiting.pop(), pairs, singles_speak, cut=sign.start)
            pairs.append(_closed(waiting.pop(), sign))
        elif partner is None and _closes_single(sign, waiting):
            pairs.append(_closed(waiting.pop(), sign))
        elif _opens(sign, ahead[sign.family][place], partner is not None):
            _push(waiting, _Waiting(sign), pairs, singles_speak)
        elif place == 0 and sign.closes == YES:
            stray = sign
    for left in waiting:
        _give_up(left, pairs, singles_speak)
    pairs.sort(key=lambda pair: pair.opening.start)
    return Paired(tuple(pairs), stray)


def _ahead(signs: Sequence[Sign], family: Family) -> list[int]:
    """For each place: how surely a later sign of the family closes before one plainly opens."""
    out = [NO] * len(signs)
    state = NO
    for place in range(len(signs) - 1, -1, -1):
        out[place] = state
        sign = signs[place]
        if sign.family != family:
            if family == "single" and sign.mark in _TWO_APOSTROPHES and sign.closes:
                state = max(state, MAYBE)
            continue
        if sign.opens == YES and sign.closes == NO:
            state = NO
        elif sign.closes:
            state = max(state, sign.closes)
    return out


def _nearest(waiting: Sequence[_Waiting], sign: Sign) -> int | None:
    """The place of the innermost open sign that this one could close."""
    for place in range(len(waiting) - 1, -1, -1):
        if waiting[place].sign.family == sign.family:
            return place
    return None


def _closes(sign: Sign, ahead: int, opening: Sign) -> bool:
    """Whether a double mark closes what is open."""
    if sign.mark in "“‟" and opening.mark == "„":
        return True  # „so“
    if sign.closes == MAYBE and sign.opens == NO:
        return ahead != YES  # inches, unless nothing else closes
    if sign.closes == MAYBE and sign.turned:
        return ahead != YES
    return sign.closes != NO


def _closes_single(sign: Sign, waiting: Sequence[_Waiting]) -> bool:
    """Whether two apostrophes are a closing mark and an apostrophe: the ‘experts’’ view."""
    return (
        sign.mark in _TWO_APOSTROPHES and sign.closes == YES and bool(waiting) and waiting[-1].sign.family == "single"
    )


def _opens(sign: Sign, ahead: int, is_open: bool) -> bool:
    """Whether a double mark opens a quotation."""
    if sign.opens == MAYBE:
        return not is_open and ahead != NO
    return sign.opens == YES


def _take_single(sign: Sign, ahead: int, waiting: list[_Waiting], pairs: list[Pair], speak: bool) -> None:
    """A single mark closes the single one that is open, opens one, or is an apostrophe."""
    top = waiting[-1] if waiting else None
    if top is not None and top.sign.family == "single":
        if sign.closes == YES or (sign.closes == MAYBE and ahead != YES):
            pairs.append(_closed(waiting.pop(), sign))
        elif sign.opens == YES and sign.closes == NO:
            _give_up(waiting.pop(), pairs, speak, cut=sign.start)
            _push(waiting, _Waiting(sign), pairs, speak)
        return
    wanted = {YES: NO if speak else MAYBE, MAYBE: YES}.get(sign.opens)
    if wanted is not None and ahead >= wanted:
        _push(waiting, _Waiting(sign), pairs, speak)


def _push(waiting: list[_Waiting], new: _Waiting, pairs: list[Pair], speak: bool) -> None:
    for old in waiting:
        if old.cut is None and old.sign.family == new.sign.family:
            old.cut = new.sign.start
    if len(waiting) == DEEPEST:
        _give_up(waiting.pop(0), pairs, speak)
    waiting.append(new)


def _give_up(left: _Waiting, pairs: list[Pair], speak: bool, cut: int | None = None) -> None:
    """An opening sign without a closing one: kept as unclosed, or, a single mark, taken for an apostrophe."""
    if left.sign.family == "single" and not speak:
        return
    if left.sign.opens != YES:
        return
    pairs.append(Pair(left.sign, None, (), left.cut or cut))


def _closed(opened: _Waiting, closing: Sign) -> Pair:
    """A pair, and what had to be assumed for it."""
    notes = []
    opening = opened.sign
    if opening.family != "angle" and (opening.turned or (closing.turned and opening.mark not in "„‚")):
        notes.append(TURNED)
    elif not _fit(opening.mark, closing.mark):
        notes.append(MIXED.format(opening.mark, closing.mark))
    if opening.family == "double" and MAYBE == opening.opens == closing.closes and not opening.turned:
        notes.append(SPACED)
    return Pair(opening, closing, tuple(notes))


_PARTNERS = {
    '"': '"', "＂": "＂", "“": "”", "‟": "”", "„": "“”‟", "”": "”", "''": "''", "‘‘": "’’", "``": "''``",
    "’’": "’’", "'": "'''", "‘": "’’", "’": "’", "‚": "‘’", "‛": "’", "`": "'`’", "´": "´", "´´": "´´",
    "«": "»", "»": "«", "‹": "›", "›": "‹",
}  # fmt: skip


def _fit(opening: str, closing: str) -> bool:
    """Whether two marks are used as a pair somewhere.

    >>> _fit("“", "”"), _fit("„", "“"), _fit("“", '"')
    (True, True, False)
    """
    return closing in _PARTNERS.get(opening, opening)
