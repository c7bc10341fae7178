"""Clauses: whether some words hold a finite clause, decided without a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.resources import lexicon

_TOKEN = re.compile(r"['’]?\w(?:[\w'’.&-]*\w)?|[,;:.!?…—–()]")
_SUBJECTS = frozenset({"i", "we", "they", "he", "she", "who"})
"""Pronouns that are always subjects."""
_OPEN_SUBJECTS = frozenset({
    "you", "it", "this", "that", "these", "those", "which", "what", "everyone", "everybody", "nobody", "nothing",
    "someone", "somebody", "anyone", "everything", "something", "people", "one", "none", "neither", "many", "some",
    "most", "few", "others", "both", "all",
})  # fmt: skip
"""Words that can be subjects or objects: their place decides."""
_TAKES_BASE = frozenset({
    "i", "we", "they", "you", "who", "these", "those", "people", "many", "some", "most", "few", "others", "both",
    "all",
})  # fmt: skip
_DETERMINERS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "no",
    "any", "some", "every", "each", "another", "all", "both",
})  # fmt: skip
_ARTICLES = frozenset({"a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "no"})
_NOUNS_TOO = frozenset({"will", "can", "might", "may", "must"})
_OBJECTS = _DETERMINERS | frozenset({
    "me", "you", "him", "it", "us", "them", "'em", "myself", "himself", "herself", "itself", "themselves", "what",
    "how", "why",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "about", "against", "between", "under", "over",
    "after", "before",
})  # fmt: skip
_ADVERBS = frozenset({
    "also", "always", "even", "ever", "just", "never", "not", "now", "often", "only", "really", "simply", "still",
    "then", "already", "certainly", "clearly", "actually", "probably", "soon", "once", "again", "almost",
})  # fmt: skip
_JOINS = frozenset({
    "and", "but", "or", "so", "that", "because", "if", "when", "while", "although", "though", "as", "until", "unless",
    "whether", "where", "how", "why", "what", "which", "who", "yet", "since",
})  # fmt: skip
_NO_VERB = _JOINS | _ADVERBS | _OBJECTS | {
    "all", "both", "too", "also", "alone", "else", "than", "as", "two", "three", "four", "five", "of", "himself",
    "herself", "myself", "ourselves", "themselves",
}  # fmt: skip
_NO_ORDER = frozenset({"like", "mean", "cost", "end", "open", "close", "matter", "place"})
_AFTER_S = frozenset({
    "not", "no", "a", "an", "the", "been", "being", "done", "going", "gone", "gonna", "got", "just", "so", "too",
    "very", "all", "about", "only", "never",
})  # fmt: skip
"""What stands after 's when it is "is" or "has" and no possessive: "the deal's not done"."""


@cache
def _finite() -> frozenset[str]:
    return frozenset(lexicon("finite-words"))


@cache
def _certain() -> frozenset[str]:
    return frozenset(lexicon("certain-pasts"))


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Base forms, third persons, pasts."""
    rows = [line.split() for line in lexicon("clause-verbs")]
    base, third, past = (frozenset(row[place] for row in rows) - {"-"} for place in range(3))
    return base, third, past


def has_finite_clause(text: str) -> bool:
    """Whether there is a verb that is tied to a time: "it was over", not "over at last".

    Rules: (1) a form of be, have or do, a modal, or a contraction of one ("it's", "won't"); (2) a subject
    pronoun followed by a known verb; (3) a past form that can be nothing else ("went"); (4) a known verb in
    the third person or past that is followed by an object ("the dog bit him"); (5) an order that begins with
    a known verb ("Ask the passengers"). Adverbs between subject and verb are passed over. The subject may
    stand before the marks (the plan “will pay for itself in a year”).

    Known limit: a rare verb after a noun ("dogs bark") is missed, and so is a past form without its subject
    ("opted for peace at last"), because it could be a participle.

    >>> has_finite_clause("they measure it beautifully"), has_finite_clause("absolutely, legitimately")
    (True, False)
    """
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text)]
    words = [token.lower() for token in tokens]
    return any(_is_finite(tokens, words, place) for place in range(len(words))) or _is_order(words)


def _is_finite(tokens: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether the word at a place is a finite verb."""
    return (
        _is_helper(tokens, words, place)
        or _follows_pronoun(tokens, words, place)
        or _follows_noun(words, place)
        or _is_short_is(words, place)
    )


