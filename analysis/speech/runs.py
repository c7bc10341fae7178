"""Runs: where a proper name begins and ends in a sentence."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.places import state_of
from analysis.speech.tokens import Stretch, Tokens

_OPENING = frozenset({":", "—", "–"})
"""Behind these a capital means nothing."""
_OWN = frozenset({"'s", "’s", "'", "’"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_BEFORE_A_DAY = frozenset({"on", "last", "next", "this", "by", "late", "early", "since", "until"})
_BEFORE_DAYS = frozenset({"black", "bloody", "boxing", "cyber", "easter", "good", "holy", "palm", "super", "the"})


class Runs:
    """The words of a story that may belong to a name.

    ``surnames``: words for occupations that somebody in the story bears as a surname.
    """

    def __init__(self, tokens: Tokens, surnames: frozenset[str]) -> None:
        self.tokens, self.surnames = tokens, surnames
        lows = tokens.lows
        self.plain = {low for low, text in zip(lows, tokens.texts, strict=True) if text[0].islower()} - surnames
        inner = [k for k, text in enumerate(tokens.texts) if "-" in text and is_capitalised(text)]  # "al-Assad"
        self.places = sorted({*tokens.capitals, *inner})
        """The tokens at which a name can begin."""
        openings = {s.first for s in tokens.stretches}
        self.proper = {lows[k] for k in tokens.capitals if k not in openings and lows[k - 1] not in _OPENING}

    def end(self, stretch: Stretch, place: int) -> int:
        """Where the name that begins at ``place`` ends; ``place`` itself where none begins."""
        tokens, texts, lows = self.tokens, self.tokens.texts, self.tokens.lows
        if tokens.quotes[place] >= 0 or not is_capitalised(texts[place]) or lows[place] in {"i", "i'm"}:
            return place
        if lows[place] in _DAYS and place > stretch.first and lows[place - 1] in _BEFORE_A_DAY:
            return place  # "On Monday Venn said"
        if place == stretch.first and lows[place] not in self.surnames and self._is_common(stretch, place):
            return place
        end = _run_on(tokens, stretch, place)
        if end == place + 1 and (
            lows[place] in words("nobody-words")
            or (place == stretch.first and not _is_acronym(texts[place]) and not _is_known(lows[place], self.proper))
        ):
            return place
        if all(lows[k] in words("nobody-words") for k in range(place, end)):
            return place
        return end

    def _is_common(self, stretch: Stretch, place: int) -> bool:
        """Whether the word that opens a sentence has its capital only from there."""
        tokens, low = self.tokens, self.tokens.lows[place]
        following = tokens.texts[place + 1] if place + 1 < stretch.last else ""
        if low in words("function-words") or low in words("lead-ins") or low in words("prepositions"):
            return True
        if low in words("titles") and following and is_capitalised(following):
            return False
        inner = any(part[:1].isupper() for part in tokens.texts[place].split("-")[1:])  # "Mei-Ling"
        if inner or low in words("first-names-women") or low in words("first-names-men"):
            return False
        common = words("collective-nouns", "person-nouns", "document-nouns", "spokes-words")
        if low.endswith(("ly", "ing")) and (low in self.proper or state_of(low) is not None):
            return False  # "Beijing said"
        if low in common or low.endswith(("ly", "ing")):
            return not (following and is_capitalised(following) and low in words("titles"))
        return low in self.plain and not (following and is_capitalised(following))


def _run_on(tokens: Tokens, stretch: Stretch, place: int) -> int:
    """Where the words with capitals end that begin at a token, with the small words inside."""
    texts, lows = tokens.texts, tokens.lows
    end = place + 1
    while end < stretch.last and tokens.quotes[end] < 0:
        if lows[end] in words("weekdays-and-times") and lows[end - 1] not in _BEFORE_DAYS:
            break  # "Orla Venn Tuesday said"; not "Black Friday"
        if is_capitalised(texts[end]) or texts[end] == "&":
            end += 1
        elif _leads_on(tokens, stretch, end) or (texts[end] in _OWN and _owns(tokens, stretch, place, end)):
            end += 2
        elif lows[end] in {"of", "for", "and", "on"} and _joins(tokens, stretch, end):
            end += 2 if lows[end + 1] != "the" else 3
        else:
            break
    return end


def _leads_on(tokens: Tokens, stretch: Stretch, at: int) -> bool:
    """Whether a particle and more of the name stand here: "Ana DE Lu"."""
    following = at + 1 < stretch.last and is_capitalised(tokens.texts[at + 1])
    return following and tokens.lows[at] in words("name-particles")


def _is_acronym(text: str) -> bool:
    """Whether a word is the short name of an institution: "NASA", not "A"."""
    return text.isupper() and 2 < len(text) < 7 and text.isalpha()


def _is_known(low: str, proper: set[str]) -> bool:
    """Whether a single word that opens a sentence is a name elsewhere too, or a known one."""
    return (
        low in proper or low in words("first-names-women") or low in words("first-names-men")
        or low in words("outlets") or state_of(low) is not None or low in words("seats-of-power")
    )  # fmt: skip


def _joins(tokens: Tokens, stretch: Stretch, at: int) -> bool:
    """Whether "of", "for" or "and" stands inside the name of an institution."""
    lows, texts = tokens.lows, tokens.texts
    following = at + 1
    if following < stretch.last and lows[following] == "the":
        following += 1
    if following >= stretch.last or not is_capitalised(texts[following]) or tokens.quotes[following] >= 0:
        return False
    before = lows[at - 1]
    if lows[at] == "of" and _is_told_of(tokens, stretch, at - 1):
        return True  # "the charity Wings of Hope"
    if lows[at] == "and":
        noun = following + 1 < stretch.last and is_capitalised(texts[following + 1])
        if noun and lows[following + 1] in words("organisation-nouns"):
            return True
        if lows[following] in words("firm-endings"):
            return True
        bracket = following + 2 < stretch.last and lows[following + 1] == "(" and texts[following + 2].isupper()
        return bracket and texts[following][0] in texts[following + 2]  # "… and Agnostics (UAA)"
    return before.endswith("secretary") or before in words("organisation-nouns", "subject-nouns-of")


def _is_told_of(tokens: Tokens, stretch: Stretch, at: int) -> bool:
    """Whether a single word with a capital stands behind the noun of an institution."""
    before = at - 1
    return before >= stretch.first and tokens.lows[before] in words("organisation-nouns", "generic-institutions")


def _owns(tokens: Tokens, stretch: Stretch, first: int, at: int) -> bool:
    """Whether an apostrophe stands inside the name of an institution: "Dockers' Union", "People's Voice"."""
    lows, following = tokens.lows, at + 1
    if following >= stretch.last or not is_capitalised(tokens.texts[following]) or tokens.quotes[following] >= 0:
        return False
    alone = at - 1 == first
    if tokens.texts[at] in {"'s", "’s"} and lows[at - 1] in words("name-owners"):
        return alone or lows[following] in words("organisation-nouns")
    if not alone or not lows[at - 1].endswith("s") or state_of(lows[at - 1]) is not None:
        return False
    end = following
    while end < stretch.last and is_capitalised(tokens.texts[end]):
        end += 1
    return lows[end - 1] in words("organisation-nouns")


def is_capitalised(text: str) -> bool:
    """Whether a word begins with a capital, or a part of it does: "Venn", "al-Venn"."""
    return text[0].isupper() or ("-" in text and text[0].isalpha() and any(p[:1].isupper() for p in text.split("-")))
