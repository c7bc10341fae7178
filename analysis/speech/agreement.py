"""Agreement: whether a form is a verb here at all, or a noun that looks like one ("her claims")."""

from __future__ import annotations

from analysis.speech.cues import Verb, Voice, is_adverb, words
from analysis.speech.tokens import Stretch, Tokens

_SAYERS = (
    "document-nouns", "collective-nouns", "person-nouns", "spokes-words", "organisation-nouns", "outlet-nouns",
)  # fmt: skip
_DASHES = frozenset({"—", "–", "--", "-"})
_BEFORE_PARTICIPLES = frozenset(
    {",", "—", "–", "--", "and", "or", "but", "by", "after", "before", "in", "while", "without", "when", "about", "as"}
)
_BEFORE_NOUNS = frozenset({"'s", "’s", "of", "to", "no", "in", "for", "on", "with", "by"})
_LOOSE = frozenset({"all", "some", "many", "most", "few", "both", "each", "one", "another", "several", "this", "that"})
"""Determiners that can be who speaks themselves: "many say"."""


def is_title_case(tokens: Tokens, stretch: Stretch) -> bool:
    """Whether a stretch is a headline in capitals: most of its words begin with one."""
    total = [k for k in range(stretch.first, min(stretch.last, stretch.first + 24)) if tokens.texts[k][0].isalpha()]
    return len(total) >= 4 and sum(tokens.is_name(k) for k in total) > 0.65 * len(total)


def can_be_verb(tokens: Tokens, stretch: Stretch, group: tuple[int, int], verb: Verb, voice: Voice) -> bool:
    """Whether a form without helping words is a verb here; ``group``: where its adverbs begin, and its own place."""
    lows = tokens.lows
    first, place = group
    before = lows[place - 1] if place > stretch.first else ""
    if before in words("determiners") and before not in _LOOSE:
        return False
    if voice == "participle":
        return _is_participle(tokens, stretch, place)
    if before in _BEFORE_NOUNS:
        return False
    present = "past" not in verb.forms
    if present and tokens.is_name(place) and place > stretch.first and not is_title_case(tokens, stretch):
        return False
    after = lows[place + 1] if place + 1 < stretch.last else ""
    if present and after in words("noun-followers") and verb.particle is None:
        return False
    return not present or (first > stretch.first and _agrees(tokens, stretch, place, first, verb))


def _is_participle(tokens: Tokens, stretch: Stretch, place: int) -> bool:
    """Whether an -ing form reports: behind a comma, a preposition, or someone who can say something."""
    lows = tokens.lows
    after = lows[place + 1] if place + 1 < stretch.last else ""
    if place == stretch.first:
        return after in {"that", "about"}
    before = lows[place - 1]
    if before in _BEFORE_PARTICIPLES or tokens.quotes[place - 1] >= 0 or is_adverb(before):
        return True
    if "with" in lows[max(stretch.first, place - 6) : place]:
        return tokens.is_name(place - 1) or before in words(*_SAYERS)
    return before in words(*_SAYERS[:4], "weekdays-and-times", "adverbs-in-verbs")


def _agrees(tokens: Tokens, stretch: Stretch, place: int, first: int, verb: Verb) -> bool:
    """Whether the word before a present form can be its subject: "officials say", "she says"; not "claims of"."""
    before = tokens.lows[first - 1]
    pointing = before == "that" and first - 1 == stretch.first  # "That answer"
    if pointing or before == ";" or ("third" in verb.forms and _is_plural_noun(tokens, place, before)):
        return False
    if before in _DASHES:
        return any(tokens.lows[k] == before for k in range(stretch.first, first - 1))
    if before in {"and", "but", "or", ",", ")"} or tokens.quotes[first - 1] >= 0:
        return True
    if "base" in verb.forms and "third" not in verb.forms:
        return _is_plural(before) or _plural_ahead(tokens, stretch, first)
    return before not in {"i", "we", "you", "they", "these", "those", "a", "an", "the"}


def _is_plural(word: str) -> bool:
    """Whether a word takes a verb in the plural."""
    if word in words("collective-nouns", "plural-pronouns"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _is_plural_noun(tokens: Tokens, place: int, before: str) -> bool:
    """Whether a form like "reports" is more likely the plural of a noun: after a plain adjective or noun."""
    if tokens.lows[place] not in words("plural-nouns") or tokens.is_name(place - 1) or before in {",", ")"}:
        return False
    before = tokens.lows[place - 1]
    if is_adverb(before):
        return False
    return before not in words("pronouns", "adverbs-in-verbs", *_SAYERS)


def _plural_ahead(tokens: Tokens, stretch: Stretch, first: int) -> bool:
    """Whether the phrase before a verb has a plural head further left: "Aides to Clinton say", "9 percent say"."""
    for at in range(first - 1, max(stretch.first, first - 9) - 1, -1):
        low = tokens.lows[at]
        if low == ",":
            return False
        if low in words("collective-nouns") or low[0].isdigit() or low == "data":
            return True
        if low.endswith("s") and low in words("document-nouns"):
            return True
        if low in {"half", "percent", "majority", "those", "many", "most", "some"}:
            return True
    return False
