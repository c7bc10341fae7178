"""Quoted words in more than one article: found word for word, with what was cut."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Analysis, Comparison, analyse, read
from analysis.comparing.identity import identities
from analysis.comparing.sharing import shared_quotations
from analysis.speech.cued import CuedTagger

Compared = Callable[..., Comparison]


def cuts(comparison: Comparison) -> list[tuple[str, list[str]]]:
    return [(each.cut, [passage.text for passage in each.passages]) for each in comparison.quotations]


def test_the_same_words_are_found_whatever_case_and_stop(compared_texts: Compared) -> None:
    comparison = compared_texts(
        "“The pier is gone for good,” said Ann Teal.", "Ann Teal said: “the pier is gone for good.”"
    )
    assert [each.cut for each in comparison.quotations] == ["same"]


def test_a_shortened_quotation_shows_what_was_left_out(comparison: Comparison) -> None:
    pier = comparison.quotations[0]
    assert pier.cut == "cut"
    long, short, bare = pier.passages
    assert (long.words, short.words, short.shared_words) == (14, 6, 6)
    assert bare.quotation is None
    assert bare.text == "Everybody here has known it for years"
    assert not pier.is_marked_everywhere


def test_words_on_both_sides_that_the_other_lacks_are_a_different_cut(compared_texts: Compared) -> None:
    comparison = compared_texts(
        "“Last year we asked the council for money,” said Ann Teal.",
        "“We asked the council for money and got none,” said Ann Teal.",
    )
    assert [each.cut for each in comparison.quotations] == ["different"]


def test_a_few_words_are_enough_when_the_same_person_says_them(compared_texts: Compared) -> None:
    long = "The trust was “not a bank, and not a cleaning firm”, said Ann Teal."
    assert len(compared_texts(long, "Ann Teal said it was “not a bank”.").quotations) == 1
    assert compared_texts(long, "Bo Lund said it was “not a bank”.").quotations == ()


def test_one_word_is_nobodys_quotation(compared_texts: Compared) -> None:
    assert compared_texts("It was “mad”, said Ann Teal.", "Ann Teal called it “mad”.").quotations == ()


def test_each_passage_names_who_says_it_here(comparison: Comparison) -> None:
    option = comparison.quotations[1]
    assert [passage.speaker for passage in option.passages] == ["spokesman for the council", "Dilip Sarkar"]


WORDS = st.lists(st.sampled_from(["we", "wait", "for", "the", "tide", "and", "go"]), min_size=1, max_size=9)
STORY = st.lists(WORDS, min_size=1, max_size=4)


def story(quotations: list[list[str]], name: str) -> Analysis:
    text = "\n\n".join(f"“{' '.join(words).capitalize()},” said Ann Teal." for words in quotations)
    return analyse(read(text, name=name), tagger=CuedTagger())


@settings(deadline=None, derandomize=True, max_examples=60)
@given(STORY, STORY)
def test_every_shared_span_stands_in_the_other_article_too(one: list[list[str]], other: list[list[str]]) -> None:
    analyses = [story(one, "one"), story(other, "other")]
    texts = [" ".join(each.article.text.lower().replace(",”", " ”").split()) for each in analyses]
    for quotation in shared_quotations(analyses, identities(analyses)[0]):
        assert quotation.stories == (0, 1)
        for passage in quotation.passages:
            article = analyses[passage.story].article
            assert passage.text == passage.span.of(article.text)
            assert 0 < passage.shared_words <= passage.words
            for span in passage.shared:
                for run in span.of(article.text).lower().replace(",", "").split("\n\n"):
                    pairs = run.split()
                    assert all(word in texts[1 - passage.story] for word in pairs)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(STORY, STORY)
def test_the_order_of_the_articles_changes_nothing_but_the_letters(
    one: list[list[str]], other: list[list[str]]
) -> None:
    pair = [story(one, "one"), story(other, "other")]

    def found(analyses: list[Analysis]) -> set[frozenset[tuple[str, str]]]:
        shared = shared_quotations(analyses, identities(analyses)[0])
        return {
            frozenset((analyses[passage.story].article.name, str(passage.span)) for passage in each.passages)
            for each in shared
        }

    assert found(pair) == found(pair[::-1])
