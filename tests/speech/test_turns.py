"""Interviews printed as a talk, and "I" in and outside of somebody's words."""

from __future__ import annotations

from tests.speech.told import Story

TALK = """Orla Venn has built bridges for forty years. We met in her workshop.

Vale Weekly: Why bridges?

Orla Venn: Because the river was there. My uncle said to me, “You cannot swim.”

Vale Weekly: What comes next?

Venn: I hope for a small one. I have time.
"""


def test_answers_belong_to_whoever_is_named_before_the_colon() -> None:
    story = Story(TALK, outlet="Vale Weekly")
    turns = [s for s in story.said() if s.kind == "direct"]
    assert [s.speaker for s in turns] == ["Orla Venn", "Venn"]
    assert [s.content[0].split()[0] for s in turns] == ["Because", "I"]
    assert story.counted() == ["Orla Venn"]


def test_speech_inside_an_answer_is_nested() -> None:
    story = Story(TALK, outlet="Vale Weekly")
    uncle = next(a for a in story.attributions if a.speaker and a.speaker.of(story.article.text) == "My uncle")
    assert uncle.nested


def test_whoever_only_asks_is_no_source_even_where_the_outlet_is_unknown() -> None:
    assert Story(TALK).counted() == ["Orla Venn"]


def test_a_label_that_stands_once_is_no_speaker() -> None:
    story = Story("The pier burned on Monday night.\n\nWarning: the boards are hot.\n")
    assert story.said() == []


def test_i_in_quotation_marks_is_whoever_is_quoted() -> None:
    story = Story("“I think that the pier will stand,” said Orla Venn. “I hope so.”\n")
    assert {s.name for s in story.sources} == {"Orla Venn"}


def test_the_writer_is_no_source() -> None:
    story = Story("I said that the pier would stand. Orla Venn said it would not.\n")
    assert story.counted() == ["Orla Venn"]
