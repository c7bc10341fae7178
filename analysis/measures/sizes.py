"""Sizes: how much there is to read, before any formula."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.measures.bootstrap import Intervals
from analysis.measures.formulas import reading_time, syllables_per_word, words_per_sentence
from analysis.measures.score import Score
from analysis.measures.word_counts import WordCounts
from analysis.spans import Span

LONGEST_SHOWN = 5
"""How many of the longest sentences are given as evidence."""


def size_scores(
    paragraphs: Sequence[Span],
    english: bool,
    found: WordCounts,
    lengths: Sequence[tuple[Span, int]],
    intervals: Intervals,
) -> tuple[Score, ...]:
    """Words, sentences, reading time and the two means, of the body; ``lengths`` are its sentences with their words.

    They need no more than one word; syllables need a story in English too. Shorter bodies give None with a reason.
    """
    counts = found.counts
    empty = None if counts.words and counts.sentences else "no words in the body"
    foreign = None if english else "the pronouncing dictionary knows English only"
    longest = sorted(lengths, key=lambda length: (-length[1], length[0]))[:LONGEST_SHOWN]
    return (
        Score(
            id="words",
            label="Words",
            value=counts.words,
            unit="words",
            rule="words of the body: what stands between spaces and holds a letter or digit",
            evidence=tuple(paragraphs),
        ),
        Score(
            id="sentences",
            label="Sentences",
            value=counts.sentences,
            unit="sentences",
            rule="sentences of the body, found paragraph by paragraph",
            evidence=tuple(span for span, _ in lengths),
        ),
        Score(
            id="reading_time",
            label="Reading time",
            value=None if empty else reading_time(counts),
            unit="minutes",
            rule="words / 238, the mean speed of adults who read non-fiction in silence",
            n=counts.words,
            reason=empty,
            literature="Brysbaert 2019",
        ),
        Score(
            id="words_per_sentence",
            label="Words a sentence",
            value=None if empty else words_per_sentence(counts),
            unit="words a sentence",
            rule=f"words / sentences; the passages shown are the {LONGEST_SHOWN} longest sentences",
            n=counts.sentences,
            reason=empty,
            evidence=tuple(span for span, _ in longest),
            interval=None if empty else intervals.get("words_per_sentence"),
        ),
        Score(
            id="syllables_per_word",
            label="Syllables a word",
            value=None if empty or foreign else syllables_per_word(counts),
            unit="syllables a word",
            rule="syllables by the CMU Pronouncing Dictionary / words; words that it lacks are estimated",
            n=counts.words,
            reason=empty or foreign,
            interval=None if empty or foreign else intervals.get("syllables_per_word"),
        ),
        Score(
            id="estimated_share",
            label="Words whose syllables are estimated",
            value=None if empty or foreign else counts.estimated_words / counts.words,
            unit="share",
            rule="words that the CMU Pronouncing Dictionary lacks, mostly names / words; the estimate is right for "
            "nineteen of twenty words of the dictionary itself",
            n=counts.words,
            reason=empty or foreign,
            evidence=found.estimated_words,
        ),
    )
