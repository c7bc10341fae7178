"""Cast: the figures of a story that have names, found by name."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from analysis.resources import lexicon
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading, gender_of
from analysis.speech.names import Name
from analysis.speech.places import state_of

_KIN = 60
"""So many people of one surname are told apart; a story with more is a list."""
_OF_PLACES = frozenset({"archdiocese", "bank", "college", "diocese", "hospital", "port", "university"})
"""Institutions named by a place, which is no short name for them: "the University of Tarnholm" is not Tarnholm."""
_STILL_MEANT = 400
"""Within so many characters behind a full name its surname means the same person."""
_FEW_KIN = 8
"""A story with more relatives who have a given name alone tells too little of whose they are."""
_OF_PEOPLE = frozenset({"campaign", "administration", "camp", "team", "transition", "family", "estate"})
"""With these a name is a person's, and the whole is another source: "the Venn campaign"."""
_HALVES = frozenset({"north", "south", "east", "west"})


class Cast:
    """The figures that have names, found by name."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.figures: list[Figure] = []
        self._exact: dict[str, Figure] = {}
        self._surnames: dict[str, list[Figure]] = {}
        self._parts: dict[str, Figure] = {}
        self._given: dict[str, list[Figure]] = {}
        self._kin: dict[Figure, None] = {}
        """Relatives named by a given name alone: "his wife, HELEN"."""
        self._in_full: dict[Figure, list[int]] = {}
        """Where the full name of each stands, outside quotation marks."""
        self.at: dict[int, Figure] = {}
        """The figure of the name that begins at a character."""
        names = tuple(n for n in names if n.reading.name)
        full = [n for n in names if _is_full(n.reading)]
        for name in full:
            figure = self.named(name.reading, create=True)
            self._note(name, figure)
            if figure is not None:
                self._in_full.setdefault(figure, []).append(name.start)
        for name in names:
            if not _is_full(name.reading):
                self._note(name, self.named(name.reading, create=True, before=name.start))
        for figure in self.figures:
            if figure.kind == "person" and not self._is_person(figure):
                figure.kind = "organisation"

    def _is_person(self, figure: Figure) -> bool:
        """Whether anything says that a name of one word is a person's: a title, a role, a given name, "he"."""
        return (
            any(len(n.split()) > 1 for n in figure.names) or figure.is_surely_person
            or not words("titles").isdisjoint(figure.roles)
        )  # fmt: skip

    def _note(self, name: Name, figure: Figure | None) -> None:
        if figure is None:
            return
        figure.count += 1
        figure.learn(name.reading)
        figure.roles.update(dict.fromkeys(name.roles))
        if " " not in figure.name and not words("kin-nouns").isdisjoint(name.roles):
            self._kin[figure] = None
        if name.role_head:
            figure.heads[name.role_head] = None
            figure.gender = figure.gender or gender_of([name.role_head], "")
        if name.echo and figure.gender is None and name.reading.gender is None:
            figure.gender = "male" if name.echo == "he" else "female"
        if name.person_near or name.echo:
            figure.signs += 1
        figure.placed += name.placed and not name.holds
        if name.placed:
            figure.signs -= 2
        if name.sort:
            figure.take_sort(name.sort)
        first, _, rest = name.reading.name.lower().partition(" ")
        half = first if rest and figure.kind == "state" and first in _HALVES else ""  # "the North" for North Korea
        for short in filter(None, (name.alias.lower(), half)):
            self._exact.setdefault(short, figure)
        self.at[name.start] = figure

    def named(self, reading: Reading, *, create: bool, before: int | None = None) -> Figure | None:
        """The figure of a proper name, made when there is none and ``create`` says so.

        ``before``: where it stands; of a family with one surname, the one named last before it is meant.
        """
        borne = self._surnames.get(reading.surname) or self._given.get(reading.surname)
        if reading.kind == "state" and borne and " " not in reading.name:
            reading = replace(reading, kind="person")  # Valeska Paris is "Paris" later on
        key = _key(reading)
        family = () if reading.given else self._surnames.get(reading.surname, ())
        figure = self._exact.get(key) if len(family) < 2 or reading.kind != "person" else None
        if figure is not None and not (
            reading.kind == "person" and figure.kind == "person" and _titled_apart(reading, figure)
        ):
            return figure
        if reading.kind == "person":
            figure = self._person(reading, before) or (None if reading.given else self._parts.get(key))
        elif reading.kind in {"organisation", "outlet", "collective"}:
            figure = self._institution(reading)
        if figure is None and reading.name[-1:].islower() and " " in reading.name:
            figure = self._exact.get(" ".join(w for w in key.split() if w not in _noun(reading)))
            if figure is not None and _is_anothers(reading, figure):
                figure = None  # "the Venn campaign" is not Ana Venn
        if figure is None and create:
            figure = Figure(reading, reading.kind, gender=reading.gender)
            self.figures.append(figure)
            if reading.kind == "person":
                self._surnames.setdefault(reading.surname, []).append(figure)
                if reading.given:
                    self._given.setdefault(reading.given, []).append(figure)
        if figure is not None:
            figure.learn(reading)
            self._exact.setdefault(key, figure)
            if figure.kind in {"organisation", "outlet"}:
                self._index(figure, reading)
        return figure

    def _person(self, reading: Reading, before: int | None) -> Figure | None:
        """Someone with this surname, or with this given name alone."""
        family = self._surnames.get(reading.surname, [])[-_KIN:]
        given = reading.given
        known = [f for f in family if not (given and _given_apart(given, f)) and not _titled_apart(reading, f)]
        if known:
            return known[-1] if given or len(known) == 1 else self._of_family(known, before)
        called = self._given.get(reading.surname, []) if not given else []
        if not called and family and reading.gender and not given and len(self._kin) <= _FEW_KIN:
            called = [f for f in self._kin if f.gender == reading.gender]  # "his wife, Helen" is Mrs Venn
            if len(called) != 1:
                return None
            called[0].names[reading.name] = None
        return called[-1] if called else None

    def _of_family(self, family: list[Figure], before: int | None) -> Figure:
        """Whom a surname means that several have: the last named in full, "her father" only if nobody else."""
        full = {figure: self._in_full.get(figure, []) for figure in family}
        met = [f for f in family if full[f] and (before is None or full[f][0] <= before)] or family
        own = [f for f in met if words("kin-nouns").isdisjoint(f.roles)] or met
        last = max(own, key=lambda f: _last(full[f], before))
        if before is None or before - _last(full[last], before) < _STILL_MEANT:
            return last
        return max(own, key=lambda f: (f.count, _last(full[f], before)))  # who bears the bare surname in this story

    def _institution(self, reading: Reading) -> Figure | None:
        """By initials (FAS) or by a part of the name ("the Church" for the Church of Scientology)."""
        low = reading.name.lower()
        if len(low.split()) > 3:
            return self._parts.get(_initials(reading.name).lower()) if len(low.split()) < 9 else None
        return self._parts.get(low)

    def _index(self, figure: Figure, reading: Reading) -> None:
        """Make an institution findable by its initials and by the beginning or end of its name."""
        parts = reading.name.lower().split()
        keys = [" ".join(parts[:k]) for k in (1, 2, 3) if k < len(parts)]
        if not (parts[1:2] == ["of"] and (parts[0] in words("place-nouns") or parts[0] in _OF_PLACES)):
            keys += [" ".join(parts[-k:]) for k in (1, 2, 3) if k < len(parts)]
        if len(parts) > 1:
            keys.append(_initials(reading.name).lower())
        for key in keys:
            if key not in words("prepositions", "nobody-words"):
                self._parts[key] = figure


