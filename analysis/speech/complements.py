"""Complements: what may stand between a cue and what is said, and where that begins."""

from __future__ import annotations

from analysis.speech.cues import Cue, is_adverb, words
from analysis.speech.tokens import QUOTE, Tokens

_POSSESSIVE = frozenset({"'s", "’s"})
_STOPS = frozenset({",", ":", ";", "(", ")", "—", "–", ".", QUOTE})
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "you", "it", "himself", "herself", "themselves"})
_NOT_TOLD = frozenset({"that", "whether", "if", "how", "why", "what", "about", "of", "for", "to", ",", ":", QUOTE})
_AFTER_TOLD = frozenset(
    {"for", "not", "to", "in", "on", "at", "via", "during", "about", "by", "after", "before", "with"}
)
_TO_SOMEBODY = frozenset(
    {"say", "speak", "talk", "write", "explain", "complain", "add", "admit", "announce", "remark", "comment", "reply"}
)
_OBJECT_PREPOSITIONS = frozenset({"for", "about", "of", "to", "on", "as", "against", "with"})


def _is_helper(low: str) -> bool:
    return low in words("auxiliaries") and low not in _POSSESSIVE


def has_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the tokens seem to hold a finite verb."""
    finite, subjects = words("finite-verbs"), words("clause-subjects")
    for at in range(first, last):
        low = tokens.lows[at]
        if _is_helper(low) and low not in {"being", "having", "been", "be"}:
            return True
        if low in finite or (low.endswith("ed") and len(low) > 4 and at > first):
            return True
        before = tokens.lows[at - 1] if at > first else ""
        if before in {"he", "she", "it", "they", "who", "we", "i", "you"} and low.isalpha():
            return True
        if low in _POSSESSIVE and tokens.lows[at - 1] in subjects:
            return True
    return False


def adverbials_end(tokens: Tokens, cue: Cue, first: int, end: int) -> int:
    """Where the adverbials that begin at ``first`` end: "on Monday", "in an interview with X", "via phone"."""
    lows = tokens.lows
    at = first
    while at < end and lows[at] not in {"not", "never"}:
        low = lows[at]
        if _is_time(tokens, at, end) or is_adverb(low):
            at += 1
            continue
        if low not in words("oblique-prepositions") or at + 1 >= end:
            break
        if low == "to" and cue.base not in _TO_SOMEBODY:
            break  # "promised TO resign", not "said TO reporters"
        if lows[at + 1] == QUOTE or lows[at + 1] in words("clause-subjects"):
            break
        reach = _object_end(tokens, at + 1, end)
        if reach == at + 1:
            break
        at = reach
    return at


def _is_time(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a word says when: "Monday", "this week"; not "this" alone."""
    low, times = tokens.lows[at], words("weekdays-and-times")
    if low in {"this", "last", "next"}:
        return at + 1 < end and tokens.lows[at + 1] in times
    return low in times


def _object_end(tokens: Tokens, first: int, end: int) -> int:
    """Where the noun phrase after a preposition ends: at most one article, then nouns."""
    lows = tokens.lows
    at = first
    while at < end and at - first < 12:
        low = lows[at]
        if low in _STOPS or low in words("clause-subjects", "clause-openers") or _is_helper(low):
            break
        if at > first and (low in words("oblique-prepositions") or _opens_another(tokens, at)):
            break
        at += 1
    return at


def _opens_another(tokens: Tokens, at: int) -> bool:
    """Whether an article at ``at`` opens a second noun phrase: "told a judge | THE case was closed"."""
    return tokens.lows[at] in words("determiners") and tokens.lows[at - 1] not in words("prepositions")


def recipient_end(tokens: Tokens, cue: Cue, first: int, end: int) -> int:
    """Where the words for who is told end ("told REPORTERS that"); ``first`` where nobody is."""
    lows = tokens.lows
    if cue.base not in words("cue-frames-recipient") or first >= end or lows[first] in _NOT_TOLD:
        return first
    if lows[first] in _OBJECTS:
        return first + 1
    at = first
    while at < end and at - first < 14:
        low = lows[at]
        if low in _STOPS or low in words("clause-subjects", "clause-openers") or _is_helper(low):
            break
        if at > first and low == "and" and at + 1 == end:
            break  # "thanked the crew and urged …"
        if at > first and (low in _AFTER_TOLD or _is_day(tokens, at) or _opens_another(tokens, at)):
            break
        at += 1
    return at


