"""Whom a new description means: the expected sources are a person's reading of invented sentences."""

from __future__ import annotations

import pytest

from tests.speech.told import Story

PERSONS = {
    "an age": (
        "Ike Tam left the club on Monday. The 34-year-old said he was tired.",
        ["Ike Tam"],
    ),
    "a trade": (
        "Ola Venn, for the tenants, said the letter was lost. The barrister said it had been found again.",
        ["Ola Venn"],
    ),
    "a people": (
        "Daniel Okoro, who runs the camp, said tents were short. The Nigerian said more would come.",
        ["Daniel Okoro"],
    ),
    "an adjective of a people": (
        "Anders Kjeld wrote to the editor. “It smells,” the Norwegian chemist said.",
        ["Anders Kjeld"],
    ),
    "a former post": (
        "Oswin Reyes led the county for years. “It is a shambles,” the former wicketkeeper said.",
        ["Oswin Reyes"],
    ),
    "a shorter word for the same post": (
        "Chief executive Ana Lu said the deal was done. The CEO said no jobs would go.",
        ["Ana Lu"],
    ),
    "nobody else's husband": (
        "Victor Palgrave lives in Ostrel. His wife, Helen, said she knew nothing. Her husband said he was sorry.",
        ["Helen", "Victor Palgrave"],
    ),
    "a wife by her title": (
        "Victor Palgrave lives in Ostrel. His wife, Helen, said no. Mrs Palgrave said she was sure.",
        ["Helen"],
    ),
    "the first of two": (
        "Ana Lu met Ike Tam on Monday. The former said it was late.",
        ["Ana Lu"],
    ),
    "the second of two": (
        "Ana Lu met Ike Tam on Monday. The latter said it was late.",
        ["Ike Tam"],
    ),
    "a party in the singular": (
        "Sen. Carla Reyes said she was sure. The Democrat said it was late.",
        ["Carla Reyes"],
    ),
    "a star": (
        "Actress Lola Venn left Hugo Blanc. The star, 38, said it was late.",
        ["Lola Venn"],
    ),
    "a relative with a given name alone": (
        "His father, Marko, said he had not slept. The boy’s mother said she had.",
        ["Marko", "boy’s mother"],
    ),
    "the leader of a party": (
        "Council leader Paul Venn said it was late. The Labour leader said he was sure.",
        ["Paul Venn"],
    ),
    "a people whose word is a given name too": (
        "Callum Reid, third, said it was late. The Scot said he was proud.",
        ["Callum Reid"],
    ),
}


@pytest.mark.parametrize(("text", "sources"), PERSONS.values(), ids=PERSONS.keys())
def test_a_new_description_takes_up_the_person_of_whom_the_story_speaks(text: str, sources: list[str]) -> None:
    assert Story(text).counted() == sources


SOMEBODY_ELSE = {
    "a role of the scene": "Ike Tam said the road was wet. The driver said he had not slept.",
    "a clause says who": "Ana Lu said it was late. The nurse who found him said it was cold.",
    "another of several": "Ana Lu said it was late. The second engineer said it was cold.",
    "too far back": (
        "Ana Lu said it was late. Rain fell on the pier. Snow fell on the hill. Hail fell on the quay. "
        "The plumber said it was cold."
    ),
    "another gender": "Mr Ike Tam said it was late. The actress said it was cold.",
    "an apposition says who": "Ana Lu said it was late. The artist, a 29-year-old known as Blue, said it was cold.",
}


@pytest.mark.parametrize("text", SOMEBODY_ELSE.values(), ids=SOMEBODY_ELSE.keys())
def test_a_description_of_somebody_else_stays_a_source_of_its_own(text: str) -> None:
    assert len(Story(text).counted()) == 2


INSTITUTIONS = {
    "an apposition": (
        "Warm Homes, a campaign group based in Ostrel, said rents had doubled. The group said more would follow.",
        ["Warm Homes"],
    ),
    "a noun right before the name": (
        "Ana Lu left the charity Warm Homes in May. The charity said she would be missed.",
        ["Warm Homes"],
    ),
    "a noun and a comma before the name": (
        "That company, Lumo Power, sells light. The company said it was sorry.",
        ["Lumo Power"],
    ),
    "a people before the noun": (
        "Altamar said the deal was done. The Peruvian group said no jobs would go.",
        ["Altamar"],
    ),
    "a word for firms": (
        "Nordkap Shipping rose on Monday. The carrier said its board had agreed.",
        ["Nordkap Shipping"],
    ),
    "an apostrophe in the name": (
        "The Dockers’ Union said it would strike. The union said so twice.",
        ["Dockers’ Union"],
    ),
    "the people's": (
        "The opposition People’s Voice party said no. The party said so twice.",
        ["People’s Voice party"],
    ),
    "known as": (
        "The Dockers’ Federation, known as DFP, said it would strike. The DFP said so twice.",
        ["Dockers’ Federation"],
    ),
    "for whom a spokesman spoke": (
        "A spokesman for Lumo Power said the line was safe. The company said it was sorry.",
        ["Lumo Power"],
    ),
    "which": (
        "Lumo, which owns the line, said it was sorry. The operator of the port said no. "
        "The company said it would pay.",
        ["Lumo", "operator of the port"],
    ),
    "a noun with an owner before the name": (
        "Ostrel’s largest bank, Meridian Trust plc, fired its head. The lender said it was sorry.",
        ["Meridian Trust"],
    ),
    "of in the name behind a noun": (
        "The charity Wings of Hope said it was cruel. The charity said so twice.",
        ["Wings of Hope"],
    ),
    "an acronym that opens a sentence": (
        "NASA launched it. The agency said it was late.",
        ["NASA"],
    ),
    "a union of states": (
        "The African Union said no. The bloc said it would wait.",
        ["African Union"],
    ),
    "a capital in -ing that opens a sentence": (
        "China said it would ban them. Beijing said it was late.",
        ["China"],
    ),
}


