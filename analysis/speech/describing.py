"""Describing: descriptions ("the ministry", "a spokeswoman", "the source") matched with whom they take up."""

from __future__ import annotations

from functools import cache

from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.bodies import institution_of
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading
from analysis.speech.merging import Reason, called
from analysis.speech.relatives import relative_of
from analysis.speech.renaming import renamed
from analysis.speech.scene import Scene

_ANYONE = frozenset({"man", "woman", "boy", "girl", "teenager", "youth", "pensioner"})
"""Nouns that fit anybody of this gender or age: the speaker in force."""
_TOWNS = frozenset({"city", "island", "municipality", "town", "village"})
_WIDE_PLACES = frozenset({"country", "federation", "kingdom", "nation", "republic", "state"})
_LOOSE = frozenset({"former", "then", "late", "new", "the", "old", "young", "senior", "own"})
_SMALL = frozenset({"and", "for", "from", "her", "his", "its", "the", "their", "who", "with"})
"""Words that two descriptions share by chance: "a spokesman FOR THE board", "a spokesman FOR THE trust"."""
_EARLY = 3
"""In so many sentences at the beginning somebody is described whom the story names later."""
_SOON = 5
"""Within so many sentences."""
_WORDS = {
    "place_again": "“{text}”: {name}, named before",
    "institution_again": "“{text}” takes up {name}, named before",
    "document_again": "“{text}” takes up “{name}”",
    "role": "“{text}”: {name}, to whom the story gives this role",
    "named_later": "“{text}”: {name}, whom the story names later",
    "renamed": "“{text}”: {name}, of whom the story speaks right before",
    "unnamed_again": "“{text}” takes up the unnamed speaker before, “{name}”",
}
_TOLD_APART = frozenset({"one", "another", "second", "third", "fourth"})
_NEAR_SINGLE = 5
"""In how many sentences after "one resident" an "another" is another resident."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
_OTHERS = frozenset({"other", "some", "another"})
_MERGING = frozenset({"collective", "undescribed", "organisation", "document"})


class Descriptions:
    """The descriptions of a story, in the order in which they are met."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.groups: list[tuple[Figure, int]] = []
        """Groups with the sentence in which they are described."""
        self._met: dict[str, list[Figure]] = {}
        self._later: dict[str, Figure] = {}
        """Whom a description at the beginning was found to mean, by its noun: a headline and the first sentence."""
        self._single: tuple[str, int] | None = None
        """The noun of the last single person described ("one RESIDENT"), with the sentence."""

    def figure(self, span: Span, reading: Reading) -> tuple[Figure, Reason]:
        """The figure that a description means, and the rule that says so."""
        text = self.scene.words_of(span)
        if reading.head in words("newsreaders"):
            outlet = self.scene.latest({"outlet"}, span.start)
            if outlet is not None:
                return outlet, Reason("newsreader", f"“{text}” speaks for {called(outlet)}")
        known = self._known(reading)
        if known is not None:
            return known, Reason("same_description", f"“{text}” takes up “{called(known)}”: the same description")
        taken_up = self._taken_up(reading, span)
        if taken_up is not None:
            rule, figure = taken_up
            return figure, Reason(rule, _WORDS[rule].format(text=text, name=called(figure), head=reading.head))
        return self._new(reading, span), Reason("described", f"“{text}” speaks here for the first time")

    def _new(self, reading: Reading, span: Span) -> Figure:
        figure = Figure(reading, reading.kind, gender=reading.gender)
        figure.roles.update(dict.fromkeys(reading.extras))
        figure.heads[reading.head] = None
        self._met.setdefault(reading.head, []).append(figure)
        if reading.kind == "individual" and not reading.definite:
            self._single = (reading.head, self.scene.stretch_at(span.start))
        if reading.kind in {"collective", "undescribed"}:
            figure.number = _NUMBERS.get(reading.text.split()[0].lower(), 0)
            self.groups.append((figure, self.scene.stretch_at(span.start)))
        return figure

    def label_of(self, reading: Reading, stretch: int) -> str:
        """What to call "another" or "a third" behind "one resident": "another resident"; "" where nobody is near."""
        if self._single is None or stretch - self._single[1] > _NEAR_SINGLE:
            return ""
        self._single = (self._single[0], stretch)
        opening = {"one": "one", "another": "another"}.get(reading.head, f"a {reading.head}")
        return f"{opening} {self._single[0]}" if reading.head in _TOLD_APART else ""

    def _known(self, reading: Reading) -> Figure | None:
        """An earlier description with the same noun and nothing that speaks against it."""
        for figure in reversed(self._met.get(reading.head, [])[-20:]):
            if self._is_same(reading, figure):
                return figure
        return None

    @staticmethod
    def _is_same(reading: Reading, figure: Figure) -> bool:
        """Whether two descriptions with one noun mean the same: "the source", "officials", "a spokesman for X"."""
        ours, theirs = reading.extras - _SMALL, figure.reading.extras - _SMALL
        if reading.definite and (not ours or ours <= figure.roles.keys() or ours & theirs):
            return True
        if reading.kind == "spokesperson":
            return ours == theirs or (bool(ours and theirs) and (ours <= theirs or theirs <= ours))
        if reading.kind not in _MERGING or figure.number or reading.text.lower().split()[0] in _OTHERS:
            return False
        return ours == theirs or (not ours and reading.kind != "undescribed")

    def _taken_up(self, reading: Reading, span: Span) -> tuple[str, Figure] | None:
        """The rule, and the figure that a description takes up, mostly one with "the"."""
        for rule, find in (
            ("place_again", self._place),
            ("institution_again", self._institution),
            ("institution_again", self._of_staff),
            ("document_again", self._document),
            ("role", self._in_role),
            ("named_later", self._named_later),
            ("unnamed_again", self._unnamed),
            ("renamed", self._renamed),
        ):
            figure = find(reading, span)
            if figure is not None:
                return rule, figure
        return None

    def _unnamed(self, reading: Reading, span: Span) -> Figure | None:
        """The unnamed speaker that "the source" takes up."""
        plain = reading.definite and reading.head == "source" and reading.kind == "undescribed"
        return self.scene.latest({"individual"}, span.start) if plain else None

    def _renamed(self, reading: Reading, span: Span) -> Figure | None:
        """Whom "the 34-year-old" or "the barrister" says something new of."""
        return renamed(self.scene, span, reading)

    def _place(self, reading: Reading, span: Span) -> Figure | None:
        """The place named before that "the city", "the country" takes up: one that can be it."""
        if not reading.definite or reading.head not in words("place-nouns") or reading.extras:
            return None
        wide = reading.head in _WIDE_PLACES
        for candidate in reversed(self.scene.candidates(span.start)):
            figure = candidate.figure
            state = figure.kind == "state"
            placed = figure.placed > 0 or any(n.split()[0].lower() == reading.head for n in figure.names)
            named_so = bool(figure.names) and reading.head in figure.roles and figure.kind != "person"
            if named_so or (state if wide else reading.head in _TOWNS and placed and not state):
                return figure
        return None

    def _of_staff(self, reading: Reading, span: Span) -> Figure | None:
        """The police that "officers" or "detectives" speak for."""
        body = staff().get(reading.head)
        if body is None or reading.extras - _LOOSE:
            return None
        met = self._met.get(body)
        if met:
            return met[-1]
        for candidate in reversed(self.scene.candidates(span.start)):
            figure = candidate.figure
            if candidate.speaks and figure.kind == "organisation" and body in figure.name.lower().split():
                return figure
        return None

    def _document(self, reading: Reading, span: Span) -> Figure | None:
        """The study that "the paper" takes up."""
        if not reading.definite:
            return None
        authors = reading.head in {"author", "authors"} and not reading.extras - words("paper-nouns")
        if not authors and (reading.kind != "document" or reading.head not in words("paper-nouns") or reading.extras):
            return None
        for candidate in reversed(self.scene.candidates(span.start)):
            figure = candidate.figure
            if figure.kind == "document" and not words("paper-nouns").isdisjoint(figure.heads):
                return figure
        return None

    def _institution(self, reading: Reading, span: Span) -> Figure | None:
        """The institution with this noun in its name, or the last one that the noun fits."""
        return institution_of(self.scene, reading, span.start)

    def _in_role(self, reading: Reading, span: Span) -> Figure | None:
        """A named person with this role: named before, or soon after."""
        if not reading.definite or reading.kind not in {"individual", "spokesperson", "undescribed"}:
            return None
        relative = relative_of(self.scene, reading, span.start)
        if relative is not None:
            return relative
        head = reading.head
        if head in _ANYONE and not reading.extras:
            force = self.scene.in_force(span.start)
            near = force is not None and self.scene.stretch_at(span.start) - force.stretch <= _SOON
            return force.figure if force is not None and near and _fits(reading, force.figure) else None
        for candidate in reversed(self.scene.candidates(span.start)):
            figure = candidate.figure
            in_role = figure.kind == "person" and head in widened(figure.heads.keys() | figure.roles.keys())
            if in_role and _fits(reading, figure) and _agrees(reading, figure):
                return figure
        stretch = self.scene.stretch_at(span.start)
        for name in self.scene.names_from(span.end, 12):
            named = self.scene.figure_of(name)
            if name.stretch - stretch > 5 or named is None:
                break
            in_role = name.role_head == head or head in name.reading.titles
            if named.kind == "person" and in_role and _fits(reading, named):
                return named
        return None

    def _named_later(self, reading: Reading, span: Span) -> Figure | None:
        """Whom a description at the beginning means: named soon after ("Australian woman", "a new study")."""
        if reading.kind == "document" and reading.head in words("paper-nouns"):
            return self._titled_later(reading, span)
        stretch = self.scene.stretch_at(span.start)
        early = stretch - self.scene.first_stretch <= _EARLY
        if reading.kind != "individual" or not early or reading.text.lower().startswith(("one ", "another ")):
            return None
        for name in self.scene.names_from(span.end, 12):
            named = self.scene.figure_of(name)
            if name.stretch - stretch > _SOON or named is None:
                break
            if named.kind != "person" or " " not in named.name or not _fits(reading, named):
                continue
            roles = name.roles | set(name.reading.titles)
            headed = reading.head in {name.role_head, *name.reading.titles}
            if headed and (not named.mentions or reading.extras & roles or self._later.get(reading.head) is named):
                self._later[reading.head] = named
                return named
        return None

    def _titled_later(self, reading: Reading, span: Span) -> Figure | None:
        """The report or study with a name of its own that comes soon after "a new study"."""
        stretch = self.scene.stretch_at(span.start)
        for name in self.scene.names_from(span.end, 16):
            if name.stretch - stretch > _SOON:
                break
            named = self.scene.figure_of(name)
            last = name.reading.name.lower().split()[-1:]
            if named is not None and last == [reading.head] and " " in name.reading.name:
                named.kind = "document"
                named.heads[reading.head] = None
                return named
        return None


def widened(roles: set[str]) -> set[str]:
    """Roles with the more general words that can take them up: a sergeant is an officer."""
    return roles | {general for role in roles for general in role_kinds().get(role, ())}


@cache
def staff() -> dict[str, str]:
    """The body that people speak for who are named by their work alone: officers → police."""
    pairs = (line.partition(" = ") for line in lexicon("staff-nouns"))
    return {people: body for people, _, body in pairs}


@cache
def role_kinds() -> dict[str, tuple[str, ...]]:
    """The more general words of each rank, from the word list."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lexicon("role-kinds"):
        rank, _, general = line.partition(" = ")
        table[rank] = (*table.get(rank, ()), general)
    return table


def _fits(reading: Reading, figure: Figure) -> bool:
    """Whether nothing speaks against it: gender."""
    return not (reading.gender and figure.gender and reading.gender != figure.gender)


def _agrees(reading: Reading, figure: Figure) -> bool:
    """Whether a role with more words is this figure's: "the finance minister" is not the prime minister."""
    more = reading.extras - _LOOSE - words("demonyms", "partisans", "party-words")
    known = (figure.roles.keys() | figure.heads.keys()) - {reading.head}
    return not more or not known or bool(more & known)
