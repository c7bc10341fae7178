"""Density: how much of the story is quotation, where, and whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.measures.material import Material, material_of
from analysis.measures.quoted import Body, Quoted
from analysis.measures.quoted_scores import mark_scores, quotation_scores
from analysis.measures.score import Score, unanswered
from analysis.measures.voices import SpeakerShare, share_words
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.quotation import Quotation
from analysis.speech.source import Source

__all__ = ["Density", "SpeakerShare", "Third", "measure_density"]


@dataclass(frozen=True, slots=True)
class Third:
    """One third of the body, cut at a word: its words and how many of them are quoted."""

    number: int
    span: Span
    words: int
    quoted_words: int
    quotations: int
    """Speech quotations that begin in it."""


@dataclass(frozen=True, slots=True)
class Density:
    """Everything about quoted words."""

    scores: tuple[Score, ...]
    thirds: tuple[Third, ...]
    speakers: tuple[SpeakerShare, ...]
    """Most words first; the words without a speaker last."""
    lengths: tuple[int, ...]
    """Words of each speech quotation, in the order of the text."""


def measure_density(
    article: Article,
    quotations: Sequence[Quotation],
    attributions: tuple[Attribution, ...],
    sources: tuple[Source, ...],
    rules: Rules,
    *,
    material: Material | None = None,
) -> Density:
    """How much of the story is in other people's words: shares, rates and lengths, with their ranges.

    Counted are the words inside speech quotation marks of the body (full, partial, and contested
    ``partial_or_scare``), against all body words. Names, glosses and plain scare quotes are reported apart.
    A quotation inside a quotation is part of it; one that goes on over paragraphs is one. The range of a
    score runs over contested quotations in or out, quotations shorter than ``rules.min_quotation_words`` in
    or out, and, for the share of words, embedded posts in or out. Never raises.

    ``material`` spares making once more what other measures have made already.
    """
    material = material or material_of(article, quotations, attributions, sources, rules)
    body, cases, counted = material.body, material.quoted_cases, material.quoted
    scores = (*quotation_scores(body, cases), *mark_scores(article, quotations, cases.in_force))
    if article.language != "en":
        reason = "the story does not seem to be in English, and which marks hold speech is told by English words"
        return Density(scores=unanswered(scores, reason), thirds=(), speakers=(), lengths=())
    return Density(
        scores=scores,
        thirds=_thirds(body, counted),
        speakers=share_words(body, counted, material.held, sources, rules),
        lengths=tuple(len(item.words) for item in counted),
    )


def _thirds(body: Body, counted: Sequence[Quoted]) -> tuple[Third, ...]:
    """The body in three parts of as equal a number of words as can be; none for fewer than three words."""
    total = len(body.words)
    if total < 3:
        return ()
    cuts = [round(total * part / 3) for part in range(4)]
    words, begins = [0, 0, 0], [0, 0, 0]
    for item in counted:
        begins[_part(item.words[0], cuts)] += 1
        for place in item.words:
            words[_part(place, cuts)] += 1
    return tuple(
        Third(
            number=part + 1,
            span=Span(body.words[cuts[part]].start, body.words[cuts[part + 1] - 1].end),
            words=cuts[part + 1] - cuts[part],
            quoted_words=words[part],
            quotations=begins[part],
        )
        for part in range(3)
    )


def _part(place: int, cuts: Sequence[int]) -> int:
    return 0 if place < cuts[1] else 1 if place < cuts[2] else 2
