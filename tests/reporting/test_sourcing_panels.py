"""The panels of composition, anonymity, answers, wording and placement: what a reader sees, and never a verdict."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

from analysis import Analysis, analyse, read
from analysis.corrections.sidecar import parse_corrections
from analysis.measures.composition import measure_composition
from analysis.measures.cue_classes import SideUse
from analysis.measures.material import material_of
from analysis.reporting import answering, audit, composition, figures, placing, wordings
from analysis.reporting.charts import cues_chart, kinds_chart
from analysis.reporting.display import Panel
from analysis.speech.cued import CuedTagger
from tests.reporting.conftest import STORIES

STORY = """Local activists claimed that the company had poured oil into the harbour.

A spokesman for the company denied that any oil had been poured into the harbour.

A clerk, who asked not to be named because she feared for her job, said the pier was rotten. Sources said the mayor \
was an idiot.

Orla Venn, a fisherwoman, accused the mayor of sleeping. “He sleeps all day,” she said. It was announced that it rains.
"""


@pytest.fixture(scope="module")
def story() -> Analysis:
    return analyse(read(STORY, name="story"), tagger=CuedTagger())


def text_of(panel: Panel) -> str:
    return " ".join(lxml.html.fromstring(f"<div>{panel.html}</div>").text_content().split())


def test_the_audit_shows_words_and_no_mark(story: Analysis) -> None:
    shown = text_of(audit.audit(story))
    assert "“because she feared for her job”" in shown
    assert "“idiot”" in shown
    assert "nothing found" in shown
    assert not re.search(r"\b(pass|passed|fail|failed|ok|score|violat|breach)\b", shown, re.IGNORECASE)


def test_the_audit_names_the_four_newsrooms(story: Analysis) -> None:
    shown = text_of(audit.audit(story))
    for newsroom in ("AP", "New York Times", "Reuters", "BBC"):
        assert newsroom in shown


def test_claims_stand_with_their_answers_and_the_others_under_a_question(story: Analysis) -> None:
    html = lxml.html.fromstring(f"<div>{answering.answered(story).html}</div>")
    (pair,) = html.xpath("//ul[@class='answers']/li")
    assert "local activists" in pair.text_content()
    assert "denied" in pair.text_content()
    assert html.xpath("//h3/text()") == ["Who could answer?"]
    (left,) = html.xpath("//ul[@class='questions']/li")
    assert "the mayor of sleeping" in left.text_content()


def test_the_table_by_side_adds_up_to_its_n(story: Analysis) -> None:
    uses = (
        SideUse("town", "neutral", ("a1", "a2")),
        SideUse("town", "doubt", ("a3",)),
        SideUse("sea", "doubt", ("a4",)),
    )
    sided = replace(story, wording=replace(story.wording, by_side=uses))
    table = wordings.side_table(sided)
    assert table.columns == ("Class", "town", "sea")
    assert table.rows == (("Neutral", 2, 0), ("Keeping a distance", 1, 1), ("All (n)", 3, 1))
    assert "%" not in wordings.by_side(sided).text


def test_without_sides_the_reader_is_told_how_to_give_them(story: Analysis) -> None:
    assert wordings.by_side(story).text.startswith("Nobody has given sides")


def test_words_left_open_are_listed_where_they_stand(story: Analysis) -> None:
    shown = text_of(wordings.left_open(story))
    assert "Speech without a speaker (1)" in shown
    assert "was announced" in shown


def test_below_five_statements_no_share_is_shown() -> None:
    few = analyse(read("Orla Venn said it was safe. “It is,” she said.\n"), tagger=CuedTagger())
    shown = text_of(composition.kinds(few))
    assert "%" not in shown
    assert "counts only" in shown


def test_shares_of_words_stand_beside_their_base(story: Analysis) -> None:
    axis = next(axis for axis in story.composition.axes if axis.name == "naming")
    table = composition.axis_table(axis, few=False)
    total = sum(group.quoted_words + group.reported_words for group in axis.groups)
    assert f"and {total:,} words by" in table.caption
    assert sum(int(str(row[-1]).removesuffix("%")) for row in table.rows) in range(98, 103)


def test_the_form_is_a_corrections_file_that_changes_nothing_until_it_is_filled_in(story: Analysis) -> None:
    text = composition.coding_form(story).text
    assert parse_corrections(text, "form").entries == ()
    filled = text.replace(
        "# - do: set source\n#   source: Orla Venn\n#   side:\n#   stakeholder:\n#   viewpoint:",
        "- do: set source\n  source: Orla Venn\n  side: fishers\n  stakeholder: harbour users",
    )
    assert filled != text
    coded = analyse(story.article, corrections=parse_corrections(filled, "form"), tagger=CuedTagger())
    assert coded.score("stakeholders").value == 1
    assert {use.side for use in coded.wording.by_side} == {"fishers"}


def test_the_first_of_each_is_shown_with_its_place(story: Analysis) -> None:
    table = placing.firsts_table(story)
    assert [row[0] for row in table.rows] == [what for _, what in placing.FIRSTS]
    source = table.rows[1]
    assert (source[1], source[2], source[3]) == ("local activists", 1, 0)
    assert table.rows[0][1] == "there is none"


@pytest.mark.parametrize("name", STORIES)
def test_every_panel_has_something_to_say_about_every_story(name: str) -> None:
    analysis = analyse(read(STORIES[name]))
    for panel in (
        composition.kinds(analysis), composition.transparency(analysis), composition.coding_form(analysis),
        audit.audit(analysis), answering.answered(analysis), wordings.by_side(analysis), wordings.left_open(analysis),
        placing.placed(analysis), placing.unattributed(analysis),
    ):  # fmt: skip
        assert text_of(panel)
        assert panel.text
        assert "None" not in text_of(panel).replace("None of", "")


def test_every_figure_stands_with_its_range_what_moves_it_and_its_literature(story: Analysis) -> None:
    html = lxml.html.fromstring(f"<div>{figures.every_figure(story).html}</div>")
    rows = html.xpath("//table[contains(@class, 'figures')]/tbody/tr")
    assert len(rows) == len(list(story.scores()))
    sources = story.score("sources_core")
    text = " ".join(rows[0].text_content().split())
    assert f"{sources.low} to {sources.high}" in text
    assert sources.moved_by
    assert all(rule in text for rule in sources.moved_by)
    assert "Project for Excellence in Journalism" in text
    assert rows[0].xpath(".//a/@href")


def test_titles_of_the_charts_state_what_was_found(story: Analysis) -> None:
    assert re.fullmatch(
        r"\d+ of \d+ statements come with neutral reporting words such as “said”", cues_chart(story).title
    )
    unclear = tuple(replace(s, category="other_unclear") for s in story.sources)
    material = material_of(story.article, story.quotations, story.attributions, unclear, story.rules)
    blind = replace(story, composition=measure_composition(material, story.density.speakers))
    assert kinds_chart(blind).title.startswith("For ")
    assert "the story does not tell" in kinds_chart(blind).title
    business = tuple(replace(s, category="business") for s in story.sources)
    material = material_of(story.article, story.quotations, story.attributions, business, story.rules)
    one = replace(story, composition=measure_composition(material, story.density.speakers))
    assert re.fullmatch(r"All \d+ words go to one kind of source: business", kinds_chart(one).title)
