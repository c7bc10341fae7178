"""Formulas: published examples, and arithmetic done by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import sqrt

import pytest

from analysis.measures import formulas
from analysis.measures.counts import Counts
from analysis.measures.formulas import FORMULAS

PASSAGE = Counts(
    words=100,
    sentences=5,
    syllables=150,
    letters=470,
    polysyllables=15,
    monosyllables=65,
    long_words=30,
    difficult_words=20,
    estimated_words=0,
    complex_words=10,
)
"""A hundred words: 20 a sentence, 1.5 syllables and 4.7 letters each."""


def counts(words: int, sentences: int, syllables: int = 0, letters: int = 0, polysyllables: int = 0) -> Counts:
    return Counts(words, sentences, syllables, letters, polysyllables, 0, 0, 0, 0)


def test_flesch_reading_ease_of_the_cat_and_of_the_platypus() -> None:
    # Both are the standing examples of Wikipedia, "Flesch-Kincaid readability tests": 116 and 37.5.
    cat = counts(words=6, sentences=1, syllables=6)  # The cat sat on the mat.
    platypus = counts(words=13, sentences=1, syllables=24)  # The Australian platypus is seemingly a hybrid of …
    assert round(formulas.flesch_reading_ease(cat)) == 116
    assert round(formulas.flesch_reading_ease(platypus), 1) == 37.5


def test_coleman_liau_of_the_abstract_of_their_own_paper() -> None:
    # Wikipedia, "Coleman-Liau index": 119 words, 5 sentences, 639 letters give grade 14.5.
    assert round(formulas.coleman_liau(counts(words=119, sentences=5, letters=639)), 1) == 14.5


@pytest.mark.parametrize("polysyllables", [6, 20, 42, 72, 110, 156, 210])
def test_smog_stays_near_mclaughlins_rule_of_thumb(polysyllables: int) -> None:
    # McLaughlin (1969): three and the square root of the polysyllables in thirty sentences.
    exact = formulas.smog(counts(words=600, sentences=30, polysyllables=polysyllables))
    assert 0 < exact - (3 + sqrt(polysyllables)) < 0.8


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (formulas.flesch_reading_ease, 206.835 - 20.3 - 126.9),  # 59.635
        (formulas.flesch_kincaid, 7.8 + 17.7 - 15.59),  # 9.91
        (formulas.gunning_fog, 0.4 * (20 + 10)),  # 12
        (formulas.gunning_fog_simple, 0.4 * (20 + 15)),  # 14
        (formulas.smog, 1.0430 * sqrt(90) + 3.1291),  # 13.02
        (formulas.coleman_liau, 27.636 - 1.48 - 15.8),  # 10.356
        (formulas.ari, 22.137 + 10 - 21.43),  # 10.707
        (formulas.dale_chall, 3.158 + 0.992 + 3.6365),  # 7.7865
        (formulas.new_dale_chall, 64 - 19 - 13.8),  # 31.2
        (formulas.linsear_write, (130 / 5) / 2),  # 13
        (formulas.forcast, 20 - 9.75),  # 10.25
        (formulas.lix, 20 + 30),  # 50
        (formulas.rix, 30 / 5),  # 6
        (formulas.reading_time, 100 / 238),
    ],
)
def test_each_formula_on_a_hundred_words_worked_out_by_hand(
    formula: Callable[[Counts], float], expected: float
) -> None:
    assert formula(PASSAGE) == pytest.approx(expected, abs=1e-9)


def test_dale_chall_adds_its_constant_only_above_five_per_cent() -> None:
    assert formulas.dale_chall(replace(PASSAGE, difficult_words=5)) == pytest.approx(0.7895 + 0.992)
    assert formulas.dale_chall(replace(PASSAGE, difficult_words=6)) == pytest.approx(0.9474 + 0.992 + 3.6365)


def test_linsear_write_takes_the_lower_branch_up_to_twenty() -> None:
    easy = replace(PASSAGE, polysyllables=0)
    assert formulas.linsear_write(easy) == pytest.approx((20 - 2) / 2)


def test_harder_counts_never_read_easier() -> None:
    harder = replace(PASSAGE, syllables=160, letters=500, polysyllables=20, complex_words=14, monosyllables=55,
                     long_words=36, difficult_words=30)  # fmt: skip
    for formula in FORMULAS:
        gain = formula.of(harder) - formula.of(PASSAGE)
        assert gain < 0 if formula.id in ("flesch_reading_ease", "new_dale_chall") else gain > 0, formula.id


def test_every_formula_names_its_author_and_year_and_has_an_id_of_its_own() -> None:
    assert all(
        any(part.isdigit() and len(part) == 4 for part in f.literature.replace(";", " ").split()) for f in FORMULAS
    )
    assert len({f.id for f in FORMULAS}) == len(FORMULAS) == 13
