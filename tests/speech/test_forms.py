"""Forms: the examples are classified by a person; the rules are those of measures 1.4 and 1.6."""

from __future__ import annotations

import pytest

from analysis.reading.load import read
from analysis.speech.forms import form_of
from analysis.speech.marks import find_quotations
from analysis.speech.quotation import Form, Quotation
from analysis.speech.surroundings import Surroundings

LEAD = "The mill at Tarnholm will close in May.\n\n"


def only(text: str) -> Quotation:
    (item,) = (item for item in find_quotations(read(LEAD + text)) if item.depth == 0)
    return item


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("“We heard a noise like a train,” said Ann Lee.", "full", id="clause"),
        pytest.param("The bridge “acknowledged and acted on every message it received”, it said.",
                     "full", id="no-subject"),
        pytest.param("The plan “will pay for itself in a year”, he said.", "full", id="subject-outside"),
        pytest.param("“Ask the passengers what it means.”", "full", id="order"),
        pytest.param("She believes “the boats and the seals can share it”.", "full", id="under-a-thought"),
        pytest.param("“They measure it beautifully,” she said.", "partial", id="clause-of-four-words"),
        pytest.param("“Nothing at all.”", "partial", id="sentence-of-its-own"),
        pytest.param("“Never,” she said.", "partial", id="one-word-answer"),
        pytest.param("She answered ‘Nothing’ and left.", "partial", id="answer-without-comma"),
        pytest.param("The trust was “not a bank, and not a beach company”, he told the Lantern.",
                     "partial", id="no-clause"),
        pytest.param("Military support would bring a “big change” in the war, a source said.",
                     "partial", id="two-words"),
        pytest.param("It claims to adhere “absolutely, legitimately” to the law.", "partial", id="adverbs"),
        pytest.param("The targets were those of the “Army of Conquest,” it said in a newsflash.", "name", id="group"),
        pytest.param("Ann Lee, who skippers the trawler “Second Wind”, laughed.", "name", id="ship"),
        pytest.param("The best known, “Sheet 9: The Empty Quarter of the Parish,” shows a valley.", "name", id="title"),
        pytest.param("The new sandbank is known as “the pancake”.", "gloss", id="known-as"),
        pytest.param("The so-called “pancake” is a sandbank.", "gloss", id="so-called"),
        pytest.param("The word “pancake” is on every map.", "gloss", id="the-word"),
        pytest.param("Sailors know what “lee” means.", "gloss", id="means"),
        pytest.param("It opened what it calls “forever taps” in May.", "gloss", id="what-it-calls"),
        pytest.param("The airline’s “apology” was a voucher for tea.", "scare", id="no-cue"),
        pytest.param("Residents complained that the “temporary” fence was seven years old.",
                     "partial_or_scare", id="adjective"),
        pytest.param("The figure was put at “no more than” five million.", "partial_or_scare", id="three-words-no-cue"),
        pytest.param("Ann Lee said it was late. It was “nearer six” when it came.",
                     "partial_or_scare", id="cue-before"),
    ],
)  # fmt: skip
def test_a_person_calls_it(text: str, form: Form) -> None:
    assert only(text).form == form


def test_a_name_in_a_title_case_headline_cannot_be_told_by_its_capitals() -> None:
    article = read("Solvane Opens Largest Battery, Powering a “Warmer Tomorrow”\n\n" + LEAD)
    assert [item.form for item in find_quotations(article)] == ["scare"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("“We heard a noise like a train,” said Ann Lee.", "a whole clause of 7 words"),
        ("“Never,” she said.", "only 1 word, with the reporting word “said” in the sentence"),
        ("He is “no friend of ours at all”, according to Ann Lee.",
         "6 words without a finite clause, with the reporting word “according to” in the sentence"),
        ("“Nothing at all.”", "only 3 words, but a sentence of its own"),
        ("Ann Lee skippers the “Second Wind” now.", "written with capitals like a name or title"),
        ("The sandbank is known as “the pancake”.", "“known as” announces a word or its meaning"),
        ("Sailors know what “lee” means.", "“means” explains the word"),
        ("It opened what it calls “forever taps” in May.", "“calls” gives the word that is in use"),
        ("The airline’s “apology” was a voucher.", "only 1 word, and no reporting words near"),
        ("Residents complained that the “temporary” fence was old.",
         "only 1 word, put before a noun in a sentence with the reporting word “complained”"),
    ],
)  # fmt: skip
def test_the_reason_is_given_in_plain_words(text: str, why: str) -> None:
    assert only(text).why == why


def test_reporting_words_inside_another_quotation_do_not_count_for_this_one() -> None:
    text = "The “apology” came late. “He said it twice,” she said."
    forms = [item.form for item in find_quotations(read(LEAD + text))]
    assert forms == ["scare", "partial"]


def test_a_noun_that_looks_like_a_reporting_word_is_none() -> None:
    assert only("The claims about the “apology” grew.").form == "scare"


def test_a_form_is_decided_from_the_surroundings_alone() -> None:
    around = Surroundings("a disgrace", 2, ("She", "called", "it"), (".",), "body", alone=False, follows_speech=False)
    assert form_of(around)[0] == "partial"
