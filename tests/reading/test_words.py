"""Words: measures.md, counting rule 1."""

from __future__ import annotations

import pytest

from analysis.reading.words import find_words
from analysis.spans import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a lone — dash … or - ellipsis", ["a", "lone", "dash", "or", "ellipsis"]),
        ("36 innocent people… Who", ["36", "innocent", "people", "Who"]),
        ("experienced\xa0before", ["experienced", "before"]),
        ("the Russians' aim [is] not", ["the", "Russians", "aim", "is", "not"]),
        ("don’t al-Assad U.S. $3.5m 24/7", ["don’t", "al-Assad", "U.S", "3.5m", "24/7"]),
        ('"That\'s it"—he left', ["That's", "it", "he", "left"]),
        ("“We knew,” she said.", ["We", "knew", "she", "said"]),
        ("___ *** ### §", []),
        ("Øystein naïve Ωmega 北京", ["Øystein", "naïve", "Ωmega", "北京"]),
    ],
)
def test_words_are_what_stands_between_spaces_and_holds_a_letter_or_digit(text: str, words: list[str]) -> None:
    assert [word.of(text) for word in find_words(text, Span(0, len(text)))] == words


def test_only_the_given_stretch_is_looked_at() -> None:
    text = "one two three four"
    assert [word.of(text) for word in find_words(text, Span(4, 13))] == ["two", "three"]
