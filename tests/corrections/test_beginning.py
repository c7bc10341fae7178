"""Beginning: whatever stands in an article or is its name, its first file of corrections can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.beginning import begin
from analysis.corrections.sidecar import parse_corrections
from analysis.reading.load import read
from analysis.result import analyse
from analysis.speech.cued import CuedTagger

STORY = (
    "“We wait,\x85for: the # tide,”\u2028said Mara Teal.\n\nThe ministry: “{{no}} & *yes* !tag %d {name}”, it said.\n"
)


def _begun(name: str, by: str | None = None) -> str:
    analysis = analyse(read(STORY, name="x"), tagger=CuedTagger())
    article = replace(analysis.article, name=name)
    return begin(article, analysis.attributions, analysis.sources, analysis.attributions[:1], by)


NAMES = (
    "a: b # c.txt", "no", "007", "'", '"', "- x", "{}", "x" * 400, "a " * 200, "٣.txt", "\u202eevil\x1b.txt",
    "a\nb", "@", "~",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_has_a_first_file_that_can_be_read(name: str) -> None:
    text = _begun(name, by=name)
    corrections = parse_corrections(text, "x")
    shown = "".join(character for character in " ".join(name.split()) if character.isprintable())
    assert (corrections.article, corrections.by, corrections.entries) == (shown, shown, ())
    assert all(
        line.startswith(("#", "article:", "digest:", "by:", "corrections:")) for line in text.split("\n") if line
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_who_makes_them_can_be_called_anything(by: str) -> None:
    assert parse_corrections(_begun("story.txt", by), "x").entries == ()
