"""Trimming: a stretch of words before a cue cut down to the phrase that names who speaks."""

from __future__ import annotations

from analysis.speech.cues import is_adverb, words
from analysis.speech.tokens import Tokens

_JOINED = frozenset({"and", "or", "&", "'s", "’s", "who", "that"})
_RELATIVES = frozenset({"who", "that", "which"})
_JOINTS = frozenset(
    {"of", "the", "and", "'s", "’s", "for", "-", "&", "al", "de", "van", "von", "bin", "ibn", "la", "el"}
)


def trimmed(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The phrase without what only leads up to it ("But", "On Thursday", "later") or trails it."""
    lows = tokens.lows
    while last - 1 > first and _trails(tokens, last - 1):
        last -= 1
    while first < last and _leads_up(tokens, first):
        first += 1
    if first >= last:
        return None
    final = lows[last - 1]
    if final in words("pronouns") and final not in {"others", "all"}:
        return (last - 2 if last - 2 >= first and lows[last - 2] == "the" else last - 1), last
    if lows[first] in words("prepositions"):
        return _after_preposition(tokens, first, last)
    first = _last_article(tokens, first, last)
    cut = _name_end(tokens, first, last)
    return (first, cut) if cut > first else None


def _last_article(tokens: Tokens, first: int, last: int) -> int:
    """Where a second noun phrase begins without anything between: "a report | THE health ministry said"."""
    lows = tokens.lows
    for at in range(last - 2, first + 1, -1):
        if lows[at] in {"the", "a", "an", "his", "her", "their", "its"}:
            before = lows[at - 1]
            joined = before in words("prepositions", "determiners") or before in _JOINED or not before[0].isalpha()
            return first if joined or tokens.is_name(at) or _RELATIVES & set(lows[first:at]) else at
    return first


def _trails(tokens: Tokens, place: int) -> bool:
    """Whether a word behind the phrase is only an adverbial: "Smith LATER", "Smith ON MONDAY"."""
    low = tokens.lows[place]
    if low in words("weekdays-and-times"):
        return not tokens.lows[place - 1][0].isdigit() and tokens.lows[place - 1] != "of"
    adverb = is_adverb(low) or low in {"on", "in", "at", "released", "published", "polled", "reported", "surveyed"}
    return adverb and not tokens.is_name(place)


def _leads_up(tokens: Tokens, place: int) -> bool:
    low = tokens.lows[place]
    if low in words("lead-ins", "adverbs-in-verbs") or low == "according":
        return True
    if low == "to" and place > 0 and tokens.lows[place - 1] == "according":
        return True
    return not low[0].isalnum() and low[0] not in "@#"


def _after_preposition(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """For "In an interview the minister": the phrase with the last article, or the name at the end."""
    lows = tokens.lows
    if tokens.is_name(last - 1):
        at = last - 1
        while at > first and (tokens.is_name(at - 1) or lows[at - 1] in {"'s", "’s"}):
            if lows[at - 1] in words("prepositions"):
                break
            at -= 1
        return at, last
    for at in range(last - 1, first, -1):
        if lows[at] in words("determiners"):
            return at, last
    return None


def _name_end(tokens: Tokens, first: int, last: int) -> int:
    """Where the core ends: "Trump in a speech" is Trump; "the head of the party" stays whole."""
    lows = tokens.lows
    if not tokens.is_name(first) or lows[first] in words("determiners"):
        return last
    at = first
    while at < last and (tokens.is_name(at) or lows[at] in _JOINTS or lows[at][0] == "'" or lows[at][0].isdigit()):
        at += 1
    if first < at < last and lows[at] in words("stops-after-names"):
        while at > first + 1 and lows[at - 1] in {"of", "the", "and", "for"}:
            at -= 1
        return at
    return last
