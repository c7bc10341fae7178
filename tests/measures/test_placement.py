"""Where the voices first stand, what has none, and what is shown twice."""

from __future__ import annotations

import pytest

from tests.measures.told import told

STORY = """The pier at Tarnholm burned in the night.

A spokeswoman said nobody was hurt. It rained.

“We saw the light,” said Orla Venn.

Tam Orm, a fisherman, said it was not the first fire. The charge was rejected by Moscow.
"""
"""Words by paragraph: 8; 6 and 2; 4 quoted and 3; 11 and 6. In all 40."""


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("first_source_paragraph", 2),
        ("first_source_place", 8 / 40),
        ("first_quotation_paragraph", 3),
        ("first_quotation_place", 16 / 40),
        ("first_named_person_paragraph", 3),
        ("first_named_person_place", 16 / 40),
        ("first_narrated_paragraph", 4),
        ("unattributed_sentences", 2),
        ("new_sources_first_third", 1),
        ("new_sources_middle_third", 1),
        ("new_sources_last_third", 1),
        ("quoted_words_first_third", 0),
        ("quoted_words_middle_third", 4),
        ("quoted_words_last_third", 0),
    ],
)
def test_places_counted_by_hand(id: str, value: float) -> None:
    score = told(STORY).score(id)
    assert score.value == pytest.approx(value), score


def test_the_sentences_without_attribution_are_listed() -> None:
    analysis = told(STORY)
    assert [span.of(analysis.article.text) for span in analysis.placement.unattributed] == [
        "The pier at Tarnholm burned in the night.", "It rained.",
    ]  # fmt: skip


def test_new_sources_of_the_thirds_are_all_counted_sources() -> None:
    analysis = told(STORY)
    found = [id for third in analysis.placement.thirds for id in third.new_sources]
    assert sorted(found) == sorted(s.id for s in analysis.sources if s.counted)
    assert [third.quoted_words for third in analysis.placement.thirds] == [
        third.quoted_words for third in analysis.density.thirds
    ]


def test_nobody_speaks_and_every_first_says_why_there_is_none() -> None:
    analysis = told("The pier burned. It rained all night.\n")
    assert analysis.placement.firsts == ()
    for id, reason in (
        ("first_source_paragraph", "no source speaks in the body"),
        ("first_quotation_place", "no quotation of the body counts as speech"),
        ("first_named_person_place", "no named person speaks in the body"),
        ("first_narrated_paragraph", "no speech is only narrated"),
    ):
        assert (analysis.score(id).value, analysis.score(id).reason) == (None, reason)


def test_a_headline_that_the_body_repeats_is_found_word_for_word() -> None:
    analysis = told(
        "Pier burns in the quiet of night\n\nThe old pier burns in the quiet of night, and nobody knows why it does.\n"
    )
    (repeat,) = analysis.placement.repeats
    assert repeat.words == 7
    assert repeat.display.of(analysis.article.text) == "Pier burns in the quiet of night"
    assert repeat.body.of(analysis.article.text) == "pier burns in the quiet of night"
    score = analysis.score("repeated_display_words")
    assert (score.value, score.n) == (7, 7)


def test_four_words_alike_are_chance() -> None:
    analysis = told("Pier burns in quiet village\n\nThe old pier burns in quiet of the night, and nobody knows why.\n")
    assert analysis.placement.repeats == ()
    assert analysis.score("repeated_display_words").value == 0
