"""Display text: what headline, dek and pull quotes show that the body says too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.measures.score import Score
from analysis.reading.article import Article, Zone
from analysis.spans import Span

FEWEST_WORDS = 5
"""Shorter runs of the same words are chance."""
_BARE = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A run of words that stands in display text and, word for word, in the body."""

    display: Span
    body: Span
    words: int


def repeats_in(article: Article) -> tuple[Repeat, ...]:
    """Runs of at least five words that headline, dek or a pull quote share with the body (D1).

    Word for word, whatever the capitals and marks. Each word of display text is in one run at most; the first place in
    the body is shown. Linear in the length of the article.
    """
    shown = [zone for zone in article.zones if zone.kind in {"headline", "dek"}]
    if not shown:
        return ()
    body = [word for paragraph in article.paragraphs for word in _words(article.text, paragraph)]
    lows = [low for low, _ in body]
    first_at: dict[tuple[str, ...], int] = {}
    wanted = {gram for zone in shown for gram in _grams([low for low, _ in _words(article.text, zone.span)])}
    for place, gram in enumerate(_grams(lows)):
        if gram in wanted:
            first_at.setdefault(gram, place)
    return tuple(repeat for zone in shown for repeat in _zone_repeats(article, zone, body, first_at))


def _words(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    for match in _BARE.finditer(text, span.start, span.end):
        yield match.group().lower(), Span(*match.span())


def _grams(lows: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for place in range(len(lows) - FEWEST_WORDS + 1):
        yield tuple(lows[place : place + FEWEST_WORDS])


def _zone_repeats(
    article: Article, zone: Zone, body: Sequence[tuple[str, Span]], first_at: dict[tuple[str, ...], int]
) -> Iterator[Repeat]:
    words = list(_words(article.text, zone.span))
    place = 0
    while place + FEWEST_WORDS <= len(words):
        at = first_at.get(tuple(low for low, _ in words[place : place + FEWEST_WORDS]))
        if at is None:
            place += 1
            continue
        length = FEWEST_WORDS
        while (
            place + length < len(words) and at + length < len(body) and words[place + length][0] == body[at + length][0]
        ):
            length += 1
        yield Repeat(
            display=Span(words[place][1].start, words[place + length - 1][1].end),
            body=Span(body[at][1].start, body[at + length - 1][1].end),
            words=length,
        )
        place += length


def display_score(article: Article, repeats: Sequence[Repeat]) -> Score:
    """How many words of display text the body says too."""
    total = sum(
        sum(1 for _ in _words(article.text, zone.span)) for zone in article.zones if zone.kind in {"headline", "dek"}
    )
    return Score(
        "repeated_display_words", "Words of headline and dek that the body repeats",
        sum(repeat.words for repeat in repeats) if total else None, "words",
        f"Words of headline, dek and pull quotes in runs of at least {FEWEST_WORDS} words that the body has word for "
        "word. Counted with the body, they would count twice.",
        n=total, reason=None if total else "the story has no headline or dek",
        evidence=tuple(span for repeat in repeats for span in (repeat.display, repeat.body)),
        literature="Bell 1991",
    )  # fmt: skip
