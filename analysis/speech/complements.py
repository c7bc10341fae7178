"""Complements: what may stand between a cue and what is said, and where that begins."""

from __future__ import annotations

from analysis.speech.cues import Cue, words
from analysis.speech.tokens import QUOTE, Tokens

_CLAUSE_SUBJECTS = frozenset(
    ["he", "she", "it", "they", "i", "we", "you", "there", "this", "that", "these", "those", "who", "what"]
)
_OBLIQUE = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "during",
        "via",
        "through",
        "by",
        "after",
        "before",
        "with",
        "of",
        "about",
        "following",
        "as",
        "when",
        "while",
        "from",
        "for",
        "amid",
        "outside",
    ]
)


def has_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the tokens seem to hold a finite verb; a quotation of its own counts as one."""
    finite, helpers = words("finite-verbs"), words("auxiliaries")
    for at in range(first, last):
        low = tokens.lows[at]
        if low in helpers and low not in {"'s", "’s", "being", "having", "been", "be"}:
            return True
        if low in {"'s", "’s"} and tokens.lows[at - 1] in _CLAUSE_SUBJECTS:
            return True
        if low in finite or (low.endswith("ed") and len(low) > 4 and at > first):
            return True
        if at > first and tokens.lows[at - 1] in {"he", "she", "it", "they", "who", "we", "i", "you"} and low.isalpha():
            return True
    return False


def adverbials_end(tokens: Tokens, first: int, end: int) -> int:
    """Where the adverbials that begin at ``first`` end: "on Monday", "in an interview with X", "via phone"."""
    lows, times, adverbs = tokens.lows, words("weekdays-and-times"), words("adverbs-in-verbs")
    at = first
    while at < end:
        low = lows[at]
        if low in times or low in adverbs or (low.endswith("ly") and len(low) > 4):
            at += 1
        elif low in _OBLIQUE and at + 1 < end and lows[at + 1] not in _CLAUSE_SUBJECTS | {QUOTE}:
            reach = _object_end(tokens, at + 1, end)
            if reach == at + 1:
                break
            at = reach
        else:
            break
    return at


def _object_end(tokens: Tokens, first: int, end: int) -> int:
    """Where the noun phrase after a preposition ends: at most one article, then nouns."""
    lows = tokens.lows
    at = first
    while at < end and at - first < 12:
        low = lows[at]
        if low in {",", ":", ";", "(", "—", "–", ".", QUOTE, ")"} or low in _CLAUSE_SUBJECTS:
            break
        if low in words("clause-openers") or (low in words("auxiliaries") and low not in {"'s", "’s"}):
            break
        if at > first and low in words("determiners") and lows[at - 1] not in words("prepositions"):
            break
        if low in _OBLIQUE and at > first:
            break
        at += 1
    return at


def recipient_end(tokens: Tokens, cue: Cue, first: int, end: int) -> int:
    """Where the words for who is told end ("told REPORTERS that"); ``first`` where nobody is."""
    base = cue.base.split(" ")[0]
    if base not in words("cue-frames-recipient") or first >= end:
        return first
    low = tokens.lows[first]
    if low in {"that", "whether", "if", "how", "why", "what", "about", "of", "for", "to", ",", ":", QUOTE}:
        return first
    if low in {"him", "her", "them", "me", "us", "you", "it", "himself", "herself", "themselves"}:
        return first + 1
    if tokens.lows[first] in _CLAUSE_SUBJECTS:
        return first
    at = first
    lows = tokens.lows
    while at < end and at - first < 14:
        low = lows[at]
        if low in {",", ":", ";", "—", "–", QUOTE, "."} or low in _CLAUSE_SUBJECTS or low in words("clause-openers"):
            break
        if low in words("auxiliaries") and low not in {"'s", "’s"}:
            break
        if low in {"to", "in", "on", "at", "via", "during", "about", "by", "after", "before", "with"} and at > first:
            break
        if at > first and low in words("determiners") and lows[at - 1] not in words("prepositions"):
            break
        if at > first and low in words("weekdays-and-times"):
            break
        at += 1
    return at


def content_start(tokens: Tokens, cue: Cue, first: int, after: int, end: int, limit: int) -> int | None:
    """Where what is said begins, behind the cue, whoever is told and adverbials; None where nothing follows."""
    lows = tokens.lows
    finite, helpers = words("finite-verbs"), words("auxiliaries")
    for at in range(first, min(end, limit, first + 16)):
        low = lows[at]
        if low in _CLAUSE_SUBJECTS and low not in {"that", "this", "those", "these"}:
            break
        if (low in finite or low in helpers) and low not in {"'s", "’s"}:
            break
        if (
            low == "that"
            and not (at > first and lows[at - 1] in {"in", "on", "at", "of", "for", "with"})
            and at + 1 < end
            and lows[at + 1] != ","
        ):
            return at
        if low in {":", QUOTE}:
            if low == ":":
                return at + 1 if at + 1 < end else None
            if at == first or lows[at - 1] in {",", ":"}:
                return at
            break
        if low in {",", ";"} and not (at + 1 < end and lows[at + 1] == QUOTE):
            break
    base = cue.base.split(" ")[0]
    if base in {"speak", "talk"} and (first >= end or lows[first] not in {"about", "of", "against", "out"}):
        return None
    keeps = (
        base in words("cue-frames-object")
        or base in {"ask", "call", "urge", "agree", "want"}
        or cue.klass in {"mental", "evaluate"}
    )
    start = (
        first
        if keeps
        and lows[first if first < end else end - 1] in {"for", "about", "of", "to", "on", "as", "against", "with"}
        else after
    )
    if keeps and first < end and lows[first] not in words("weekdays-and-times") and lows[first] not in _OBLIQUE:
        start = first
    if start >= end:
        return None
    low = lows[start]
    if low == ",":
        if start + 1 < end and lows[start + 1] == QUOTE:
            return start + 1
        return None
    if low in {";", ")", "—", "–", "."}:
        return None
    return start


def is_aside(tokens: Tokens, first: int, end: int) -> bool:
    """Whether what follows a cue is only adverbial: "in a statement released Monday"."""
    lows = tokens.lows
    if first >= end:
        return True
    low = lows[first]
    if low in {",", "."}:
        return True
    if low in words("weekdays-and-times") or low in words("adverbs-in-verbs") or low.endswith("ly"):
        return is_aside(tokens, first + 1, end)
    return low in _OBLIQUE or low in words("prepositions")
