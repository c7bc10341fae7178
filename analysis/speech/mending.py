"""Mending: speaker mentions that a tagger cut inside a phrase, widened or trimmed to the whole of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from analysis.speech.attribution import Attribution
from analysis.speech.cues import words
from analysis.speech.phrases import subject_before
from analysis.speech.tokens import Tokens

_RELATIVES = frozenset({"who", "which", "that", "whose"})
_OBJECTS = frozenset({"which", "that"})
_DANGLING = frozenset({
    "published", "released", "reported", "conducted", "commissioned", "obtained", "issued", "made", "seen", "sent",
    "written", "shown", "held", "given", "led", "known", "posted", "shared", "filed", "quoted",
})  # fmt: skip
_PERSONAL = frozenset({"who", "whose", "whom"})
_MARKS = frozenset({",", ";", ":", "—", "–", "-"})
_LONGEST = 30
"""A phrase of more words than this is no speaker."""


def with_whole_speakers(tokens: Tokens, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, with speakers that are whole phrases.

    A mention that begins with a relative word is only the end of one ("… THAT OWNS IT said": the chairman of
    the trust that owns it); so is one behind a relative word ("a survey that THE COUNTY PUBLISHED"); a mention
    that ends in a participle is one word too long ("a survey PUBLISHED"). What is told of a person behind "who" is no
    part of the mention ("a cook WHO FEARS FOR HER JOB"), nor is an outlet with a verb of its own behind it ("said its
    director, Bo Ek, TIDE WIRE reported"). In "It quoted critics, with Venn
    stating: …" the speaker is Venn. Speakers of posts are left as they are.
    """
    firsts = [tokens.starts[s.first] for s in tokens.stretches]
    return tuple(_mended(tokens, firsts, _with_saying(tokens, firsts, a)) for a in attributions)


def _with_saying(tokens: Tokens, firsts: list[int], attribution: Attribution) -> Attribution:
    """The attribution with the name between "with" and an -ing cue as its speaker."""
    cue = attribution.cue
    if cue is None or attribution.speaker is None or attribution.kind == "embed":
        return attribution
    place = bisect_left(tokens.starts, cue.start)
    stretch = bisect_right(firsts, cue.start) - 1
    if stretch < 0 or place >= len(tokens.lows) or not tokens.lows[place].endswith("ing"):
        return attribution
    low = tokens.stretches[stretch].first
    first = place
    while first > low and place - first < 6 and tokens.is_name(first - 1) and tokens.quotes[first - 1] < 0:
        first -= 1
    if first == place or first <= low or tokens.lows[first - 1] != "with":
        return attribution
    return replace(attribution, speaker=tokens.span(first, place))


def _mended(tokens: Tokens, firsts: list[int], attribution: Attribution) -> Attribution:
    speaker = attribution.speaker
    if speaker is None or attribution.kind == "embed" or attribution.zone == "post":
        return attribution
    first, last = bisect_left(tokens.starts, speaker.start), bisect_left(tokens.starts, speaker.end)
    stretch = bisect_right(firsts, speaker.start) - 1
    if not 0 < last - first <= _LONGEST or stretch < 0:
        return attribution
    low = tokens.stretches[stretch].first
    begin, end = _whole(tokens, low, first, last)
    if (begin, end) == (first, last) or end - begin > _LONGEST:
        return attribution
    span = tokens.span(begin, end)
    blocked = any(span.overlaps(c) for c in attribution.content) or (attribution.cue and span.overlaps(attribution.cue))
    return attribution if blocked else replace(attribution, speaker=span)


def _whole(tokens: Tokens, low: int, first: int, last: int) -> tuple[int, int]:
    """Where the phrase begins and ends that the tokens from ``first`` to ``last`` are cut from."""
    lows = tokens.lows
    last = _behind(tokens, first, last)
    while last - 1 > first and lows[last - 1] in _MARKS:
        last -= 1
    if lows[first] in _RELATIVES and last - first > 1:
        return _from(tokens, low, first), last
    verb = lows[last - 1] in _DANGLING or lows[last - 1].endswith("ed")
    behind = first > low and lows[first - 1] in _OBJECTS
    timed = any(lows[k] in _DANGLING for k in range(first + 1, last))
    if behind and (verb or timed):  # "a survey that the county published in January"
        return _from(tokens, low, first - 1), last
    if last - first > 1 and lows[last - 1] in _DANGLING and not tokens.is_name(last - 1):
        return first, last - 1
    return first, last


def _behind(tokens: Tokens, first: int, last: int) -> int:
    """Where a mention ends: before "who", and before the name behind its last comma that has a verb of its own."""
    lows = tokens.lows
    if last < len(lows) and lows[last] in words("carrying-words"):
        comma = next((place for place in range(last - 1, first, -1) if lows[place] == ","), last)
        if comma < last - 1 and all(tokens.is_name(place) for place in range(comma + 1, last)):
            last = comma
    return next((place for place in range(first + 1, last) if lows[place] in _PERSONAL), last)


def _from(tokens: Tokens, low: int, relative: int) -> int:
    """Where the phrase begins that ends right before a relative word; the word itself where none does."""
    phrase = subject_before(tokens, relative, low) if relative > low else None
    return phrase[0] if phrase is not None and phrase[1] == relative else relative
