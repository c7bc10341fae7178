"""Figures: everybody and everything in a story that may turn out to be a source, while mentions are merged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from analysis.speech.cues import words
from analysis.speech.mention import Gender, Reading, ReadingKind
from analysis.speech.places import state_of
from analysis.speech.source import Mention

_COURTESY = frozenset({"mr", "mrs", "ms", "dr"})


@dataclass(slots=True, eq=False)
class Figure:
    """Someone or something, with all that is known so far. The one value here that changes while it is made.

    A set of words is a dict without values: it keeps their order, and the garbage collector leaves it alone, which
    a story with thousands of figures would feel.
    """

    reading: Reading
    kind: ReadingKind
    names: dict[str, None] = field(default_factory=dict)
    name: str = ""
    """The fullest of its proper names, empty where there is none."""
    givens: dict[str, None] = field(default_factory=dict)
    """The first words of those of two words or more, lower case."""
    gender: Gender | None = None
    roles: dict[str, None] = field(default_factory=dict)
    """Words of titles and appositions, lower case."""
    heads: dict[str, None] = field(default_factory=dict)
    """Head nouns of descriptions and roles."""
    mentions: list[Mention] = field(default_factory=list)
    worded: dict[str, None] = field(default_factory=dict)
    """The words of its mentions so far, each once, in their order."""
    count: int = 0
    """How often it is named outside quotation marks."""
    placed: int = 0
    """How often its name stands like a place."""
    signs: int = 0
    """How much around its name says that it is a person's: "he" near by; less where it stands like a place."""
    sorts: dict[str, None] = field(default_factory=dict)
    """Nouns of institutions set beside its name ("a campaign GROUP"), and "which" where that follows."""
    number: int = 0
    """Told-apart group: how many it says it has ("two members")."""
    group: Figure | None = None
    """The group of which it is told apart."""
    label: str = ""
    """What to call it where its mentions say too little: "another resident"."""
    said: dict[str, None] = field(default_factory=dict)
    """Ids of the attributions matched to it."""

    @property
    def is_surely_person(self) -> bool:
        """Whether more than capitals says that a name is a person's: a given name, a title, a role, "he"."""
        return self.gender is not None or bool(self.heads) or self.signs > 0

    @property
    def may_be_institution(self) -> bool:
        """Whether a name of one word was taken for a person's only because nothing spoke against it."""
        return self.kind == "person" and " " not in self.name and not self.is_surely_person

    def take_sort(self, sort: str) -> None:
        """Take over the noun of an institution that stands beside the name: it is no person's then."""
        self.sorts[sort] = None
        if self.kind == "person" and not self.is_surely_person:
            self.kind = "organisation"
            self.reading = replace(self.reading, kind="organisation", gender=None)

    def learn(self, reading: Reading) -> None:
        """Take over what another mention tells."""
        if reading.name and reading.name not in self.names:
            self.names[reading.name] = None
            if not (self.kind == "state" and self.name and _is_seat(reading.name)):
                self.name = max(self.name, reading.name, key=_fullness)
            if reading.given:
                self.givens[reading.given] = None
        if reading.kind == self.reading.kind == "person" and " " in reading.name:
            self.kind = "person"  # a bare surname was taken for an institution until now
        self.gender = self.gender or reading.gender
        if reading.titles:
            self.roles.update(dict.fromkeys(reading.titles))
            self.heads.update(dict.fromkeys(t for t in reading.titles if t not in _COURTESY))
        if reading.kind == "state" and reading.head in words("place-nouns"):
            self.roles[reading.head] = None  # "the city of Brackwater"


def _is_seat(name: str) -> bool:
    """Whether a name is a capital, that stands for a state: "Beijing" is no fuller name of China."""
    low = name.lower()
    return state_of(low) not in {None, low}


def _fullness(name: str) -> tuple[int, int, int]:
    """How full a name is: words with a capital, then words in all; "Sea Org" before "Sea Org group"."""
    parts = name.split()
    small = bool(parts) and parts[-1].islower() and parts[-1] in words("generic-institutions")
    return sum(not w.islower() for w in parts), -int(small), len(name)
