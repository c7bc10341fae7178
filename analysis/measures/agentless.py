"""Agentless: speech without a speaker, and harm without anybody who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.measures.running_words import RunningWords
from analysis.measures.score import Score
from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cues import is_adverb, verbs, words

SpeechKind = Literal["passive", "noun"]
HarmKind = Literal["passive", "noun", "intransitive"]
VAN_LEEUWEN = "van Leeuwen 1996; Nádraská 2022"
MORENO_MEDINA = "Moreno-Medina et al. 2022"
_REACH = 10
"""Words after the verb in which "by …" may still name the agent."""
_OWNERS = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})
_SUBJECTS = frozenset({"he", "she", "it", "who", "which", "that", "this", "one", "nobody", "everyone", "to"})
_FROM = frozenset({"by", "from"})


@dataclass(frozen=True, slots=True)
class AgentlessSpeech:
    """Words that tell of speech or belief without a speaker: "was announced", "amid accusations that"."""

    span: Span
    words: str
    kind: SpeechKind


@dataclass(frozen=True, slots=True)
class AgentlessHarm:
    """Words that tell of harm without anybody who did it: "was killed", "the shelling of", "died"."""

    span: Span
    words: str
    kind: HarmKind


def agentless_speech(
    text: str, running: RunningWords, attributions: Sequence[Attribution]
) -> tuple[AgentlessSpeech, ...]:
    """A7 of the catalogue, outside quotation marks: passives of ``agentless-verbs``, nouns of ``agentless-nouns``.

    A passive has an agent where "by" follows within ten words of its sentence; a noun has one where a possessive stands
    before it or "by" or "from" after it. What is part of the reporting words of a known source is left out. Known
    limit: an agent that another sentence names is not seen.
    """
    owned = sorted(a.cue for a in attributions if a.cue is not None and a.source is not None)
    found: list[tuple[int, int, SpeechKind]] = []
    found += ((first, last, "passive") for first, last in _passives(running, _speech_participles()))
    found += (
        (first, last, "noun")
        for first, last in running.phrases("agentless-nouns")
        if not running.is_quoted[first] and _is_unowned_noun(running, first)
    )
    spans = ((running.span(first, last), kind) for first, last, kind in sorted(found))
    return tuple(AgentlessSpeech(span, span.of(text), kind) for span, kind in _outside(spans, owned))


def _outside(spans: Iterable[tuple[Span, SpeechKind]], owned: Sequence[Span]) -> Iterator[tuple[Span, SpeechKind]]:
    """Those of the sorted spans that share no character with one of the sorted cues."""
    place = 0
    for span, kind in spans:
        while place < len(owned) and owned[place].end <= span.start:
            place += 1
        if place == len(owned) or not owned[place].overlaps(span):
            yield span, kind


def _is_unowned_noun(running: RunningWords, place: int) -> bool:
    lows, sentences = running.lows, running.sentences
    before = lows[place - 1] if place and sentences[place - 1] == sentences[place] else ""
    after = lows[place + 1] if place + 1 < len(lows) and sentences[place + 1] == sentences[place] else ""
    if before in _OWNERS or before in _SUBJECTS or before.endswith(("'s", "’s", "s'", "s’")) or after in _FROM:
        return False
    is_name = bool(before) and running.texts[place - 1][:1].isupper() and not _begins(running, place - 1)
    return not is_name and after not in ("he", "she", "they", "it", "to")


def _begins(running: RunningWords, place: int) -> bool:
    return place == 0 or running.sentences[place - 1] != running.sentences[place]


def agentless_harm(text: str, running: RunningWords) -> tuple[AgentlessHarm, ...]:
    """A8 of the catalogue, outside quotation marks: a list for the reader, never a score.

    Agentless passives of ``harm-verbs`` ("was hit"), nouns of ``harm-nouns`` ("the bombing") without a possessive
    before them or "by" after, and ``harm-intransitives`` ("died"). A missing agent can have many reasons: nobody knows
    who it was, the sentence before has said it, or there was none (an illness).
    """
    happening = words("harm-intransitives")
    found: list[tuple[int, int, HarmKind]] = []
    found += ((first, last, "passive") for first, last in _passives(running, _harm_participles()))
    for place in running.where(words("harm-nouns", "harm-intransitives")):
        if running.is_quoted[place] or (running.texts[place][:1].isupper() and not _begins(running, place)):
            continue
        if running.lows[place] in happening:
            found.append((place, place + 1, "intransitive"))
        elif _is_unowned_noun(running, place) and not _is_done(running, place):
            found.append((place, place + 1, "noun"))
    spans = ((running.span(first, last), kind) for first, last, kind in sorted(found))
    return tuple(AgentlessHarm(span, span.of(text), kind) for span, kind in spans)


def _is_done(running: RunningWords, place: int) -> bool:
    """Whether one of the three words before says that somebody does it: "launched fresh airstrikes"."""
    doing = words("harm-doing")
    return any(
        running.lows[before] in doing and running.sentences[before] == running.sentences[place]
        for before in range(max(0, place - 3), place)
    )


def _passives(running: RunningWords, participles: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Passives without "by": a form of "be", adverbs at most, and a participle of the list, outside quotation marks."""
    lows, sentences = running.lows, running.sentences
    forms = words("be-forms")
    for place in running.where(participles):
        if running.is_quoted[place]:
            continue
        first = place - 1
        while first >= 0 and place - first <= 3 and is_adverb(lows[first]):
            first -= 1
        if first < 0 or lows[first] not in forms or sentences[first] != sentences[place]:
            continue
        end = place + 1
        while end < len(lows) and end <= place + _REACH and sentences[end] == sentences[place] and lows[end] != "by":
            end += 1
        if not (end < len(lows) and lows[end] == "by" and sentences[end] == sentences[place]):
            yield first, place + 1


@cache
def _speech_participles() -> frozenset[str]:
    bases = words("agentless-verbs")
    known = frozenset(
        word for word, readings in verbs().items() for verb in readings if verb.base in bases and "part" in verb.forms
    )
    return known | {"rumoured", "rumored", "speculated"}


@cache
def _harm_participles() -> frozenset[str]:
    return frozenset(line.split()[3] for line in lexicon("harm-verbs"))


def agentless_score(running: RunningWords, found: Sequence[AgentlessSpeech]) -> Score:
    """How many passages tell of speech without a speaker."""
    empty = None if running.lows else "the body has no words"
    return Score(
        "agentless_speech", "Speech without a speaker", None if empty else len(found), "passages",
        "Passives of speech or belief without “by …” (“was announced”) and nouns that do not say whose they are (“amid "
        "accusations that”), outside quotation marks. The lists are agentless-verbs and agentless-nouns.",
        n=len(running.lows) - sum(running.is_quoted), reason=empty, evidence=tuple(each.span for each in found),
        literature=VAN_LEEUWEN,
    )  # fmt: skip
