"""Describing: descriptions ("the ministry", "a spokeswoman", "the source") matched with whom they take up."""

from __future__ import annotations

from functools import cache

from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading
from analysis.speech.scene import Scene

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
_OTHERS = frozenset({"other", "some", "another"})
_FIRM = frozenset({"company", "group", "firm", "organisation", "organization", "charity", "agency", "body", "channel",
                   "network"})  # fmt: skip
_MERGING = frozenset({"collective", "undescribed", "organisation", "document"})


class Descriptions:
    """The descriptions of a story, in the order in which they are met."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.groups: list[tuple[Figure, int]] = []
        """Groups with the sentence in which they are described."""
        self._met: dict[str, list[Figure]] = {}

    def figure(self, span: Span, reading: Reading) -> tuple[Figure, str]:
        """The figure that a description means, and the rule that says so."""
        if reading.head in words("newsreaders"):
            outlet = self.scene.latest({"outlet"}, span.start)
            if outlet is not None:
                return outlet, "a newsreader speaks for the outlet"
        known = self._known(reading)
        if known is not None:
            return known, "the same description"
        taken_up = self._taken_up(reading, span)
        return taken_up or (self._new(reading, span), "described here")

    def _new(self, reading: Reading, span: Span) -> Figure:
        figure = Figure(reading, reading.kind, gender=reading.gender)
        figure.roles.update(reading.extras)
        figure.heads.add(reading.head)
        self._met.setdefault(reading.head, []).append(figure)
        if reading.kind in {"collective", "undescribed"}:
            figure.number = _NUMBERS.get(reading.text.split()[0].lower(), 0)
            self.groups.append((figure, self.scene.stretch_at(span.start)))
        return figure

    def _known(self, reading: Reading) -> Figure | None:
        """An earlier description with the same noun and nothing that speaks against it."""
        for figure in reversed(self._met.get(reading.head, [])[-20:]):
            if self._is_same(reading, figure):
                return figure
        return None

    @staticmethod
    def _is_same(reading: Reading, figure: Figure) -> bool:
        """Whether two descriptions with one noun mean the same: "the source", "officials", "a spokesman for X"."""
        ours, theirs = reading.extras, figure.reading.extras
        if reading.definite and (not ours or ours <= figure.roles or ours & theirs):
            return True
        if reading.kind == "spokesperson":
            return ours == theirs or len(ours & theirs) >= 2
        if reading.kind not in _MERGING or figure.number or reading.text.lower().split()[0] in _OTHERS:
            return False
        return ours == theirs or (not ours and reading.kind != "undescribed")

    def _taken_up(self, reading: Reading, span: Span) -> tuple[Figure, str] | None:
        """The figure that a description with "the" takes up."""
        figure, why = None, ""
        if reading.kind in {"organisation", "outlet"}:
            figure = self._institution(reading, span.start)
            why = f"“the {reading.head}” takes up the institution named before"
        elif not reading.definite:
            return None
        elif reading.kind == "document":
            figure, why = self._document(reading, span), "takes up the document before"
        elif reading.kind in {"individual", "spokesperson", "undescribed"}:
            figure, why = self._in_role(reading, span), f"the {reading.head}: a role that the story gives this name"
            if figure is None and reading.head == "source":
                figure = self.scene.latest({"individual"}, span.start)
                why = "“the source” takes up the unnamed speaker before"
        return (figure, why) if figure is not None else None

    def _document(self, reading: Reading, span: Span) -> Figure | None:
        """The study that "the paper" takes up."""
        if reading.head not in words("paper-nouns") or reading.extras:
            return None
        figure = self.scene.latest({"document"}, span.start)
        return figure if figure is not None and figure.heads & words("paper-nouns") else None

    def _institution(self, reading: Reading, before: int) -> Figure | None:
        """The institution with this noun in its name, or the last one where the noun fits any."""
        head = reading.head
        last: Figure | None = None
        for candidate in reversed(self.scene.candidates(before)):
            figure = candidate.figure
            if figure.kind not in {"organisation", "outlet"}:
                continue
            if any(head in name.lower().split() for name in figure.names) or reading.kind == figure.kind == "outlet":
                return figure
            if last is None and candidate.speaks and figure.kind == reading.kind:
                last = figure
        if reading.extras - {"the"}:
            return None
        if last is None and head in words("generic-institutions") and reading.kind == "organisation":
            return self.scene.latest({"organisation"}, before)
        return last if head in _FIRM else None

    def _in_role(self, reading: Reading, span: Span) -> Figure | None:
        """A named person with this role: named before, or soon after."""
        head = reading.head
        for candidate in reversed(self.scene.candidates(span.start)):
            figure = candidate.figure
            if figure.kind == "person" and head in widened(figure.heads | figure.roles) and _fits(reading, figure):
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


def widened(roles: set[str]) -> set[str]:
    """Roles with the more general words that can take them up: a sergeant is an officer."""
    return roles | {general for role in roles for general in role_kinds().get(role, ())}


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
