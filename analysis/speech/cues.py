"""Cues: the reporting words of an article ("said", "according to", "has denied"), found and described."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.resources import lexicon

CueClass = Literal[
    "neutral", "announce", "argue", "doubt", "endorse", "concede", "deny", "evaluate", "mental", "manner",
    "according",
]  # fmt: skip
_CLASSES: tuple[CueClass, ...] = (
    "neutral", "announce", "argue", "doubt", "endorse", "concede", "deny", "evaluate", "mental", "manner",
)  # fmt: skip
Form = Literal["base", "third", "past", "part", "ing"]
_FORMS: tuple[Form, ...] = ("base", "third", "past", "part", "ing")
Voice = Literal["active", "passive", "participle"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a word form as a cue verb."""

    base: str
    forms: frozenset[Form]
    klass: CueClass
    particle: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of reporting words in one stretch: tokens ``first`` up to ``last``, the verb itself at ``verb``."""

    first: int
    verb: int
    last: int
    base: str
    """The verb's base form, without its particle."""
    klass: CueClass
    voice: Voice
    real: bool = True
    """False under "not", "could", "may", "should": nobody has said it."""
    particle: str | None = None
    act: bool = False
    """Only an act even where a clause follows: "raised concerns", "was forced to deny"."""

    @property
    def is_speech(self) -> bool:
        """False for the words of thinking, believing and wishing."""
        return self.klass != "mental"


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every word form that can be a cue, from the lists of cue verbs; readings with a particle come first.

    >>> [verb.base for verb in verbs()["said"]]
    ['say']
    """
    table: dict[str, dict[tuple[str, str | None], tuple[set[Form], CueClass]]] = {}
    for klass in _CLASSES:
        for line in lexicon(f"cue-verbs-{klass}"):
            head, _, particle = line.partition(" + ")
            forms = head.split()
            for form, word in zip(_FORMS, forms, strict=True):
                entry = table.setdefault(word, {}).setdefault((forms[0], particle or None), (set(), klass))
                entry[0].add(form)
    return {
        word: tuple(
            Verb(base, frozenset(forms), klass, particle)
            for (base, particle), (forms, klass) in sorted(entries.items(), key=lambda e: (e[0][1] is None, e[0]))
        )
        for word, entries in table.items()
    }


def is_adverb(low: str) -> bool:
    """Whether a lower-case word can stand inside a group of verbs: "also", "repeatedly"; not "family".

    >>> is_adverb("repeatedly"), is_adverb("family")
    (True, False)
    """
    return low in words("adverbs-in-verbs") or (low.endswith("ly") and len(low) > 4 and low not in words("no-adverbs"))


@cache
def words(*names: str) -> frozenset[str]:
    """One or more word lists as a set.

    >>> "reuters" in words("outlets")
    True
    """
    return frozenset(entry for name in names for entry in lexicon(name))
