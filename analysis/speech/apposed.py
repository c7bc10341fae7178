"""Apposed: the noun of an institution that stands beside a name: "Tidal Trust, a campaign group"."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.tokens import QUOTE, Stretch, Tokens

WHICH = "which"
"""What is said of a name that only "which" follows: it is no person."""
_SORTS = ("organisation-nouns", "generic-institutions", "firm-nouns")
_ENDS = frozenset({",", ".", ";", ":", "(", ")", "—", "–", "who", "which", "that", "whose", "where", "said", QUOTE})
_CLOSING = frozenset({",", ".", ";", ")", "—", "–", "who", "which", "that", "whose", "where"})
_OWN = frozenset({"'s", "’s"})
_MANY = frozenset(
    {"sponsors", "campaigners", "organisers", "organizers", "publishers", "makers", "promoters", "brewers"}
)
"""In the plural before one name: who are a firm or a group."""
_FAR = 10


def sort_beside(tokens: Tokens, stretch: Stretch, begin: int, last: int) -> str:
    """The noun of an institution behind or before a name and a comma, "which" for the pronoun alone, else ""."""
    lows = tokens.lows
    if begin > stretch.first and tokens.texts[begin - 1].islower() and lows[begin - 1] in words(*_SORTS):
        return lows[begin - 1]  # "the charity Warm Homes"
    if begin > stretch.first and lows[begin - 1] in _MANY:
        return lows[begin - 1]  # "Sponsors Nordvik"
    at = _behind_brackets(tokens, stretch, last)
    if at + 1 < stretch.last and lows[at] == ",":
        if lows[at + 1] == "which":
            return WHICH
        if lows[at + 1] in words("determiners"):
            end = _phrase_end(tokens, at + 1, stretch.last)
            if lows[end - 1] in words(*_SORTS) and _is_closed(tokens, stretch, at + 1, end):
                return lows[end - 1]
    return _before(tokens, stretch, begin, last)


def _before(tokens: Tokens, stretch: Stretch, begin: int, last: int) -> str:
    """The noun of an institution before a comma and a name that a mark follows: "the company, Lumo Power,"."""
    lows, end = tokens.lows, begin - 1
    if end <= stretch.first or lows[end] != "," or lows[end - 1] not in words(*_SORTS):
        return ""
    if last < stretch.last and lows[last] not in _CLOSING:
        return ""
    start = end - 1
    while start > stretch.first and end - start < _FAR and lows[start] not in _opening():
        start -= 1
    if start > stretch.first and lows[stretch.first] in words("prepositions", "subordinators", "lead-ins"):
        return ""  # "In a letter to the company, Lu, …"
    if lows[start] not in _opening() or _phrase_end(tokens, start, end) != end:
        return ""
    return lows[end - 1]


def _opening() -> frozenset[str]:
    """What a phrase with the noun of an institution can open with: an article, or "Ostrel's"."""
    return words("determiners") | _OWN


def _behind_brackets(tokens: Tokens, stretch: Stretch, last: int) -> int:
    """Behind "(TU)": a short form in brackets stands between a name and its apposition."""
    framed = last + 2 < stretch.last and tokens.lows[last] == "(" and tokens.lows[last + 2] == ")"
    return last + 3 if framed else last


def _is_closed(tokens: Tokens, stretch: Stretch, first: int, end: int) -> bool:
    """Whether a phrase is set beside the name, and does not begin a clause: "In Mara, the ministry said …"."""
    lows = tokens.lows
    if end >= stretch.last or lows[end] in _CLOSING:
        return True
    if lows[first] not in {"a", "an"}:
        return False
    return lows[end] in words("prepositions") or lows[end].endswith(("ed", "ing"))


def _phrase_end(tokens: Tokens, first: int, last: int) -> int:
    """Where the phrase which begins at a token ends: before "of", "that", a participle, a verb."""
    lows, at = tokens.lows, first + 1
    while at < last and at - first < _FAR:
        low = lows[at]
        if low in _ENDS or low in words("prepositions", "auxiliaries", "finite-verbs"):
            break
        if at > first + 1 and low.endswith(("ed", "ing")) and lows[at - 1] in words(*_SORTS):
            break
        at += 1
    return at
