"""Source counts and their ranges: the numbers are counted by hand in the literal story."""

from __future__ import annotations

import pytest

from analysis import analyse, read
from analysis.measures.score import Score
from analysis.measures.sourcing import Sourcing, measure_sourcing
from analysis.rules import Rules
from tests.speech.told import Story

STORY = """Orla Venn said the pier was safe. “I walk on it every day,” she said.

Local activists said it was not. A spokeswoman for the harbour company said the boards were new.

The charge was rejected by Moscow. The pier had burned before, a guard told Reuters.

Tam Orm hopes that it will stand.
"""


def measured(
    text: str, rules: Rules | None = None, outlet: str = "Vale Weekly"
) -> tuple[dict[str, Score], Sourcing, Story]:
    story = Story(text, outlet=outlet, rules=rules)
    sourcing = measure_sourcing(story.article, story.attributions, story.sources, rules or Rules())
    return {score.id: score for score in sourcing.scores}, sourcing, story


def test_sources_are_counted_and_their_range_named() -> None:
    scores, _, _ = measured(STORY)
    core = scores["sources_core"]
    assert (core.value, core.low, core.high) == (4, 3, 6)
    assert core.moved_by == (
        "Counting states and institutions that are only narrated as speaking would make it 5 (Moscow).",
        "Counting thoughts, beliefs and wishes would make it 5 (Tam Orm).",
        "Leaving out groups without names would make it 3 (local activists).",
    )
    assert len(core.evidence) == 4
    every = scores["sources_all"]
    assert (every.value, every.low, every.high) == (5, 3, 6)
    assert every.moved_by == (
        "Counting thoughts, beliefs and wishes would make it 6 (Tam Orm).",
        "Leaving out organisations, states, outlets and documents would make it 4 (Moscow).",
        "Leaving out groups without names would make it 4 (local activists).",
    )


def test_all_sources_are_never_fewer_than_those_that_speak() -> None:
    scores, _, _ = measured(STORY, Rules(count_thoughts=True))
    assert (scores["sources_core"].value, scores["sources_all"].value) == (5, 6)


def test_switching_a_rule_on_turns_the_sentence_around() -> None:
    scores, _, _ = measured(STORY, Rules(count_narrated=True))
    assert scores["sources_core"].value == 5
    assert scores["sources_core"].moved_by[0] == (
        "Leaving out states and institutions that are only narrated as speaking would make it 4 (Moscow)."
    )


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("attributions", 6),
        ("attributions_direct", 1),
        ("attributions_mixed", 0),
        ("attributions_indirect", 4),
        ("attributions_narrated", 1),
        ("attributions_embed", 0),
        ("thoughts", 1),
        ("named_sources", 1),
        ("unnamed_share", 3 / 4),
        ("anonymous_share", 2 / 4),
        ("relayed_attributions", 1),
    ],
)
def test_each_count_of_the_story(id: str, value: float) -> None:
    assert measured(STORY)[0][id].value == pytest.approx(value)


def test_every_rung_of_the_ladder_is_shown() -> None:
    _, sourcing, _ = measured(STORY)
    assert [len(rung.sources) for rung in sourcing.ladder] == [1, 0, 1, 1, 1, 0]
    assert [(rung.low, rung.high) for rung in sourcing.ladder][:2] == [(1, 2), (0, 1)]


def test_words_in_statements_over_all_words() -> None:
    scores, _, _ = measured("Orla Venn said the pier was safe. It rained.\n")
    assert scores["attributed_word_share"].value == pytest.approx(4 / 9)
    assert scores["attributed_word_share"].n == 9


def test_no_source_gives_no_share_and_says_why() -> None:
    scores, _, _ = measured("It rained on the pier all day.\n")
    assert scores["sources_core"].value == 0
    assert scores["anonymous_share"].value is None
    assert scores["anonymous_share"].reason == "no source speaks in the body"


def test_few_attributions_give_counts_and_no_share() -> None:
    scores, _, _ = measured("Orla Venn said the pier was safe.\n")
    assert scores["unnamed_share"].value is None
    assert scores["unnamed_share"].reason == "not enough to say: fewer than 5 attributions; see the counts"


def test_every_score_has_a_rule_and_evidence_inside_the_text() -> None:
    scores, _, story = measured(STORY)
    for score in scores.values():
        assert score.rule.endswith(".")
        assert all(0 <= s.start < s.end <= len(story.article.text) for s in score.evidence)
        if score.low is not None and score.value is not None:
            assert score.low <= score.value <= score.high


def test_the_order_of_paragraphs_moves_no_count_of_sources() -> None:
    parts = STORY.strip().split("\n\n")
    forward, backward = measured("\n\n".join(parts) + "\n")[0], measured("\n\n".join(parts[::-1]) + "\n")[0]
    assert forward["sources_core"].value == backward["sources_core"].value


def test_a_story_in_another_language_gets_no_answer_and_not_zero() -> None:
    """The cues are English: where none was looked for in the right language, 0 sources would be a false answer."""
    told = "Der Minister sagte am Montag, dass der Hafen in der Nacht nicht zu erreichen war. „Wir warten“, sagte er. "
    analysis = analyse(read(told * 12))
    for id in ("sources_core", "attributions", "anonymous_share", "quoted_word_share", "quotations"):
        score = analysis.score(id)
        assert (score.value, score.low, score.high) == (None, None, None)
        assert score.reason is not None
        assert "does not seem to be in English" in score.reason
    assert (analysis.sourcing.ladder, analysis.density.speakers, analysis.density.lengths) == ((), (), ())
