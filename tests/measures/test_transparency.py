"""PEJ's transparency band: named and described, with people only and with organisations."""

from __future__ import annotations

import pytest

from analysis.measures.transparency import band_of, is_identified
from analysis.spans import Span
from analysis.speech.source import Grounds, Naming, Source
from tests.measures.told import told

STORY = """Orla Venn, who chairs the board, said the pier was safe. Tam Orm, a fisherman, said it was not.

Ines Reid said she had seen the fire. The Harbour Board said the boards were new. An official said nothing was burned.
"""


@pytest.mark.parametrize(
    ("naming", "descriptors", "people", "both"),
    [
        ("named_person", (Span(0, 4),), True, True),
        ("named_person", (), False, False),
        ("named_organisation", (), False, True),
        ("unnamed_spokesperson", (Span(0, 4),), False, False),
        ("anonymous_individual", (Span(0, 4),), False, False),
    ],
)
def test_who_is_fully_identified(naming: Naming, descriptors: tuple[Span, ...], people: bool, both: bool) -> None:
    source = Source("s1", "x", (), naming, Grounds(), "core", True, descriptors=descriptors)
    assert is_identified(source, with_organisations=False) is people
    assert is_identified(source, with_organisations=True) is both


def test_both_readings_give_their_band() -> None:
    analysis = told(STORY)
    people, both = analysis.sourcing.transparency
    assert [analysis.source(id).name for id in people.sources] == ["Orla Venn", "Tam Orm"]
    assert (people.id, people.band) == ("people", "2–3")
    assert [analysis.source(id).name for id in both.sources] == ["Orla Venn", "Tam Orm", "Harbour Board"]
    assert analysis.score("transparent_people").value == 2
    assert analysis.score("transparent_sources").value == 3
    assert analysis.score("transparent_sources").n == 5


def test_four_are_pejs_highest_level() -> None:
    assert [band_of(n) for n in range(6)] == ["0", "1", "2–3", "2–3", "4+", "4+"]


def test_organisations_are_read_as_sources_in_their_own_reading_whatever_the_rules_say() -> None:
    from analysis import Rules

    _, both = told(STORY, Rules(count_organisations=False)).sourcing.transparency
    assert len(both.sources) == 3
