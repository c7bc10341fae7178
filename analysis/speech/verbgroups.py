"""Verb groups: the cues of a sentence, each with the words that belong to it ("has repeatedly denied")."""

from __future__ import annotations

from analysis.speech.agreement import can_be_verb
from analysis.speech.cues import Cue, Verb, Voice, is_adverb, verbs, words
from analysis.speech.tokens import Stretch, Tokens

_VOICING = frozenset({"raise", "voice", "express"})
_POSSESSIVE = frozenset({"'s", "’s"})


def find_cues(tokens: Tokens, stretch: Stretch) -> list[Cue]:
    """The cues of one stretch, in order."""
    known = verbs()
    found: list[Cue] = []
    lows = tokens.lows
    place = stretch.first
    while place < stretch.last:
        low = lows[place]
        cue = None
        if low == "according" and place + 1 < stretch.last and lows[place + 1] == "to":
            cue = Cue(place, place, place + 2, "according", "according", "active")
        elif low in known:
            cue = _verb_cue(tokens, stretch, place)
        if cue is not None and (not found or cue.first >= found[-1].last):
            found.append(cue)
            place = max(cue.last, place + 1)
        else:
            place += 1
    return found


def _verb_cue(tokens: Tokens, stretch: Stretch, place: int) -> Cue | None:
    """The word at ``place`` as a cue, or None where it is a noun or an adjective here."""
    verb, last = _reading(tokens, stretch, place)
    if verb is None:
        return None
    first, helpers = group_before(tokens, stretch, place)
    infinitive = bool(helpers) and helpers[-1] == "to"
    voice = _voice(tokens, stretch, place, verb, helpers)
    if infinitive and voice is not None:
        control = _control(tokens, stretch, first)
        if control is None:
            return None
        first = control
    if voice is None or (not helpers and not can_be_verb(tokens, stretch, (first, place), verb, voice)):
        return None
    real = not any(
        h in words("possibility-verbs") or h in {"will", "'ll", "’ll", "won't", "won’t"} or _is_negation(h)
        for h in helpers
    )
    act = verb.base in _VOICING or (infinitive and verb.klass in {"deny", "evaluate"})
    return Cue(first, place, last, verb.base, verb.klass, voice, real, verb.particle, act)


def _is_negation(word: str) -> bool:
    return word in {"not", "never"} or word.endswith(("n't", "n’t"))


def _reading(tokens: Tokens, stretch: Stretch, place: int) -> tuple[Verb | None, int]:
    """The reading whose particle follows, else the one without particle; and the end of the cue."""
    lows = tokens.lows
    for verb in verbs()[lows[place]]:
        if verb.particle is None:
            return verb, place + 1
        for near in range(place + 1, min(place + 4, stretch.last)):
            if lows[near] in {verb.particle, verb.particle + "s"}:
                return verb, near + 1
            if lows[near] in {",", "that", "."}:
                break
    return None, place + 1


def group_before(tokens: Tokens, stretch: Stretch, place: int) -> tuple[int, list[str]]:
    """Where the verb group of the verb at ``place`` begins, and its helping words, nearest last."""
    helpers = words("auxiliaries")
    lows = tokens.lows
    first = place
    found: list[str] = []
    for at in range(place - 1, max(stretch.first, place - 7) - 1, -1):
        low = lows[at]
        if low in helpers or low in {"to", "not"} or low in {"never"}:
            found.append(low)
        elif not is_adverb(low) or tokens.is_name(at):
            break
        first = at
    return first, found[::-1]


def _voice(tokens: Tokens, stretch: Stretch, place: int, verb: Verb, helpers: list[str]) -> Voice | None:
    """Active, passive or participle, from the helping words and the form; None where they do not fit together."""
    real = [h for h in helpers if not _is_negation(h) or h in words("auxiliaries")]
    if real:
        return _helped_voice(verb, real[-1])
    if "ing" in verb.forms:
        return "participle"
    by = place + 1 < stretch.last and tokens.lows[place + 1] == "by"
    if "past" in verb.forms:
        asked = place == stretch.first and verb.base in {"ask", "tell", "question", "press"}
        return "passive" if asked or (by and "part" in verb.forms) else "active"
    if verb.forms == {"part"}:
        return "passive" if by else None
    return "active"


def _helped_voice(verb: Verb, near: str) -> Voice | None:
    """The voice under a helping word: "has said", "is saying", "was told", "did say", "to say"."""
    if near == "to":
        return "active" if "base" in verb.forms else None
    have, be = near in words("have-forms"), near in words("be-forms")
    if have and "part" in verb.forms and not (near in _POSSESSIVE and "ing" in verb.forms):
        return "active"
    if be and "ing" in verb.forms:
        return "active"
    if be and "part" in verb.forms:
        return "passive"
    return "active" if "base" in verb.forms and not be else None


def _control(tokens: Tokens, stretch: Stretch, first: int) -> int | None:
    """For "went on to say": where the group begins; None for other infinitives."""
    for at in range(first - 1, max(stretch.first, first - 4) - 1, -1):
        if tokens.lows[at] in words("control-verbs"):
            return group_before(tokens, stretch, at)[0]
    return None
