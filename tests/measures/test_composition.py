"""Who the sources are: every source and every word stands in one group of each axis."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Analysis, Rules
from analysis.measures.composition import Composition, measure_composition
from analysis.measures.material import material_of
from analysis.speech.source import CATEGORIES, Source
from tests.measures.told import told

STORY = """Orla Venn, the harbour minister, said the pier was safe. “It is quite safe,” she said.

Tam Orm, a fisherman, said it was not. Police said nobody was hurt. Local activists said it had burned.

The mayor said the boards were new. “So it goes.”
"""


def composed(analysis: Analysis, *sources: Source) -> Composition:
    material = material_of(
        analysis.article, analysis.quotations, analysis.attributions, sources or analysis.sources, analysis.rules
    )
    return measure_composition(material, analysis.density.speakers)


def test_every_word_of_every_voice_is_in_one_group_of_each_axis() -> None:
    for rules in (Rules(), Rules(count_groups=False, count_organisations=False)):
        analysis = told(STORY, rules)
        quoted = sum(share.quoted_words for share in analysis.density.speakers)
        reported = sum(share.reported_words for share in analysis.density.speakers)
        assert quoted
        for axis in analysis.composition.axes:
            assert sum(group.quoted_words for group in axis.groups) == quoted, axis.name
            assert sum(group.reported_words for group in axis.groups) == reported, axis.name
            counted = [id for group in axis.groups for id in group.sources]
            assert sorted(counted) == sorted(s.id for s in analysis.sources if s.counted), axis.name


def test_words_without_a_speaker_and_of_the_uncounted_have_rows_of_their_own() -> None:
    (category, *_) = told(f"“So it goes.”\n\n{STORY}", Rules(count_groups=False)).composition.axes
    assert [group.value for group in category.groups[-2:]] == ["not counted", "no speaker found"]
    assert category.groups[-1].quoted_words == 3


def test_the_side_axis_is_there_only_where_a_person_has_given_sides() -> None:
    analysis = told(STORY)
    assert "side" not in [axis.name for axis in analysis.composition.axes]
    sided = tuple(replace(s, side="town" if s.name == "Orla Venn" else None) for s in analysis.sources)
    (side,) = (axis for axis in composed(analysis, *sided).axes if axis.name == "side")
    assert [group.value for group in side.groups][:2] == ["town", "no side given"]


def test_the_official_share_and_its_readings() -> None:
    analysis = told(STORY)
    kinds = [
        "government_official",
        "ordinary_citizen_eyewitness",
        "police_judiciary",
        "ngo_civil_society",
        "politician",
    ]
    sources = tuple(replace(s, category=kind) for s, kind in zip(analysis.sources, kinds, strict=True))  # type: ignore[arg-type]
    scores = {score.id: score for score in composed(analysis, *sources).scores}
    assert scores["official_sources"].value == 2
    share = scores["official_share"]
    assert share.value == pytest.approx(2 / 5)
    assert share.n == 5
    assert share.high == pytest.approx(3 / 4)  # without the group of activists, politicians counted
    assert "Counting politicians with the officials would make it 60%." in share.moved_by


def test_sources_of_no_clear_category_are_kept_and_shown() -> None:
    analysis = told(STORY)
    unclear = tuple(replace(s, category="other_unclear", second_category=None) for s in analysis.sources)
    scores = {score.id: score for score in composed(analysis, *unclear).scores}
    assert scores["unclear_category_sources"].value == 5
    assert scores["missing_categories"].value == scores["missing_categories"].n


def test_a_second_category_is_no_longer_missing() -> None:
    analysis = told(STORY)
    only = replace(analysis.sources[0], category="business", second_category="military")
    missing = composed(analysis, only).missing
    assert not {"business", "military"} & set(missing)
    assert "expert_academic" in missing


def test_named_people_by_gender_keep_the_unclear() -> None:
    analysis = told(STORY)
    genders = {"Orla Venn": "female", "Tam Orm": "unclear"}
    sources = tuple(replace(s, gender=genders.get(s.name, s.gender)) for s in analysis.sources)  # type: ignore[arg-type]
    scores = {score.id: score for score in composed(analysis, *sources).scores}
    assert [scores[f"named_people_{g}"].value for g in ("female", "male", "nonbinary", "unclear")] == [1, 0, 0, 1]
    assert scores["named_people_female"].n == 2


def test_stakeholders_and_viewpoints_are_a_persons_to_say() -> None:
    analysis = told(STORY)
    assert analysis.score("stakeholders").value is None
    assert analysis.score("viewpoints").reason == "a person has to say: see the form in the report"
    first, second, *rest = analysis.sources
    coded = (replace(first, stakeholder="town"), replace(second, stakeholder="town"), *rest)
    score = next(score for score in composed(analysis, *coded).scores if score.id == "stakeholders")
    assert (score.value, score.n) == (1, 2)


@given(st.lists(st.sampled_from(CATEGORIES), min_size=5, max_size=5))
def test_whatever_the_categories_shares_lie_in_their_range(categories: list[str]) -> None:
    analysis = BASE
    sources = tuple(replace(s, category=kind) for s, kind in zip(analysis.sources, categories, strict=True))  # type: ignore[arg-type]
    for score in composed(analysis, *sources).scores:
        if score.value is not None and score.low is not None and score.high is not None:
            assert score.low <= score.value <= score.high, score.id
        if score.unit == "share" and score.value is not None:
            assert 0 <= score.value <= 1


BASE = told(STORY)
