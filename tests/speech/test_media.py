"""By which way a source spoke, who heard it, and the chain of its words."""

from __future__ import annotations

import pytest

from tests.speech.characters import Characters


@pytest.mark.parametrize(
    ("sentence", "medium", "words"),
    [
        ("Orla Venn told us by phone that the pier had burned.", "phone", ["by phone"]),
        ("Orla Venn told reporters that the pier had burned.", "press_conference", ["told reporters"]),
        ("Orla Venn told parliament that the pier had burned.", "speech", ["told parliament"]),
        ("Orla Venn told the inquiry that the pier had burned.", "hearing", ["told the inquiry"]),
        ("Orla Venn told Ambleford Crown Court that the pier had burned.", "hearing", ["told Ambleford Crown Court"]),
        ("Orla Venn testified that the pier had burned.", "hearing", ["testified"]),
        (
            "The company said in a two-line statement that the pier had burned.",
            "statement",
            ["in a two-line statement"],
        ),
        ("In an e-mail, Orla Venn said the pier had burned.", "message", ["In an e-mail"]),
        ("On Twitter, Orla Venn said the pier had burned.", "social_media", ["On Twitter"]),
        ("In a television interview, Orla Venn said the pier had burned.", "broadcast", ["In a television interview"]),
        ("Orla Venn told us the pier had burned.", "interview", ["told us"]),
        ("Orla Venn wrote in her memoir that the pier had burned.", "document", ["in her memoir"]),
        ("A report by the council said the pier had burned.", "document", ["A report by the council"]),
        ("Orla Venn said the pier had burned.", "unclear", []),
        ("Orla Venn announced that the pier had burned.", "unclear", []),
    ],
)
def test_the_medium_is_what_the_words_beside_the_statement_tell(sentence: str, medium: str, words: list[str]) -> None:
    story = Characters(sentence)
    assert story.only.medium == medium
    assert story.words(story.only.medium_why) == words


def test_words_inside_a_statement_tell_nothing_of_how_it_was_said() -> None:
    assert Characters("Orla Venn said the mayor had lied in a statement.").only.medium == "unclear"


def test_each_of_two_speakers_in_a_sentence_has_the_medium_beside_its_own_words() -> None:
    story = Characters("Orla Venn told us by phone that the pier had burned, while Tam Ek said it still stood.")
    assert [story.named(name).medium for name in ("Orla Venn", "Tam Ek")] == ["phone", "unclear"]


def test_answers_behind_a_label_are_an_interview() -> None:
    text = "Halftone: Did it burn?\n\nVenn: It did, and I watched it.\n\nHalftone: And then?\n\nVenn: I went home."
    story = Characters(f"Orla Venn keeps the pier.\n\n{text}", outlet="Halftone")
    source = story.named("Orla Venn")
    assert (source.medium, source.channel) == ("interview", "first_hand")


OUTLETS = [("Vale Weekly", "first_hand", 1), ("Other Paper", "relayed", 2), (None, "unstated", 0)]


@pytest.mark.parametrize(("outlet", "channel", "links"), OUTLETS)
def test_told_an_outlet_is_first_hand_for_itself_and_relayed_for_others(
    outlet: str | None, channel: str, links: int
) -> None:
    story = Characters("Orla Venn told Vale Weekly that the pier had burned.", outlet=outlet)
    chain = story.chain_of("Orla Venn")
    assert (story.only.channel, chain.channel, len(chain.links)) == (channel, channel, links)


def test_a_chain_leads_from_the_source_through_the_outlets_to_the_story() -> None:
    story = Characters(
        "Channel Meridian said the pier had burned, according to the Corval news agency.", outlet="Vale Weekly"
    )
    chain = story.chain_of("Channel Meridian")
    assert chain.outlets == ("Corval",)
    assert [(link.teller, link.hearer) for link in chain.links] == [
        ("Channel Meridian", "Corval"), ("Corval", "Vale Weekly"),
    ]  # fmt: skip
    assert story.words(story.only.channel_why) == ["the Corval news agency"]


def test_two_outlets_make_three_links() -> None:
    story = Characters(
        "Orla Venn told the Corval news agency that the pier had burned, the newspaper Dawn Post reported.",
        outlet="Vale Weekly",
    )
    chain = story.chain_of("Orla Venn")
    assert chain.outlets == ("Corval", "Dawn Post")
    assert len(chain.links) == 3


def test_a_document_that_the_outlet_saw_is_first_hand() -> None:
    story = Characters("A memo seen by Vale Weekly says the pier had burned.", outlet="Vale Weekly")
    assert story.only.channel == "first_hand"
    assert story.words(story.only.channel_why) == ["seen by Vale Weekly"]


def test_an_unstated_way_has_no_links() -> None:
    chain = Characters("Orla Venn said the pier had burned.", outlet="Vale Weekly").chain_of("Orla Venn")
    assert (chain.channel, chain.links, chain.why) == ("unstated", (), "the text does not say who heard it")


def test_words_of_two_have_a_chain_for_each() -> None:
    story = Characters("Orla Venn and Tam Ek told us that the pier had burned.")
    assert sorted(source.name for source in story.sources for chain in story.chains if chain.source == source.id) == [
        "Orla Venn", "Tam Ek",
    ]  # fmt: skip
    assert {chain.channel for chain in story.chains} == {"first_hand"}
