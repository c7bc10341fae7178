"""As what somebody speaks who speaks for a person, or is told apart from others who are described."""

from __future__ import annotations

from tests.speech.characters import Characters


def test_a_spokeswoman_for_a_senator_speaks_as_a_politician() -> None:
    story = Characters("Sen. Orla Venn said the pier had burned. A spokeswoman for Venn said it was late.")
    assert story.named("spokeswoman for Venn").category == "politician"


def test_another_behind_one_resident_is_a_resident_too() -> None:
    story = Characters("One resident said the pier had burned. Another said it was late.")
    assert [source.category for source in story.sources] == ["ordinary_citizen_eyewitness"] * 2
