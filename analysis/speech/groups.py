"""Groups: the people whom "they" can mean though they have not spoken: "the lifeboat crew … They posted a picture"."""

from __future__ import annotations

from bisect import bisect_left

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.phrases import subject_before
from analysis.speech.scene import Scene

_LOOSE = frozenset({
    "half", "majority", "many", "others", "people", "percent", "proportion", "several", "some", "members", "sources",
})  # fmt: skip
"""Nouns that say too little to be taken up alone."""
_LONGEST = 120
"""So many words of a sentence are read."""


def group_before(scene: Scene, span: Span) -> Span | None:
    """The words for the nearest group before a pronoun, in its own sentence or the one before.

    In a sentence with several the first is taken that stands behind no preposition: it is the likeliest subject.
    """
    here = scene.stretch_at(span.start)
    for number in (here, here - 1):
        if number < 0 or scene.paragraph_of(here) - scene.paragraph_of(number) > 2:
            return None
        found = _groups_in(scene, number, span.start)
        if found:
            return min(found)[1]
    return None


def _groups_in(scene: Scene, number: int, before: int) -> list[tuple[bool, Span]]:
    """The groups of a sentence: whether a preposition stands before them, and their words."""
    tokens = scene.tokens
    stretch = tokens.stretches[number]
    end = min(stretch.last, bisect_left(tokens.starts, before))
    found = []
    for place in range(max(stretch.first, end - _LONGEST), end):
        low = tokens.lows[place]
        papers = low.endswith("s") and not low.endswith("is") and low in words("document-nouns")
        if tokens.quotes[place] >= 0 or low in _LOOSE or not (papers or low in words("collective-nouns")):
            continue
        phrase = subject_before(tokens, place + 1, stretch.first)
        if phrase is not None and phrase[1] == place + 1:
            first = max(_begin(scene, k) for k in range(phrase[0], place + 1))
            first = max(first, phrase[0])  # "speaking to | drivers", "has read | 340 documents"
            behind = first > stretch.first and tokens.lows[first - 1] in words("prepositions")
            found.append((behind, tokens.span(first, place + 1)))
    return found


def _begin(scene: Scene, place: int) -> int:
    """Where a phrase begins if a token opens one: at a determiner or number, behind a preposition; else -1."""
    low = scene.tokens.lows[place]
    if low in words("determiners") or low[0].isdigit():
        return place
    return place + 1 if low in words("prepositions") else -1
