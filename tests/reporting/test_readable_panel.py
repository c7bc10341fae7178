"""The readability panel: everything that the grade is made of, and nothing of a stranger's that comes alive."""

from __future__ import annotations

import re

import pytest

from analysis import Analysis, analyse, read
from analysis.measures.norms import NORMS
from analysis.reporting import readable
from analysis.reporting.charts import sentences_chart
from analysis.reporting.method import checks
from analysis.reporting.prose import decimal
from analysis.reporting.table import Table
from tests.reporting.conftest import STORIES


def test_the_inputs_stand_beside_the_score_with_ranges_and_what_others_found(airstrikes: Analysis) -> None:
    rows = {row[0]: row for row in readable.inputs_table(airstrikes.readability).rows}
    length, grade = airstrikes.score("words_per_sentence"), airstrikes.score("grade_median")
    assert length.value is not None
    assert grade.value is not None
    assert rows["Words a sentence"][1] == decimal(length.value)
    assert rows["School grade, middle of the formulas"][1] == decimal(grade.value)
    for interval, row in (
        (length.interval, "Words a sentence"),
        (grade.interval, "School grade, middle of the formulas"),
    ):
        assert interval is not None
        assert rows[row][2] == f"{interval[0]:.1f} to {interval[1]:.1f}"
    assert "Gunning 1947" in str(rows["Words a sentence"][3])


def test_the_five_sentences_stand_in_their_paragraphs_with_their_heavy_words_marked(airstrikes: Analysis) -> None:
    html = str(readable.panel(airstrikes).html)
    text = airstrikes.article.text
    costly = airstrikes.readability.costly_sentences
    assert len(costly) == 5
    assert html.count('class="excerpt"') == 5
    for each in costly:
        assert f'href="#p{each.paragraph}"' in html
        for word in each.heavy:
            assert f'<u class="heavy">{word.of(text)}</u>' in html


def test_every_formula_is_written_out_with_the_numbers_of_the_story(airstrikes: Analysis) -> None:
    counts = airstrikes.readability.counts
    rows = {row[0]: row for row in readable.worked_table(airstrikes.readability).rows}
    assert len(rows) == 13
    worked = f"0.39 × {counts.words} / {counts.sentences} + 11.8 × {counts.syllables:,} / {counts.words} − 15.59"
    assert rows["Flesch-Kincaid grade"][1] == worked


def test_a_grade_is_explained_once_and_nothing_passes_or_fails(airstrikes: Analysis) -> None:
    text = readable.panel(airstrikes).text
    assert text.count("A US school grade is a year of schooling") == 1
    assert "neither an age nor a measure of intelligence" in text
    assert not re.search(r"\b(pass|fail|too hard|should|good|bad|poor)\w*", text, re.IGNORECASE)


def test_no_number_has_more_than_one_decimal(airstrikes: Analysis) -> None:
    found = airstrikes.readability
    tables = (readable.inputs_table, readable.voices_table, readable.words_table, readable.ways_table)
    for table in tables:
        for row in table(found).rows:
            assert not [cell for cell in row if re.search(r"\d\.\d\d", str(cell))]
    assert not re.search(r"\d\.\d\d", " ".join(str(row[2]) for row in readable.worked_table(found).rows))


def test_a_place_among_other_stories_goes_into_the_panel(airstrikes: Analysis) -> None:
    table = Table("Among a thousand stories", ("Score", "Place"), (("Grade", "92 of 100 are lower"),))
    assert "Among a thousand stories" in readable.panel(airstrikes, table).html
    assert "Among a thousand stories" not in readable.panel(airstrikes).html


@pytest.mark.parametrize("story", STORIES)
def test_a_story_too_short_for_a_grade_says_so_and_shows_its_counts(story: str) -> None:
    analysis = analyse(read(STORIES[story]))
    panel = readable.panel(analysis)
    assert "No grade: fewer than 100 words in the body" in panel.text
    assert "Words a sentence" in panel.text
    assert "The sentences that cost most" not in panel.html


def test_the_voices_are_told_apart_in_words_and_along_the_story(airstrikes: Analysis) -> None:
    rows = [row[0] for row in readable.voices_table(airstrikes.readability).rows]
    assert rows[:3] == ["The whole body", "The reporter's own words", "Quoted words"]
    assert "Headline" in rows
    chart = sentences_chart(airstrikes)
    assert "Under the columns a line gives the school grade" in chart.alt
    shown = {row[5] for row in chart.table.rows}
    assert shown == {"–" if each.grade is None else decimal(each.grade) for each in airstrikes.readability.paragraphs}


def test_another_tools_values_stand_beside_ours_with_what_moves_them(airstrikes: Analysis) -> None:
    text = checks(airstrikes).text
    found = {check.id: check for check in airstrikes.checks}
    assert "Why does another tool say otherwise?" in text
    assert found["flesch_kincaid"].raw is not None
    assert decimal(found["flesch_kincaid"].raw) in text
    assert "textstat has 0.058" in text


def test_context_is_cited_and_never_a_mark_to_reach() -> None:
    for norm in NORMS:
        assert re.search(r"(19|20)\d\d", norm.source)
        assert not re.search(r"\b(should|must|pass|fail)", norm.found)
