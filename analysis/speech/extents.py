"""Extents: how far to the right a paraphrase reaches."""

from __future__ import annotations

from analysis.speech.complements import has_verb
from analysis.speech.cues import words
from analysis.speech.phrases import Phrase
from analysis.speech.saying import Saying, Sentence
from analysis.speech.tokens import QUOTE, Tokens

_PLAIN = frozenset({
    "say", "add", "warn", "argue", "claim", "insist", "tell", "accuse", "urge", "call", "note", "write", "announce",
    "ask",
})  # fmt: skip
"""Verbs that begin a new statement behind a bare "and"."""
_JOINTS = frozenset({"and", "but", "while", "though", "although", ";", "—", "–"})
_EDGES = frozenset({",", ";", ":", "—", "–", "--"})


def content_end(tokens: Tokens, sentence: Sentence, place: int, start: int) -> int:
    """Where a content that begins at ``start`` ends: at the next cue of the same rank, or with the sentence."""
    end = _taken_up(tokens, start, sentence.end)
    for saying in sentence.sayings[place + 1 :]:
        if saying.cue.first <= start:
            continue
        first = saying.cue.first if saying.cue.klass == "according" else saying.first
        if saying.subject is not None and not saying.elided and saying.subject[1] < start <= saying.cue.first:
            return saying.cue.first  # the main verb behind "scientists who advise the government"
        if not start < first < end:
            continue
        cut = _cut(tokens, saying, first, (start, sentence.end))
        if cut is not None:
            return cut
    return end


def _cut(tokens: Tokens, saying: Saying, first: int, bounds: tuple[int, int]) -> int | None:
    """Where the content ends before a later cue; None where that cue lies in the content."""
    lows, cue, (start, end) = tokens.lows, saying.cue, bounds
    before = lows[first - 1]
    comma = before == "," or (first - 2 > start and lows[first - 2] == ",")
    if before == "," and (cue.klass == "according" or (cue.voice == "participle" and saying.elided)):
        return first - 1
    last = before in {",", QUOTE} and not saying.elided and cue.last >= end
    if last and cue.base in words("cue-frames-inverted") | {"find"}:  # "Half of voters have doubts, a poll found"
        return first - 1 if before == "," else first
    if not cue.is_speech and not comma and not saying.elided:
        return None
    parallel = before == "and" and saying.elided and not has_verb(tokens, start, first - 1)
    if before in _JOINTS and (comma or parallel or before in {";", "—", "–", "but"} or cue.base in _PLAIN):
        return first - 2 if first - 2 > start and lows[first - 2] == "," else first - 1
    return None


def _taken_up(tokens: Tokens, start: int, end: int) -> int:
    """Where the writer takes up what was said: "…, a charge rejected by Moscow"; ``end`` where nobody does."""
    lows = tokens.lows
    for at in range(start + 1, end - 1):
        if lows[at] not in {",", "—", "–", "--"}:
            continue
        noun = at + 1
        while noun < end - 1 and (lows[noun] in {"a", "an", "the", "both"} or lows[noun].endswith(("al", "ous"))):
            noun += 1
        if lows[noun] not in words("speech-nouns") or noun + 1 >= end:
            continue
        if lows[noun + 1] in {"that", "which"} or lows[noun + 1].endswith("ed"):
            return at
    return end


def without_edges(tokens: Tokens, piece: Phrase) -> Phrase | None:
    """A piece without commas and conjunctions at its edges."""
    first, last = piece
    while first < last and tokens.lows[first] in _EDGES:
        first += 1
    while last > first and (tokens.lows[last - 1] in _EDGES or tokens.lows[last - 1] in {"and", "but"}):
        last -= 1
    return (first, last) if last > first else None
