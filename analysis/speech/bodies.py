"""Bodies: which institution "the company", "the rights group", "the ministry" takes up."""

from __future__ import annotations

from functools import cache

from analysis.resources import lexicon
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading
from analysis.speech.pronouns import Candidate
from analysis.speech.scene import Scene

_INDEFINITE = frozenset({"a", "an", "another", "one", "some"})
_KNOWN_ONLY = frozenset({"regulator", "watchdog", "party", "union", "bank", "channel", "network", "league"})
"""Nouns that say too much for a name of which nothing is known."""
_ANY = frozenset(
    {"group", "organisation", "organization", "body", "company", "firm", "agency", "charity", "network", "channel"}
)
"""Nouns that can take up an institution without a name too."""
_OPENING = frozenset({"the", "that"})
_COMPOUNDS = ("-based", "-owned", "-run", "-backed", "-listed", "-led", "-funded")
_NEAR = 2
"""An institution that is only named, and does not speak, is taken up within so many sentences."""


def institution_of(scene: Scene, reading: Reading, before: int) -> Figure | None:
    """The institution with this noun in its name or beside it, else the last one that the noun can mean."""
    if reading.kind not in {"organisation", "outlet"} or reading.text.split()[0].lower() in _INDEFINITE:
        return None
    candidates = scene.candidates(before)
    for candidate in reversed(candidates):
        if _has_noun(reading, candidate.figure):
            return candidate.figure
    if reading.text.split()[0].lower() not in _OPENING or not _says_no_more(reading):
        return None
    stretch = scene.stretch_at(before)
    for candidate in reversed(candidates):
        if _is_near(candidate, stretch) and _can_mean(reading, candidate):
            figure = candidate.figure
            figure.kind = reading.kind if figure.may_be_institution else figure.kind
            return figure
    spoke = any(c.speaks and c.figure.kind in {"organisation", "outlet"} for c in candidates)
    if not spoke and reading.head in words("generic-institutions") and reading.kind == "organisation":
        last = scene.latest({"organisation"}, before)
        return last if last is not None and not _is_mostly_place(last) and _agree(reading.head, last) else None
    return None


def _has_noun(reading: Reading, figure: Figure) -> bool:
    """Whether an institution bears the noun: "Tidal Trust", "Lumo, a Peruvian company"."""
    if figure.kind not in {"organisation", "outlet"}:
        return False
    if reading.kind == figure.kind == "outlet" or reading.head in figure.sorts:
        return True
    return any(reading.head in name.lower().split() for name in figure.names)


def _says_no_more(reading: Reading) -> bool:
    """Whether what stands before the noun tells no two institutions apart: "the Peruvian group", "the oil company"."""
    return all(
        word in words("demonyms", "institution-modifiers", "everyday-adjectives") or word.endswith(_COMPOUNDS)
        for word in reading.extras - {"the"}
    )


def _is_near(candidate: Candidate, stretch: int) -> bool:
    """Whether an institution speaks, or is named just before as more than a place."""
    figure, back = candidate.figure, stretch - candidate.stretch
    if candidate.speaks:
        return True
    if _is_mostly_place(figure) or not (figure.sorts or " " in figure.name or figure.name.isupper()):
        return False
    return back <= (_NEAR if candidate.leads else int(bool(figure.sorts)))


def _is_mostly_place(figure: Figure) -> bool:
    return figure.placed * 2 > figure.count


def _can_mean(reading: Reading, candidate: Candidate) -> bool:
    """Whether the noun can mean an institution that bears no such noun itself: not "the ministry", "the police"."""
    figure = candidate.figure
    if reading.head not in words("institution-renames", "firm-nouns"):
        return False
    if not figure.name and reading.head not in _ANY:
        return False  # "the league … the club" are two
    known = reading.kind == figure.kind or (figure.may_be_institution and candidate.speaks)
    return known and _agree(reading.head, figure)


def _agree(head: str, figure: Figure) -> bool:
    """Whether the noun and what is known of the institution can be said of one thing."""
    ours = senses().get(head, frozenset())
    told = [w for name in figure.names for w in name.lower().split()] + sorted(figure.sorts) + [figure.reading.head]
    theirs = [senses()[word] for word in told if word in senses()]
    if not ours or (head in _KNOWN_ONLY and not theirs):
        return False
    return all(ours & sense for sense in theirs)


@cache
def senses() -> dict[str, frozenset[str]]:
    """What sort of institution each noun can mean, from the word list."""
    table: dict[str, set[str]] = {}
    for line in lexicon("institution-senses"):
        noun, _, sense = line.partition(" = ")
        table.setdefault(noun, set()).add(sense)
    return {noun: frozenset(found) for noun, found in table.items()}
