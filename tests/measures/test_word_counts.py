"""Word counts of a short story, made by a person."""

from __future__ import annotations

from analysis.measures.word_counts import count_words
from analysis.reading.load import read

TEXT = (
    "Mara Oyelaran mends nets in Port Skerrow. The government said 36 boats must leave. Skerrow’s harbour is closing."
)


def test_the_counts_are_those_of_a_person() -> None:
    counts = count_words(read(TEXT)).counts
    assert counts.words == 18
    assert counts.sentences == 3
    assert counts.letters == len(
        "MaraOyelaranmendsnetsinPortSkerrowThegovernmentsaid36boatsmustleaveSkerrowsharbourisclosing"
    )
    # Ma-ra O-ye-la-ran mends nets in Port Sker-row / the gov-ern-ment said thir-ty-six boats must leave / …
    assert counts.polysyllables == 3  # Oyelaran, government, 36
    assert counts.long_words == 6  # Oyelaran, Skerrow, government, Skerrow's, harbour, closing
    assert counts.syllables == 2 + 4 + 1 + 1 + 1 + 1 + 2 + 1 + 3 + 1 + 3 + 1 + 1 + 1 + 2 + 2 + 1 + 2


def test_names_numbers_and_words_lengthened_by_an_ending_are_not_complex() -> None:
    article = read("The council of Ulvasundia expanded 36 farms. The government of Ulvasundia was reasonable.")
    found = count_words(article)
    assert [word.of(article.text) for word in found.complex_words] == ["government", "reasonable"]
    assert [word.of(article.text) for word in found.polysyllables] == [
        "Ulvasundia", "expanded", "36", "government", "Ulvasundia", "reasonable"
    ]  # fmt: skip


def test_a_name_at_the_beginning_of_a_sentence_is_known_from_another_sentence() -> None:
    article = read("Skerrow waits. They like Skerrow. Nobody asked Mara. Ulvasund Ferry left.")
    found = count_words(article)
    assert [word.of(article.text) for word in found.difficult_words] == []
    assert found.counts.difficult_or_names >= 3


def test_only_the_body_is_counted() -> None:
    body = "The harbour will close.\n\nNobody was asked about it."
    with_head = (
        "Harbour to close\n\nBy Noor Brandvold\n\nThe harbour will close on Monday.\n\nNobody was asked about it."
    )
    assert count_words(read(body)).counts.words == 9
    assert count_words(read(with_head)).counts.words == 11
