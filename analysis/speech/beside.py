"""Beside: the name that stands in a mention, is set into it, or follows right behind it."""

from __future__ import annotations

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading
from analysis.speech.scene import Scene


def name_inside(scene: Scene, span: Span, reading: Reading) -> Figure | None:
    """The figure of a name of the text that lies in the mention and ends like it."""
    for name in scene.names_from(span.start, 6):
        if name.start >= span.end:
            break
        if name.reading.surname == reading.surname and name.reading.kind == reading.kind:
            return scene.figure_of(name)
    return None


def name_beside(scene: Scene, span: Span, reading: Reading) -> Figure | None:
    """The name that says who a description is: set into it, or behind it."""
    return _behind(scene, span, reading) or _set_in(scene, span, reading)


def _set_in(scene: Scene, span: Span, reading: Reading) -> Figure | None:
    """The name that is set into a longer mention: "its chairman, | Dilip Sarkar, | who"."""
    if reading.name or "," not in reading.text:
        return None
    text = scene.article.text
    for name in scene.names_from(span.start, 6):
        if name.start >= span.end:
            break
        before = text[span.start : name.span.start].rstrip().removesuffix("the late").rstrip()
        full = " " in name.reading.name or reading.kind == "part" or reading.head in words("kin-nouns")
        if before.endswith(",") and full and name.reading.kind in {"person", "organisation"}:
            return scene.figure_of(name)
    return None


def _behind(scene: Scene, span: Span, reading: Reading) -> Figure | None:
    """The person named right behind a role: "Tunisia's coach | Nabil Maaloul", "One resident, | Ann Lee,"."""
    single = reading.text.lower().startswith(("one ", "a ", "an ", "another "))
    if reading.kind not in {"individual", "spokesperson", "part"} and not single:
        return None
    for name in scene.names_from(span.end, 1):
        text = scene.article.text
        between = text[span.end : name.start].strip()
        if name.reading.kind != "person" or len(name.reading.name.split()) < 2 or between not in {"", ","}:
            return None
        if between == "," and text[name.span.end : name.span.end + 1] not in {",", "."}:
            return None
        return scene.figure_of(name)
    return None