def _is_day(tokens: Tokens, at: int) -> bool:
    """Whether a word behind who is told says when: "told officers MONDAY"; not "the BBC's TODAY"."""
    return tokens.lows[at] in words("weekdays-and-times") and tokens.lows[at - 1] not in _POSSESSIVE


def content_start(tokens: Tokens, cue: Cue, first: int, end: int, limit: int) -> int | None:
    """Where what is said begins, behind the cue and whoever is told; None where nothing follows.

    ``limit`` is where the next cue begins: "that" or a quotation behind it is not this cue's.
    """
    marked = _marked_start(tokens, first, end, limit)
    if marked is not None:
        return marked if marked < end else None
    lows = tokens.lows
    if cue.base in {"speak", "talk"} and (first >= end or lows[first] not in {"about", "of", "against", "out"}):
        return None
    start = adverbials_end(tokens, cue, first, end)
    keeps = cue.base in words("cue-frames-object") or cue.klass in {"mental", "evaluate"}
    if (keeps or cue.base in {"agree"}) and first < end:
        low = lows[first]
        adverbial = low in words("oblique-prepositions") or _is_time(tokens, first, end)
        if low in _OBJECT_PREPOSITIONS or not adverbial:
            start = first
    if start < end and lows[start] == ",":
        start += 1
        return start if start < end and lows[start] == QUOTE else None
    return start if start < end and lows[start] not in {";", ")", "—", "–", ".", "and"} else None


def _marked_start(tokens: Tokens, first: int, end: int, limit: int) -> int | None:
    """Where "that", a colon or a quotation marks the beginning of what is said; ``end`` for a last colon."""
    lows = tokens.lows
    for at in range(first, min(end, limit, first + 16)):
        low = lows[at]
        if low == "that":
            after = lows[at + 1] if at + 1 < end else ","
            if after != "," and not (at > first and lows[at - 1] in {"in", "on", "at", "of", "for", "with"}):
                return at
        elif low == ":":
            return at + 1
        elif low == QUOTE:
            return at if at == first or lows[at - 1] in {",", ":"} else None
        elif _ends_search(tokens, at, end):
            return None
    return None


def _ends_search(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a clause has begun without "that", or the sentence goes on behind a comma."""
    low = tokens.lows[at]
    if low in {",", ";"}:
        return not (at + 1 < end and tokens.lows[at + 1] == QUOTE)
    if low in words("finite-verbs") or _is_helper(low):
        return True
    return low in words("clause-subjects") and low not in {"this", "those", "these"}


def is_aside(tokens: Tokens, first: int, end: int) -> bool:
    """Whether what follows a cue is only adverbial: "in a statement released Monday"."""
    lows = tokens.lows
    at = first
    while at < end and (lows[at] in words("weekdays-and-times") or is_adverb(lows[at])):
        at += 1
    return at >= end or lows[at] in {",", "."} or lows[at] in words("oblique-prepositions", "prepositions")


def is_act(tokens: Tokens, cue: Cue, first: int, end: int) -> bool:
    """Whether a content without a finite verb tells only an act: "denied the claim"; not "urged her to come"."""
    lows = tokens.lows
    predicate = cue.base in words("cue-frames-predicate") and cue.particle is None
    if predicate or not cue.is_speech or (lows[first].endswith("ing") and len(lows[first]) > 4):
        return False
    for at in range(first + 1, end):
        infinitive = lows[at - 1] == "to" and lows[at] not in words("determiners") and not tokens.is_name(at)
        gerund = lows[at - 1] in {"of", "for", "against"} and lows[at].endswith("ing") and len(lows[at]) > 4
        if infinitive or gerund:
            return False
    return True
