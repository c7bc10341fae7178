"""Costs: what the grade falls by without a sentence or a word, checked by leaving it out of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.costs import costly_sentences, costly_words
from analysis.measures.grades import middle_grade
from analysis.measures.prose import Prose, prose_in, prose_of
from analysis.measures.wordforms import counts_of
from analysis.reading.load import read

EASY = "The boats go out at six and come back at four. "
HARD = "Environmental considerations notwithstanding, organisations anticipated administrative difficulties. "


def grade(prose: Prose) -> float:
    return middle_grade(counts_of(sum(prose.sums), len(prose.sums)))


def test_the_hard_sentence_comes_first_and_costs_what_the_text_without_it_is_easier_by() -> None:
    text = EASY * 6 + HARD + EASY * 6
    dearest, *_ = costly_sentences(prose_in(text))
    assert dearest.span.of(text) == HARD.strip()
    assert dearest.cost == pytest.approx(grade(prose_in(text)) - grade(prose_in(EASY * 12)))
    assert dearest.words == 7


def test_sentences_that_make_the_text_easier_are_not_listed() -> None:
    assert len(costly_sentences(prose_in(HARD + EASY * 12))) == 1
    assert costly_sentences(prose_in(EASY)) == ()


def test_the_heavy_words_of_a_sentence_are_its_words_of_three_syllables() -> None:
    article = read(EASY * 6 + HARD)
    (dearest,) = costly_sentences(prose_of(article))
    assert [word.of(article.text) for word in dearest.heavy] == [
        "Environmental", "considerations", "notwithstanding", "organisations", "anticipated",
        "administrative", "difficulties",
    ]  # fmt: skip


def test_a_middling_word_that_comes_often_costs_more_than_a_hard_one_that_comes_once() -> None:
    text = EASY * 6 + "The government said the Government of the government was a hypothesis. " + EASY * 6
    article = read(text)
    words = {word.word: word for word in costly_words(prose_of(article))}
    assert next(iter(words)) == "government"
    assert words["government"].times == 3
    assert [span.of(text) for span in words["government"].evidence] == ["government", "Government", "government"]
    without = EASY * 6 + "The said the of the was a hypothesis. " + EASY * 6
    assert words["government"].cost == pytest.approx(grade(prose_of(article)) - grade(prose_in(without)))
    assert "the" not in words


def test_names_are_called_names_and_familiar_words_are_not_called_unfamiliar() -> None:
    words = {word.word: word for word in costly_words(prose_in(EASY * 6 + "They saw Oluwaseun and another calamity. "))}
    assert words["Oluwaseun"].name
    assert not words["Oluwaseun"].difficult
    assert words["calamity"].difficult
    assert not words["another"].difficult


@given(st.lists(st.sampled_from([EASY, HARD, "Why? ", "Skerrow waits. ", "\n\n"]), min_size=1, max_size=20))
def test_costs_fall_from_the_first_to_the_last_and_are_never_negative(pieces: list[str]) -> None:
    prose = prose_in("".join(pieces))
    for found in (costly_sentences(prose), costly_words(prose)):
        costs = [each.cost for each in found]
        assert costs == sorted(costs, reverse=True)
        assert all(cost > 0 for cost in costs)
