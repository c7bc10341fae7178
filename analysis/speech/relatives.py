"""Relatives: "her husband" for the man whose wife the story has introduced."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from analysis.speech.figures import Figure
from analysis.speech.mention import Gender, Reading
from analysis.speech.scene import Scene

_PARENTS = frozenset({"mother", "father", "mum", "mom", "dad", "stepmother", "stepfather"})
_CHILDREN = frozenset({"son", "daughter", "stepson", "stepdaughter"})
_SIBLINGS = frozenset({"brother", "sister", "half-brother", "half-sister", "twin"})
_OTHER_WAY: Mapping[str, tuple[frozenset[str], Gender]] = MappingProxyType({
    "husband": (frozenset({"wife", "partner"}), "male"), "wife": (frozenset({"husband", "partner"}), "female"),
    "mother": (_CHILDREN, "female"), "father": (_CHILDREN, "male"), "mum": (_CHILDREN, "female"),
    "dad": (_CHILDREN, "male"), "son": (_PARENTS, "male"), "daughter": (_PARENTS, "female"),
    "brother": (_SIBLINGS, "male"), "sister": (_SIBLINGS, "female"),
})  # fmt: skip
"""A relation, what the other of the two was introduced as, and the gender of whom it names."""


def relative_of(scene: Scene, reading: Reading, before: int) -> Figure | None:
    """Whom "her husband" means where she was introduced as "his wife, Ana": the person named before her there."""
    opening = reading.text.split()[0].lower()
    if opening not in {"his", "her"} or reading.head not in _OTHER_WAY or reading.name:
        return None
    introduced, gender = _OTHER_WAY[reading.head]
    force = scene.in_force(before)
    if force is None or introduced.isdisjoint(force.figure.roles):
        return None
    owner = force.figure
    persons = [n for n in scene.names_before(before) if n.reading.kind == "person"]
    first = next((at for at, n in enumerate(persons) if scene.figure_of(n) is owner), 0)
    for name in reversed(persons[:first]):
        figure = scene.figure_of(name)
        person = figure is not None and figure.kind == "person" and figure is not owner
        if figure is not None and person and figure.gender in {None, gender}:
            return figure
    return None