def _is_anothers(reading: Reading, figure: Figure) -> bool:
    """Whether a name and a noun name more than whom the name alone names."""
    if not _noun(reading).isdisjoint(_OF_PEOPLE):
        return True
    return figure.kind == "person" and (figure.is_surely_person or " " in figure.name)


def _noun(reading: Reading) -> frozenset[str]:
    """The small noun behind a name: "the Sea Org GROUP" is the Sea Org."""
    last = reading.name.split(" ")[-1]
    return frozenset({last.lower()} if last.islower() else ())


def _key(reading: Reading) -> str:
    low = reading.name.lower().removeprefix("the ")
    return state_of(low) or low if reading.kind == "state" else low


def _is_full(reading: Reading) -> bool:
    return len(reading.name.split()) > 1


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())


def _last(places: list[int], before: int | None) -> int:
    """The last of some places before a character, -1 where there is none."""
    at = len(places) if before is None else bisect_right(places, before)
    return places[at - 1] if at else -1


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """The given names that a short form can stand for, and the other way round."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lexicon("nicknames"):
        short, _, full = line.partition(" = ")
        table[short] = (*table.get(short, ()), full)
        table[full] = (*table.get(full, ()), short)
    return table


def _given_apart(given: str, figure: Figure) -> bool:
    """Whether a given name rules the figure out."""
    others = figure.givens
    if not others or given in others:
        return False
    return not any(
        o in nicknames().get(given, ())
        or (o[0] == given[0] and (len(o.strip(".")) == 1 or len(given.strip(".")) == 1 or o.startswith(given[:3])))
        for o in others
    )


def _titled_apart(reading: Reading, figure: Figure) -> bool:
    """Whether "Mrs." rules out a man, and "Mr." a woman."""
    return reading.gender is not None and figure.gender is not None and reading.gender != figure.gender
