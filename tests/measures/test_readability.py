"""Readability: when there is an answer, when there is none, and what each number rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.grades import GRADED
from analysis.measures.readability import measure_readability
from analysis.measures.score import Score
from analysis.measures.voice_readings import FEWEST_WORDS
from analysis.reading.load import read
from analysis.spans import Span
from analysis.speech.quotation import Quotation

SENTENCE = "The council said on Monday that the old harbour of the town would be closed for a year. "  # 18 words
IDS = [
    "words", "sentences", "reading_time", "words_per_sentence", "syllables_per_word", "estimated_share",
    "flesch_reading_ease", "flesch_kincaid", "gunning_fog", "gunning_fog_simple", "smog", "coleman_liau", "ari",
    "dale_chall", "new_dale_chall", "linsear_write", "forcast", "lix", "rix", "grade_median", "grade_reporter",
    "grade_quoted",
]  # fmt: skip


def scores(text: str) -> dict[str, Score]:
    return {score.id: score for score in measure_readability(read(text), ()).scores}


def test_the_scores_are_those_of_the_contract_in_their_order() -> None:
    assert list(scores(SENTENCE)) == IDS


def test_under_a_hundred_words_no_formula_answers_and_each_says_why() -> None:
    found = scores(SENTENCE * 5)  # 90 words
    for id in IDS[6:-2]:
        assert found[id].value is None
        assert found[id].reason == "fewer than 100 words in the body (90)"
    assert found["grade_reporter"].reason == "fewer than 100 words (90)"
    assert found["grade_quoted"].reason == "fewer than 100 words (0)"
    assert found["words"].value == 90
    assert found["words_per_sentence"].value == 18
    assert FEWEST_WORDS == 100


def test_from_a_hundred_words_all_formulas_but_smog_answer() -> None:
    found = scores(SENTENCE * 6)
    assert [id for id in IDS if found[id].value is None] == ["smog", "grade_quoted"]
    assert found["smog"].reason == "SMOG is not defined for fewer than 30 sentences (6 in the body)"
    assert scores(SENTENCE * 30)["smog"].value is not None


def test_a_story_that_is_not_english_is_counted_and_not_scored() -> None:
    german = "Die Regierung hat am Mittwoch ein neues Gesetz beschlossen, das den Verkauf alter Schiffe regeln soll. "
    found = scores(german * 10)
    assert found["words"].value == 160
    assert found["flesch_reading_ease"].reason == (
        "the story does not seem to be in English, and the formulas are made for English"
    )
    assert found["syllables_per_word"].value is None
    assert found["grade_median"].value is None


def test_nothing_to_read_is_no_zero() -> None:
    found = scores("Advertisement")
    assert found["words"].value == 0
    for id in IDS[2:]:
        assert found[id].value is None
        assert found[id].reason


def test_the_median_grade_lies_between_the_lowest_and_the_highest_formula() -> None:
    found = scores(SENTENCE * 31)
    grades = sorted(found[formula.id].value or 0.0 for formula in GRADED)
    median = found["grade_median"]
    assert (median.low, median.high, median.n) == (grades[0], grades[-1], 6)
    assert median.value == (grades[2] + grades[3]) / 2
    assert "Gunning fog grade" in median.moved_by[0]
    assert "simple" not in median.moved_by[0]
    assert "SMOG" not in median.moved_by[0]


def test_fog_and_dale_chall_show_the_range_of_the_other_defensible_count() -> None:
    found = scores("The Ulvasundian government of Lavellia met Skerrowian fishermen in Marrowick on Monday. " * 9)
    fog = found["gunning_fog"]
    assert fog.low == fog.value
    assert fog.high == found["gunning_fog_simple"].value
    assert found["dale_chall"].moved_by == ("whether names count as familiar words",)
    assert found["new_dale_chall"].high == found["new_dale_chall"].value


def test_the_longest_sentences_are_the_evidence_of_sentence_length() -> None:
    text = "Short one. " + SENTENCE + "Here is one that is a little longer than the first. Tiny. So small. One. Two."
    article = read(text)
    found = {score.id: score for score in measure_readability(article, ()).scores}
    longest = [span.of(article.text) for span in found["words_per_sentence"].evidence]
    assert longest[:2] == [SENTENCE.strip(), "Here is one that is a little longer than the first."]
    assert len(longest) == 5


def test_each_sentence_knows_its_paragraph_and_its_voice() -> None:
    text = '"We knew it."\n\nShe said "we waited" and left.\n\nNobody came.\n'
    speech = tuple(
        Quotation(Span(a, b), Span(a + 1, b - 1), (Span(a + 1, b - 1),), "full", "test", '"')
        for a, b in ((0, 13), (24, 35))
    )
    found = measure_readability(read(text), speech).sentences
    assert [(s.words, s.quoted_words, s.paragraph, s.voice) for s in found] == [
        (3, 3, 1, "quoted"),
        (6, 2, 2, "both"),
        (2, 0, 3, "reporter"),
    ]


def test_names_in_quotation_marks_are_in_the_reporters_voice() -> None:
    text = 'They met "Army of Conquest" there.\n'
    name = Quotation(Span(9, 27), Span(10, 26), (Span(10, 26),), "name", "test", '"')
    (sentence,) = measure_readability(read(text), (name,)).sentences
    assert (sentence.quoted_words, sentence.voice) == (0, "reporter")


@given(st.lists(st.sampled_from([SENTENCE, "Go. ", '"Why?" ', "Zxq 12 U.S. ", "\n\n", "Photo: A\n"]), max_size=30))
def test_every_score_is_a_finite_number_or_has_a_reason(pieces: list[str]) -> None:
    found = scores("It rained. " + "".join(pieces))
    for score in found.values():
        assert (score.value is None) == (score.reason is not None)
        if score.value is not None:
            assert abs(score.value) < 1e6
            assert score.low is None or score.high is None or score.low <= score.value <= score.high


@given(st.permutations([SENTENCE.strip(), "Nobody was asked.", "The boats can leave for four hours in twelve."]))
def test_the_order_of_paragraphs_changes_no_score(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    expected = scores("\n\n".join(sorted(paragraphs)))
    assert {id: score.value for id, score in scores(text).items()} == {
        id: score.value for id, score in expected.items()
    }


@pytest.mark.parametrize("times", [10, 40])
def test_repeating_a_text_changes_counts_and_no_mean(times: int) -> None:
    once, often = scores(SENTENCE * 6), scores(SENTENCE * 6 * times)
    assert often["words"].value == times * (once["words"].value or 0)
    for id in ("flesch_kincaid", "gunning_fog", "lix", "ari", "coleman_liau", "dale_chall"):
        assert often[id].value == pytest.approx(once[id].value)
