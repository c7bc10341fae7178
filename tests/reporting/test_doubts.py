"""What was too unsure to count is listed, and is in no figure."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from analysis import Analysis, analyse, from_json, read
from analysis.reporting.doubts import NONE, too_unsure
from analysis.speech.certainty import Certainty
from analysis.speech.cued import CuedTagger
from tests.speech.hesitant import Hesitant

STORY = "“We wait,” said Ana Teal.\n\nThe minister said <b>help</b> would come for $5."


def hesitant() -> Analysis:
    return analyse(read(STORY), tagger=Hesitant())


def test_a_doubtful_statement_is_in_no_figure_but_in_the_result() -> None:
    analysis = hesitant()
    assert [each.id for each in analysis.doubtful] == ["d1"]
    assert [source.name for source in analysis.sources] == ["Ana Teal"]
    assert analysis.score("attributions").value == 1
    assert from_json(analysis.to_json()) == analysis


def test_a_doubtful_statement_is_listed_with_its_speaker_and_where_it_stands() -> None:
    panel = too_unsure(hesitant())
    page = html.fromstring(str(panel.html))
    shown = " ".join(page.text_content().split())
    assert "<b>help</b> would come for $5" in shown
    assert "Speaker: The minister · reporting words: said · confidence" in shown
    assert page.xpath("//a/@href") == ["#p2"]
    assert not page.xpath("//b")
    assert "The minister, said; confidence" in panel.text


def test_no_doubt_says_so() -> None:
    found = analyse(read(STORY), tagger=CuedTagger())
    panel = too_unsure(replace(found, method=replace(found.method, name="model", certainty=Certainty(0.5, 0.6))))
    assert NONE in panel.text
    assert NONE in str(panel.html)
