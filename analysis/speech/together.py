"""Together: mentions that mean more than one source: "Ann Lee and Bo Ek said", "both said", "the two added"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Gender, Reading
from analysis.speech.salience import Salience
from analysis.speech.scene import Scene

_SEVERAL: Mapping[str, tuple[int, Gender | None]] = MappingProxyType({
    "both": (2, None), "both of them": (2, None), "the two": (2, None), "the pair": (2, None), "the duo": (2, None),
    "the couple": (2, None), "the two of them": (2, None), "both men": (2, "male"), "both women": (2, "female"),
    "the two men": (2, "male"), "the two women": (2, "female"), "the trio": (3, None), "the three": (3, None),
    "all three": (3, None), "the three men": (3, "male"), "the three women": (3, "female"),
})  # fmt: skip
_JOINTS = re.compile(r",\s+and\s+|\s+and\s+|,\s+")
_KINDS = frozenset({"person", "organisation", "outlet", "state", "individual", "spokesperson"})
_NAMED = frozenset({"person", "organisation", "outlet", "state"})
_EXAMPLES = frozenset({"like", "including", "than", "such", "between"})
"""Words behind which names are examples, not speakers: "populists like Ann Lee and Bo Ek"."""
_LONGEST = 200
"""A longer mention is no list of speakers but a mistake."""
_FAR = 8
"""Within so many sentences the last two or three people can be "both"."""


def parts_of(scene: Scene, span: Span) -> tuple[Span, ...]:
    """The speakers that a mention names one by one; the mention itself where it names one.

    Each part must be a name, or a description with a determiner ("her lawyer"), and the first must be a name or
    one of two institutions: "the minister for trade and industry" is one speaker, and so are "Halvard & Kuipers"
    and "Smith and Sons": a part of one word must be the short form of a name that the story gives in full.
    """
    text = span.of(scene.article.text)
    if " and " not in text or len(text) > _LONGEST:
        return (span,)
    inside = [n for n in scene.names_from(span.start, 8) if n.start < span.end]
    joints = [m for m in _JOINTS.finditer(text) if not any(_crosses(n.span, span.start + m.start()) for n in inside)]
    if not joints or "and" not in joints[-1].group() or any("and" in j.group() for j in joints[:-1]):
        return (span,)
    starts = [span.start, *(span.start + j.end() for j in joints)]
    ends = [*(span.start + j.start() for j in joints), span.end]
    parts = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
    listed = len(parts) > 2  # "Ann Lee, a doctor and a mother": behind a comma only names are speakers of their own
    return parts if all(_can_speak(scene, p, first=listed or not at) for at, p in enumerate(parts)) else (span,)


def _crosses(name: Span, place: int) -> bool:
    return name.start < place < name.end


def _can_speak(scene: Scene, part: Span, *, first: bool) -> bool:
    """Whether a part of a list names a speaker of its own."""
    reading = scene.read(part)
    opening = (reading.text.split() or [""])[0].lower()
    possessive = opening in {"his", "her", "their", "its"}
    if reading.kind not in _KINDS and not (possessive and reading.kind == "collective"):
        return False
    if not _EXAMPLES.isdisjoint(reading.text.lower().split()):
        return False
    if reading.name:
        bare = " " not in reading.text.strip() and not reading.name.isupper() and reading.kind != "state"
        return reading.kind in _NAMED and (not bare or _is_known(scene, reading))
    return (possessive or opening in words("determiners")) and (not first or reading.kind == "organisation")


def _is_known(scene: Scene, reading: Reading) -> bool:
    """Whether a name of one word is the short form of a fuller one: "Bree and Doyle", not "Marks and Spencer"."""
    figure = scene.cast.named(reading, create=False)
    return figure is not None and " " in figure.name


def one_of_two(scene: Scene, span: Span, salience: Salience) -> Figure | None:
    """Whom "the former" or "the latter" means: the first or the second of the last two who were named together."""
    which = {"the former": 0, "the latter": 1}.get(scene.words_of(span).lower())
    if which is None:
        return None
    here = scene.stretch_at(span.start)
    near = [s for s in salience.lately() if s.figure.kind in _KINDS and here - s.place.stretch <= _FAR][:2]
    if len(near) < 2:
        return None
    stretch = near[0].place.stretch
    together = [n for n in scene.names_before(span.start) if n.stretch == stretch]
    figures = list(dict.fromkeys(f for n in together if (f := scene.figure_of(n)) is not None and f.kind in _KINDS))
    if len(figures) == 2:
        return figures[which]
    return sorted(near, key=lambda s: s.first_start)[which].figure


def several(scene: Scene, span: Span, salience: Salience) -> tuple[Figure, ...]:
    """The last two or three people whom "both", "the two", "the trio" means, the first met first; () where none are.

    Known limit: the last two are taken, also where the two before them are meant.
    """
    wanted = _SEVERAL.get(scene.words_of(span).lower())
    if wanted is None:
        return ()
    number, gender = wanted
    here = scene.stretch_at(span.start)
    near = [
        s for s in salience.lately()
        if s.figure.kind in {"person", "individual", "spokesperson"} and here - s.place.stretch <= _FAR
        and (gender is None or s.figure.gender in {None, gender})
    ]  # fmt: skip
    if len(near) < number:
        return ()
    return tuple(s.figure for s in sorted(near[:number], key=lambda s: s.first_start))
