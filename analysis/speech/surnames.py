"""Surnames: words that are somebody's surname in one story: "Sam Baker" and "Baker said", "Ann Lee" and "LEE: Yes."."""

from __future__ import annotations

from itertools import pairwise

from analysis.speech.cues import words
from analysis.speech.mention import Reading
from analysis.speech.tokens import Tokens

_NO_GIVEN = (
    "titles", "person-nouns", "organisation-nouns", "demonyms", "nobody-words", "group-names", "function-words",
)  # fmt: skip
_SHORTEST = 3
"""Two capitals ("LI") are more often initials than a surname."""


def borne_surnames(tokens: Tokens) -> frozenset[str]:
    """Words, lower case, that follow a given name in the story and would be taken for something else where they stand
    alone: words for occupations, and names in capitals, as transcripts label those who speak. Linear in the tokens.
    """
    texts, lows = tokens.texts, tokens.lows
    capitals = tokens.capitals
    labels = {lows[at] for at in capitals if texts[at].isupper() and len(texts[at]) >= _SHORTEST}
    nouns, given = words("person-nouns") | labels, words("first-names-men", "first-names-women")
    found = set()
    for before, at in pairwise(capitals):
        if at - before != 1 or lows[at] not in nouns or tokens.quotes[at] >= 0 or texts[at].isupper():
            continue
        alone = (at + 1 == len(texts) or not tokens.is_name(at + 1)) and (at < 2 or not tokens.is_name(at - 2))
        known = lows[at - 1] in given
        if known or (alone and _may_be_given(tokens, at - 1) and lows[at] not in words("titles")):
            found.add(lows[at])
    return frozenset(found)


def _may_be_given(tokens: Tokens, place: int) -> bool:
    """Whether a word with a capital may be a given name that no list knows: "Tendai Baker"."""
    behind_the = place > 0 and tokens.lows[place - 1] in words("determiners")
    return not behind_the and tokens.lows[place] not in words(*_NO_GIVEN) and not tokens.texts[place].isupper()


def as_surname(text: str) -> Reading:
    """A bare surname that is a word for an occupation elsewhere, read as a name."""
    return Reading(text, "person", text, text.lower())
