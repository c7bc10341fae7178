"""Sensitivity: what the grade would be if sentences, names, acronyms, numbers or hyphens were counted otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import attrgetter

from analysis.measures.counts import Counts
from analysis.measures.formulas import flesch_kincaid, syllables_per_word, words_per_sentence
from analysis.measures.grades import middle_grade
from analysis.measures.prose import Prose, has_capital
from analysis.measures.syllables import Syllables, count_syllables
from analysis.measures.wordforms import WordForm, counts_of, described, word_form
from analysis.spans import Span

_PIECE = re.compile(r"[^\W_][^.!?…]*")
"""From a letter or digit to the next mark."""
_ALNUM = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """One other way of counting: how much it touches, and what the text would then score."""

    id: str
    ours: str
    """What Sayso does."""
    instead: str
    """What others do."""
    touched: int
    """Words, or for the splitter sentence ends, that are counted otherwise."""
    words_per_sentence: float
    syllables_per_word: float
    flesch_kincaid: float
    grade: float
    """The middle of the formulas."""
    shift: float
    """How much higher (or, below 0, lower) the middle is than by our way of counting."""


def sensitivities(text: str, prose: Prose) -> tuple[Sensitivity, ...]:
    """The ways of counting on which tools differ, one at a time, for a text of a hundred words or more.

    Ways that touch nothing are left out. Numbers with one syllable each are Flesch's later rule (1979); his earlier
    one reads them out, as Sayso does. Known limit: changes are made one at a time; two together can move the grade
    by more than their sum.
    """
    counts = counts_of(total := sum(prose.sums), len(prose.sums))
    ours = middle_grade(counts)
    found = []
    for id, we, they, touched, other in _ways(text, prose, total):
        if touched and other.words and other.sentences:
            grade = middle_grade(other)
            found.append(
                Sensitivity(
                    id, we, they, touched, words_per_sentence(other), syllables_per_word(other), flesch_kincaid(other),
                    grade, grade - ours,
                )
            )  # fmt: skip
    return tuple(found)


def _ways(text: str, prose: Prose, total: int) -> Iterator[tuple[str, str, str, int, Counts]]:
    sentences, vocabulary = len(prose.sums), prose.vocabulary()
    forms = [known for _, known, _ in vocabulary]
    naive = naive_sentences(text, prose.paragraphs)
    yield (
        "splitter", "a full stop inside “U.S.”, “Mr.” or “3.5” ends no sentence",
        "every full stop, question mark and exclamation mark ends a sentence", abs(naive - sentences),
        counts_of(total, naive),
    )  # fmt: skip
    for id, flag, we, they in (
        ("names", "name", "names count like other words", "names are left out"),
        ("estimates", "estimated", "words that the dictionary lacks are estimated", "they are left out"),
    ):
        held = [(known.adds, times) for _, known, times in compress(vocabulary, map(attrgetter(flag), forms))]
        less = sum(adds * times for adds, times in held)
        yield id, we, they, sum(times for _, times in held), counts_of(total - less, sentences)
    for id, flag, we, they, change in _CHANGES:
        touched = [(form, times) for form, _, times in compress(vocabulary, map(attrgetter(flag), forms))]
        more = sum(times * (change(form) - word_form(form, has_capital(form)).adds) for form, times in touched)
        yield id, we, they, sum(times for _, times in touched), counts_of(total + more, sentences)


@lru_cache(maxsize=16384)
def _as_word(form: str) -> int:
    return described(form, has_capital(form), count_syllables(form.lower().replace(".", ""))).adds


@lru_cache(maxsize=16384)
def _as_one_syllable(form: str) -> int:
    return described(form, has_capital(form), Syllables(1, False)).adds


@lru_cache(maxsize=16384)
def _as_parts(form: str) -> int:
    parts = (part for part in form.split("-") if _ALNUM.search(part))
    return sum(_part(part).adds for part in parts)


def _part(part: str) -> WordForm:
    bare = part.strip("".join({mark for mark in part if not mark.isalnum()}))
    return word_form(bare, has_capital(bare))


_CHANGES = (
    ("acronyms", "acronym", "acronyms are spelled out or spoken as they are on the news",
     "acronyms are read as words (“US” as “us”)", _as_word),
    ("numbers", "number", "numbers are read out (“1991” has five syllables)",
     "each number has one syllable", _as_one_syllable),
    ("hyphens", "hyphened", "a word with hyphens is one word", "each of its parts is a word", _as_parts),
)  # fmt: skip


def naive_sentences(text: str, paragraphs: Sequence[Span]) -> int:
    """Sentences if every mark ended one: the pieces between marks that hold a letter or digit.

    >>> naive_sentences("Mr. Adeyemi paid $3.5 million.", [Span(0, 30)])
    3
    """
    return sum(len(_PIECE.findall(text, start, end)) for start, end in paragraphs)