@pytest.mark.parametrize(("text", "sources"), INSTITUTIONS.values(), ids=INSTITUTIONS.keys())
def test_a_noun_takes_up_the_institution_that_it_fits(text: str, sources: list[str]) -> None:
    assert Story(text).counted() == sources


APART = {
    "a company is no weather service": (
        "The Ostrel Weather Service said it would rain. The company said it was dry.",
        ["Ostrel Weather Service", "the company"],
    ),
    "a ministry is no firm": (
        "Altamar Shipping said no. The ministry said yes.",
        ["Altamar Shipping", "the ministry"],
    ),
    "a campaign is not its candidate": (
        "Ellen Marsh said it was late. The Marsh campaign said no. Marsh said so twice.",
        ["Ellen Marsh", "Marsh campaign"],
    ),
    "a place of the people is no institution": (
        "The people of Mkhaya wait. It said no. Lumo Bank said it was late.",
        ["it", "Lumo Bank"],
    ),
    "a league is no club": (
        "The league said it would look. The club said it was late.",
        ["the league", "the club"],
    ),
    "a Finn by name": (
        "Finn Venn said it was late. Ana Lu said no.",
        ["Finn Venn", "Ana Lu"],
    ),
}


@pytest.mark.parametrize(("text", "sources"), APART.values(), ids=APART.keys())
def test_a_noun_takes_up_nothing_that_it_does_not_fit(text: str, sources: list[str]) -> None:
    assert Story(text).counted() == sources


KINDS = {
    "a name in one word with a capital inside": ("CityTram said no tram would run.", "named_organisation"),
    "a surname with a capital inside": ("McVenn said it was late. He said so twice.", "named_person"),
    "a firm by its last word": ("Ubuntu Power said the line was safe.", "named_organisation"),
    "a person with such a surname": ("Samantha Power said the line was safe.", "named_person"),
    "a surname that is a trade": ("Sam Baker, a plumber, said it was late. Baker said so twice.", "named_person"),
    "an unlisted given name before a trade": ("Tendai Baker said it was late.", "named_person"),
    "a capital": ("Dushanbe said it would take help.", "named_organisation"),
    "what which follows": ("Transparency Ostrel, which counts cars, said no.", "named_organisation"),
    "a public agency": ("The European Fisheries Agency said catches would fall.", "named_organisation"),
    "a writing": ("The petition said it was late.", "undescribed"),
    "a leaked writing": ("An email sent out in March said it was late.", "undescribed"),
    "a weekday before a name": ("On Monday Rhys Monk said no.", "named_person"),
    "a role that no list knows before a given name": ("Reenactor Carl Venn said it was late.", "named_person"),
    "sponsors with one name": ("Sponsors Nordvik said it was late.", "named_organisation"),
    "a body of the world": ("World Athletics said it was late.", "named_organisation"),
    "an office by its holder": ("Pima County Sheriff’s Office said it was late.", "named_organisation"),
}


@pytest.mark.parametrize(("text", "naming"), KINDS.values(), ids=KINDS.keys())
def test_what_a_name_names_follows_from_its_form_and_its_surroundings(text: str, naming: str) -> None:
    assert [source.naming for source in Story(text).sources] == [naming]


@pytest.mark.parametrize("role", ["Reenactor", "Compatriot", "Caretaker"])
def test_a_role_that_opens_a_sentence_is_no_part_of_the_name(role: str) -> None:
    assert Story(f"{role} Carl Venn was late. Venn said it was cold.").counted() == ["Carl Venn"]


def test_of_a_family_a_bare_surname_stays_with_whom_the_story_calls_so() -> None:
    rest = "Rain fell on the pier and on the hill, and on the road to the town, and on the town. " * 5
    story = Story(
        f"Ana Venn said it was late. Venn said so twice. Venn said it again. Ike Venn, her brother, left. {rest}"
        "Venn said no."
    )
    assert story.source_of("no").name == "Ana Venn"
