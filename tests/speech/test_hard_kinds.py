"""The trained model on the kinds of sentences in ``hard``: all that is said, by whom, and nothing that is not."""

from __future__ import annotations

import pytest

from analysis import Analysis, analyse, read
from analysis.speech.attribution import Attribution
from analysis.speech.model import ModelTagger
from tests.speech.hard import FAR, HARD, LEAD, OKAFOR, Hard

with_weights = pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")


def behind_lead(found: Analysis) -> list[Attribution]:
    return [each for each in found.attributions if each.start >= len(LEAD)]


def bare(words: str) -> str:
    """Words without the marks, commas and full stops at their edges and without "that"."""
    return words.strip("\"“”‘’' \n").rstrip("\"”’'.,").removeprefix("that ")


def said(hard: Hard) -> tuple[tuple[str | None, str], ...]:
    """Every piece of speech in a hard sentence, paragraph by paragraph, with the name of its source."""
    found = analyse(read(hard.text), tagger=ModelTagger())
    names = {source.id: source.name for source in found.sources}
    return tuple(
        (names[each.source] if each.source else None, bare(words))
        for each in behind_lead(found)
        if each.is_speech
        for span in each.content
        for words in span.of(hard.text).split("\n\n")
    )


@with_weights
@pytest.mark.parametrize("hard", HARD.values(), ids=HARD.keys())
def test_all_that_is_said_is_found_and_given_to_its_source(hard: Hard) -> None:
    assert said(hard) == hard.said


@with_weights
@pytest.mark.parametrize("hard", FAR.values(), ids=FAR.keys())
def test_a_quotation_without_reporting_words_is_given_to_a_speaker_in_another_sentence(hard: Hard) -> None:
    found = said(hard)
    assert found.count(hard.said[0]) == 1
    assert {name for name, _ in found} == {OKAFOR}


@with_weights
@pytest.mark.parametrize("kind", ["a second piece", "a straight mark that nothing opened", "apostrophes for marks"])
def test_both_pieces_of_a_split_quotation_are_one_statement(kind: str) -> None:
    found = analyse(read(HARD[kind].text), tagger=ModelTagger())
    assert [len(each.content) for each in behind_lead(found)] == [2]


@with_weights
@pytest.mark.parametrize("kind", ["a name in marks", "scare quotes", "plain telling"])
def test_nobodys_words_are_not_even_a_thought(kind: str) -> None:
    assert behind_lead(analyse(read(HARD[kind].text), tagger=ModelTagger())) == []


@with_weights
@pytest.mark.parametrize("hard", HARD.values(), ids=HARD.keys())
def test_what_is_doubtful_holds_words(hard: Hard) -> None:
    found = analyse(read(hard.text), tagger=ModelTagger())
    assert all(any(map(str.isalnum, span.of(hard.text))) for each in found.doubtful for span in each.content)
