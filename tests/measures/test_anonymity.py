"""The audit of anonymous sources: what words were found for each question."""

from __future__ import annotations

import pytest

from analysis import Analysis, Rules
from analysis.measures.anonymity import Audit
from tests.measures.told import told

STORY = """A clerk, who asked not to be named because she feared for her job, said the pier was rotten. Her account \
could not be verified.

Sources said the mayor was an idiot.

A guard said that the gate was open, speaking on condition of anonymity because he was not authorised to talk.

Orla Venn, the harbour master, said the pier was safe. A spokeswoman for the board said it was new.
"""


def audit(analysis: Analysis, name: str) -> Audit:
    return next(each for each in analysis.anonymity.audits if analysis.source(each.source).name == name)


def words(analysis: Analysis, name: str, question: str) -> list[str]:
    return [span.of(analysis.article.text) for span in getattr(audit(analysis, name), question)]


def test_only_sources_on_the_rungs_four_to_six_are_asked() -> None:
    analysis = told(STORY)
    assert [analysis.source(each.source).name for each in analysis.anonymity.audits] == ["clerk", "sources", "guard"]


def test_the_reason_is_shown_to_the_end_of_its_clause() -> None:
    analysis = told(STORY)
    assert words(analysis, "clerk", "terms") == ["asked not to be named"]
    assert words(analysis, "clerk", "reasons") == ["because she feared for her job"]
    assert words(analysis, "clerk", "rote") == []


def test_a_rote_reason_is_a_reason_and_is_marked() -> None:
    analysis = told(STORY)
    assert words(analysis, "guard", "reasons") == ["because he was not authorised to talk"]
    assert words(analysis, "guard", "rote") == ["not authorised"]


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("because her son works for the county", "because her son works for the county"),
        ("for fear of losing his post", "for fear of losing his post"),
        ("citing the sensitivity of the talks", "citing the sensitivity of the talks"),
        ("under rules set by the ministry", "under rules set by the ministry"),
    ],
)
def test_reasons_in_many_words(clause: str, reason: str) -> None:
    analysis = told(f"A retired net-maker, who asked not to be named {clause}, said the pier was rotten.\n")
    assert words(analysis, analysis.source(analysis.anonymity.audits[0].source).name, "reasons") == [reason]


def test_the_reason_of_the_next_speaker_is_not_lent_to_the_one_before() -> None:
    text = (
        "Several residents said the pier was rotten. One, a retired net-maker who asked not to be named because her "
        "son works for the county, said it had been so for years.\n"
    )
    analysis = told(text)
    assert words(analysis, "several residents", "reasons") == []
    assert words(analysis, "retired net-maker", "reasons") == ["because her son works for the county"]


def test_a_because_without_a_word_about_the_name_is_no_reason() -> None:
    analysis = told("A clerk said the pier was closed because it was rotten.\n")
    assert [each.reasons for each in analysis.anonymity.audits] == [()]


def test_corroboration_is_found_in_the_next_sentence_of_the_paragraph() -> None:
    analysis = told(STORY)
    assert words(analysis, "clerk", "corroboration") == ["could not be verified"]
    assert words(analysis, "guard", "corroboration") == []


def test_a_bare_source_is_not_described_and_its_judgement_is_shown() -> None:
    analysis = told(STORY)
    assert words(analysis, "sources", "descriptors") == []
    assert words(analysis, "sources", "judgements") == ["idiot"]
    assert words(analysis, "clerk", "descriptors") == ["A clerk"]


def test_each_question_is_counted_over_the_anonymous_sources() -> None:
    analysis = told(STORY)
    counts = {
        id: (analysis.score(id).value, analysis.score(id).n)
        for id in ("anonymous_described", "anonymous_explained", "anonymous_corroborated", "anonymous_judging")
    }
    assert counts == {
        "anonymous_described": (2, 3), "anonymous_explained": (2, 3), "anonymous_corroborated": (1, 3),
        "anonymous_judging": (1, 3),
    }  # fmt: skip
    assert analysis.score("anonymous_sources").value == 3


def test_without_anonymous_sources_there_is_no_answer() -> None:
    score = told("Orla Venn said the pier was safe.\n").score("anonymous_explained")
    assert (score.value, score.reason) == (None, "no anonymous source is counted")


def test_a_group_that_the_rules_leave_out_is_not_asked() -> None:
    text = "Local activists said the pier was rotten.\n"
    assert len(told(text).anonymity.audits) == 1
    assert told(text, Rules(count_groups=False)).anonymity.audits == ()
