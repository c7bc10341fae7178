"""Shared by the tests of speech: a story as a literal in, who says what out."""

from __future__ import annotations

from typing import NamedTuple

from analysis.reading.load import read
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import Source


class Said(NamedTuple):
    """One attribution as a reader would write it down."""

    speaker: str | None
    cue: str | None
    content: tuple[str, ...]
    kind: str


class Story:
    """A story read, tagged by the rules and resolved."""

    def __init__(self, text: str, *, outlet: str | None = None, rules: Rules | None = None) -> None:
        self.article = read(text, name="story", outlet=outlet)
        self.quotations = find_quotations(self.article)
        found = CuedTagger().tag(self.article, self.quotations)
        self.attributions, self.sources = resolve_sources(self.article, self.quotations, found, rules or Rules())

    def said(self, *, nested: bool = False) -> list[Said]:
        """Every attribution (nested ones only on request), in order."""
        return [self._said(a) for a in self.attributions if nested or not a.nested]

    def _said(self, a: Attribution) -> Said:
        text = self.article.text
        return Said(
            a.speaker.of(text) if a.speaker else None,
            a.cue.of(text) if a.cue else None,
            tuple(s.of(text) for s in a.content),
            a.kind,
        )

    def source_of(self, words: str) -> Source:
        """The source of the attribution whose content begins with these words."""
        for a in self.attributions:
            if a.content[0].of(self.article.text).lstrip("\"“'‘").startswith(words):
                return next(s for s in self.sources if s.id == a.source)
        raise AssertionError(f"nobody is found to say {words!r}: {self.said(nested=True)}")

    def counted(self) -> list[str]:
        """Names of the counted sources, in the order in which they speak."""
        return [s.name for s in self.sources if s.counted]
