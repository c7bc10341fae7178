"""As what a source speaks, from the words set beside it: measures 1.2."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.resources import lexicon
from analysis.speech.characterising import characterise
from analysis.speech.source import CATEGORIES
from analysis.speech.vocabulary import INSTITUTION_LISTS, ROLE_LISTS
from tests.speech.characters import Characters

TOLD = [
    ("A spokeswoman for the foreign ministry said the pier had burned.", "government_official"),
    ("Orla Venn, the deputy mayor of Ambleford, said the pier had burned.", "government_official"),
    ("The panchayat head, Asha Rao, said the pier had burned.", "government_official"),
    ("Colonel Orla Venn said the pier had burned.", "military"),
    ("A Karstian government military source said the pier had burned.", "military"),
    ("Detective Sergeant Orla Venn said the pier had burned.", "police_judiciary"),
    ("Orla Venn, a procurator, said the pier had burned.", "police_judiciary"),
    ("Opposition leader Orla Venn said the pier had burned.", "politician"),
    ("Orla Venn (Lab) said the pier had burned.", "politician"),
    ("Two members of a rebel brigade said the pier had burned.", "armed_group"),
    ("A commander of the militia said the pier had burned.", "armed_group"),
    ("A spokesman for the African Union said the pier had burned.", "international_organisation"),
    ("The UN said the pier had burned.", "international_organisation"),
    ("Orla Venn, who teaches law at Halloway College, said the pier had burned.", "expert_academic"),
    ("The seismologist Orla Venn said the pier had burned.", "expert_academic"),
    ("Local activists said the pier had burned.", "ngo_civil_society"),
    ("The union's general secretary, Orla Venn, said the pier had burned.", "ngo_civil_society"),
    ("Orla Venn, chief executive of Venn Foods, said the pier had burned.", "business"),
    ("Orla Venn of Calder Bank said the pier had burned.", "business"),
    ("A fisherman from Ambleford said the pier had burned.", "ordinary_citizen_eyewitness"),
    ("Orla Venn, 71, a retired net-maker, said the pier had burned.", "ordinary_citizen_eyewitness"),
    ("Orla Venn, whose brother drove the bus, said the pier had burned.", "ordinary_citizen_eyewitness"),
    ("Channel Meridian said the pier had burned.", "media_outlet"),
    ("A report by the Ambleford council said the pier had burned.", "document_data"),
    ("Orla Venn said the pier had burned.", "other_unclear"),
    ("A person close to the talks said the pier had burned.", "other_unclear"),
    ("Sources said the pier had burned.", "other_unclear"),
    ("Orla Venn, a violinist, said the pier had burned.", "other_unclear"),
    ("An officer said the pier had burned.", "other_unclear"),
    ("Sen. Orla Venn said the pier had burned.", "politician"),
    ("Gov. Orla Venn said the pier had burned.", "government_official"),
    ("Vice President Orla Venn said the pier had burned.", "government_official"),
    ("The European Fisheries Agency said the pier had burned.", "government_official"),
    ("The United Nations mission said the pier had burned.", "international_organisation"),
    ("The petition said the pier had burned.", "document_data"),
    ("Shadow housing secretary Orla Venn said the pier had burned.", "politician"),
]


@pytest.mark.parametrize(("sentence", "category"), TOLD)
def test_the_category_follows_from_words_of_the_text(sentence: str, category: str) -> None:
    story = Characters(sentence)
    assert story.only.category == category
    assert story.only.category_why.why
    if category != "other_unclear":
        assert all(words in sentence for words in story.words(story.only.category_why))
        assert story.words(story.only.category_why)


def test_a_name_is_no_evidence() -> None:
    """Somebody called Bishop is no bishop, and a street called Mill no factory."""
    story = Characters("Dan Bishop, 46, of Mill Lane, said the pier had burned.")
    assert story.only.category == "other_unclear"


def test_who_has_left_an_office_speaks_for_it_no_more() -> None:
    source = Characters("Orla Venn, a former fisheries minister, said the pier had burned.").only
    assert (source.category, source.second_category) == ("other_unclear", "government_official")


def test_a_defence_ministry_is_government_and_could_be_called_military() -> None:
    source = Characters("The Karstian Defence Ministry said the pier had burned.").only
    assert (source.category, source.second_category) == ("government_official", "military")


def test_the_story_teaches_what_a_name_is() -> None:
    story = Characters(
        "The Army of Sand had taken the pier alongside other insurgent groups.\n\n"
        "A member of the Army of Sand said the pier had burned."
    )
    assert story.only.category == "armed_group"
    assert story.words(story.only.category_why) == ["member", "insurgent groups"]
    assert story.only.organisation == "Army of Sand"


def test_an_army_of_a_state_is_military() -> None:
    assert Characters("A member of the army said the pier had burned.").only.category == "military"


def test_one_of_them_belongs_to_the_group_before() -> None:
    story = Characters(
        'Council officials said the pier had burned. "We have ropes, maybe two," one of them said. '
        '"We do not," said another.'
    )
    assert {source.category for source in story.sources} == {"government_official"}


def test_a_house_adds_words_of_its_own() -> None:
    sentence = "Orla Venn, a reeve, said the pier had burned."
    assert Characters(sentence).only.category == "other_unclear"
    added = Characters(sentence, additions={"category-government-roles": ("reeve",)})
    assert added.only.category == "government_official"


def test_what_a_person_decided_stays() -> None:
    story = Characters("Colonel Orla Venn said the pier had burned.")
    decided = replace(story.only, category="politician", decided=("category",))
    found = story.story
    ((source,), _) = characterise(found.article, found.quotations, found.attributions, (decided,))
    assert (source.category, source.medium) == ("politician", story.only.medium)


def test_the_words_that_describe_a_source_are_kept() -> None:
    story = Characters("Dr Orla Venn, a marine biologist at the University of Tarn, said the pier had burned.")
    text = story.story.article.text
    assert "a marine biologist at the University of Tarn" in [span.of(text) for span in story.only.descriptors]
    assert story.only.organisation == "University of Tarn"
    assert Characters("Orla Venn said the pier had burned.").only.descriptors == ()


@pytest.mark.parametrize("lists", [ROLE_LISTS, INSTITUTION_LISTS], ids=["roles", "institutions"])
def test_no_word_stands_in_two_lists_of_categories(lists: dict[str, str]) -> None:
    seen: dict[str, str] = {}
    twice = [entry for name in lists for entry in lexicon(name) if seen.setdefault(entry, name) != name]
    assert twice == []


def test_every_category_but_posts_and_documents_has_a_list() -> None:
    listed = {*ROLE_LISTS.values(), *INSTITUTION_LISTS.values()}
    assert set(CATEGORIES) - listed == {"document_data", "social_media_account"}
