"""Speech without a speaker, harm without anybody who did it."""

from __future__ import annotations

import pytest

from tests.measures.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A curfew was announced on Monday.", ["was announced"]),
        ("It is widely believed that the pier will close.", ["is widely believed"]),
        ("A curfew was announced on Monday by the mayor.", []),
        ("The pier closed amid fears of a storm.", ["fears"]),
        ("The pier closed after reports of a fire.", ["reports of"]),
        ("The pier closed after its inspection reports arrived.", []),
        ("The mayor's claims were old.", []),
        ("Their claims were old.", []),
        ("The pier closed after criticism from the town.", []),
        ("“A curfew was announced,” said Orla Venn.", []),
    ],
)
def test_speech_without_a_speaker(text: str, expected: list[str]) -> None:
    assert [each.words for each in told(text).wording.agentless] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were killed in the blast.", [("were killed", "passive")]),
        ("Three people were killed by the guards.", []),
        ("The guards killed three people.", []),
        ("Three people died in the night.", [("died", "intransitive")]),
        ("The town woke after the shelling.", [("shelling", "noun")]),
        ("The guards launched fresh airstrikes.", []),
        ("They saw ‘The Drowned Heir’ at the theatre.", []),
    ],
)
def test_harm_without_an_agent_is_listed(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.words, each.kind) for each in told(text).wording.harm] == expected


def test_the_list_of_harm_is_in_no_score() -> None:
    ids = {score.id for score in told("Three people died in the night.").scores()}
    assert not [id for id in ids if "harm" in id]


def test_the_score_counts_the_passages_and_shows_them() -> None:
    analysis = told("A curfew was announced on Monday. It is feared that the pier will close.\n")
    score = analysis.score("agentless_speech")
    assert score.value == 2
    assert [span.of(analysis.article.text) for span in score.evidence] == ["was announced", "is feared"]
