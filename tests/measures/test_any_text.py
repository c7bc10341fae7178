"""Readability of any text with one call: the same numbers as in a report, and no answer where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleError, analyse, load, read, readability
from analysis.errors import ResultError
from analysis.reading.words import find_words
from analysis.spans import Span
from tests.conftest import ROOT

PROSE = (
    "The council will close the old harbour of the town for a year.\n\n"
    "Mara Oyelaran, who mends nets there, said nobody had asked her. "
    "Mr. Adeyemi of the U.S. office paid $3.5 million.\n"
) * 6
EASY = ("the", "will", "close", "old", "of", "town", "for", "a", "year", "who", "there", "said", "had", "her")
PIECES = ("Rain. ", "U.S. ", "3.5 ", "\n\n", "a-b ", "“", "É ", "…")
WORDS = ("“Mara", "al-Assad", " (we)", "—", "harbour", ". ", "don’t ", "NATO's ")
SENTENCES = ("It rained all day. ", "The councillors deliberated. ", "Why? ", "\n\n")


def test_a_string_and_an_article_of_nothing_but_body_have_the_same_scores() -> None:
    article = read(PROSE)
    assert article.paragraphs[0].start == 0
    plain, whole, analysed = readability(PROSE), readability(article), analyse(article).readability
    ours = {score.id: score for score in plain.scores}
    for other in (whole, analysed):
        assert plain.counts == other.counts
        for score in other.scores:
            if score.id in ours:
                assert (score.value, score.low, score.high, score.interval, score.reason) == (
                    ours[score.id].value, ours[score.id].low, ours[score.id].high, ours[score.id].interval,
                    ours[score.id].reason,
                )  # fmt: skip
        assert plain.sensitivities == other.sensitivities
        assert [each.span for each in plain.costly_sentences] == [each.span for each in other.costly_sentences]
        assert [(each.word, each.cost) for each in plain.costly_words] == [
            (each.word, each.cost) for each in other.costly_words
        ]
        assert plain.paragraphs == tuple(each for each in other.paragraphs)


@pytest.mark.parametrize("name", ["airstrikes.txt", "invented-harbour.txt"])
def test_an_article_has_the_scores_of_its_report(name: str) -> None:
    article = load(ROOT / "data" / "articles" / name)
    reported = {score.id: score.value for score in analyse(article).readability.scores}
    assert {score.id: score.value for score in readability(article).scores} == reported


def test_of_an_article_only_the_body_counts_and_of_a_string_everything() -> None:
    text = "Harbour to close for a year\n\nBy Noor Brandvold\n\n" + PROSE
    assert readability(read(text)).counts.words == readability(PROSE).counts.words
    assert readability(text).counts.words == readability(PROSE).counts.words + 9


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "fewer than 100 words in the body (0)"),
        ("* * *", "fewer than 100 words in the body (0)"),
        ("Rain.", "fewer than 100 words in the body (1)"),
        ("De regering heeft op woensdag in Den Haag een nieuwe wet aangenomen. " * 20,
         "the story does not seem to be in English, and the formulas are made for English"),
    ],
)  # fmt: skip
def test_where_no_formula_can_answer_each_says_why(text: str, reason: str) -> None:
    found = readability(text)
    assert found.score("flesch_kincaid").value is None
    assert found.score("grade_median").reason == reason
    assert (found.sensitivities, found.costly_sentences, found.costly_words) == ((), (), ())
    assert repr(found).endswith(f"no grade: {reason})")


def test_it_shows_itself_on_one_line_and_as_a_page() -> None:
    found = readability(PROSE)
    assert repr(found).startswith("Readability(198 words, 18 sentences; US school grade ")
    bundle = found._repr_mimebundle_()
    assert "What the formulas see" in bundle["text/html"]
    assert "0.39 × 198 / 18 + 11.8 × " in bundle["text/html"]
    assert bundle["text/plain"].startswith("198 words, 18 sentences; US school grade ")


def test_words_of_a_stranger_do_not_come_alive() -> None:
    found = readability(PROSE + "<script>alert(1)</script>incomprehensibility " * 40)
    html = found._repr_mimebundle_()["text/html"]
    assert "<script" not in html
    assert "&lt;" in html


def test_spache_is_there_on_request_only() -> None:
    found = readability(PROSE, spache=EASY)
    assert "spache" not in {score.id for score in readability(PROSE).scores}
    assert found.score("spache").literature == "Spache 1974"
    # 13 + 11 + 9 words in three sentences, six times over; 15 different words are off the list.
    hard = {"council", "harbour", "mara", "oyelaran", "mends", "nets", "nobody", "asked", "mr", "adeyemi", "u.s",
            "office", "paid", "3.5", "million"}  # fmt: skip
    assert found.score("spache").value == pytest.approx(0.121 * 198 / 18 + 8.2 * len(hard) / 198 + 0.659)


def test_an_unknown_score_names_the_nearest() -> None:
    with pytest.raises(ResultError, match="Did you mean 'flesch_kincaid'"):
        readability(PROSE).score("flesch_kinkaid")


def test_more_than_ten_megabytes_are_refused() -> None:
    with pytest.raises(ArticleError, match="10 MB"):
        readability("It rained all day. " * 600_000)


def test_a_paragraph_has_the_grade_of_the_hundred_words_around_it() -> None:
    hard = "Environmental considerations notwithstanding, organisations anticipated administrative difficulties. " * 15
    easy = "The boats go out at six and come back at four. " * 10
    found = readability(f"{easy}\n\nThe end of it.\n\n{hard}").paragraphs
    assert [(each.first, each.last) for each in found] == [(1, 1), (2, 3), (3, 3)]
    grades = [each.grade for each in found]
    assert grades[0] is not None
    assert grades[1] is not None
    assert grades[2] is not None
    assert grades[0] < grades[1] < grades[2]
    assert [each.words for each in found] == [110, 4, 105]


def test_a_short_text_has_paragraphs_without_a_grade() -> None:
    (paragraph,) = readability("It rained all day.").paragraphs
    assert (paragraph.grade, paragraph.words, paragraph.first, paragraph.last) == (None, 4, 1, 1)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["Rain. ", "U.S. ", "3.5 ", "\n\n", "a-b ", "“", "É ", "…"])).map("".join)
)
def test_any_string_at_all_has_scores_or_reasons(text: str) -> None:
    for score in readability(text).scores:
        assert (score.value is None) == (score.reason is not None)


@given(
    st.lists(st.sampled_from(["It rained all day. ", "The councillors deliberated. ", "Why? ", "\n\n"]), max_size=60)
)
def test_intervals_and_ranges_are_in_order(pieces: list[str]) -> None:
    for score in readability("".join(pieces)).scores:
        if score.interval is not None:
            assert score.interval[0] <= score.interval[1]
        if score.low is not None and score.high is not None:
            assert score.low <= score.high


@given(st.lists(st.sampled_from((*PIECES, *WORDS)), max_size=40))
def test_words_are_those_that_an_article_would_have(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert readability(text).counts.words == len(list(find_words(text, Span(0, len(text)))))
