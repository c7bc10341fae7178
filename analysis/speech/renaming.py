"""Renaming: a description that says something new of whom the story speaks: "the 34-year-old", "the barrister".

Reporters avoid saying a name twice in a row. A description with "the" that nobody has borne yet, and that needs no
one to be told of first, takes up whom the story speaks of (Ariel 1990: the fuller the description, the further back
its person may lie; this rule looks back two sentences).
"""

from __future__ import annotations

from bisect import bisect_left

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading
from analysis.speech.pronouns import Candidate
from analysis.speech.scene import Scene

_NEAR = 2
"""So many sentences back."""
_KINDS = frozenset({"person", "individual"})
_GOES_ON = frozenset({"of", "for", "in", "at", "from", "with", "on", "who", "whose", "that", "behind", "near"})
"""Words that follow a description of somebody new: "the nurse WHO found him"."""
_TELLS_WHO = frozenset({"a", "an", "one", "who", "whose", "known", "named", "called"})
"""Behind a comma these tell who somebody new is: "the artist, A 29-year-old"."""
_COUNTS = frozenset({"first", "second", "third", "fourth", "fifth", "other", "next", "last", "same", "only", "new"})
"""With these one of several is meant."""
_TELLING = ("-year-old", "-born", "-based", "-time")
_TOLD = frozenset({"former", "retired", "veteran", "ex", "old", "young"})


def renamed(scene: Scene, span: Span, reading: Reading) -> Figure | None:
    """Whom a new description with "the" takes up: the person whom the story speaks of right before it."""
    if not _can_rename(scene, span, reading):
        return None
    stretch = scene.stretch_at(span.start)
    for candidate in reversed(scene.candidates(span.start)):
        if stretch - candidate.stretch > _NEAR:
            return None
        if (candidate.speaks or candidate.leads) and candidate.figure.kind in _KINDS:
            return candidate.figure if _fits(reading, candidate) else None
    return None


def _can_rename(scene: Scene, span: Span, reading: Reading) -> bool:
    """Whether a description needs nobody of its own: "the" before it, nothing behind it, and no role of the scene."""
    opening = reading.text.split()[0].lower()
    if reading.kind != "individual" or opening != "the" or reading.plural or reading.name:
        return False
    if "'s " in reading.text or "’s " in reading.text:
        return False  # "the boy's mother"
    if (
        _goes_on(scene, span)
        or "," in reading.text.rstrip(",")
        or any(w in _GOES_ON for w in reading.text.lower().split())
    ):
        return False
    more = {w.lower() for w in reading.text.split()[1:]}
    if not _COUNTS.isdisjoint(more):
        return False
    telling = any(
        w.endswith(_TELLING) or w in _TOLD or w in words("demonyms", "partisans", "party-words") for w in more
    )
    return telling or reading.head not in words("scene-roles")


def _goes_on(scene: Scene, span: Span) -> bool:
    at = bisect_left(scene.tokens.starts, span.end)
    behind = scene.tokens.lows[at : at + 2]
    return behind[:1] != () and (behind[0] in _GOES_ON or (behind[0] == "," and behind[-1] in _TELLS_WHO))


def _fits(reading: Reading, candidate: Candidate) -> bool:
    """Whether the person may be so described: no other gender, and not introduced as nobody in particular."""
    figure = candidate.figure
    return not (reading.gender and figure.gender and reading.gender != figure.gender)
