"""The same speaker in two articles: united by name, never by guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis import Analysis, Comparison
from analysis.comparing.identity import identities

Compared = Callable[..., Comparison]


def together(comparison: Comparison) -> dict[str, str]:
    """The speakers of more than one article, with the first reason."""
    return {each.name: each.why[0] for each in comparison.speakers if len(each.stories) > 1}


def test_a_full_name_and_an_acronym_are_matched_and_say_why(comparison: Comparison) -> None:
    assert together(comparison) == {
        "Mara Teal": "the same name",
        "National Ferry Union": "an acronym and the words it stands for",
    }


def test_a_surname_with_a_title_is_the_person_of_that_surname(compared_texts: Compared) -> None:
    comparison = compared_texts(
        "“We wait,” said Ines Okoro, a pilot. “It is late,” she said.",
        "“The tide is wrong,” said Mrs Okoro. “We wait.”",
    )
    assert together(comparison) == {"Ines Okoro": "the same surname, and nobody else of that name in either article"}


def test_an_initial_agrees_with_a_given_name(compared_texts: Compared) -> None:
    comparison = compared_texts("“We wait,” said Ines Okoro.", "“We waited,” said I. Okoro.")
    assert list(together(comparison).values()) == ["the same surname, and an initial that agrees"]


def test_two_people_of_one_surname_are_not_united_with_a_bare_surname(compared_texts: Compared) -> None:
    comparison = compared_texts(
        "“We wait,” said Ines Okoro. “We go,” said Paul Okoro.", "“The tide is wrong,” said Mrs Okoro."
    )
    assert together(comparison) == {}


def test_different_given_names_are_different_people(compared_texts: Compared) -> None:
    assert together(compared_texts("“We wait,” said Ines Okoro.", "“We go,” said Paul Okoro.")) == {}


def test_sources_without_a_name_are_only_likely_the_same(compared_texts: Compared) -> None:
    comparison = compared_texts(
        "“We wait,” said a senior harbour official.", "“It is late,” a senior harbour official said."
    )
    assert together(comparison) == {}
    assert [each.why for each in comparison.likenesses] == ["described in the same words, without a name"]


def test_no_speaker_holds_two_sources_of_one_article(stories: tuple[Analysis, Analysis]) -> None:
    found, _ = identities([*stories, stories[0]])
    for each in found:
        assert len({number for number, _ in each.places}) == len(each.places)


@pytest.mark.parametrize("count", [2, 3])
def test_every_source_that_speaks_is_in_exactly_one_speaker(stories: tuple[Analysis, Analysis], count: int) -> None:
    chosen = [*stories, *stories][:count]
    found, _ = identities(chosen)
    places = [place for each in found for place in each.places]
    assert len(places) == len(set(places)) == sum(len(each.sources) for each in chosen)
