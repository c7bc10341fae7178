"""Salience: who was met how lately, how often and how, up to a place in the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from analysis.speech.figures import Figure

How = Literal["name", "pronoun", "speaker"]
_LATELY = 14
"""So many figures that were met last can be meant by a pronoun."""
_OFTEN = 2
"""And so many that were met most often."""


class Place(NamedTuple):
    """A place in the story, in characters, in sentences and in paragraphs."""

    start: int
    stretch: int
    paragraph: int


NOWHERE = Place(-1, -1, -1)


class Met(NamedTuple):
    """A figure as it was met at a place."""

    figure: Figure
    how: How
    place: Place


@dataclass(slots=True, eq=False)
class Standing:
    """Where and how a figure was met last, and how often until here. It changes as the story is read."""

    figure: Figure
    first: int
    """Sentence in which it was met first."""
    first_start: int = -1
    """Character at which it was met first."""
    place: Place = NOWHERE
    """Where it was met last."""
    how: How = "name"
    leads: bool = False
    """Whether it was likely the subject of its sentence there."""
    named: int = 0
    meant: int = 0
    """How often a pronoun was found to mean it."""
    spoke: int = 0
    named_at: int = -1
    """Sentence in which it was named last."""


@dataclass(slots=True)
class Salience:
    """The standings of all figures met so far, the last met last."""

    in_force: Figure | None = None
    """Whoever spoke last."""
    _standings: dict[int, Standing] = field(default_factory=dict)
    _most: list[Standing] = field(default_factory=list)

    def meet(self, figure: Figure, place: Place, how: How, *, leads: bool) -> None:
        """Note that a figure was met at a place."""
        standing = self._standings.pop(id(figure), None) or Standing(figure, place.stretch, place.start)
        self._standings[id(figure)] = standing
        again = standing.place.start == place.start
        standing.leads = leads or (again and standing.leads)
        standing.place, standing.how = place, how
        if how == "speaker":
            standing.spoke += 1
            self.in_force = figure
        elif how == "pronoun":
            standing.meant += 1
        elif not again:
            standing.named += 1
            standing.named_at = place.stretch
        if figure.kind in {"person", "individual", "spokesperson"}:
            self._rank(standing)

    def _rank(self, standing: Standing) -> None:
        most = self._most
        if standing not in most:
            if len(most) == _OFTEN and _how_often(standing) >= _how_often(most[-1]):
                return
            most.append(standing)
        most.sort(key=_how_often)
        del most[_OFTEN:]

    def lately(self) -> Iterator[Standing]:
        """The figures met last, the last first, then those people who were met most often."""
        often = list(self._most)
        for count, standing in enumerate(reversed(self._standings.values())):
            if count == _LATELY:
                break
            often = [s for s in often if s is not standing]
            yield standing
        yield from often


def _how_often(standing: Standing) -> tuple[int, int]:
    """Less for whom was met more often; of equals, for whom was met first."""
    return -(standing.named + standing.meant), standing.first
