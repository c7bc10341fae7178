"""Phrases: the noun phrase that says who speaks, before or after a cue."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.tokens import QUOTE, Tokens

_HARD = frozenset({";", ":", "…", "...", "!", "?", "(", "[", "--", "—", "–", QUOTE, "•", "|"})
_DASHES = frozenset({"—", "–", "--"})
_RELATIVES = frozenset({"who", "which", "that"})
_STOP_AFTER_NAME = frozenset(
    [
        "on",
        "during",
        "after",
        "before",
        "when",
        "while",
        "in",
        "at",
        "with",
        "by",
        "as",
        "via",
        "through",
        "about",
        "since",
        "until",
        "because",
        "to",
        "from",
        "if",
        "where",
    ]
)
_LINKS = frozenset(["of", "for", "at", "from", "in", "with", "to", "on"])
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
    first = _reach_left(tokens, last, low)
    return trimmed(tokens, first, last)


def _before_aside(tokens: Tokens, end: int, low: int) -> Phrase | None:
    """Who stands before an aside that ends with the comma or dash at ``end``."""
    lows = tokens.lows
    mark = lows[end]
    stops = [at for at in range(end - 1, low - 1, -1) if lows[at] == mark or (mark == "," and lows[at] in _HARD)]
    best: Phrase | None = None
    for at in stops[:6]:
        if lows[at] != mark:
            break
        first = _reach_left(tokens, at, low)
        phrase = trimmed(tokens, first, at)
        if phrase is None:
            continue
        if best is None:
            best = phrase
        if _stands_alone(tokens, phrase, first, low):
            return phrase
    return best


def _stands_alone(tokens: Tokens, phrase: Phrase, first: int, low: int) -> bool:
    """Whether a phrase before an aside can be who speaks: no "a nurse from Houston", no "34"."""
    opening = tokens.lows[phrase[0]]
    if opening in {"a", "an", "who", "which", "whose"} or opening[0].isdigit():
        return phrase[0] <= low
    if first > low and tokens.lows[first - 1] == "," and phrase[1] - phrase[0] == 1 and tokens.is_name(phrase[0]):
        # "Jane Roe, a nurse from Houston, Texas, said": a place is no speaker when an aside stands before it
        at = first - 2
        while at >= low and tokens.lows[at] not in {","} | _HARD:
            at -= 1
        opening = tokens.lows[at + 1] if at + 1 < first else ""
        return not (opening in {"a", "an", "the", "of", "in", "at", "from"} and at >= low)
    return opening not in words("prepositions")


def _reach_left(tokens: Tokens, end: int, low: int) -> int:
    """How far to the left the phrase that ends at ``end`` can reach: to a mark, a conjunction, a verb."""
    lows, openers, helpers = tokens.lows, words("clause-openers"), words("auxiliaries")
    at = end
    relative = False
    while at > low:
        low_word = lows[at - 1]
        if low_word in _HARD or low_word in {",", ")"}:
            if low_word == "," and _is_list(tokens, at, end, low):
                at -= 1
                continue
            break
        if low_word in _RELATIVES and at < end and at - 1 > low and _is_noun_like(tokens, at - 2):
            relative = True
            at -= 1
            continue
        if low_word in openers:
            if at == end and low_word in _RELATIVES | {"which"}:
                at -= 1
            break
        if (
            low_word in helpers
            and low_word not in {"'s", "’s", "being"}
            and not relative
            and not _relative_ahead(tokens, at, low)
        ):
            break
        if low_word in {"and", "&"} and at < end and not _joins_names(tokens, at, end, low):
            break
        if end - at >= 30:
            break
        at -= 1
    return at


def _relative_ahead(tokens: Tokens, at: int, low: int) -> bool:
    """Whether the verb at ``at - 1`` stands in "officials who WERE briefed"."""
    return any(tokens.lows[k] in {"who"} for k in range(max(low, at - 4), at - 1))


def _is_noun_like(tokens: Tokens, place: int) -> bool:
    low = tokens.lows[place]
    return (
        low in words("person-nouns") or low in words("collective-nouns") or tokens.is_name(place)
        or low in {"those", "one", "another", "others"}
    )  # fmt: skip


def _is_list(tokens: Tokens, at: int, end: int, low: int) -> bool:
    """Whether the comma before ``at`` stands in a list of names: "Smith, Jones and Brown"."""
    lows = tokens.lows
    if "and" not in lows[at : min(end, at + 6)] or not tokens.is_name(at):
        return False
    return at - 2 >= low and tokens.is_name(at - 2)


def _joins_names(tokens: Tokens, at: int, end: int, low: int) -> bool:
    """Whether the "and" before ``at`` joins two speakers and not two clauses."""
    if at - 2 < low or at >= end:
        return False
    left, right = at - 2, at
    if tokens.is_name(left) and tokens.is_name(right):
        return True
    nouns = words("collective-nouns") | words("person-nouns")
    return (
        tokens.lows[left] in nouns and (tokens.lows[right] in nouns or tokens.lows[end - 1] in nouns)
    )  # fmt: skip


def trimmed(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """The phrase without what only leads up to it ("But", "On Thursday", "later") or trails it."""
    lows, adverbs, times = tokens.lows, words("adverbs-in-verbs"), words("weekdays-and-times")
    while last > first and (
        lows[last - 1] in times
        or lows[last - 1] in adverbs
        or lows[last - 1].endswith("ly")
        or lows[last - 1] in {"on", "in", "at"}
    ):
        if tokens.is_name(last - 1) and lows[last - 1] not in times:
            break
        if last - 1 == first:
            break
        last -= 1
    lead = words("lead-ins")
    while first < last and (
        lows[first] in lead or lows[first] in adverbs or (not lows[first][0].isalnum() and lows[first][0] not in "@#")
    ):
        first += 1
    if first >= last:
        return None
    if lows[last - 1] in words("pronouns") and lows[last - 1] not in {"others", "all"}:
        before = lows[last - 2] if last - 2 >= first else ""
        return (last - 2 if before == "the" else last - 1, last)
    if lows[first] in words("prepositions") and not tokens.is_name(last - 1):
        return _after_preposition(tokens, first, last)
    if lows[first] in words("prepositions"):
        at = last - 1
        while (
            at > first
            and (tokens.is_name(at - 1) or lows[at - 1] in {"'s", "’s", "of"})
            and lows[at - 1] not in words("prepositions")
        ):
            at -= 1
        return at, last
    cut = _name_part(tokens, first, last)
    return (first, cut) if cut > first else None


def _after_preposition(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """For "In an interview the minister": the last phrase that begins with an article."""
    for at in range(last - 1, first, -1):
        if tokens.lows[at] in words("determiners"):
            return at, last
    return None


def _name_part(tokens: Tokens, first: int, last: int) -> int:
    """Where the core ends: "Trump in a speech" is Trump; "the head of the party" stays whole."""
    lows = tokens.lows
    if not tokens.is_name(first) or lows[first] in words("determiners"):
        return last
    at = first
    while at < last and (
        tokens.is_name(at)
        or lows[at]
        in {"of", "the", "and", "'s", "’s", "al", "de", "van", "von", "bin", "ibn", "la", "el", "for", "-", "&"}
        or lows[at][0] == "'"
        or lows[at][0].isdigit()
    ):
        at += 1
    if at < last and lows[at] in _STOP_AFTER_NAME and at > first:
        end = at
        while end > first + 1 and lows[end - 1] in {"of", "the", "and", "for"}:
            end -= 1
        return end
    return last


def phrase_after(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """The noun phrase that begins at ``first`` and ends before ``end``: "said KHALED KHOJA, head of …"."""
    lows = tokens.lows
    if first >= end or lows[first] in _HARD or lows[first] in {",", "."}:
        return None
    if lows[first] in words("pronouns") and lows[first] not in {
        "one",
        "some",
        "many",
        "most",
        "several",
        "both",
        "all",
        "others",
        "another",
        "few",
    }:
        return first, first + 1
    openers, helpers, preps = words("clause-openers"), words("auxiliaries"), words("prepositions")
    at = first
    while at < end and at - first < 24:
        low = lows[at]
        if low in _HARD or low in {",", ".", ")", '"'} or (low in openers and at > first):
            break
        if low in helpers and low not in {"'s", "’s"}:
            break
        if low in preps and low != "of" and not (low in _LINKS and _takes_link(tokens, first, at)):
            break
        if (
            low in words("weekdays-and-times")
            and at > first
            and lows[at - 1] not in {"the", "'s", "’s"}
            and low not in {"may", "march"}
        ):
            break
        if low == "and" and not (
            at + 1 < end and (tokens.is_name(at + 1) or lows[at + 1] in words("collective-nouns"))
        ):
            break
        if low in words("pronouns") and at > first and low not in {"one"}:
            break
        at += 1
    while at > first and (lows[at - 1] in preps or lows[at - 1] in {"and", "the", "a", "an"}):
        at -= 1
    return (first, at) if at > first else None


def _takes_link(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the preposition at ``at`` belongs to the phrase: "a spokesman FOR the firm", not "Khoja IN an interview"."""
    before = tokens.lows[at - 1]
    if tokens.lows[at] in {"on", "to"} and before not in {
        "adviser",
        "advisor",
        "aide",
        "advisers",
        "close",
        "ambassador",
    }:
        return False
    if tokens.lows[first] in words("determiners") or not tokens.is_name(first):
        nouns = (
            words("person-nouns")
            | words("collective-nouns")
            | words("spokes-words")
            | words("titles")
            | words("document-nouns")
            | words("organisation-nouns")
        )
        return before in nouns or any(tokens.lows[k] in nouns for k in range(first, at))
    return False
