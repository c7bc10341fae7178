"""What holds for every number: a rule, a source in the literature, words of the story, a range around its value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis import Analysis, load
from analysis.result import ROOMS, from_json
from analysis.rules import CONTESTED, Rules
from tests.conftest import ROOT
from tests.measures.told import told
from tests.steps import steps

STORY = (ROOT / "data" / "articles" / "invented-harbour.txt").read_text(encoding="utf-8").split("---\n", 2)[-1]
STORIES = {"harbour": STORY, "one word": "Rain.", "silent": "It rained. It rained again.", "empty": ""}
CATALOGUE = {
    "S1": ("sources_core",), "S2": ("sources_all",), "S3": ("named_sources",),
    "S4": ("anonymous_share", "unnamed_share"), "S5": ("transparent_people", "transparent_sources"),
    "S6": ("official_sources", "official_share", "unclear_category_sources"), "S8": ("missing_categories",),
    "S9": ("stakeholders", "viewpoints"),
    "S10": ("named_people_female", "named_people_male", "named_people_nonbinary", "named_people_unclear"),
    "A1": ("attributions", "attributions_direct", "attributions_mixed", "attributions_indirect",
           "attributions_narrated", "attributions_embed", "thoughts"),
    "A2": ("attributed_word_share", "attributed_sentence_share"),
    "A3": ("relayed_attributions", "relayed_share", "relayed_sources", "longest_relay"),
    "A4": ("neutral_cue_share",), "A5": ("hedges_reporter", "hedges_quoted", "double_hedges"),
    "A6": ("claims", "unanswered_claims", "answers", "answer_distance_median"), "A7": ("agentless_speech",),
    "A9": ("unattributed_sentences",),
    "A10": ("anonymous_sources", "anonymous_described", "anonymous_explained", "anonymous_corroborated",
            "anonymous_judging"),
    "Q1": ("quoted_word_share",), "Q2": ("quotations", "quotations_per_1000"),
    "Q3": ("quoted_paragraph_share", "quoted_sentence_share"),
    "Q4": ("quotation_length_min", "quotation_length_median", "quotation_length_mean", "quotation_length_max",
           "partial_quotations"),
    "Q5": ("marks_not_speech",), "Q6": ("edited_quotations",),
    "C2": ("effective_sources", "word_concentration", "top_source_share", "word_gini"),
    "P1": ("first_narrated_paragraph", "first_source_paragraph", "first_quotation_paragraph",
           "first_named_person_paragraph", "first_narrated_place", "first_source_place", "first_quotation_place",
           "first_named_person_place"),
    "P2": ("quoted_words_first_third", "new_sources_first_third", "quoted_words_middle_third",
           "new_sources_middle_third", "quoted_words_last_third", "new_sources_last_third"),
    "D1": ("repeated_display_words",),
}  # fmt: skip
"""Every measure of the catalogue that is a number; S7, A8 and C1 are tables: sides, harm, words by axis."""


@pytest.fixture(scope="module", params=STORIES)
def analysis(request: pytest.FixtureRequest) -> Analysis:
    if request.param == "empty":
        return told("(no words)")
    return told(STORIES[request.param])


def test_every_measure_of_the_catalogue_is_there(analysis: Analysis) -> None:
    ids = {score.id for score in analysis.scores()}
    assert [id for found in CATALOGUE.values() for id in found if id not in ids] == []


def test_no_two_numbers_share_a_name(analysis: Analysis) -> None:
    ids = [score.id for score in analysis.scores()]
    assert len(ids) == len(set(ids))


def test_every_catalogue_number_has_a_rule_a_base_and_its_literature(analysis: Analysis) -> None:
    wanted = {id for found in CATALOGUE.values() for id in found}
    for score in analysis.scores():
        if score.id in wanted:
            assert score.rule.endswith("."), score.id
            assert score.literature, score.id
            assert score.n is not None, score.id


def test_no_answer_says_why_and_an_answer_lies_in_its_range(analysis: Analysis) -> None:
    for score in analysis.scores():
        assert (score.value is None) == (score.reason is not None), score.id
        if score.value is not None and score.low is not None and score.high is not None:
            assert score.low - 1e-9 <= score.value <= score.high + 1e-9, score.id
        if score.unit == "share" and score.value is not None:
            assert 0 <= score.value <= 1, score.id


def test_all_evidence_lies_in_the_text(analysis: Analysis) -> None:
    for score in analysis.scores():
        for span in score.evidence:
            assert 0 <= span.start < span.end <= len(analysis.article.text), score.id


def test_the_json_gives_back_the_same_value(analysis: Analysis) -> None:
    text = analysis.to_json()
    assert from_json(text) == analysis
    assert from_json(text).to_json() == text
    assert set(ROOMS) <= set(analysis.__dataclass_fields__)


def test_another_language_gets_no_answer_from_word_lists() -> None:
    said = "Der Minister sagte am Montag, dass der Hafen in der Nacht nicht zu erreichen war. „Wir warten“, sagte er. "
    analysis = told(said * 12)
    for id in ("hedges_reporter", "claims", "anonymous_sources", "official_sources", "unattributed_sentences"):
        assert analysis.score(id).value is None, id
        assert "does not seem to be in English" in str(analysis.score(id).reason), id
    assert analysis.wording.classes == ()
    assert analysis.anonymity.audits == ()


def test_the_sample_is_counted_as_a_person_counts_it() -> None:
    analysis = told_sample()
    assert analysis.score("sources_core").value == 12
    assert analysis.score("transparent_people").value == 2
    assert analysis.score("first_source_paragraph").value == 3


def told_sample() -> Analysis:
    from analysis import analyse

    return analyse(load(ROOT / "data" / "articles" / "airstrikes.txt", outlet="VICE News"))


@pytest.mark.slow
def test_the_measures_take_steps_in_proportion_to_the_text() -> None:
    """Counted in calls, so that no busy machine disturbs it: eight times the text, at most ten times the steps."""
    from analysis.measures.anonymity import measure_anonymity
    from analysis.measures.answers import measure_answers
    from analysis.measures.composition import measure_composition
    from analysis.measures.material import material_of
    from analysis.measures.placement import measure_placement
    from analysis.measures.sourcing import measure_sourcing
    from analysis.measures.wording import measure_wording

    def cost(rounds: int) -> int:
        analysis = told("\n\n".join([STORY] * rounds))

        def measure() -> None:
            material = material_of(
                analysis.article, analysis.quotations, analysis.attributions, analysis.sources, analysis.rules
            )
            measure_sourcing(analysis.article, analysis.attributions, analysis.sources, analysis.rules)
            measure_composition(material, analysis.density.speakers)
            for part in (measure_anonymity, measure_answers, measure_wording, measure_placement):
                part(material)

        return steps(measure)

    cost(1)
    assert cost(16) / cost(2) < 10


GOLD = sorted((ROOT / "data" / "gold").glob("*.txt"))


@pytest.mark.parametrize("path", GOLD[::5], ids=lambda path: path.stem)
def test_what_a_changed_rule_gives_lies_in_the_range_that_was_shown(path: Path) -> None:
    """One rule at a time; a number that no rule can move may stand without a range."""
    text = path.read_text(encoding="utf-8")
    shown = {score.id: score for score in told(text).scores()}
    for name in CONTESTED:
        other = replace(Rules(), **{name: not getattr(Rules(), name)})
        for score in told(text, other).scores():
            ours = shown[score.id]
            if None not in (score.value, ours.value) and score.value != ours.value:
                assert ours.low is not None, (score.id, name)
            if score.value is not None and ours.low is not None and ours.high is not None:
                assert ours.low - 1e-9 <= score.value <= ours.high + 1e-9, (score.id, name)
