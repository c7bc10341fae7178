"""Cue classes: with what colour the reporter says that somebody said something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from analysis.measures.counting import MIN_ATTRIBUTIONS, Case, Cases, ranged
from analysis.measures.score import Score, not_enough
from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cues import verbs
from analysis.speech.source import Source

ClassName = Literal[
    "neutral", "announce", "argue", "doubt", "endorse", "concede", "deny", "evaluate", "manner", "mental", "other"
]
CLASSES: tuple[ClassName, ...] = get_args(ClassName)
LABELS: dict[ClassName, tuple[str, str]] = {
    "neutral": ("Neutral", "says that it was said, and no more (“said”, “told”, “according to”)"),
    "announce": ("Announcing", "makes public (“announced”, “reported”)"),
    "argue": ("Arguing", "argues, urges, foretells or promises (“warned”, “demanded”)"),
    "doubt": ("Keeping a distance", "leaves open whether it is so (“claimed”, “alleged”)"),
    "endorse": ("Taking as true", "takes for granted that it is so (“revealed”, “pointed out”)"),
    "concede": ("Conceding", "gives something away (“admitted”)"),
    "deny": ("Denying", "says that it is not so (“denied”, “rejected”)"),
    "evaluate": ("Praising and blaming", "judges somebody or something (“accused”, “praised”)"),
    "manner": ("Manner of speaking", "tells how it sounded (“shouted”, “joked”)"),
    "mental": ("Thinking and wishing", "tells what only the speaker can know (“hoped”, “believed”)"),
    "other": ("Other words", "are on no list"),
}
LITERATURE = "Geis 1987; Caldas-Coulthard 1994; Floyd 2000; Bednarek 2006"
_NOUN_CLASSES: tuple[ClassName, ...] = (
    "neutral", "announce", "argue", "doubt", "endorse", "concede", "deny", "evaluate", "mental",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AFTER = 24
"""Letters after the cue in which its particle may stand ("pointed | out")."""


@dataclass(frozen=True, slots=True)
class CueUse:
    """One class of reporting words: which words of it the story uses, how often, in which statements."""

    klass: ClassName
    label: str
    words: tuple[tuple[str, int], ...]
    """The verb in its base form (or the phrase), most frequent first."""
    attributions: tuple[str, ...]
    """Ids of the statements."""
    evidence: tuple[Span, ...]
    """The reporting words."""


@dataclass(frozen=True, slots=True)
class SideUse:
    """How often one class of reporting words stands with one side: a cell of the table class by side."""

    side: str
    klass: ClassName
    attributions: tuple[str, ...]


def class_of(text: str, cue: Span) -> tuple[ClassName, str]:
    """The class of reporting words and the word that decides it: the first verb on a list, else the last noun.

    ``cue-verbs-…`` and ``cue-nouns-…`` in ``analysis/lexicons`` hold the classes; a teacher can change them.
    Known limit: one class a verb, whatever its sense here ("noted" endorses, though it may be meant neutrally).

    >>> class_of("He pointed out that it was late.", Span(3, 14))
    ('endorse', 'point out')
    >>> class_of("according to the mayor", Span(0, 12))
    ('neutral', 'according to')
    """
    inside = tuple(word.lower() for word in _WORD.findall(cue.of(text)))
    if inside[:2] == ("according", "to") or inside == ("according",):
        return "neutral", "according to"
    after = tuple(word.lower() for word in _WORD.findall(text[cue.end : cue.end + _AFTER])[:2])
    return _classed(inside, after)


@cache
def _classed(inside: tuple[str, ...], after: tuple[str, ...]) -> tuple[ClassName, str]:
    for place in range(len(inside)):
        following = {*inside[place + 1 :], *after}
        following |= {word.removesuffix("s") for word in following}
        for verb in verbs().get(inside[place], ()):
            if verb.particle is None or verb.particle in following:
                klass = "neutral" if verb.klass == "according" else verb.klass
                return klass, f"{verb.base} {verb.particle}" if verb.particle else verb.base
    nouns = _nouns()
    for word in reversed(inside):
        if word in nouns:
            return nouns[word], word
    return "other", " ".join(inside)


@cache
def _nouns() -> Mapping[str, ClassName]:
    """Every noun that stands as reporting words, its plural too, with its class."""
    table: dict[str, ClassName] = {}
    for klass in _NOUN_CLASSES:
        for noun in lexicon(f"cue-nouns-{klass}"):
            table[noun] = klass
            table[f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"] = klass
    return table


def classed(text: str, attributions: Sequence[Attribution]) -> dict[str, tuple[ClassName, str]]:
    """The class and the deciding word of every attribution that has reporting words (a colon is none), by its id."""
    found = ((a.id, class_of(text, a.cue)) for a in attributions if a.cue is not None)
    return {id: (klass, word) for id, (klass, word) in found if word}


def class_uses(cases: Cases, classes: Mapping[str, tuple[ClassName, str]]) -> tuple[CueUse, ...]:
    """The classes that the story uses, in the fixed order of the classes; unused ones are left out."""
    found: dict[ClassName, list[tuple[Attribution, str]]] = {}
    for each in cases.in_force.said:
        if each.id in classes:
            klass, word = classes[each.id]
            found.setdefault(klass, []).append((each, word))
    return tuple(
        CueUse(
            klass=klass,
            label=LABELS[klass][0],
            words=tuple(_frequent(word for _, word in found[klass])),
            attributions=tuple(each.id for each, _ in found[klass]),
            evidence=tuple(each.cue for each, _ in found[klass] if each.cue is not None),
        )
        for klass in CLASSES
        if klass in found
    )


def _frequent(words: Iterator[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def side_uses(
    cases: Cases, sources: Sequence[Source], classes: Mapping[str, tuple[ClassName, str]]
) -> tuple[SideUse, ...]:
    """Class by side, for the sides that a person has given; empty without them. Never guessed.

    In the order of the sides as they first speak, and of the classes. What it can show is an asymmetry: one side
    "says", the other "claims" (Floyd 2000). With few statements a side, it shows only those statements.
    """
    side_of = {s.id: s.side for s in sources if s.side}
    found: dict[str, dict[ClassName, list[str]]] = {}
    for each in cases.in_force.said:
        side = side_of.get(each.source or "")
        if side is not None and each.id in classes:
            found.setdefault(side, {}).setdefault(classes[each.id][0], []).append(each.id)
    return tuple(
        SideUse(side, klass, tuple(used[klass])) for side, used in found.items() for klass in CLASSES if klass in used
    )


def neutral_share(cases: Cases, classes: Mapping[str, tuple[ClassName, str]]) -> Score:
    """A4: how many of the statements with reporting words have neutral ones."""

    def cued(case: Case) -> list[Attribution]:
        return [a for a in case.said if a.id in classes]

    def share(case: Case) -> float | None:
        with_cue = cued(case)
        if len(with_cue) < MIN_ATTRIBUTIONS:
            return None
        return sum(classes[a.id][0] == "neutral" for a in with_cue) / len(with_cue)

    here = cued(cases.in_force)
    score = Score(
        "neutral_cue_share", "Share of neutral reporting words", None, "share",
        "Statements whose reporting words only say that it was said (“said”, “told”, “according to”), over all "
        f"statements with reporting words; given from {MIN_ATTRIBUTIONS} of them on. The lists cue-verbs-… and "
        "cue-nouns-… hold the classes. What tells something is an asymmetry between sides, not the share itself.",
        n=len(here), reason=not_enough("statements with reporting words", MIN_ATTRIBUTIONS),
        evidence=tuple(a.cue for a in here if a.cue is not None and classes[a.id][0] == "neutral"),
        literature=LITERATURE,
    )  # fmt: skip
    return ranged(score, share, cases)
