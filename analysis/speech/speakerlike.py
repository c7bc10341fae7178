"""Speaker-like: whether a phrase can be somebody, or something, that says something."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.phrases import Phrase
from analysis.speech.tokens import Tokens

_SAYERS = (
    "person-nouns", "collective-nouns", "spokes-words", "organisation-nouns", "outlet-nouns", "document-nouns",
    "titles", "small-institutions", "group-names", "anonymous-phrases",
)  # fmt: skip


_PERSON_PLURALS = ("ers", "ors", "ists", "ians", "ants", "ents", "men", "women")


def is_speaker_like(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase has a name, a pronoun or a fitting noun in it, or is a short one with an article.

    Keeps verbs, adverbs and half sentences from becoming speakers: "represents the crews", "Very well".
    """
    first, last = phrase
    lows = tokens.lows
    opening = lows[first]
    if opening.endswith("ing") and not tokens.is_name(first) and opening not in words("collective-nouns"):
        return False
    if opening in words("finite-verbs", "prepositions", "auxiliaries") or opening in {"down", "here", "there", "well"}:
        return False
    places = range(first, last)
    if any(lows[k] in words(*_SAYERS) for k in places) or lows[last - 1] in words("pronouns"):
        return True
    if any(tokens.is_name(k) and (k > first or not _opens(tokens, k)) for k in places):
        return True
    if opening in words("determiners"):
        return 2 <= last - first <= 5
    single = last - first == 1 and tokens.is_name(first) and not opening.endswith(("ly", "ing", "ed"))
    common = opening in words("function-words", "everyday-adjectives")
    return lows[last - 1].endswith(_PERSON_PLURALS) or (single and not common)


def without_verb(tokens: Tokens, phrase: Phrase) -> Phrase:
    """The noun phrase at the end of a phrase that begins with a verb: "relied on | Russian advisers"."""
    first, last = phrase
    lows = tokens.lows
    opening = lows[first]
    verbal = opening.endswith("ed") or opening in words("finite-verbs")
    if tokens.is_name(first) or opening in words("determiners") or not verbal:
        return phrase
    links = words("prepositions") - {"of"}
    begin = max((k + 1 for k in range(first, last - 1) if lows[k] in links), default=first + 1)
    return (begin, last) if begin < last else phrase


def has_sayer(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase has a name or a noun for people, institutions or documents in it."""
    places = range(*phrase)
    return any(tokens.lows[k] in words(*_SAYERS) or (tokens.is_name(k) and k > phrase[0]) for k in places)


def _opens(tokens: Tokens, place: int) -> bool:
    """Whether a token opens a sentence, so that its capital means nothing."""
    return place == 0 or tokens.lows[place - 1] in {".", "!", "?", "…", "”", "“”"}