def _is_helper(tokens: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Be, have, do and modals, where they are no nouns or names ("a will", "May", "IS")."""
    word, token = words[place], tokens[place]
    before = words[place - 1] if place else ""
    if word in ("have", "do"):
        return before not in _PREPOSITIONS and before not in ("not", "")
    if word not in _finite():
        return False
    if word in _NOUNS_TOO and _is_noun_here(tokens, words, place):
        return False
    return not (token.isupper() and len(word) == 2 and word != "am" and not tokens[0].isupper())


def _is_noun_here(tokens: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Whether "will", "can", "might", "may" or "must" is a noun or a month: a man of good will, May Day."""
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if before in _ARTICLES or before in _PREPOSITIONS:
        return True
    if tokens[place][0].isupper() and (place or (words[place] == "may" and tokens[1:2] and tokens[1][0].isupper())):
        return True
    ends = not after[:1].isalnum() or after in _PREPOSITIONS
    return bool(ends and before not in _SUBJECTS and before not in _OPEN_SUBJECTS)


def _follows_pronoun(tokens: Sequence[str], words: Sequence[str], place: int) -> bool:
    """A known verb behind a pronoun that is its subject."""
    word = words[place]
    base, third, past = _verbs()
    at = place - 1
    while at >= 0 and place - at <= 3 and (words[at] in _ADVERBS or words[at].endswith("ly")):
        at -= 1
    if at < 0:
        return False
    subject = words[at]
    is_past = word in past or word in _certain() or (word.endswith("ed") and len(word) > 3)
    if subject in _SUBJECTS:
        return tokens[place][0].islower() and word not in _NO_VERB and word not in _PREPOSITIONS
    if subject not in _OPEN_SUBJECTS or not _can_be_subject(words, at):
        return False
    after = words[place + 1] if place + 1 < len(words) else ""
    is_third = word in third or (_looks_third(word) and (subject not in _DETERMINERS or after in _OBJECTS))
    return is_third or is_past or (word in base and subject in _TAKES_BASE)


def _looks_third(word: str) -> bool:
    """ "stacks", "reinforces": an unknown verb in the third person, or a plural noun."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _can_be_subject(words: Sequence[str], place: int) -> bool:
    """Whether a pronoun stands where a subject stands: at the beginning, after a comma, a joining word or a noun."""
    if not place:
        return True
    before = words[place - 1]
    base, third, past = _verbs()
    if before in _JOINS or not before[-1].isalnum():
        return True
    is_verb = before in base or before in third or before in past or before.endswith(("ing", "ed"))
    return not (is_verb or before in _PREPOSITIONS or before in _finite() or before in _DETERMINERS)


def _follows_noun(words: Sequence[str], place: int) -> bool:
    """A past that is nothing else behind a noun, or a verb between a noun and an object."""
    word = words[place]
    before = words[place - 1] if place else ""
    if not before or not before[-1].isalnum() or before in _DETERMINERS or before in _PREPOSITIONS or before == "and":
        return False
    if word in _certain():
        return True
    base, third, past = _verbs()
    if word in third:
        return True
    after = words[place + 1] if place + 1 < len(words) else ""
    if before.endswith("s") and word in base:
        return after in _OBJECTS or after in ("to", "more", "less", "not")
    if after not in _OBJECTS:
        return False
    is_past = word in past or (word.endswith("ed") and len(word) > 4)
    return is_past or (_looks_third(word) and not before.endswith("s") and after not in ("that", "what", "how", "why"))


def _is_short_is(words: Sequence[str], place: int) -> bool:
    """ "The deal's not done", "nobody's looking": 's that is no possessive."""
    word = words[place]
    if not word.endswith("'s"):
        return False
    after = words[place + 1] if place + 1 < len(words) else ""
    return after in _AFTER_S or (word[:-2] in _OPEN_SUBJECTS and after.endswith("ing"))


def _is_order(words: Sequence[str]) -> bool:
    """Whether the words begin with a verb that tells someone to do something."""
    place = next((n for n, w in enumerate(words) if w not in ("please", ",", "just", "so", "and", "but", "…")), 0)
    if not words or words[place] not in _verbs()[0] or words[place] in _NO_ORDER:
        return False
    after = words[place + 1] if place + 1 < len(words) else ""
    return after in _OBJECTS or after in _PREPOSITIONS or after in _ADVERBS or after == "and"
