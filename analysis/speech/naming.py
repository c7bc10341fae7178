"""Naming: on which rung of the naming ladder a source stands, and which words say so."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.source import Naming


def naming_of(figure: Figure, description: str) -> tuple[Naming, str]:
    """The rung and the reason, from measures 1.3: named person, named organisation, unnamed spokesperson, …"""
    kind, name = figure.kind, figure.name
    if kind == "person" and name:
        return "named_person", f"named as “{name}”"
    if kind in {"organisation", "outlet", "state"}:
        if name:
            return "named_organisation", f"an institution named as “{name}”"
        return "named_organisation", f"“{description}”: an institution speaks as such"
    if kind == "document":
        if name or _author(description):
            return "named_organisation", f"a document whose author the story names: “{description}”"
        return "undescribed", f"a document whose author the story does not name: “{description}”"
    if kind == "spokesperson":
        return "unnamed_spokesperson", f"“{description}” speaks for an institution, without a name"
    if kind == "collective":
        return "anonymous_collective", f"“{description}”: a group without names"
    if kind == "undescribed":
        return "undescribed", f"“{description}” says nothing about who it is"
    return "anonymous_individual", f"“{description}”: described, not named"


def _author(description: str) -> bool:
    """Whether a document's description names who made it: a name, or an institution."""
    rest = [w.strip(",.'’s") if w.endswith(("'s", "’s")) else w.strip(",.") for w in description.split()]
    return any(w[:1].isupper() for w in rest[1:]) or any(w.lower() in words("organisation-nouns") for w in rest)
