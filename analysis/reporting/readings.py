"""Readings: the rows of the tables of readability: voices, paragraphs, what costs most, other ways of counting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analysis.reporting.records import Row
from analysis.result import Analysis


def _voices(analysis: Analysis) -> list[Row]:
    return [
        {
            "kind": each.kind, "name": each.name, "source": each.source, "words": each.counts.words,
            "sentences": each.counts.sentences, "syllables": each.counts.syllables, "left_out": each.left_out,
            "words_per_sentence": each.words_per_sentence, "syllables_per_word": each.syllables_per_word,
            "flesch_reading_ease": each.flesch_reading_ease, "flesch_kincaid": each.flesch_kincaid,
            "grade": each.grade, "low": each.low, "high": each.high,
            "interval_low": each.interval and each.interval[0], "interval_high": each.interval and each.interval[1],
            "reason": each.reason,
        }
        for each in analysis.readability.voices
    ]  # fmt: skip


def _paragraphs(analysis: Analysis) -> list[Row]:
    return [
        {
            "number": each.number, "words": each.words, "sentences": each.sentences,
            "quoted_words": each.quoted_words, "syllables": each.syllables, "difficult_words": each.difficult_words,
            "grade": each.grade, "first": each.first, "last": each.last, "start": each.span.start,
            "end": each.span.end,
        }
        for each in analysis.readability.paragraphs
    ]  # fmt: skip


def _costs(analysis: Analysis) -> list[Row]:
    found = analysis.readability
    text = analysis.article.text
    sentences: list[Row] = [
        {
            "what": "sentence", "text": each.span.of(text), "times": 1, "words": each.words,
            "syllables": each.syllables, "cost": each.cost, "start": each.span.start,
        }
        for each in found.costly_sentences
    ]  # fmt: skip
    return sentences + [
        {
            "what": "word", "text": each.word, "times": each.times, "words": each.times,
            "syllables": each.times * each.syllables, "cost": each.cost,
            "start": each.evidence[0].start if each.evidence else None,
        }
        for each in found.costly_words
    ]  # fmt: skip


def _ways(analysis: Analysis) -> list[Row]:
    return [
        {
            "id": each.id, "ours": each.ours, "instead": each.instead, "touched": each.touched,
            "words_per_sentence": each.words_per_sentence, "syllables_per_word": each.syllables_per_word,
            "flesch_kincaid": each.flesch_kincaid, "grade": each.grade, "shift": each.shift,
        }
        for each in analysis.readability.sensitivities
    ]  # fmt: skip


READINGS: Mapping[str, tuple[tuple[str, ...], Callable[[Analysis], list[Row]]]] = {
    "voices": (
        ("kind", "name", "source", "words", "sentences", "syllables", "left_out", "words_per_sentence",
         "syllables_per_word", "flesch_reading_ease", "flesch_kincaid", "grade", "low", "high", "interval_low",
         "interval_high", "reason"), _voices,
    ),
    "paragraphs": (
        ("number", "words", "sentences", "quoted_words", "syllables", "difficult_words", "grade", "first", "last",
         "start", "end"), _paragraphs,
    ),
    "costs": (("what", "text", "times", "words", "syllables", "cost", "start"), _costs),
    "ways": (
        ("id", "ours", "instead", "touched", "words_per_sentence", "syllables_per_word", "flesch_kincaid", "grade",
         "shift"), _ways,
    ),
}  # fmt: skip
"""The columns of each table, the same for every article, and what makes its rows."""
