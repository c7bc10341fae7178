"""The sample story: what a person finds there, speaker by speaker."""

from __future__ import annotations

import pytest

from analysis.reading.article import Article
from analysis.reading.load import load
from analysis.resources import shipped
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import Source

Sample = tuple[Article, tuple[Attribution, ...], tuple[Source, ...]]


@pytest.fixture(scope="module")
def sample() -> Sample:
    article = load(shipped("data", "articles", "airstrikes.txt"), outlet="VICE News")
    quotations = find_quotations(article)
    attributions, sources = resolve_sources(article, quotations, CuedTagger().tag(article, quotations), Rules())
    return article, attributions, sources


def test_twelve_sources_speak(sample: Sample) -> None:
    _, _, sources = sample
    assert [(s.name, s.naming) for s in sources if s.counted] == [
        ("al-Mayadeen TV", "named_organisation"),
        ("one of two members of a rebel brigade operating in Talbiseh", "anonymous_individual"),
        ("another of two members of a rebel brigade operating in Talbiseh", "anonymous_individual"),
        ("Orient News channel", "named_organisation"),
        ("local activists", "anonymous_collective"),
        ("Khaled Khoja", "named_person"),
        ("member of the Army of Conquest", "anonymous_individual"),
        ("spokeswoman for Russia's foreign ministry", "unnamed_spokesperson"),
        ("Syrian government military source", "anonymous_individual"),
        ("Russian official", "anonymous_individual"),
        ("Russian Defense Ministry", "named_organisation"),
        ("Sergei Ivanov", "named_person"),
    ]


def test_states_are_only_narrated_and_the_post_stands_apart(sample: Sample) -> None:
    _, _, sources = sample
    assert {s.name: s.level for s in sources if not s.counted} == {
        "United States": "narrated",
        "Russia": "narrated",
        "officials": "nested",
        "President of Russia": "embed",
    }


def test_al_mayadeen_is_it_its_newsreader_and_the_channel(sample: Sample) -> None:
    article, _, sources = sample
    (outlet,) = (s for s in sources if s.name == "al-Mayadeen TV")
    assert [m.span.of(article.text) for m in outlet.mentions] == [
        "Lebanon-based al-Mayadeen TV", "it", "a newsreader from the pro-Damascus channel", "The channel",
    ]  # fmt: skip


def test_the_head_of_the_opposition_is_named_later(sample: Sample) -> None:
    article, _, sources = sample
    (khoja,) = (s for s in sources if s.name == "Khaled Khoja")
    assert [m.span.of(article.text) for m in khoja.mentions] == [
        "The head of Syria's main opposition group", "Khaled Khoja", "he",
    ]  # fmt: skip


def test_relays_are_no_sources(sample: Sample) -> None:
    _, attributions, sources = sample
    names = {s.id: s.name for s in sources}
    assert [(names[a.source], [r.name for r in a.relays]) for a in attributions if a.relays] == [
        ("al-Mayadeen TV", ["Reuters"]),
        ("member of the Army of Conquest", ["AFP"]),
        ("Russian official", ["Reuters"]),
    ]


def test_the_members_of_the_brigade_spoke_to_the_publisher_itself(sample: Sample) -> None:
    _, _, sources = sample
    assert [s.channel for s in sources if "brigade" in s.name] == ["first_hand", "first_hand"]


def test_the_second_paragraph_of_the_military_source_has_no_cue(sample: Sample) -> None:
    _, attributions, sources = sample
    (source,) = (s for s in sources if s.name == "Syrian government military source")
    said = [a for a in attributions if a.source == source.id]
    assert [(a.kind, a.cue is None) for a in said] == [("mixed", False), ("direct", False), ("direct", True)]


def test_he_behind_the_post_is_the_chief_of_staff(sample: Sample) -> None:
    article, attributions, sources = sample
    (ivanov,) = (s for s in sources if s.name == "Sergei Ivanov")
    last = [a for a in attributions if a.zone == "body"][-1]
    assert last.source == ivanov.id
    assert last.speaker is not None
    assert last.speaker.of(article.text) == "he"


def test_a_name_in_marks_is_no_quotation_of_anybody(sample: Sample) -> None:
    article, attributions, _ = sample
    quotations = find_quotations(article)
    named = {n for n, q in enumerate(quotations) if q.form == "name"}
    assert named
    assert not any(named & set(a.quotations) for a in attributions)
