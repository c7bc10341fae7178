"""Who carried a statement and who made it."""

from __future__ import annotations

import pytest

from analysis.speech.outlets import is_outlet, is_publisher
from tests.speech.told import Story


def relays(story: Story) -> list[list[str]]:
    return [[relay.name for relay in a.relays] for a in story.attributions]


def test_according_to_an_agency_behind_a_speaker_is_a_relay() -> None:
    story = Story("The pier had burned, Channel Meridian TV said, according to Reuters.\n")
    assert story.counted() == ["Channel Meridian TV"]
    assert relays(story) == [["Reuters"]]


def test_an_agency_that_speaks_alone_is_the_source() -> None:
    story = Story("The pier had burned, according to Reuters.\n")
    assert story.counted() == ["Reuters"]
    assert relays(story) == [[]]


def test_reported_by_an_agency_behind_a_quotation_is_a_relay() -> None:
    story = Story("A guard said “the pier burned like paper and nobody could stop it,” AFP reported.\n")
    assert relays(story) == [["AFP"]]
    assert story.counted() == ["guard"]
    assert "AFP" not in story.said()[0].content[0]


@pytest.mark.parametrize(
    ("outlet", "channel", "carried"),
    [("Vale Weekly", "relayed", ["Reuters"]), ("Reuters", "first_hand", []), (None, "unstated", [])],
)
def test_told_an_outlet_depends_on_whose_article_it_is(outlet: str | None, channel: str, carried: list[str]) -> None:
    story = Story("A guard told Reuters that the pier had burned.\n", outlet=outlet)
    assert [s.channel for s in story.sources] == [channel]
    assert relays(story) == [carried]


def test_told_our_own_outlet_in_short_is_first_hand() -> None:
    story = Story("A guard told the Sentinel that the pier had burned.\n", outlet="The Lagan Valley Sentinel")
    assert [s.channel for s in story.sources] == ["first_hand"]


def test_an_agency_that_the_article_calls_one_is_known_later() -> None:
    story = Story(
        "The pier had burned, the mayor said, according to the Corval news agency. "
        "A guard told Corval that it was arson.\n",
        outlet="Vale Weekly",
    )
    assert relays(story) == [["Corval"], ["Corval"]]


def test_outlets_are_known_by_list_and_by_their_last_word() -> None:
    assert all(map(is_outlet, ["Reuters", "The Guardian", "Valley Herald", "Orient News", "the Corval news agency"]))
    assert not any(map(is_outlet, ["Orla Venn", "the mayor", "the Finance Ministry", "reporters"]))


def test_no_outlet_is_no_publisher() -> None:
    assert not is_publisher("Reuters", None)
    assert not is_publisher("the news", "Vale News")
