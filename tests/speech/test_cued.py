"""What the rules find in one sentence or two: expected values are a person's reading."""

from __future__ import annotations

import pytest

from analysis.speech.cued import CuedTagger
from tests.speech.told import Said, Story

FRAME = "The council met in Ambleford on Monday to settle its plans for the year ahead.\n\n{}\n"


def only(text: str) -> Said:
    said = Story(FRAME.format(text)).said()
    assert len(said) == 1, said
    return said[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "kind"),
    [
        pytest.param(
            "“We will rebuild the bridge by spring,” said Orla Venn.",
            "Orla Venn", "said", ("“We will rebuild the bridge by spring,”",), "direct", id="said X after a quotation",
        ),
        pytest.param(
            "“We will rebuild the bridge by spring,” Orla Venn, a councillor from Dunmore, said.",
            "Orla Venn", "said", ("“We will rebuild the bridge by spring,”",), "direct", id="an aside before the cue",
        ),
        pytest.param(
            "Orla Venn said: “We will rebuild the bridge by spring.”",
            "Orla Venn", "said", ("“We will rebuild the bridge by spring.”",), "direct", id="a colon before it",
        ),
        pytest.param(
            "“We will rebuild,” she said. “It may take a year.”",
            "she", "said", ("“We will rebuild,”", "“It may take a year.”"), "direct", id="a second piece",
        ),
        pytest.param(
            "“We will rebuild,” she said, “and it may take a year.”",
            "she", "said", ("“We will rebuild,”", "“and it may take a year.”"), "direct", id="a quotation cut in two",
        ),
        pytest.param(
            "The mayor said that the bridge had been closed for a week.",
            "The mayor", "said", ("that the bridge had been closed for a week",), "indirect", id="said that",
        ),
        pytest.param(
            "The mayor said on Monday the bridge had been closed for a week.",
            "The mayor", "said", ("the bridge had been closed for a week",), "indirect", id="a day between",
        ),
        pytest.param(
            "The bridge had been closed for a week, the mayor said.",
            "the mayor", "said", ("The bridge had been closed for a week",), "indirect", id="the cue behind",
        ),
        pytest.param(
            "The bridge, the mayor said, had been closed for a week.",
            "the mayor", "said", ("The bridge", "had been closed for a week"), "indirect", id="the cue inside",
        ),
        pytest.param(
            "According to a report, the bridge had been closed for a week.",
            "a report", "According to", ("the bridge had been closed for a week",), "indirect", id="according",
        ),
        pytest.param(
            "The bridge had been closed for a week, according to Orla Venn.",
            "Orla Venn", "according to", ("The bridge had been closed for a week",), "indirect", id="according last",
        ),
        pytest.param(
            "The mayor called the plan “a costly mess” in front of the council.",
            "The mayor", "called", ("the plan “a costly mess” in front of the council",), "mixed", id="mixed",
        ),
        pytest.param(
            "The mayor told reporters that the bridge had been closed.",
            "The mayor", "told", ("that the bridge had been closed",), "indirect", id="told somebody",
        ),
        pytest.param(
            "The report criticised the plan for the bridge.",
            "The report", "criticised", ("the plan for the bridge",), "narrated", id="narrated",
        ),
        pytest.param(
            "The plan was rejected by the mayor.",
            "the mayor", "was rejected", ("The plan",), "narrated", id="rejected by",
        ),
        pytest.param(
            "Its chairman, Tam Orm, told the committee the bridge had been closed.",
            "Tam Orm", "told", ("the bridge had been closed",), "indirect", id="the name behind a role",
        ),
        pytest.param(
            "“It smells,” said their secretary, Tam Orm.",
            "Tam Orm", "said", ("“It smells,”",), "direct", id="the name behind a role, inverted",
        ),
        pytest.param(
            "The union, which represents the crews, warned of long delays.",
            "The union", "warned", ("of long delays",), "narrated", id="a relative clause between",
        ),
        pytest.param(
            "Judge Orla Venn told jurors not to visit the bridge.",
            "Judge Orla Venn", "told", ("not to visit the bridge",), "indirect", id="told not to",
        ),
        pytest.param(
            "As one farmer noted, the bridge had been closed for a week.",
            "one farmer", "noted", ("the bridge had been closed for a week",), "indirect", id="as X noted",
        ),
        pytest.param(
            "The bridge had been closed for a week, a jury was told on Monday.",
            None, "was told", ("The bridge had been closed for a week",), "indirect", id="a jury was told",
        ),
        pytest.param(
            "“I will not go,” she told Vale Radio's Today programme.",
            "she", "told", ("“I will not go,”",), "direct", id="told a programme",
        ),
        pytest.param(
            "The company thanked its staff.",
            "The company", "thanked", ("its staff",), "narrated", id="thanked somebody",
        ),
    ],
)  # fmt: skip
def test_who_says_what(text: str, speaker: str | None, cue: str, content: tuple[str, ...], kind: str) -> None:
    said = only(text)
    assert (said.speaker, said.cue, said.content, said.kind) == (speaker, cue, content, kind)


