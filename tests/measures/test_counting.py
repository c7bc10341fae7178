"""Counting under every defensible choice: only choices that touch the story are tried."""

from __future__ import annotations

from dataclasses import replace

from analysis import Rules
from analysis.measures.counting import cases_of, ranged
from analysis.measures.score import Score
from analysis.rules import CONTESTED
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.source import Grounds, Level, Naming, Source
from tests.measures.told import told


def source(id: str, naming: Naming = "named_person", level: Level = "core") -> Source:
    return Source(id, id, (), naming, Grounds(), level, True)


SAID = Attribution("a1", (Span(0, 5),), None, None, "indirect", True, 1.0, "rules", "", source="s1")
COUNT = Score("sources_core", "Sources", None, "sources", "Sources.")


def test_a_rule_that_touches_nothing_makes_no_case() -> None:
    cases = cases_of((SAID,), (source("s1"),), Rules())
    assert cases.others == ()
    assert len(cases.every) == 1


def test_each_rule_that_touches_something_doubles_the_cases() -> None:
    sources = (source("s1"), source("s2", "named_organisation"), source("s3", level="embed"))
    cases = cases_of((SAID, replace(SAID, id="a2", is_speech=False)), sources, Rules())
    assert [name for name, _ in cases.others] == ["count_embedded_posts", "count_thoughts", "count_organisations"]
    assert len(cases.every) == 8


def test_all_six_contested_rules_can_be_live_at_once() -> None:
    sources = (
        source("s1"), source("s2", "named_organisation"), source("s3", level="embed"), source("s4", level="narrated"),
        source("s5", "anonymous_collective"), source("s6", level="thought"), source("s7", level="elsewhere"),
    )  # fmt: skip
    said = (SAID, replace(SAID, id="a2", is_speech=False), replace(SAID, id="a3", zone="headline"))
    cases = cases_of(said, sources, Rules())
    assert {name for name, _ in cases.others} == set(CONTESTED)
    assert len(cases.every) == 2 ** len(CONTESTED)
    score = ranged(COUNT, lambda case: len(case.sources), cases)
    assert (score.value, score.low, score.high) == (3, 1, 7)


def test_a_fixed_rule_is_not_varied() -> None:
    sources = (source("s1"), source("s2", "named_organisation"), source("s3", level="embed"))
    cases = cases_of((SAID,), sources, Rules(count_organisations=False)).with_rule("count_organisations")
    assert [name for name, _ in cases.others] == ["count_embedded_posts"]
    assert [s.id for s in cases.in_force.sources] == ["s1", "s2"]
    assert len(cases.every) == 2


def test_the_headline_counts_on_demand_and_the_range_says_so() -> None:
    text = "Mayor says pier is safe\n\nThe pier burned in the night. Orla Venn said that it would be built again.\n"
    plain, wide = told(text), told(text, Rules(count_headline=True))
    assert [a.zone for a in plain.attributions] == ["headline", "body"]
    assert plain.score("attributions").value == 1
    assert (plain.score("attributions").low, plain.score("attributions").high) == (1, 2)
    assert wide.score("attributions").value == 2
    assert wide.score("sources_core").value == 2
    assert wide.score("sources_core").moved_by == ("Leaving out the headline and the dek would make it 1 (Mayor).",)


def test_people_only_is_one_of_the_defensible_counts() -> None:
    text = "Orla Venn said the pier was safe. The Harbour Board said it was not. Local activists said it burned.\n"
    assert told(text).score("sources_core").value == 3
    people = told(text, Rules(count_organisations=False, count_groups=False))
    assert [s.name for s in people.sources if s.counted] == ["Orla Venn"]
    assert people.score("sources_core").value == 1
    assert told(text).score("sources_core").low == 1
