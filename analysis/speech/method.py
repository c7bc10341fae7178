"""Method: how the attributions of a result were found, and how sure that way is."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.speech.certainty import Certainty
from analysis.speech.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Method:
    """How the attributions were found, and what that way is known to miss."""

    name: str
    version: str
    known_misses: tuple[str, ...]
    certainty: Certainty | None = None
    """None for the rules, which count all they find, and in results that were saved before it was written down."""


def method_of(tagger: Tagger) -> Method:
    """What a result says of the tagger that made it."""
    return Method(tagger.name, tagger.version, tagger.known_misses, tagger.certainty)
