"""Merging: the rules by which mentions become one source, each with a lasting id and words for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from analysis.speech.figures import Figure
from analysis.speech.salience import How, Met, Place

MERGE_RULES: Mapping[str, str] = MappingProxyType({
    "named": "The name stands here for the first time; nothing is merged.",
    "described": "The description stands here for the first time; nothing is merged.",
    "unresolved": "A pronoun that nothing before it fits; nothing is merged.",
    "same_name": "The same name in the same words.",
    "other_form": "Another form of the same name: a surname, a short form, a title with the name.",
    "acronym": "Initials or a short form for the name of an institution.",
    "seat": "A capital, a short name or a seat of power for the state or office that it stands for.",
    "beside_name": "A role with a name right beside it.",
    "same_description": "The same description, with nothing that speaks against it.",
    "institution_again": "A noun with “the” for the institution or outlet named before.",
    "place_again": "“The city”, “the country” for the place named before.",
    "document_again": "A noun with “the” for the report, study or paper before.",
    "role": "A role with “the” for the person to whom the story gives that role.",
    "named_later": "A description whose name the story gives later.",
    "renamed": "A new description with “the” for the person of whom the story speaks right before it.",
    "unnamed_again": "“The source” for the unnamed speaker before.",
    "spokesperson": "An unnamed spokesperson for the institution, which speaks in the story itself too.",
    "newsreader": "A newsreader speaks for the outlet.",
    "group_member": "“One”, “another”, “the other”: somebody of a group told apart.",
    "group_together": "The group speaks: its members are told apart elsewhere in the story.",
    "both": "“Both”, “the two”, “the pair”: the last two who were named or spoke together.",
    "one_of_two": "“The former”, “the latter”: the first or the second of two who were named together.",
    "pronoun_person": "“He” or “she” for the likeliest person before.",
    "pronoun_thing": "“It” for the likeliest institution, outlet or document before.",
    "pronoun_group": "“They” for the likeliest group or institution before.",
    "relative": "“Who”, “which” or “that” for the words right before it.",
    "first_person": "“I” or “we” in words that the story gives to somebody.",
    "interviewed": "“I” or “we” in an interview.",
    "register": "The register of sources knows both names as one source.",
    "corrected": "A person merged these in a corrections file.",
})  # fmt: skip
"""Every rule that can bring a mention to a source: id → what it says. The ids do not change between releases."""

FIRST = frozenset({"named", "described", "unresolved"})
"""The rules that begin a source instead of merging."""

_HOW: Mapping[How, str] = MappingProxyType({"name": "named last", "pronoun": "meant last", "speaker": "who spoke last"})


class Reason(NamedTuple):
    """Why a mention names this source: the id of the rule, and a reader's words for it."""

    rule: str
    why: str


def called(figure: Figure) -> str:
    """What a reason calls a figure: its name, else the words that describe it."""
    if figure.name or figure.label:
        return figure.name or figure.label
    first, _, more = figure.reading.text.partition(",")
    told = more and first.strip().lower() in {"one", "another", "the other", "a third", "a second"}
    return " ".join((more if told else first).split())


def pronoun_reason(rule: str, word: str, met: Met, asked: Place) -> Reason:
    """Why "he", "it" or "they" means a figure that was met before."""
    what = _HOW[met.how].replace("who", "which") if rule == "pronoun_thing" else _HOW[met.how]
    return Reason(rule, f"“{word}”: {called(met.figure)}, {what}, {_where(met.place, asked)}")


def _where(met: Place, asked: Place) -> str:
    """How far back something stands, as a reader counts.

    >>> _where(Place(0, 4, 1), Place(90, 5, 1)), _where(Place(0, 4, 1), Place(90, 9, 2))
    ('one sentence before', 'in the paragraph before')
    """
    sentences = asked.stretch - met.stretch
    if sentences <= 0:
        return "in the same sentence"
    if asked.paragraph == met.paragraph:
        return "one sentence before" if sentences == 1 else f"{sentences} sentences before"
    if asked.paragraph - met.paragraph == 1:
        return "in the paragraph before"
    return "one sentence before" if sentences == 1 else f"{sentences} sentences before"


def name_reason(figure: Figure, name: str, words: str) -> Reason:
    """Why a name names a figure; ``words``: the mention."""
    if not figure.worded:
        return Reason("named", f"“{name}” speaks here for the first time")
    if words in figure.worded:
        return Reason("same_name", f"“{words}”: the same name again")
    return _other_form(figure, name, words, next(iter(figure.worded)))


def _other_form(figure: Figure, name: str, words: str, first: str) -> Reason:
    """Why a name in other words names a figure that ``first`` has named."""
    full = figure.name
    if _is_acronym(name) and name not in full.split():
        return Reason("acronym", f"“{name}” stands for “{full}”")
    if _is_acronym(full) and name != full:
        return Reason("acronym", f"“{full}” stands for “{name}”")
    if figure.kind == "state" and name.lower() != full.lower():
        return Reason("seat", f"“{name}” stands for “{first}”")
    how = f"“{name}” again, with other words around it" if name == full else f"a short form of “{full}”"
    return Reason("other_form", f"“{words}”: {how}")


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name and len(name) > 1
