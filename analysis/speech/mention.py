"""Mention: what the words that name a speaker tell about the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.speech.cues import words

ReadingKind = Literal[
    "pronoun",  # he, she, they, it, who
    "part",  # one, another, the other: told apart from others
    "person",
    "organisation",
    "outlet",
    "state",
    "document",
    "spokesperson",
    "individual",
    "collective",
    "undescribed",
]
Gender = Literal["female", "male"]

_WORD = re.compile(
    r"""
      (?:[A-Za-z]\.){2,}
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|St|Jr|Sr)\.
    | [A-Z]\.(?=\s)
    | ['’]s(?![^\W_])
    | @\w+
    | [^\W_]+(?:[-.&'’/](?!s(?![^\W_]))[^\W_]+)*
    | [^\w\s]
    """,
    re.VERBOSE,
)
_PARTS = frozenset({"one", "another", "other", "others", "second", "third", "former", "latter", "first"})
_IN_PARTS = frozenset({"the", "a", "an", "of", "them", "two", "these", "those"})
_SOME_OF = frozenset({"most", "some", "many", "all", "both", "several", "few", "two", "three", "none"})
_PRONOUNS = frozenset({
    "he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "him", "her", "them", "his", "their", "this",
    "these", "those", "himself", "herself",
})  # fmt: skip
_FEMALE = frozenset({"she", "her", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_PLURAL = frozenset({"they", "them", "their", "we", "these", "those"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention says: its kind, its proper name, its head noun, and what goes with them."""

    text: str
    kind: ReadingKind
    name: str = ""
    """The proper name in it, titles and roles left out; empty where there is none."""
    head: str = ""
    """The noun that carries a description ("spokeswoman"), lower case."""
    extras: frozenset[str] = frozenset()
    """Its other content words, lower case."""
    definite: bool = False
    plural: bool = False
    gender: Gender | None = None
    titles: tuple[str, ...] = ()
    """Lower-case titles and roles before the name."""

    @property
    def surname(self) -> str:
        """The last word of a person's name, lower case, without "Jr."."""
        return _surname(self.name)

    @property
    def given(self) -> str:
        """The first word of a person's name of two words or more, lower case."""
        first, _, more = self.name.partition(" ")
        return first.lower() if more else ""


@lru_cache(maxsize=4096)
def _surname(name: str) -> str:
    parts = [w for w in name.lower().split() if w.strip(".") not in words("post-nominals")]
    return parts[-1] if parts else ""


def split_words(text: str) -> list[str]:
    """The words and marks of a mention.

    >>> split_words("Russia's U.S. envoy")
    ['Russia', "'s", 'U.S.', 'envoy']
    """
    return _WORD.findall(text)


def gender_of(lows: list[str], given: str) -> Gender | None:
    """Female or male where a title, a noun or a given name (in small letters) says so; None where nothing or both do.

    Used only to see which "she" or "he" can mean whom; nobody's gender is reported.
    """
    female, male = not words("female-words").isdisjoint(lows), not words("male-words").isdisjoint(lows)
    if not female and not male:
        female, male = given in words("first-names-women"), given in words("first-names-men")
    if female == male:
        return None
    return "female" if female else "male"


@lru_cache(maxsize=16_384)  # all mentions of an article of 200,000 words: it asks for each three times
def read_mention(text: str) -> Reading:
    """Read the words that name a speaker: "a spokeswoman for …", "Mr. …", "it".

    >>> read_mention("President Barack Obama").name
    'Barack Obama'
    >>> read_mention("a spokeswoman for Russia's foreign ministry").kind
    'spokesperson'
    """
    from analysis.speech.nounphrase import read_noun_phrase

    tokens = split_words(text)
    if not tokens:
        return Reading(text, "undescribed")
    lows = [t.lower() for t in tokens]
    if len(tokens) == 1 and lows[0] in _PRONOUNS and not (tokens[0].isupper() and len(tokens[0]) > 1):
        gender: Gender | None = "female" if lows[0] in _FEMALE else "male" if lows[0] in _MALE else None
        return Reading(text, "pronoun", head=lows[0], gender=gender, plural=lows[0] in _PLURAL)
    if lows[1:3] == ["of", "them"] and lows[0] in _SOME_OF:
        return Reading(text, "pronoun", head="they", plural=True)
    return _part(text, lows) or read_noun_phrase(text, tokens, lows)


def _part(text: str, lows: list[str]) -> Reading | None:
    """Someone told apart from others: "one", "another", "the other", "one of the …", "a third"."""
    if lows[0] in {"one", "another"} and len(lows) > 2 and lows[1] in {"of", ","}:
        return Reading(text, "part", head=lows[0])
    core = [w for w in lows if w not in _IN_PARTS]
    if core and _PARTS.issuperset(core):
        return Reading(text, "part", head=core[0], definite=lows[0] == "the", plural=core[-1] == "others")
    return None
