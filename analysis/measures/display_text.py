"""Display text: what headline, dek and pull quotes show that the body says too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.measures.running_words import RunningWords
from analysis.measures.score import Score
from analysis.reading.article import Article, Zone
from analysis.spans import Span, inside

FEWEST_WORDS = 5
"""Shorter runs of the same words are chance."""
DISPLAY = frozenset({"headline", "dek"})
"""Zones of display text; a pull quote is read as a dek."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A run of words that stands in display text and, word for word, in the body."""

    display: Span
    body: Span
    words: int


def repeats_in(article: Article, running: RunningWords) -> tuple[Repeat, ...]:
    """Runs of at least five words that headline, dek or a pull quote share with the body (D1).

    Word for word, whatever the capitals and marks. Each word of display text is in one run at most; the first place in
    the body is shown. Linear in the length of the article.
    """
    shown = [tuple(_words(article, zone)) for zone in article.zones if zone.kind in DISPLAY]
    wanted = {gram for words in shown for gram in _grams([low for low, _ in words])}
    if not wanted:
        return ()
    openings = {gram[0] for gram in wanted}
    first_at: dict[tuple[str, ...], int] = {}
    lows = running.lows
    for place in running.where(openings):
        if (gram := lows[place : place + FEWEST_WORDS]) in wanted:
            first_at.setdefault(gram, place)
    return tuple(repeat for words in shown for repeat in _zone_repeats(words, running, first_at))


def _words(article: Article, zone: Zone) -> Iterator[tuple[str, Span]]:
    for word in inside(article.words, zone.span):
        yield word.of(article.text).lower(), word


def _grams(lows: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for place in range(len(lows) - FEWEST_WORDS + 1):
        yield tuple(lows[place : place + FEWEST_WORDS])


def _zone_repeats(
    words: Sequence[tuple[str, Span]], running: RunningWords, first_at: dict[tuple[str, ...], int]
) -> Iterator[Repeat]:
    place = 0
    while place + FEWEST_WORDS <= len(words):
        at = first_at.get(tuple(low for low, _ in words[place : place + FEWEST_WORDS]))
        if at is None:
            place += 1
            continue
        length = FEWEST_WORDS
        most = min(len(words) - place, len(running.lows) - at)
        while length < most and words[place + length][0] == running.lows[at + length]:
            length += 1
        yield Repeat(
            display=Span(words[place][1].start, words[place + length - 1][1].end),
            body=running.span(at, at + length),
            words=length,
        )
        place += length


def display_score(article: Article, repeats: Sequence[Repeat]) -> Score:
    """How many words of display text the body says too."""
    total = sum(len(inside(article.words, zone.span)) for zone in article.zones if zone.kind in DISPLAY)
    return Score(
        "repeated_display_words", "Words of headline and dek that the body repeats",
        sum(repeat.words for repeat in repeats) if total else None, "words",
        f"Words of headline, dek and pull quotes in runs of at least {FEWEST_WORDS} words that the body has word for "
        "word. Counted with the body, they would count twice.",
        n=total, reason=None if total else "the story has no headline or dek",
        evidence=tuple(span for repeat in repeats for span in (repeat.display, repeat.body)),
        literature="Bell 1991",
    )  # fmt: skip
