"""Contents and quotation marks: what a model cuts too short is moved to the marks, and what it leaves out is seen."""

from __future__ import annotations

import pytest

from analysis.reading.load import read
from analysis.spans import Span
from analysis.speech.marks import find_quotations
from analysis.speech.stretches import Stretches

TALK = (
    "The pier reopened on Friday after two winters of work.\n\n"
    '"The boards are new and the rails are old," said Nella Quist, the harbour master. "Nobody should run here yet, '
    'and nobody should fish from the far end before the lamps are lit."\n\n'
    '"We began with the storm of the year before last and found the piles eaten to a third.\n\n'
    '"We ended with forty new ones," she said.\n'
)


def _span(words: str) -> Span:
    return Span(TALK.index(words), TALK.index(words) + len(words))


@pytest.fixture(scope="module")
def stretches() -> Stretches:
    return Stretches(TALK, find_quotations(read(TALK)))


def test_a_content_that_holds_most_of_a_quotation_is_taken_to_its_marks(stretches: Stretches) -> None:
    held = stretches.snapped(_span("boards are new and the rails are old"))
    assert held.of(TALK) == '"The boards are new and the rails are old,"'


def test_a_content_that_holds_a_part_only_stays_as_it_is(stretches: Stretches) -> None:
    assert stretches.snapped(_span("the rails are old")) == _span("the rails are old")


def test_a_content_that_begins_before_the_marks_keeps_its_beginning(stretches: Stretches) -> None:
    content = Span(TALK.index("harbour master"), TALK.index(" lamps are lit"))
    assert stretches.snapped(content).of(TALK).startswith("harbour master")
    assert stretches.snapped(content).of(TALK).endswith('lamps are lit."')


def test_each_paragraph_that_a_mark_opens_is_a_stretch_of_its_own(stretches: Stretches) -> None:
    held = stretches.snapped(_span("We began with the storm of the year before last and found the piles eaten"))
    assert held.of(TALK) == '"We began with the storm of the year before last and found the piles eaten to a third.'


def test_a_quotation_found_in_two_parts_is_named_with_both(stretches: Stretches) -> None:
    parts = [_span("Nobody should run here yet"), _span("nobody should fish from the far end"), _span("Friday")]
    assert [(stretch.of(TALK)[:8], numbers) for stretch, numbers in stretches.in_part(parts)] == [('"Nobody ', [0, 1])]


def test_contents_of_one_quotation_over_paragraphs_are_told_together(stretches: Stretches) -> None:
    parts = [_span("We began with the storm"), _span("Nobody should run here"), _span("We ended with forty new ones")]
    assert stretches.over_paragraphs(parts) == [[0, 2]]


def test_a_part_that_is_small_makes_no_whole(stretches: Stretches) -> None:
    assert stretches.in_part([_span("Nobody should run"), _span("far end")]) == []


def test_what_nothing_holds_is_told_paragraph_by_paragraph(stretches: Stretches) -> None:
    left = stretches.unheld([_span("Nobody should run here yet, and nobody should fish from the far end")])
    assert [each.of(TALK)[:10] for each in left] == ['"The board', '"We began ']  # "We ended …" has six words


def test_the_turns_of_a_printed_talk_are_left_to_the_model() -> None:
    talk = 'They met on air.\n\n"QUIST: We began with the storm and found the piles eaten to a third of their width."\n'
    assert Stretches(talk, find_quotations(read(talk))).unheld([]) == []


def test_contents_in_any_order_are_measured_alike(stretches: Stretches) -> None:
    parts = [_span("Nobody should run here yet"), _span("nobody should fish from the far end")]
    assert {stretch for stretch, _ in stretches.in_part(parts)} == {
        stretch for stretch, _ in stretches.in_part(parts[::-1])
    }
