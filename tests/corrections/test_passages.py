"""Passages: words as people quote them, found in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.passages import Passages
from analysis.errors import CorrectionsError
from analysis.reading.load import read

STORY = (
    "“We wait for the tide,” said Mara Teal – who runs the port.\n\n"
    "The tide\u00a0came. “It’s a shame… we wait,”\r\nsaid Tam\u00adOrm. Tides turn.\n"
)


@pytest.fixture(scope="module")
def passages() -> Passages:
    return Passages(read(STORY))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We wait for the tide", ["We wait for the tide"]),
        ('"We wait for the tide," said', ["“We wait for the tide,” said"]),
        ("we  WAIT\nfor the tide", ["We wait for the tide"]),
        ("Mara Teal - who runs", ["Mara Teal – who runs"]),
        ("it's a shame... we wait", ["It’s a shame… we wait"]),
        ("the tide", ["the tide", "The tide"]),
        ("The tide came", ["The tide\u00a0came"]),
        ("TamOrm", ["Tam\u00adOrm"]),
        ("We wait [...] the port", ["We wait for the tide,” said Mara Teal – who runs the port"]),
        ("It’s […] we wait", ["It’s a shame… we wait"]),
        ("tide [...] [...] Orm", []),
        ("ide", []),
        ("wai", []),
        ("[...]", []),
        (" ", []),
    ],
)
def test_spaces_marks_dashes_and_capitals_do_not_matter(passages: Passages, words: str, found: list[str]) -> None:
    assert [span.of(STORY) for span in passages.all(words)] == found


def test_words_that_stand_several_times_need_more_words_or_a_number(passages: Passages) -> None:
    with pytest.raises(CorrectionsError) as error:
        passages.one("the tide")
    assert str(error.value).startswith("the words “the tide” stand 2 times: “the tide,” said Mara Teal")
    assert "add a line 'occurrence: 2' for the second." in str(error.value)
    assert passages.one("the tide", 2).of(STORY) == "The tide"
    with pytest.raises(CorrectionsError, match=r"the words “the tide” stand only 2 times, not 3 times."):
        passages.one("the tide", 3)


def test_words_that_are_not_there_are_named_with_the_nearest_sentence(passages: Passages) -> None:
    with pytest.raises(CorrectionsError) as error:
        passages.one("it is a shame we wait")
    assert "the words “it is a shame we wait” do not stand in the story." in str(error.value)
    assert "Did you mean “It’s a shame… we wait,”?" in str(error.value)
    with pytest.raises(CorrectionsError) as error:
        passages.one("fish fly south")
    assert str(error.value).endswith("Copy them from the text, or delete the entry.")


def test_a_speaker_is_taken_where_it_stands_nearest(passages: Passages) -> None:
    tide = passages.one("Tides turn")
    assert passages.near("said", [tide]).start > STORY.index("shame")
    assert passages.near("said", [passages.one("We wait for")]).start < STORY.index("Mara")


@given(st.data())
def test_any_stretch_of_whole_words_is_found_where_it_stands(data: st.DataObject) -> None:
    article = read(data.draw(st.sampled_from([STORY, "a b  a b a", "“x” — ‘y’… z\n\nİ ß ﬁ"])))
    first = data.draw(st.integers(0, len(article.words) - 1))
    last = data.draw(st.integers(first, min(first + 5, len(article.words) - 1)))
    start, end = article.words[first].start, article.words[last].end
    assert any(span.start <= start and end <= span.end for span in Passages(article).all(article.text[start:end]))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text())
def test_what_is_found_lies_in_the_text_whatever_is_asked(text: str, words: str) -> None:
    for span in Passages(read(f"x {text}")).all(words):
        assert 0 <= span.start < span.end <= len(text) + 2
