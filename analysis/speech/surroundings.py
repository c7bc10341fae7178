"""Surroundings: what stands around a pair of quotation marks in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reading.article import Article, Zone, ZoneKind
from analysis.spans import Span
from analysis.speech.cues import verbs

NEAR = 240
"""Characters of the sentence that are looked at on each side of the marks."""
MOST = 8
"""Other quotations of the sentence that are looked at on each side."""

_TOKEN = re.compile(r"\w(?:[\w'’.&-]*\w)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words inside the marks, and the rest of the sentence on both sides as tokens.

    Other quotations in the sentence are left out of ``before`` and ``after``: a reporting word inside someone
    else's marks says nothing about these.
    """

    inner: str
    words: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    zone: ZoneKind
    alone: bool
    """The marks begin and end a sentence of their own."""
    follows_speech: bool
    """The sentence before, in the same zone, has a reporting word or a quotation."""


def surroundings(
    article: Article, zone: Zone, pieces: Sequence[Span], span: Span, others: Sequence[Span]
) -> Surroundings:
    """Look around one quotation; ``others`` are the spans of the article's outermost quotations, sorted."""
    text = article.text
    first, last = article.sentence_at(span.start), article.sentence_at(max(span.start, span.end - 1))
    start = max(first.start if first else span.start, span.start - NEAR)
    end = min(last.end if last else span.end, span.end + NEAR)
    inner = " ".join(piece.of(text) for piece in pieces)
    before = _before(text, span, start, others)
    after = _after(text, span, end, others)
    return Surroundings(
        inner=inner,
        words=sum(1 for word in inner.split() if any(sign.isalnum() for sign in word)),
        before=tuple(_TOKEN.findall(before)),
        after=tuple(_TOKEN.findall(after)),
        zone=zone.kind,
        alone=not before.strip() and not after.strip(" .!?") and inner.rstrip()[-1:] in ".!?…",
        follows_speech=_follows_speech(article, zone, first, others),
    )


def _before(text: str, span: Span, start: int, others: Sequence[Span]) -> str:
    """What stands before the marks in the sentence, without other quotations (the nearest few are looked at)."""
    out: list[str] = []
    at = span.start
    place = bisect_left(others, span.start, key=lambda other: other.start) - 1
    for other in others[max(0, place - MOST + 1) : place + 1][::-1]:
        if other.covers(span):
            start = max(start, other.start)
        elif other.end > start:
            out.append(text[other.end : at])
            at = max(start, other.start)
    out.append(text[start:at])
    return " ".join(reversed(out))


def _after(text: str, span: Span, end: int, others: Sequence[Span]) -> str:
    """What stands after the marks in the sentence, without other quotations (the nearest few are looked at)."""
    out: list[str] = []
    at = span.end
    place = bisect_left(others, span.end, key=lambda other: other.start)
    for other in others[place : place + MOST]:
        if other.start < end:
            out.append(text[at : other.start])
            at = min(end, other.end)
    out.append(text[at:end])
    return " ".join(out)


def _follows_speech(article: Article, zone: Zone, sentence: Span | None, others: Sequence[Span]) -> bool:
    """Whether the sentence before reports speech."""
    if sentence is None:
        return False
    place = bisect_left(article.sentences, sentence) - 1
    if place < 0 or article.sentences[place].start < zone.span.start:
        return False
    previous = article.sentences[place]
    nearest = bisect_left(others, sentence.start, key=lambda other: other.start) - 1
    if nearest >= 0 and others[nearest].end > previous.start:
        return True
    end = min(previous.end, previous.start + 2 * NEAR)
    return any(word.lower() in verbs() for word in _TOKEN.findall(article.text, previous.start, end))
