"""Shared by the tests of measures: a story as a literal in, its analysis by the rules out."""

from __future__ import annotations

from analysis import Analysis, Rules, analyse, read
from analysis.speech.cued import CuedTagger


def told(text: str, rules: Rules | None = None, *, outlet: str | None = "Vale Weekly") -> Analysis:
    """What the rules (not the trained model) find in a story: the same on every machine."""
    return analyse(read(text, name="story", outlet=outlet), rules, tagger=CuedTagger())
