"""Frames: fixed columns, missing values for no answer."""

from __future__ import annotations

import pandas
import pytest

from analysis import Analysis, analyse, read
from analysis.errors import ResultError
from analysis.reporting.frames import TABLES, frame, row
from tests.reporting.conftest import STORIES


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("table", TABLES)
def test_every_story_has_the_same_columns(name: str, table: str) -> None:
    made = frame(analyse(read(STORIES[name])), table)
    assert tuple(made.columns) == TABLES[table][0]


def test_rows_are_the_records_of_the_analysis(ferry: Analysis) -> None:
    assert list(frame(ferry, "sources")["id"]) == [source.id for source in ferry.sources]
    assert list(frame(ferry, "attributions")["id"]) == [each.id for each in ferry.attributions]
    assert len(frame(ferry, "quotations")) == len(ferry.quotations)
    assert len(frame(ferry, "sentences")) == len(ferry.readability.sentences)
    assert list(frame(ferry)["id"]) == [score.id for score in ferry.scores()]


def test_offsets_lead_back_to_the_words(ferry: Analysis) -> None:
    sentences = frame(ferry, "sentences")
    for start, end, text in zip(sentences["start"], sentences["end"], sentences["text"], strict=True):
        assert ferry.article.text[start:end] == text


def test_no_answer_is_a_missing_value_and_not_zero() -> None:
    scores = frame(analyse(read(STORIES["one word"]))).set_index("id")
    assert pandas.isna(scores.loc["grade_median", "value"])
    assert scores.loc["grade_median", "reason"]
    assert scores.loc["words", "value"] == 1


def test_a_misspelt_table_is_refused_with_the_nearest_name(ferry: Analysis) -> None:
    with pytest.raises(ResultError, match=r"unknown table 'source'\. Did you mean 'sources'\?"):
        ferry.to_frame("source")


def test_a_row_has_the_same_columns_for_every_story(airstrikes: Analysis) -> None:
    wanted = list(row(airstrikes))
    for text in STORIES.values():
        assert list(row(analyse(read(text)))) == wanted
    assert wanted[:4] == ["name", "title", "outlet", "byline"]
    assert {"rule_count_thoughts", "sources_core", "sources_core_low", "sources_core_high", "grade_median"} <= set(
        wanted
    )


def test_the_table_of_grounds_has_the_words_for_each_answer(airstrikes: Analysis) -> None:
    made = frame(airstrikes, "grounds")
    said = made[(made["what"] == "category") & (made["name"] == "Syrian government military source")].iloc[0]
    assert (said["answer"], said["words"], said["decided_by_a_person"]) == ("military", "military source", False)


def test_the_table_of_routes_names_the_carriers(airstrikes: Analysis) -> None:
    made = frame(airstrikes, "routes")
    assert made[made["channel"] == "relayed"]["outlets"].tolist() == ["Reuters", "AFP", "Reuters"]
    assert made[made["channel"] == "unstated"]["links"].isna().all()
