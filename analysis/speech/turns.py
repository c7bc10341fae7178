"""Turns: the answers of an interview that is printed as a talk, each after its speaker's name and a colon."""

from __future__ import annotations

import re

from analysis.reading.article import Article
from analysis.spans import Span, inside
from analysis.speech.attribution import Attribution, uncued
from analysis.speech.cues import words
from analysis.speech.outlets import is_publisher

_LABEL = re.compile(r"((?:[A-Z][\w.’'-]*)(?:[ \t\u00a0][A-Z][\w.’'-]*){0,3}):[ \t\u00a0]+(?=\S)")
_WHY = "an answer in an interview, behind its speaker's name"
_LEAST = 2
"""A label must open so many paragraphs before it is one."""
_ASKING = 0.6
"""Whoever asks in so many of their turns is the interviewer, and no source."""


def find_turns(article: Article) -> list[Attribution]:
    """One attribution for each answer: "Venn: We will rebuild." The interviewer's turns are left out.

    The interviewer is the article's own outlet, or whoever mostly asks. A label must open at least two
    paragraphs ("Warning: …" once is no speaker).
    """
    turns: dict[str, list[tuple[Span, Span]]] = {}
    for zone in article.zones:
        if zone.kind != "body":
            continue
        label = _LABEL.match(article.text, zone.span.start, min(zone.span.end, zone.span.start + 80))
        if label is not None and label.end() < zone.span.end:
            name = Span(label.start(1), label.end(1))
            key = name.of(article.text).split()[-1].lower()
            turns.setdefault(key, []).append((name, Span(label.end(), zone.span.end)))
    found: list[Attribution] = []
    for key, spoken in turns.items():
        if len(spoken) < _LEAST or key in words("no-turn-labels") or _is_interviewer(article, spoken):
            continue
        found.extend(uncued((said,), name, 0.8, _WHY) for name, said in spoken)
    return found


def _is_interviewer(article: Article, spoken: list[tuple[Span, Span]]) -> bool:
    text = article.text
    if any(is_publisher(name.of(text), article.outlet) for name, _ in spoken):
        return True
    asked = sum(said.of(text).rstrip().endswith("?") for _, said in spoken)
    return asked > _ASKING * len(spoken)


def in_turn(attribution: Attribution, turns: list[Attribution]) -> bool:
    """Whether an attribution lies in somebody's turn: then it is speech inside speech."""
    at = attribution.start
    return any(inside((Span(at, at + 1),), turn.content[0]) for turn in turns)
