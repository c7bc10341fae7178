"""Spokespeople: an unnamed spokesperson and the institution that speaks itself are one source."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.merging import called
from analysis.speech.source import Mention

_INSTITUTIONS = frozenset({"organisation", "outlet"})
_EMPTY = frozenset({
    "the", "for", "and", "its", "official", "senior", "chief", "deputy", "company", "group", "new", "who", "told",
})  # fmt: skip
_NEAR = 1200
"""Within so many characters "a spokeswoman" speaks for the institution that spoke before."""


def joined_spokespeople(figures: Iterable[Figure]) -> dict[Figure, Figure]:
    """The institution that each unnamed spokesperson speaks for, where that institution speaks itself too.

    "Kessane Group said … A spokesman for Kessane said …" is one source; "a spokesman for Kessane" alone stays
    what the story calls him. The merged mentions say so. A named spokesperson is always a source of their own.
    """
    speaking = [f for f in figures if f.said]
    institutions = [f for f in speaking if f.kind in _INSTITUTIONS]
    joined: dict[Figure, Figure] = {}
    for figure in speaking:
        if figure.kind != "spokesperson" or figure.name or not figure.mentions:
            continue
        body = _body(figure, institutions)
        if body is not None:
            why = f"“{called(figure)}” speaks for {called(body)}, which speaks in the story itself"
            body.mentions.extend(Mention(m.span, why, "spokesperson") for m in figure.mentions)
            body.said |= figure.said
            joined[figure] = body
    return joined


def _body(figure: Figure, institutions: list[Figure]) -> Figure | None:
    """The institution whose name or noun stands in the description; without any, the last that spoke just before."""
    ours = figure.reading.extras - _EMPTY - words("spokes-words")
    start = figure.mentions[0].span.start
    if not ours:
        plain = [f for f in institutions if f.kind == "organisation"]
        near = [(m.span.start, f) for f in plain for m in f.mentions if 0 < start - m.span.start < _NEAR]
        return max(near, key=lambda pair: pair[0])[1] if near else None
    fitting = [f for f in institutions if ours <= _words_of(f)]
    return fitting[0] if len(fitting) == 1 else None


def _words_of(figure: Figure) -> set[str]:
    """The words that a description can use for an institution: its names, its noun and what goes with it."""
    named = {w.removesuffix("'s").removesuffix("’s") for n in figure.names for w in n.lower().split()}
    return named | {figure.reading.head} | set(figure.reading.extras)
