"""The panel of what people changed."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from analysis.corrections.change import Change
from analysis.corrections.sidecar import Corrections
from analysis.house.register import Entry, Register
from analysis.house.settings import Settings
from analysis.reading.load import read
from analysis.reporting import changed, method, narrative
from analysis.result import Analysis, analyse
from analysis.speech.cued import CuedTagger

STORY = read("The ferry stopped on Monday.\n\n“We wait,” said Mara Teal. Skerrow Ferries said that it had lost £2m.\n")


def _corrected() -> Analysis:
    mine = Corrections.of(STORY, by="Ana", when="2026-03-04").drop_statement("had lost", note="<b>No</b> & no")
    settings = Settings(
        sides={"port": ("Skerrow Ferries",)},
        register=Register((Entry("Mara Teal", category="business", decided_by="Bo"),)),
    )  # fmt: skip
    return analyse(STORY, None, mine, settings=settings, tagger=CuedTagger())


def test_a_report_without_a_persons_hand_says_so() -> None:
    plain = analyse(STORY, tagger=CuedTagger())
    assert changed.changed(plain).text == (
        "Nobody has corrected anything: all figures rest on what was found automatically."
    )
    assert all("changed" not in statement.text for statement in narrative.summary(plain))
    assert "corrections" not in method.citation(plain)


def test_changes_are_listed_by_where_they_were_made_with_who_and_why() -> None:
    analysis = _corrected()
    panel = changed.changed(analysis)
    assert panel.text == (
        "Corrections to this story\n"
        "  “that it had lost £2m” is no statement (it was taken for one of Skerrow Ferries). "
        "(Ana, 2026-03-04; <b>No</b> & no)\n"
        "From the register of sources\n"
        "  Mara Teal: category business. (Bo)"
    )
    page = lxml.html.fromstring(str(panel.html))
    assert page.xpath("//b") == [], "a note is text, whatever stands in it"
    assert [heading.text for heading in page.xpath("//h3")] == [
        "Corrections to this story",
        "From the register of sources",
    ]
    assert page.xpath("//li//p[@class='meta']//bdi")[1].text == "<b>No</b> & no"
    assert page.xpath("//li//a/@href"), "each change leads to its words"


def test_summary_method_and_citation_name_the_corrections() -> None:
    analysis = _corrected()
    statement = narrative.summary(analysis)[-1]
    assert statement.text == "People changed two things in what was found; the report lists them."
    assert statement.numbers[0].ref == "corrections#"
    assert [what for what, _ in method.decisions(analysis)] == ["Corrections to this story"]
    assert analysis.corrections_digest is not None
    assert f"corrections with SHA-256 {analysis.corrections_digest[:12]}…" in method.citation(analysis)
    assert analysis.corrections_digest in method.method(analysis).text


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "![x](http://x.y/z)", "$\\frac{1}$", "\u202eevil\x1b[2J"]
)
def test_whatever_stands_in_a_file_of_decisions_is_shown_as_text(hostile: str) -> None:
    change = Change(hostile, "corrections", by=hostile, note=hostile)
    panel = changed.changed(replace(_corrected(), corrections=(change,)))
    page = lxml.html.fromstring(str(panel.html))
    assert page.xpath("//script | //img | //@onerror") == []
    assert "\x1b" not in str(panel.html)
    assert "\u202e" not in str(panel.html)


def test_changes_are_a_table_too() -> None:
    frame = _corrected().to_frame("changes")
    assert list(frame["origin"]) == ["register", "corrections"]
    assert list(frame["by"]) == ["Bo", "Ana"]
