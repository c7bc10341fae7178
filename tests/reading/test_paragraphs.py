"""Paragraphs: blank lines, single line ends and hard-wrapped text."""

from __future__ import annotations

import pytest

from analysis.reading.paragraphs import find_paragraphs


def paragraphs(text: str) -> list[str]:
    return [paragraph.span.of(text) for paragraph in find_paragraphs(text)]


WRAPPED = """The council said on Monday that the harbour would close for a year, and
that nobody who kept a boat there had been asked about it before the vote
was taken. It did not say why.

The boats can leave for four hours in twelve, said the harbour master, a
man who has counted them in and out for thirty years and does not want to
be named.
"""


def test_hard_wrapped_lines_belong_together() -> None:
    found = paragraphs(WRAPPED)
    assert [len(paragraph.split("\n")) for paragraph in found] == [3, 3]


def test_a_short_line_in_hard_wrapped_text_ends_its_paragraph() -> None:
    found = paragraphs("Harbour to close\nA year without boats\n\n" + WRAPPED)
    assert found[:2] == ["Harbour to close", "A year without boats"]
    assert len(found) == 4


def test_single_line_ends_part_paragraphs_of_their_own() -> None:
    text = (
        "The council said on Monday that the harbour would close for a year, and that nobody had been asked before.\n"
        "It did not say why.\n"
        "The boats can leave for four hours in twelve, said the harbour master, who has counted for thirty years.\n"
    )
    assert paragraphs(text) == text.splitlines()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"], ids=["lf", "crlf", "cr", "line", "nel"])
def test_every_kind_of_line_end_parts_lines_and_two_part_groups(end: str) -> None:
    text = end.join(["One.", "Two.", "", "Three.", ""])
    found = find_paragraphs(text)
    assert [paragraph.span.of(text) for paragraph in found] == ["One.", "Two.", "Three."]
    assert [paragraph.after_gap for paragraph in found] == [True, False, True]


def test_blank_lines_may_hold_spaces() -> None:
    assert paragraphs("  One.  \n \xa0\t\n\n  Two.") == ["One.", "Two."]
