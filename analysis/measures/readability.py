"""Readability: what makes the story hard or easy to read, counts first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.measures.counts import Counts
from analysis.measures.formulas import FORMULAS, Formula, gunning_fog_simple
from analysis.measures.pronouncing import dictionary
from analysis.measures.score import Score
from analysis.measures.sizes import size_scores
from analysis.measures.word_counts import WordCounts, count_words
from analysis.reading.article import Article
from analysis.spans import Span, inside, merged
from analysis.speech.quotation import SPEECH_FORMS, Quotation

Voice = Literal["reporter", "quoted", "both"]

FEWEST_WORDS = 100
"""The formulas were made on samples of a hundred words or more."""
FEWEST_SENTENCES_SMOG = 30
"""McLaughlin (1969) counts in thirty sentences."""
GRADED = frozenset(formula.id for formula in FORMULAS if formula.grade)
"""The formulas that give a US school grade: those that ``grade_median`` takes the middle of."""


@dataclass(frozen=True, slots=True)
class SentenceLength:
    """One body sentence: how long it is, and in whose voice."""

    span: Span
    words: int
    quoted_words: int
    paragraph: int
    """1 for the first body paragraph."""
    voice: Voice
    """"quoted" when all its words stand in speech quotation marks, "reporter" when none do."""


@dataclass(frozen=True, slots=True)
class Check:
    """One of our numbers beside what textstat gives for the same sentences."""

    id: str
    ours: int | float | None
    theirs: int | float | None
    difference: str
    """Why the two differ, in a sentence, or "equal"."""


@dataclass(frozen=True, slots=True)
class Readability:
    """The counts of the body, the scores made from them, and the length of each sentence."""

    counts: Counts
    scores: tuple[Score, ...]
    sentences: tuple[SentenceLength, ...]
    dictionary: str
    """Which pronouncing dictionary gave the syllables, with its digest."""


def measure_readability(article: Article, quotations: Sequence[Quotation]) -> Readability:
    """How long the sentences and words of the body are, and what the published formulas make of that.

    A formula gives None with a reason for fewer than 100 words, SMOG also for fewer than 30 sentences, and
    all of them for a text that does not seem to be English. Raises ``ResourceError`` when the pronouncing
    dictionary is missing. Known limit: the formulas see word and sentence length and nothing else (Redish and
    Selzer 1985): they cannot tell a clear story from a confused one.
    """
    found = count_words(article)
    lengths = _sentence_lengths(article, quotations)
    no_answer = _no_answer(article, found.counts)
    formulas = tuple(_formula_score(formula, found, no_answer) for formula in FORMULAS)
    sizes = size_scores(article, found, [(length.span, length.words) for length in lengths])
    return Readability(found.counts, (*sizes, *formulas, _grade_median(formulas)), lengths, dictionary().name)


def _sentence_lengths(article: Article, quotations: Sequence[Quotation]) -> tuple[SentenceLength, ...]:
    """Each body sentence with its words, and how many of them stand inside speech marks."""
    speech = (quotation for quotation in quotations if quotation.form in SPEECH_FORMS)
    pieces = merged(piece for quotation in speech for piece in quotation.inner_pieces)
    words = article.body_words
    lengths = []
    for number, paragraph in enumerate(article.paragraphs, start=1):
        for sentence in inside(article.sentences, paragraph):
            held = inside(words, sentence)
            quoted = sum(_is_within(word, pieces) for word in held)
            voice: Voice = "reporter" if quoted == 0 else "quoted" if quoted == len(held) else "both"
            lengths.append(SentenceLength(sentence, len(held), quoted, number, voice))
    return tuple(lengths)


def _is_within(word: Span, pieces: Sequence[Span]) -> bool:
    place = bisect_left(pieces, (word.start + 1,)) - 1
    return place >= 0 and pieces[place].covers(word)


def _no_answer(article: Article, counts: Counts) -> str | None:
    """Why no formula may answer, if so."""
    if article.language != "en":
        return "the story does not seem to be in English, and the formulas are made for English"
    if counts.words < FEWEST_WORDS:
        return f"fewer than {FEWEST_WORDS} words in the body ({counts.words})"
    return None


def _formula_score(formula: Formula, found: WordCounts, no_answer: str | None) -> Score:
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
        evidence=_evidence(formula.id, found),
        literature=formula.literature,
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


def _grade_median(scores: Sequence[Score]) -> Score:
    """The middle one of the grades, with the lowest and the highest of them."""
    graded = [score for score in scores if score.id in GRADED]
    values = {score.label: score.value for score in graded if score.value is not None}
    ordered = sorted(values.values())
    middle = len(ordered) // 2
    return Score(
        id="grade_median",
        label="School grade, middle of the formulas",
        value=(ordered[middle] + ordered[-1 - middle]) / 2 if ordered else None,
        unit="grade",
        rule="median of the formulas that give a US school grade, and their lowest and highest; years of US schooling "
        "that the formulas expect of a reader, not an age",
        n=len(values) or None,
        reason=None if values else graded[0].reason,
        low=ordered[0] if ordered else None,
        high=ordered[-1] if ordered else None,
        moved_by=("which formula is taken: " + ", ".join(values),) if values else (),
    )
