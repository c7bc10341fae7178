"""Phrases: the noun phrase that says who speaks, before or after a cue."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.tokens import QUOTE, Tokens
from analysis.speech.trimming import trimmed

_HARD = frozenset({";", ":", "…", "...", "!", "?", "(", "[", "--", "—", "–", QUOTE, "•", "|"})
_DASHES = frozenset({"—", "–", "--"})
_RELATIVES = frozenset({"who", "which", "that"})
_LINKS = frozenset({"of", "for", "at", "from", "in", "with", "to", "on"})
_ASIDES = frozenset({"who", "which", "whose", "whom", "where"})
_QUANTITIES = frozenset({"one", "some", "many", "most", "several", "both", "all", "others", "another", "few"})
_BEFORE_TIMES = frozenset({"the", "'s", "’s", "of"})
_NEAR_TO = frozenset({"adviser", "advisor", "aide", "advisers", "close", "ambassador"})
_POSSESSIVE = frozenset({"'s", "’s"})
Phrase = tuple[int, int]


def subject_before(tokens: Tokens, verb: int, low: int) -> Phrase | None:
    """The phrase that ends before the token ``verb`` and begins not before ``low``: who speaks.

    Steps over what may stand between ("Smith, 34, a nurse, said"; "Smith (R) said"; "Smith on Monday said").
    """
    lows = tokens.lows
    last = verb
    if last - 1 < low:
        return None
    before = lows[last - 1]
    if before in {")", "]"}:
        at = last - 1
        while at > low and lows[at] not in {"(", "["}:
            at -= 1
        return subject_before(tokens, at, low) if at > low else None
    if before == "," or before in _DASHES:
        return _before_aside(tokens, last - 1, low)
    return trimmed(tokens, _reach_left(tokens, last, low), last)


def _before_aside(tokens: Tokens, end: int, low: int) -> Phrase | None:
    """Who stands before an aside that ends with the comma or dash at ``end``."""
    lows = tokens.lows
    mark = lows[end]
    best: Phrase | None = None
    seen = 0
    for at in range(end - 1, low - 1, -1):
        if mark == "," and lows[at] in _HARD:
            break
        if lows[at] != mark:
            continue
        seen += 1
        if lows[at - 1] in {")", "]"} and at - 1 > low:
            phrase = subject_before(tokens, at, low)
            if phrase is not None:
                return phrase
        first = _reach_left(tokens, at, low)
        if first > low and lows[first - 1] in _ASIDES:
            continue  # "who represents the crews": an aside, not the speaker
        phrase = trimmed(tokens, first, at)
        if seen == 1 and phrase is not None and is_name_behind_role(tokens, phrase, (at + 1, end)):
            return trimmed(tokens, at + 1, end)
        if phrase is not None and _stands_alone(tokens, phrase, first, low):
            return phrase
        best = best or phrase
        if seen == 6:
            break
    return best


def is_name_behind_role(tokens: Tokens, role: Phrase, aside: Phrase) -> bool:
    """Whether the aside is the name and the phrase before it only a role: "Its chairman, DILIP SARKAR, told"."""
    first, last = aside
    if last <= first or not tokens.is_name(last - 1) or tokens.is_name(role[1] - 1):
        return False
    if not all(
        tokens.is_name(k) or tokens.lows[k] in words("name-particles") | {"&", "of"} for k in range(first, last)
    ):
        return False
    opening = tokens.lows[role[0]]
    return last - first >= 2 or opening in words("determiners") or opening in words("person-nouns", "titles")


def _stands_alone(tokens: Tokens, phrase: Phrase, first: int, low: int) -> bool:
    """Whether a phrase before an aside can be who speaks: no "a nurse from Houston", no "34"."""
    opening = tokens.lows[phrase[0]]
    if opening in {"a", "an", "who", "which", "whose"} or opening[0].isdigit():
        return phrase[0] <= low
    if opening in words("titles", "person-nouns") and "of" in tokens.lows[phrase[0] + 1 : phrase[0] + 4]:
        return first <= low or tokens.lows[first - 1] != ","  # "Director of the centre" behind a name
    single = phrase[1] - phrase[0] == 1 and tokens.is_name(phrase[0])
    if first > low and tokens.lows[first - 1] == "," and single:
        # "Jane Roe, a nurse from Houston, Texas, said": a place is no speaker when an aside stands before it
        at = first - 2
        while at >= low and tokens.lows[at] != "," and tokens.lows[at] not in _HARD:
            at -= 1
        return at < low or tokens.lows[at + 1] not in {"a", "an", "the", "of", "in", "at", "from"}
    return opening not in words("prepositions")


def _reach_left(tokens: Tokens, end: int, low: int) -> int:
    """How far to the left the phrase that ends at ``end`` can reach: to a mark, a conjunction, a verb."""
    lows = tokens.lows
    at = end
    relative = False
    while at > low and end - at < 30:
        word = lows[at - 1]
        if word in _RELATIVES and at < end and at - 1 > low and _is_relative(tokens, at - 1):
            relative = True
        elif word == ",":
            if not _is_list(tokens, at, end, low):
                break
        elif word in _HARD or word == ")":
            break
        elif word in words("clause-openers"):
            return at - 1 if at == end and word in _RELATIVES else at
        elif word in words("auxiliaries") and word not in {"'s", "’s", "being"}:
            if not relative and "who" not in lows[max(low, at - 4) : at - 1]:
                break
        elif word in {"and", "&"} and at < end and not _joins_names(tokens, at, end, low):
            break
        at -= 1
    return at


def _is_relative(tokens: Tokens, place: int) -> bool:
    """Whether "who" or "that" is the subject of its clause: "the union THAT represents", not "the bill THAT Venn"."""
    if not _is_person_like(tokens, place - 1):
        return False
    following = tokens.lows[place + 1] if place + 1 < len(tokens.lows) else ""
    return tokens.lows[place] == "who" or not (
        tokens.is_name(place + 1) or following in words("determiners", "pronouns")
    )


def _is_person_like(tokens: Tokens, place: int) -> bool:
    low = tokens.lows[place]
    return (
        tokens.is_name(place)
        or low in words("person-nouns", "collective-nouns", "organisation-nouns", "document-nouns")
        or low in {"those", "one", "another", "others"}
    )


def _is_list(tokens: Tokens, at: int, end: int, low: int) -> bool:
    """Whether the comma before ``at`` stands in a list of names: "Smith, Jones and Brown"."""
    if "and" not in tokens.lows[at : min(end, at + 6)] or not tokens.is_name(at):
        return False
    return at - 2 >= low and tokens.is_name(at - 2)


def _joins_names(tokens: Tokens, at: int, end: int, low: int) -> bool:
    """Whether the "and" before ``at`` joins two speakers and not two clauses."""
    if at - 2 < low or at >= end:
        return False
    if tokens.is_name(at - 2) and tokens.is_name(at):
        return True
    if tokens.lows[at - 2][0].isdigit() and tokens.lows[at][0].isdigit():
        return True
    nouns = words("collective-nouns", "person-nouns")
    return tokens.lows[at - 2] in nouns and (tokens.lows[at] in nouns or tokens.lows[end - 1] in nouns)


def phrase_after(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """The noun phrase that begins at ``first`` and ends before ``end``: "said KHALED KHOJA, head of …"."""
    lows = tokens.lows
    if first >= end or lows[first] in _HARD or lows[first] in {",", "."}:
        return None
    if lows[first] in words("pronouns") and lows[first] not in _QUANTITIES:
        return first, first + 1
    at = first
    while at < end and at - first < 24 and not _ends_phrase(tokens, first, at, end):
        at += 1
    while at > first and (lows[at - 1] in words("prepositions") or lows[at - 1] in {"and", "the", "a", "an"}):
        at -= 1
    return (first, at) if at > first else None


def _ends_phrase(tokens: Tokens, first: int, at: int, end: int) -> bool:
    """Whether the token at ``at`` is no longer part of the phrase that begins at ``first``."""
    low = tokens.lows[at]
    if low in _HARD or low in {",", ".", ")", '"'} or (low in words("auxiliaries") and low not in _POSSESSIVE):
        return True
    if low in words("prepositions") and low != "of":
        return not (low in _LINKS and _takes_link(tokens, first, at))
    return at > first and _ends_inner(tokens, first, at, end)


def _ends_inner(tokens: Tokens, first: int, at: int, end: int) -> bool:
    """The same for a word that is neither the first one, nor a mark, nor a preposition."""
    low = tokens.lows[at]
    if low == "and":
        return not (at + 1 < end and (tokens.is_name(at + 1) or tokens.lows[at + 1] in words("collective-nouns")))
    if low.endswith(("s", "ed")) and at + 1 < end and _is_verb_here(tokens, first, at):
        return True
    if low in words("weekdays-and-times"):
        return (
            low not in {"may", "march"}
            and not tokens.lows[at - 1][0].isdigit()
            and tokens.lows[at - 1] not in _BEFORE_TIMES
        )
    return low in words("clause-openers") or (low in words("pronouns") and low != "one")


def _is_verb_here(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a form in -s or -ed between a noun and an article is a verb: "the company PUTS the figure"."""
    if (
        tokens.is_name(at)
        or tokens.lows[at] in {"'s", "’s"}
        or tokens.lows[at - 1] in words("determiners", "prepositions")
    ):
        return False
    following = tokens.lows[at + 1]
    return following in words("determiners") or following in {"him", "them", "it", "us", "me"}


def _takes_link(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a preposition belongs to the phrase: "a spokesman FOR the firm", not "Khoja IN an interview"."""
    if tokens.lows[at] in {"on", "to"} and tokens.lows[at - 1] not in _NEAR_TO:
        return False
    if tokens.is_name(first) and tokens.lows[first] not in words("determiners"):
        return False
    nouns = words("person-nouns", "collective-nouns", "spokes-words", "titles", "document-nouns", "organisation-nouns")
    return any(tokens.lows[k] in nouns for k in range(first, at))
