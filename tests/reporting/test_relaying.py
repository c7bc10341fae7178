"""Who told whom, and what is said of each source: in the report, with the words that say so."""

from __future__ import annotations

import lxml.html
import pytest

from analysis import Analysis, analyse, read
from analysis.reporting.charts.chains import chain_text, chains_chart
from analysis.reporting.judged import in_short, judgements
from analysis.reporting.panels import sources_list
from analysis.reporting.relaying import NOBODY, told_whom
from analysis.speech.cued import CuedTagger

STORY = (
    "Pier burns in Ambleford\n\n"
    "The pier in Ambleford burned down on Monday night, and with it the only cafe that opened in winter.\n\n"
    "Colonel Orla Venn told the Vale Weekly by phone that nobody had been hurt.\n\n"
    "Channel Meridian said the fire began in the kitchen, according to the Corval news agency.\n\n"
    "Tam Ek, a fisherman, said he had smelled it from his boat.\n"
)


@pytest.fixture(scope="module")
def pier() -> Analysis:
    return analyse(read(STORY, name="pier", outlet="Vale Weekly"), tagger=CuedTagger())


def test_each_way_is_drawn_with_its_outlets(pier: Analysis) -> None:
    chart = chains_chart(pier)
    assert (
        chart.title
        == "One of three sources was heard first-hand, one came through another outlet, for one the story does not say"
    )
    svg = chart.picture("svg").decode()
    for drawn in ("Orla Venn", "Channel Meridian", "Corval", "Vale Weekly", "first-hand, 1 statement"):
        assert drawn in svg
    assert [(row[0], row[3], row[4]) for row in chart.table.rows] == [
        ("Orla Venn", "–", 1), ("Channel Meridian", "Corval", 2), ("Tam Ek", "–", None),
    ]  # fmt: skip


def test_a_way_in_words_leads_from_the_source_to_the_outlet(pier: Analysis) -> None:
    lines = [chain_text(pier, route) for route in pier.routes]
    assert lines == [
        "Orla Venn → Vale Weekly, 1 statement",
        "Channel Meridian → Corval → Vale Weekly, 1 statement",
        "Tam Ek: the story does not say by which way, 1 statement",
    ]


def test_the_panel_lists_stated_ways_first_and_links_to_the_statements(pier: Analysis) -> None:
    page = lxml.html.fromstring(str(told_whom(pier).html))
    assert [item.text_content().split(",")[0].strip() for item in page.xpath("//li")][:2] == [
        "Orla Venn → Vale Weekly", "Channel Meridian → Corval → Vale Weekly",
    ]  # fmt: skip
    assert page.xpath("//li[1]//a/@href")[0].startswith("#a")


def test_a_story_without_sources_says_that_there_is_nobody() -> None:
    assert told_whom(analyse(read("It rained all night in Ambleford, and the pier was wet."))).text == NOBODY


def test_a_source_is_shown_with_the_words_that_say_who_it_is(pier: Analysis) -> None:
    venn = next(source for source in pier.sources if source.name == "Orla Venn")
    assert in_short(venn) == "Military · by phone · heard first-hand"
    shown = {each.what: (each.answer, each.why) for each in judgements(pier, venn)}
    assert shown["Category"] == ("Military", "“Colonel” (word list category-military-roles)")
    assert shown["Channel"][1] == "“told the Vale Weekly”: the outlet heard it itself"
    assert "Tam Ek: Named person; Citizens and eyewitnesses" in sources_list(pier).text


def test_what_is_unclear_says_so_and_why(pier: Analysis) -> None:
    ek = next(source for source in pier.sources if source.name == "Tam Ek")
    shown = {each.what: each.why for each in judgements(pier, ek)}
    assert shown["Medium"] == "the text does not say how it was said"
