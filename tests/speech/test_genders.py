"""Gender by pronoun, title or kin word of the text, never by a first name."""

from __future__ import annotations

import pytest

from tests.speech.characters import Characters

TOLD = [
    ("Ms Venn said the pier had burned.", "female", ["Ms"]),
    ("Sir Tam Venn said the pier had burned.", "male", ["Sir"]),
    ("A spokeswoman for the ministry said the pier had burned.", "female", ["spokeswoman"]),
    ("A spokeswoman for Venn's ministry said the pier had burned.", "female", ["spokeswoman"]),
    ("Her widower, Kim Venn, said the pier had burned.", "male", ["widower"]),
    ('"The pier is gone," said Kim Venn. "All of it," she added.', "female", ["she"]),
    ("Kim Venn said she had seen the pier burn.", "female", ["she"]),
    ("Kim Venn, who keeps her boat there, said the pier had burned.", "female", ["her"]),
    ("Maria Venn said the pier had burned.", "unclear", []),
    ("Robert Venn said the pier had burned.", "unclear", []),
    ("The chairman, Kim Venn, said the pier had burned.", "unclear", []),
    ("A fisherman said the pier had burned.", "unclear", []),
    ("Mr Ek's lawyer, Kim Venn, said the pier had burned.", "unclear", []),
    ("Kim Prince said the pier had burned.", "unclear", []),
    ("Kim Venn, who is non-binary, said the pier had burned.", "nonbinary", ["non-binary"]),
]


@pytest.mark.parametrize(("sentence", "gender", "words"), TOLD)
def test_gender_needs_a_word_of_the_text(sentence: str, gender: str, words: list[str]) -> None:
    story = Characters(sentence)
    source = next(s for s in story.sources if "Venn" in s.name or len(story.sources) == 1)
    assert source.gender == gender
    assert story.words(source.gender_why) == words


@pytest.mark.parametrize(
    "sentence",
    ["The ministry said the pier had burned.", "Local activists said the pier had burned.",
     "A report by the council said the pier had burned.", "Sources said the pier had burned."],
)  # fmt: skip
def test_groups_institutions_and_documents_have_none(sentence: str) -> None:
    assert Characters(sentence).only.gender == "not_one_person"


def test_the_pronoun_of_another_person_is_not_taken() -> None:
    story = Characters("Kim Venn asked Mr Ek whether he had seen the pier burn.")
    assert story.named("Kim Venn").gender == "unclear"
