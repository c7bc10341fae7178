"""Which mentions are one source: expected values are a person's reading."""

from __future__ import annotations

import pytest

from analysis.rules import Rules
from tests.speech.told import Story


def test_full_name_surname_title_and_pronoun_are_one_source() -> None:
    story = Story(
        "Orla Venn said the bridge would open in May. She said it was safe.\n\n"
        "“We have tested every bolt,” Venn said. Mrs. Venn added that the tests took a year.\n"
    )
    assert story.counted() == ["Orla Venn"]
    assert len(story.sources[0].mentions) == 4
    assert all(m.why for m in story.sources[0].mentions)


def test_two_people_with_one_surname_stay_two() -> None:
    story = Story("Orla Venn said the bridge was safe. Tam Venn said it was not.\n")
    assert story.counted() == ["Orla Venn", "Tam Venn"]


@pytest.mark.parametrize(
    ("name", "said", "counted"),
    [
        ("Orla Venn", "VENN", ["Orla Venn"]),
        ("Orla Venn", "UNMO", ["Orla Venn", "UNMO"]),
        ("Orla Li", "LI", ["Orla Li", "LI"]),
    ],
    ids=["a surname in capitals", "initials of a body", "two capitals may be initials"],
)
def test_a_label_in_capitals_is_the_person_of_that_surname(name: str, said: str, counted: list[str]) -> None:
    story = Story(f"{name} said the bridge would open in May.\n\n{said} said the test had taken a year.\n")
    assert story.counted() == counted


def test_a_woman_is_not_he() -> None:
    story = Story(
        "Mary Dell said the harbour was shut. John Orm said the ships had left. “I waved,” he said. "
        "“I wept,” she said.\n"
    )
    assert story.source_of("I waved").name == "John Orm"
    assert story.source_of("I wept").name == "Mary Dell"


def test_a_role_that_is_named_later_is_one_source() -> None:
    story = Story(
        "The head of the valley's main farmers' group said that the harvest was lost.\n\n"
        "“We have nothing to sell,” said Orla Venn, head of the Valley Growers, in an interview.\n"
    )
    assert story.counted() == ["Orla Venn"]


def test_an_outlet_its_newsreader_and_the_channel_are_one_source() -> None:
    story = Story(
        "Coast-based Channel Meridian TV said the pier had burned. "
        "A newsreader from the channel said nobody was hurt.\n\n"
        "The channel said firemen were still there.\n"
    )
    assert story.counted() == ["Channel Meridian TV"]


def test_two_members_told_apart_are_two_people_and_not_three() -> None:
    story = Story(
        "Two members of a rescue team told reporters that the pier had burned.\n\n"
        "“We saw it from the hill,” one said.\n\nAnother said the smoke was black.\n"
    )
    assert [s.naming for s in story.sources if s.counted] == ["anonymous_individual", "anonymous_individual"]
    assert story.source_of("that the pier").id == story.source_of("We saw").id
    assert story.source_of("the smoke").id != story.source_of("We saw").id


def test_an_acronym_is_its_organisation() -> None:
    story = Story("The Federation of Valley Growers (FVG) said the harvest was lost. The FVG said prices would rise.\n")
    assert story.counted() == ["Federation of Valley Growers"]


def test_the_ministry_is_the_ministry_named_before() -> None:
    story = Story("The Finance Ministry said taxes would rise. The ministry said they would fall again.\n")
    assert story.counted() == ["Finance Ministry"]


def test_who_takes_up_the_name_before_it() -> None:
    story = Story("The talks failed, said Orla Venn, who said they would not be held again.\n")
    assert story.counted() == ["Orla Venn"]


def test_the_name_beside_a_role_is_the_source() -> None:
    story = Story("“It fell,” said one resident, Ann Lee, who lives there. Another resident said it had stood.\n")
    assert story.counted() == ["Ann Lee", "another resident"]


def test_an_officer_is_the_sergeant_named_before() -> None:
    story = Story("Detective Sergeant Paul Nash said the pier burned. The officer said nobody was hurt.\n")
    assert story.counted() == ["Paul Nash"]


def test_a_state_and_its_capital_are_one() -> None:
    story = Story("Russia denied the claims. The charge was rejected by Moscow.\n", rules=Rules(count_narrated=True))
    assert story.counted() == ["Russia"]


def test_the_reporting_word_nobody_names_no_one() -> None:
    assert Story("Nobody has said that the pier burned. Neither side would say so.\n").sources == ()


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (Rules(), ["Orla Venn"]),
        (Rules(count_narrated=True), ["Moscow", "Orla Venn"]),
        (Rules(count_thoughts=True), ["Orla Venn", "Tam Orm"]),
    ],
)
def test_contested_rules_decide_who_is_counted(rules: Rules, expected: list[str]) -> None:
    story = Story(
        "The charge was rejected by Moscow. Orla Venn said the pier was safe. Tam Orm hopes that it is.\n", rules=rules
    )
    assert story.counted() == expected
    assert [s.level for s in story.sources] == ["narrated", "core", "thought"]


def test_the_publisher_is_never_a_source() -> None:
    story = Story("Vale Weekly said the bridge was closed. Orla Venn said it was open.\n", outlet="Vale Weekly")
    assert story.counted() == ["Orla Venn"]
    assert story.attributions[0].source is None


def test_one_with_a_description_beside_it_is_that_person() -> None:
    story = Story(
        "Several residents complained that nobody had asked them. One, a retired net-maker who asked not to be named, "
        "said she had counted eleven surveys. “They measure it well,” she said."
    )
    assert [source.name for source in story.sources] == ["several residents", "retired net-maker"]
