"""On which rung of the naming ladder a source stands: measures 1.3."""

from __future__ import annotations

import pytest

from tests.speech.told import Story


@pytest.mark.parametrize(
    ("sentence", "naming"),
    [
        ("Orla Venn said the pier had burned.", "named_person"),
        ("The Finance Ministry said the pier had burned.", "named_organisation"),
        ("Police said the pier had burned.", "named_organisation"),
        ("A report by the Ambleford council said the pier had burned.", "named_organisation"),
        ("A spokeswoman for the harbour company said the pier had burned.", "unnamed_spokesperson"),
        ("A senior officer said the pier had burned.", "anonymous_individual"),
        ("A person close to the talks said the pier had burned.", "anonymous_individual"),
        ("Local activists said the pier had burned.", "anonymous_collective"),
        ("Sources said the pier had burned.", "undescribed"),
        ("A source said the pier had burned.", "undescribed"),
    ],
)
def test_the_rung_of_a_single_source(sentence: str, naming: str) -> None:
    (source,) = Story(f"It was a cold night in Ambleford.\n\n{sentence}\n").sources
    assert source.naming == naming
    assert source.naming_why.why


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A spokeswoman for the harbour company said the pier had burned.", "spokeswoman for the harbour company"),
        ("Local activists said the pier had burned.", "local activists"),
        ("President Orla Venn said the pier had burned.", "Orla Venn"),
        ("The mayor said the pier had burned.", "the mayor"),
        ("The pro-government Channel Meridian said the pier had burned.", "Channel Meridian"),
    ],
)
def test_the_name_of_a_source_is_the_fullest_words_for_it(sentence: str, name: str) -> None:
    (source,) = Story(f"It was a cold night in Ambleford.\n\n{sentence}\n").sources
    assert source.name == name
