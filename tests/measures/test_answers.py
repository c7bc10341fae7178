"""Claims and their answers: the pairs are those that a reader would make."""

from __future__ import annotations

from analysis import Analysis
from tests.measures.told import told

STORY = """Local activists claimed that the company had poured oil into the harbour.

The weather was fine. A spokesman for the company denied that any oil had been poured into the harbour.

Tam Orm, a fisherman, accused the mayor of sleeping. The mayor declined to comment.

Ines Reid alleged that the ferry was unsafe, a charge rejected by the ferry line.
"""


def pairs(analysis: Analysis) -> list[tuple[str, str, str | None]]:
    text = analysis.article.text
    said = {each.id: each for each in analysis.attributions}
    return [
        (each.kind, each.span.of(text), said[each.claim].content[0].of(text) if each.claim else None)
        for each in analysis.answers.pairs
    ]


def test_claims_are_paired_with_their_answers() -> None:
    assert pairs(told(STORY)) == [
        ("denial", "denied", "that the company had poured oil into the harbour"),
        ("no_answer", "declined to comment", "the mayor of sleeping"),
        ("denial", "rejected", "that the ferry was unsafe"),
    ]


def test_declining_to_comment_leaves_a_claim_unanswered() -> None:
    analysis = told(STORY)
    said = {each.id: each for each in analysis.attributions}
    left = [said[id].content[0].of(analysis.article.text) for id in analysis.answers.unanswered]
    assert left == ["the mayor of sleeping"]
    assert analysis.score("claims").value == 3
    assert (analysis.score("unanswered_claims").value, analysis.score("unanswered_claims").n) == (1, 3)


def test_the_distance_is_counted_in_words_and_paragraphs() -> None:
    """Between "harbour." and "that any oil": The weather was fine. A spokesman for the company denied: ten words."""
    first = told(STORY).answers.pairs[0]
    assert (first.words_between, first.paragraphs_between) == (10, 1)


def test_a_denial_that_repeats_nothing_points_back_to_the_nearest_statement_of_another() -> None:
    analysis = told("Tam Orm said the pier was rotten.\n\nThe mayor dismissed the accusations.\n")
    assert pairs(analysis) == [("denial", "dismissed", "the pier was rotten")]


def test_nobody_answers_himself() -> None:
    analysis = told("Tam Orm claimed the pier was rotten. Tam Orm denied that he had claimed the pier was rotten.\n")
    assert [each.claim for each in analysis.answers.pairs if each.attribution] == [None]


def test_what_a_denier_claims_in_the_same_breath_is_part_of_the_answer() -> None:
    analysis = told("Tam Orm said the pier was rotten.\n\nThe mayor dismissed the accusations, claiming it was new.\n")
    said = {each.id: each for each in analysis.attributions}
    assert [said[id].content[0].of(analysis.article.text) for id in analysis.answers.claims] == ["the pier was rotten"]


def test_not_denying_is_no_denial() -> None:
    analysis = told("Tam Orm said the pier was rotten.\n\nThe mayor did not deny that the pier was rotten.\n")
    assert [each.kind for each in analysis.answers.pairs if each.kind == "denial"] == []


def test_without_claims_there_is_no_share_of_unanswered_ones() -> None:
    score = told("Orla Venn said the pier was safe.\n").score("unanswered_claims")
    assert (score.value, score.n) == (None, 0)
    assert score.reason == "not enough to say: no statement is marked as a claim"
