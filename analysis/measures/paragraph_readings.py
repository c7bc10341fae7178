"""Paragraph readings: how the text reads along the story, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.measures.bootstrap import columns, middle_grades, table_of
from analysis.measures.prose import Prose
from analysis.measures.voice_readings import FEWEST_WORDS
from analysis.measures.wordforms import DIFFICULT, SYLLABLES, WORDS, unpacked, words_in
from analysis.spans import Span


@dataclass(frozen=True, slots=True)
class ParagraphReading:
    """One paragraph: its own counts, and the grade of the passage of a hundred words around it."""

    number: int
    """1 for the first paragraph of the body."""
    span: Span
    words: int
    sentences: int
    quoted_words: int
    syllables: int | None
    """None for a text that is not English."""
    difficult_words: int
    grade: float | None
    """The middle of the formulas for the paragraphs ``first`` to ``last``: one alone is too short for a formula."""
    first: int
    last: int


def paragraph_readings(prose: Prose, quoted: Sequence[int], scored: bool) -> tuple[ParagraphReading, ...]:
    """Each paragraph with its counts; ``quoted`` says how many words of each sentence are quoted.

    The grade is that of the paragraph if it has a hundred words, else of the paragraph and its neighbours, taken in
    turn after and before it until there are a hundred. Neighbours share words, so the line is a smooth one.
    """
    size = len(prose.paragraphs)
    adds, sentences, spoken = [0] * size, [0] * size, [0] * size
    for number, total, words in zip(prose.paragraph_of, prose.sums, quoted, strict=True):
        place = number - 1
        adds[place] += total
        sentences[place] += 1
        spoken[place] += words
    lengths = [words_in(total) for total in adds]
    around = [_around(place, lengths) for place in range(size)]
    grades = _grades(adds, sentences, around) if scored else [None] * size
    found = []
    for place, span in enumerate(prose.paragraphs):
        own = unpacked(adds[place])
        first, last = around[place]
        found.append(
            ParagraphReading(
                place + 1, span, own[WORDS], sentences[place], spoken[place], own[SYLLABLES] if scored else None,
                own[DIFFICULT], grades[place], first + 1, last + 1,
            )
        )  # fmt: skip
    return tuple(found)


def _around(place: int, lengths: Sequence[int]) -> tuple[int, int]:
    """The first and the last of the paragraphs around a place that have a hundred words together."""
    first = last = place
    words = lengths[place]
    after = True
    while words < FEWEST_WORDS and (first > 0 or last + 1 < len(lengths)):
        if (after and last + 1 < len(lengths)) or first == 0:
            last += 1
            words += lengths[last]
        else:
            first -= 1
            words += lengths[first]
        after = not after
    return first, last


def _grades(adds: Sequence[int], sentences: Sequence[int], around: Sequence[tuple[int, int]]) -> list[float | None]:
    """The middle grade of each passage, None for one of fewer than a hundred words."""
    totals, ends = list(accumulate(adds, initial=0)), list(accumulate(sentences, initial=0))
    passages = [(totals[last + 1] - totals[first], ends[last + 1] - ends[first]) for first, last in around]
    long_enough = [place for place, (total, _) in enumerate(passages) if words_in(total) >= FEWEST_WORDS]
    grades: list[float | None] = [None] * len(passages)
    if long_enough:
        kept = [passages[place] for place in long_enough]
        found = middle_grades(columns(table_of([total for total, _ in kept], [number for _, number in kept])))
        for place, grade in zip(long_enough, found, strict=True):
            grades[place] = float(grade)
    return grades
