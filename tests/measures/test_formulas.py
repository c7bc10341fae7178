"""Formulas: published worked examples (their counts and scores, never their passages), and arithmetic by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from math import sqrt

import numpy
import pytest

from analysis.measures import formulas
from analysis.measures.counts import Counts
from analysis.measures.formulas import FORMULAS, worked_out

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


@dataclass(frozen=True)
class Published:
    """A text whose counts and score somebody printed."""

    where: str
    formula: Callable[[Counts], float]
    counts: Counts
    score: float
    decimals: int


LORD_JIM = Counts(131668, 8823, 164207, 552074, 11306, 0, 21122, 0, 0, complex_words=11306)
"""Conrad's novel by GNU style's counts, as printed with the scores in the README of mervealgan/readability."""
LOREM = Counts(59, 7, 124, 339, 17, 0, 0, 0, 0)
"""Counts and scores printed in the README of rusinek-wojciech/hyperskill-java-track, readability."""
PUBLISHED = (
    # Dale and Chall 1948, Instructions, passages I-III (counts and scores also in quanteda.textstats' tests). They
    # round before they multiply: the share of hard words to whole per cent, words a sentence to whole words.
    Published("Dale and Chall 1948, I", formulas.dale_chall, Counts(1900, 100, 0, 0, 0, 0, 0, 95, 0), 5.3684, 4),
    Published("Dale and Chall 1948, II", formulas.dale_chall, Counts(1500, 100, 0, 0, 0, 0, 0, 225, 0), 6.7490, 4),
    Published("Dale and Chall 1948, III", formulas.dale_chall, Counts(1900, 100, 0, 0, 0, 0, 0, 285, 0), 6.9474, 4),
    # Chall and Dale 1995, Readability Revisited, pp. 146, 149, 150: whole numbers, from a table.
    Published("Chall and Dale 1995, p. 146", formulas.new_dale_chall, Counts(100, 8, 0, 0, 0, 0, 0, 3, 0), 53, 0),
    Published("Chall and Dale 1995, p. 149", formulas.new_dale_chall, Counts(100, 5, 0, 0, 0, 0, 0, 35, 0), 17, 0),
    Published("Chall and Dale 1995, p. 150", formulas.new_dale_chall, Counts(100, 2, 0, 0, 0, 0, 0, 37, 0), -6, 0),
    # Wikipedia, "Flesch-Kincaid readability tests": a cat, a platypus.
    Published("the cat on the mat", formulas.flesch_reading_ease, Counts(6, 1, 6, 0, 0, 6, 0, 0, 0), 116, 0),
    Published("the platypus", formulas.flesch_reading_ease, Counts(13, 1, 24, 0, 0, 0, 0, 0, 0), 37.5, 1),
    # Wikipedia, "Coleman-Liau index": the abstract of their own paper.
    Published("Coleman and Liau 1975", formulas.coleman_liau, Counts(119, 5, 0, 639, 0, 0, 0, 0, 0), 14.5, 1),
    # quanteda.textstats' tests: "the cat in the hat ate breakfast", seven words, no complex one.
    Published("the cat in the hat", formulas.gunning_fog, Counts(7, 1, 8, 0, 0, 6, 0, 0, 0), 2.8, 1),
    # readabilityformulas.com, FORCAST: 80 words of one syllable in 150.
    Published("FORCAST 1973", formulas.forcast, Counts(150, 8, 0, 0, 0, 80, 0, 0, 0), 12, 0),
    Published("Lord Jim", formulas.flesch_kincaid, LORD_JIM, 4.95, 2),
    Published("Lord Jim", formulas.flesch_reading_ease, LORD_JIM, 86.18, 2),
    Published("Lord Jim", formulas.ari, LORD_JIM, 5.78, 2),
    Published("Lord Jim", formulas.coleman_liau, LORD_JIM, 6.87, 2),
    Published("Lord Jim", formulas.gunning_fog, LORD_JIM, 9.4, 1),
    Published("Lord Jim", formulas.lix, LORD_JIM, 30.97, 2),
    Published("Lord Jim", formulas.rix, LORD_JIM, 2.39, 2),
    Published("hyperskill", formulas.flesch_kincaid, LOREM, 12.50, 2),
    Published("hyperskill", formulas.smog, LOREM, 12.03, 2),
    Published("hyperskill", formulas.ari, LOREM, 9.85, 2),
    Published("hyperskill", formulas.coleman_liau, LOREM, 14.47, 2),
)


@pytest.mark.parametrize("each", PUBLISHED, ids=lambda each: f"{each.formula.__name__}: {each.where}")
def test_published_counts_give_the_published_score(each: Published) -> None:
    assert round(each.formula(each.counts), each.decimals) == each.score


@pytest.mark.parametrize(
    ("words", "sentences", "hard", "printed"), [(132, 7, 6, 5.3684), (131, 9, 20, 6.7490), (111, 6, 17, 6.9474)]
)
def test_dale_and_challs_passages_come_out_near_without_their_rounding(
    words: int, sentences: int, hard: int, printed: float
) -> None:
    """The first has 4.5 % of hard words and their constant all the same: it is no matter of more than 5 %."""
    assert formulas.dale_chall(Counts(words, sentences, 0, 0, 0, 0, 0, hard, 0)) == pytest.approx(printed, abs=0.12)


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
        (formulas.spache, 2.42 + 1.64 + 0.659),  # 4.719
        (formulas.reading_time, 100 / 238),
    ],
)
def test_each_formula_on_a_hundred_words_worked_out_by_hand(
    formula: Callable[[Counts], float], expected: float
) -> None:
    assert formula(PASSAGE) == pytest.approx(expected, abs=1e-9)


def test_linsear_write_takes_the_lower_branch_up_to_twenty() -> None:
    easy = replace(PASSAGE, polysyllables=0)
    assert formulas.linsear_write(easy) == pytest.approx((20 - 2) / 2)
    assert formulas.linsear_write(replace(PASSAGE, polysyllables=1)) == pytest.approx(20.4 / 2)


def test_formulas_work_on_arrays_of_counts_as_on_numbers() -> None:
    columns = {field.name: numpy.array([getattr(PASSAGE, field.name)] * 2) for field in fields(Counts)}
    columns["polysyllables"] = numpy.array([PASSAGE.polysyllables, 0])
    arrays = Counts(**columns)  # type: ignore[arg-type]
    for formula in FORMULAS:
        one, other = numpy.asarray(formula.of(arrays)).tolist()
        assert one == pytest.approx(formula.of(PASSAGE), rel=1e-15), formula.id
        assert other == pytest.approx(formula.of(replace(PASSAGE, polysyllables=0)), rel=1e-15), formula.id


def test_a_formula_written_out_with_the_counts_gives_its_value() -> None:
    counts = Counts(1234, 56, 1890, 5821, 201, 800, 390, 260, 12, complex_words=150, difficult_or_names=300)
    for each in (counts, replace(counts, sentences=80, polysyllables=10)):  # both branches of Linsear Write
        for formula in FORMULAS:
            sum_ = worked_out(formula, each).replace(",", "").replace("×", "*").replace("−", "-").replace("√", "sqrt")
            assert set(sum_.replace("sqrt", "")) <= set("0123456789.+-*/() "), sum_
            assert eval(sum_, {"sqrt": sqrt}) == pytest.approx(formula.of(each), abs=1e-9), formula.id


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