@pytest.mark.parametrize(
    ("source", "clause"),
    [
        ("Orla Venn", "the sea wall will cost nine million and last a century"),
        ("Orla Venn", "the sea wall will cost nine million, and it will last a century"),
        ("Orla Venn", "it will cost nine million, or more"),
        ("Venn", "these boats will be gone by May"),
        ("The Ambleford Echo", "his brother will pay"),
        ("Orla Venn and Tam Orm", "no boat will pay"),
        ("the harbour office", "the sea wall will cost nine million"),
        ("engineers", "a third of the wall is gone"),
    ],
)
def test_according_to_swallows_no_clause_where_the_comma_is_missing(source: str, clause: str) -> None:
    said = only(f"According to {source} {clause}.")
    assert (said.speaker, said.cue, said.content) == (source, "According to", (clause,))


@pytest.mark.parametrize(
    ("source", "clause"),
    [
        ("documents the paper has obtained", "the wall will fall"),
        ("Orla Venn of the harbour office", "the wall will fall"),
        ("Orla Venn the mayor of Ambleford", "the wall will fall"),
    ],
)
def test_what_describes_the_source_is_no_part_of_what_is_said(source: str, clause: str) -> None:
    said = only(f"According to {source}, {clause}.")
    assert said.content == (clause,)
    assert said.speaker is not None and source.startswith(said.speaker)


def test_a_participle_is_an_attribution_of_its_own() -> None:
    said = Story(FRAME.format("“We heard it at noon,” one said, adding that the road shook for a minute.")).said()
    assert [(s.cue, s.content) for s in said] == [
        ("said", ("“We heard it at noon,”",)),
        ("adding", ("that the road shook for a minute",)),
    ]
    assert {s.speaker for s in said} == {"one"}


def test_a_poll_that_reports_what_voters_say_is_the_speaker() -> None:
    story = Story(FRAME.format("Half of the voters say they have doubts, a poll found."))
    assert [(s.speaker, s.content) for s in story.said()] == [
        ("a poll", ("Half of the voters say they have doubts",)),
    ]


def test_two_verbs_with_one_subject_are_two_attributions() -> None:
    said = Story(FRAME.format("Orla Venn thanked the crew and urged residents to stay.")).said()
    assert [(s.speaker, s.cue, s.content) for s in said] == [
        ("Orla Venn", "thanked", ("the crew",)),
        ("Orla Venn", "urged", ("to stay",)),
    ]


def test_a_quotation_without_reporting_words_belongs_to_the_speaker_in_force() -> None:
    story = Story(
        "“The river came over the wall at four in the morning,” said Orla Venn.\n\n"
        "“We carried the children out first, and then the dog.”\n"
    )
    assert [s.speaker for s in story.said()] == ["Orla Venn", "Orla Venn"]
    assert story.said()[1].cue is None
    assert story.counted() == ["Orla Venn"]


def test_a_hope_is_found_and_is_no_speech() -> None:
    story = Story(FRAME.format("The mayor hopes that the bridge will open in spring."))
    assert [a.is_speech for a in story.attributions] == [False]
    assert story.counted() == []


def test_speech_inside_a_statement_is_nested() -> None:
    story = Story(FRAME.format("The mayor said residents might leave after the minister condemned the plan."))
    assert [(s.speaker, a.nested) for s, a in zip(story.said(nested=True), story.attributions, strict=True)] == [
        ("The mayor", False),
        ("the minister", True),
    ]
    assert story.counted() == ["the mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "The claims of the council were large.",
        "It poses a further challenge for the town, which is short of money.",
        "The state of the bridge was poor.",
        "Its reports fill three shelves.",
    ],
)
def test_nouns_that_look_like_verbs_report_nothing(text: str) -> None:
    assert Story(FRAME.format(text)).said() == []


def test_the_rules_say_what_they_are_known_to_miss() -> None:
    tagger = CuedTagger()
    assert tagger.name == "rules"
    assert tagger.known_misses
    assert all(miss.endswith(".") for miss in tagger.known_misses)
