"""Naming: on which rung of the naming ladder a source stands, and which words say so."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import ReadingKind
from analysis.speech.source import Naming

_WITHOUT_NAME: dict[ReadingKind, tuple[Naming, str]] = {
    "organisation": ("named_organisation", "“{}”: an institution speaks as such"),
    "outlet": ("named_organisation", "“{}”: an outlet speaks as such"),
    "state": ("named_organisation", "“{}”: a state speaks as such"),
    "spokesperson": ("unnamed_spokesperson", "“{}” speaks for an institution, without a name"),
    "collective": ("anonymous_collective", "“{}”: a group without names"),
    "undescribed": ("undescribed", "“{}” says nothing about who it is"),
}


def naming_of(figure: Figure, description: str) -> tuple[Naming, str]:
    """The rung and the reason (measures 1.3): named person, named organisation, unnamed spokesperson, …

    A document stands with the organisations where its description names who made it, else with the
    undescribed. Known limit: an office that only one person holds ("the mayor") counts as anonymous.
    """
    if figure.kind == "document":
        return _document(figure, description)
    if figure.name and figure.kind == "person":
        return "named_person", f"named as “{figure.name}”"
    if figure.name and figure.kind in {"organisation", "outlet", "state"}:
        return "named_organisation", f"an institution named as “{figure.name}”"
    naming, why = _WITHOUT_NAME.get(figure.kind, ("anonymous_individual", "“{}”: described, not named"))
    return naming, why.replace("{}", description)


def _document(figure: Figure, description: str) -> tuple[Naming, str]:
    plain = [w.strip(",.").removesuffix("'s").removesuffix("’s") for w in description.split()]
    named = any(w[:1].isupper() and w.lower() not in words("nobody-words") for w in plain[1:]) or any(
        w.lower() in words("organisation-nouns") for w in plain
    )
    if figure.name or named:
        return "named_organisation", f"a document whose author the story names: “{description}”"
    return "undescribed", f"a document whose author the story does not name: “{description}”"
