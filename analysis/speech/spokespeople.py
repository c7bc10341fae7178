"""Spokespeople: an unnamed spokesperson and the institution that speaks itself are one source."""

from __future__ import annotations

from bisect import bisect_left
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
    bodies = _Bodies([f for f in speaking if f.kind in _INSTITUTIONS])
    joined: dict[Figure, Figure] = {}
    for figure in speaking:
        if figure.kind != "spokesperson" or figure.name or not figure.mentions:
            continue
        body = bodies.of(figure)
        if body is not None:
            why = f"“{called(figure)}” speaks for {called(body)}, which speaks in the story itself"
            body.mentions.extend(Mention(m.span, why, "spokesperson") for m in figure.mentions)
            body.said.update(figure.said)
            joined[figure] = body
    return joined


class _Bodies:
    """The institutions that speak, findable by each word that can stand for them and by where they spoke."""

    def __init__(self, institutions: list[Figure]) -> None:
        self.with_word: dict[str, dict[Figure, None]] = {}
        for figure in institutions:
            for word in _words_of(figure):
                self.with_word.setdefault(word, {})[figure] = None
        plain = [f for f in institutions if f.kind == "organisation"]
        places = sorted(((m.span.start, at) for at, f in enumerate(plain) for m in f.mentions))
        self.starts = [start for start, _ in places]
        self.spoke = [plain[at] for _, at in places]

    def of(self, figure: Figure) -> Figure | None:
        """The one institution with all the words of the description; without any, the last that spoke just before."""
        ours = figure.reading.extras - _EMPTY - words("spokes-words")
        if ours:
            first, *more = sorted((self.with_word.get(word, {}) for word in ours), key=len)
            fitting = [
                f for f in first if all(f in others for others in more)
            ]  # the rarest word first: "Vale", "board"
            return fitting[0] if len(fitting) == 1 else None
        start = figure.mentions[0].span.start
        at = bisect_left(self.starts, start) - 1
        return self.spoke[at] if at >= 0 and start - self.starts[at] < _NEAR else None


def _words_of(figure: Figure) -> set[str]:
    """The words that a description can use for an institution: its names, its noun and what goes with it."""
    named = {w.removesuffix("'s").removesuffix("’s") for n in figure.names for w in n.lower().split()}
    return named | {figure.reading.head} | set(figure.reading.extras)
