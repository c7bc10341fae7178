"""Readability scores: each formula's answer for a text, its range, its interval, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analysis.measures.bootstrap import Intervals, drawn_counts, middle_of, middles
from analysis.measures.counts import Counts
from analysis.measures.formulas import FORMULAS, Formula, gunning_fog_simple, syllables_per_word, words_per_sentence
from analysis.measures.grades import GRADED, middle_grade
from analysis.measures.score import Score
from analysis.measures.voice_readings import VoiceReading
from analysis.measures.word_counts import WordCounts
from analysis.spans import Span

FEWEST_SENTENCES_SMOG = 30
"""McLaughlin (1969) counts in thirty sentences."""


def score_intervals(sums: Sequence[int]) -> Intervals:
    """The bootstrap interval of every formula, of the two means and of the middle grade."""
    counts = drawn_counts(sums)
    if counts is None:
        return {}
    values: dict[str, Any] = {formula.id: formula.of(counts) for formula in FORMULAS}
    values["grade_median"] = middle_of([values[formula.id] for formula in GRADED])
    return middles(
        values | {"words_per_sentence": words_per_sentence(counts), "syllables_per_word": syllables_per_word(counts)}
    )


def formula_scores(found: WordCounts, no_answer: str | None, drawn: Intervals) -> tuple[Score, ...]:
    """The answer of each formula, then the middle of those that give a US school grade."""
    formulas = tuple(_formula_score(formula, found, no_answer, drawn) for formula in FORMULAS)
    return (*formulas, _grade_median(formulas, found.counts, no_answer, drawn))


def _formula_score(formula: Formula, found: WordCounts, no_answer: str | None, drawn: Intervals) -> Score:
    counts = found.counts
    reason = no_answer
    if reason is None and formula.id == "smog" and counts.sentences < FEWEST_SENTENCES_SMOG:
        reason = (
            f"SMOG is not defined for fewer than {FEWEST_SENTENCES_SMOG} sentences ({counts.sentences} in the body)"
        )
    value = None if reason else formula.of(counts)
    other = _other_rule(formula, counts) if value is not None else None
    return Score(
        id=formula.id,
        label=formula.label,
        value=value,
        unit=formula.unit,
        rule=formula.rule,
        n=counts.words,
        reason=reason,
        low=None if value is None or other is None else min(value, other[0]),
        high=None if value is None or other is None else max(value, other[0]),
        moved_by=() if other is None else (other[1],),
        evidence=() if value is None else _evidence(formula.id, found),
        literature=formula.literature,
        interval=None if value is None else drawn.get(formula.id),
    )


def _other_rule(formula: Formula, counts: Counts) -> tuple[float, str] | None:
    """The value under the other defensible way of counting, and what that is, for formulas that have one."""
    if formula.id == "gunning_fog":
        return gunning_fog_simple(counts), "whether names, compounds and endings are left out of the complex words"
    if formula.id in ("dale_chall", "new_dale_chall"):
        with_names = replace(counts, difficult_words=counts.difficult_or_names)
        return formula.of(with_names), "whether names count as familiar words"
    return None


def _evidence(id: str, found: WordCounts) -> tuple[Span, ...]:
    """The words that a formula counts as long or hard."""
    if id == "gunning_fog":
        return found.complex_words
    if id in ("gunning_fog_simple", "smog", "linsear_write"):
        return found.polysyllables
    if id in ("dale_chall", "new_dale_chall"):
        return found.difficult_words
    if id in ("lix", "rix"):
        return found.long_words
    return ()


def _grade_median(scores: Sequence[Score], counts: Counts, no_answer: str | None, drawn: Intervals) -> Score:
    """The middle one of the grades, with the lowest and the highest of them."""
    graded = {formula.id for formula in GRADED}
    values = {score.label: score.value for score in scores if score.id in graded and score.value is not None}
    return Score(
        id="grade_median",
        label="School grade, middle of the formulas",
        value=None if no_answer else middle_grade(counts),
        unit="grade",
        rule="median of the formulas that give a US school grade, and their lowest and highest, without SMOG, "
        "which aims higher; years of US schooling that the formulas expect of a reader, not an age",
        n=len(values) or None,
        reason=no_answer,
        low=min(values.values(), default=None),
        high=max(values.values(), default=None),
        moved_by=("which formula is taken: " + ", ".join(values),) if values else (),
        interval=None if no_answer else drawn.get("grade_median"),
    )


def voice_scores(voices: Sequence[VoiceReading]) -> tuple[Score, ...]:
    """The grade of the reporter's words and that of the quoted words, as scores beside the others."""
    labels = {"reporter": ("grade_reporter", "School grade of the reporter's own words"),
              "quoted": ("grade_quoted", "School grade of the quoted words")}  # fmt: skip
    return tuple(
        Score(
            id=labels[voice.kind][0],
            label=labels[voice.kind][1],
            value=voice.grade,
            unit="grade",
            rule="median of the formulas for the words of one voice; in a sentence with two voices each keeps its own "
            "words, and pieces of fewer than five words are left out",
            n=voice.counts.words,
            reason=voice.reason,
            low=voice.low,
            high=voice.high,
            moved_by=("whether sentences with two voices count, each part for its own voice",) if voice.low else (),
            interval=voice.interval,
        )
        for voice in voices
        if voice.kind in labels
    )
