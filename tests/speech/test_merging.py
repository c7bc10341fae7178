"""Which mentions are merged into one source, by which rule: the expected sources are a person's reading."""

from __future__ import annotations

import pytest

from analysis.reading.load import read
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.marks import find_quotations
from analysis.speech.merging import FIRST, MERGE_RULES
from analysis.speech.resolving import resolve_sources
from tests.speech.told import Story

NAMES = {
    "an office and a title": (
        "Prime Minister Adaeze Okonjo said the dam was safe. Mrs Okonjo added that engineers had checked it. "
        "“It will hold,” the prime minister said.",
        ["Adaeze Okonjo"],
    ),
    "a West African honorific": (
        "Alhaji Musa Bello told reporters the market would reopen. Alhaji Bello said traders had waited a year. "
        "“We are ready,” he added.",
        ["Musa Bello"],
    ),
    "a Korean family name comes first": (
        "Park Ji-woo said the ferry had listed. Park said it had sunk in minutes.",
        ["Park Ji-woo"],
    ),
    "an Arabic family name with its article": (
        "Sheikh Tamim al-Rashedi said the talks went well. Al-Rashedi said more would follow.",
        ["Tamim al-Rashedi"],
    ),
    "a Spanish name with particles": (
        "Maria del Carmen Ortuño said the well was dry. Ms Ortuño said the next one was too.",
        ["Maria del Carmen Ortuño"],
    ),
    "a British peer": ("Lord Ashdene said the house was empty. Lord Ashdene added that it leaked.", ["Ashdene"]),
    "a short given name": (
        "Bill Harker said the pit would close. William Harker said the men would be paid.",
        ["William Harker"],
    ),
    "a rank in capitals": (
        "Detective Inspector Kofi Mensah said a car was burned. “It was quick,” said DI Mensah.",
        ["Kofi Mensah"],
    ),
    "an American senator": (
        "Sen. Walter Brisk said the bill was dead. The senator said he would try again. Brisk said so twice.",
        ["Walter Brisk"],
    ),
    "a hyphenated name that opens a sentence": (
        "Mei-Ling Abara sat down. Abara said the club was sold.",
        ["Mei-Ling Abara"],
    ),
    "a weekday is no part of a name": (
        "Aner Venn Tuesday said the pier was safe. Venn said it was old.",
        ["Aner Venn"],
    ),
}
FAMILIES = {
    "husband and wife in full": (
        "Orla Venn said the shop would stay. Her husband, Tam Venn, said it would go. “We have no money,” Tam Venn "
        "said. “We have some,” Orla Venn said.",
        ["Orla Venn", "Tam Venn"],
    ),
    "the surname alone is not her father's": (
        "Orla Venn said the shop would stay. Her father, Tam Venn, opened it in 1961. Venn said trade was good.",
        ["Orla Venn"],
    ),
    "a wife with a name of her own": (
        "Wei Zhang, 52, a welder, said the smoke was green. Zhang’s wife, Li Na, said it was blue. “It stank,” Zhang "
        "said. “It did not,” she said.",
        ["Wei Zhang", "Li Na"],
    ),
}
ROLES = {
    "a profession set beside the name": (
        "Dr Priya Raghunathan, a virologist, said the fever was new. The virologist said it spread fast.",
        ["Priya Raghunathan"],
    ),
    "an officer is the superintendent": (
        "Chief Superintendent Maeve Tolan said two men were held. The officer said they were brothers.",
        ["Maeve Tolan"],
    ),
    "a chief executive": (
        "Tunde Afolabi, chief executive of Lagos Light, said the grid failed. The chief executive said gas was short.",
        ["Tunde Afolabi"],
    ),
    "another minister is not the prime minister": (
        "Prime Minister Lars Eng said taxes would rise. The finance minister said they would not.",
        ["Lars Eng", "finance minister"],
    ),
    "a mayor who is named later": (
        "The mayor said the fair was off. Mayor Ines Kallas said it might be held in May.",
        ["Ines Kallas"],
    ),
    "somebody described first and named in the next paragraph": (
        "A fisherman who survived the storm said he had clung to a crate.\n\nTeo Marsh, 41, a fisherman from Skerrow, "
        "was found on Sunday. “I sang,” Marsh said.",
        ["Teo Marsh"],
    ),
    "a headline and a first sentence before the name": (
        "County judge closes pier\n\nA county judge said on Monday that the pier was unsafe.\n\nJudge Gala Ortiz said "
        "so in May too. The judge said she was sorry.",
        ["Gala Ortiz"],
    ),
    "the woman is the speaker before": (
        "A woman in the queue said the bread was gone. The woman said she would come back.",
        ["woman in the queue"],
    ),
}
INSTITUTIONS = {
    "the ministry": (
        "The Foreign Ministry of Ostrel said its envoy had left. The ministry said he would return.",
        ["Foreign Ministry of Ostrel"],
    ),
    "a board and it": (
        "The Vale Water Board said the pipe had burst. The board said repairs would take a week. It said customers "
        "would be paid.",
        ["Vale Water Board"],
    ),
    "a company named by its owners": (
        "Halvard & Kuipers said profits fell. The company said it would cut jobs. “We regret this,” it said.",
        ["Halvard & Kuipers"],
    ),
    "initials in brackets": (
        "The United Growers’ Union (UGU) said the price was unfair. UGU said it would strike. The union said talks "
        "had failed.",
        ["United Growers’ Union"],
    ),
    "initials without brackets": (
        "The International Seabird Federation said numbers fell. The ISF said nets were to blame.",
        ["International Seabird Federation"],
    ),
    "initials before the name in brackets": (
        "CNPL (Comité National du Port Libre) said the dock was shut. The CNPL said ships were waiting.",
        ["Comité National du Port Libre"],
    ),
    "a name of one word and the agency": (
        "Unicef said schools were shut. The agency said 40,000 children were at home. It said it had sent tents.",
        ["Unicef"],
    ),
    "a radio station": (
        "Radio Kestrel reported that the bridge was shut. The station said two cars had fallen. It said nobody was "
        "hurt.",
        ["Radio Kestrel"],
    ),
    "the city": (
        "The city of Brackwater said the tip was full. The city said a new one would open.",
        ["Brackwater"],
    ),
    "the city is the place before, not its region": (
        "The case was of two schools in Brackmoor, Olmeshire. The city said that they owed it money.",
        ["Brackmoor"],
    ),
    "a university is not the town that it is named by": (
        "The University of Tarnholm said it would close. The mayor of Tarnholm, Ines Kallas, said it would not.",
        ["University of Tarnholm", "Ines Kallas"],
    ),
    "officers are the police": (
        "Police said a man was held. Officers said he was 34. They said he lived nearby.",
        ["police"],
    ),
    "an institution and its unnamed spokesman": (
        "Kessane Group said it would sell the mine. A spokesman for Kessane Group said the price was fair.",
        ["Kessane Group"],
    ),
    "spokesmen of two boards": (
        "A spokesman for the Vale Board said it was late. A spokesman for the Lake Trust said it was early. "
        "The spokesman for the Vale Board said repairs would follow.",
        ["spokesman for the Vale Board", "spokesman for the Lake Trust"],
    ),
    "spokeswomen of two institutions without a name": (
        "A spokeswoman for the ministry said it was late. A spokeswoman for the hospital said it was early.",
        ["spokeswoman for the ministry", "spokeswoman for the hospital"],
    ),
    "spokesmen of two harbour boards": (
        "A spokesman for the Vale Harbour Board said it was late. A spokesman for the Lake Harbour Board said it was "
        "early.",
        ["spokesman for the Vale Harbour Board", "spokesman for the Lake Harbour Board"],
    ),
    "a spokesman of one board, called shorter": (
        "A spokesman for the Vale Harbour Board said it was late. A Vale Board spokesman said repairs would follow.",
        ["spokesman for the Vale Harbour Board"],
    ),
    "a spokeswoman alone stays what she is called": (
        "A spokeswoman for the Vale Water Board said the pipe had burst. The spokeswoman said repairs would take a "
        "week. She said customers would be paid.",
        ["spokeswoman for the Vale Water Board"],
    ),
    "a named spokesman is a source of his own": (
        "Vale Water Board spokesman Jon Akers said the pipe had burst. Akers said repairs would take a week. The "
        "spokesman apologised. “We are sorry,” he said.",
        ["Jon Akers"],
    ),
}
DOCUMENTS = {
    "a study that is a report later": (
        "A new study said bees were fewer. The study said mites were to blame.",
        ["new study"],
    ),
    "a study with a name that comes later": (
        "A new survey of 900 hives said bees were fewer. The National Hive Survey was printed in May. The survey said "
        "mites were to blame.",
        ["National Hive Survey"],
    ),
    "the authors speak for the study": (
        "A study in the Annals of Hives said bees were fewer. The authors said mites were to blame.",
        ["study in the Annals of Hives"],
    ),
}
PRONOUNS = {
    "women and men in turns": (
        "Mary Dell said the harbour was shut. John Orm said the ships had left. She said they would be back. He said "
        "they would not.",
        ["Mary Dell", "John Orm"],
    ),
    "the man who spoke, not the man she met": (
        "Chipo Ndlovu met Rufaro Banda, a farmer, in Harare.\n\n“The maize failed,” said Banda. She had come to see "
        "him about seed.\n\n“I have none left,” he said.",
        ["Rufaro Banda"],
    ),
    "a mayor, her deputy, and she again": (
        "Ines Kallas, the mayor, welcomed the plan. She said it would bring jobs.\n\nHer deputy, Pavel Horak, opposed "
        "it. He said it would bring lorries.\n\n“We will see,” she said.",
        ["Ines Kallas", "Pavel Horak"],
    ),
    "he in somebody's reported words is that somebody": (
        "Tom Birk blamed the weather. Oluwaseun Feld denied that he was there. “I was at home,” he said.",
        ["Tom Birk", "Oluwaseun Feld"],
    ),
    "they are the residents": ("Residents said the road flooded. They said nobody came.", ["residents"]),
    "they are a crew that has not spoken": (
        "The mayor said the pier was safe.\n\nFor the lifeboat crew it was late. They said the rope had snapped.",
        ["the mayor", "lifeboat crew"],
    ),
    "they are papers": (
        "Vale Weekly has read 340 documents on the bridge. They say the bolts were old.",
        ["340 documents"],
    ),
    "it is the board, not the town": (
        "The Vale Water Board said the pipe had burst near Brackwater. It said repairs had begun.",
        ["Vale Water Board"],
    ),
    "I over two paragraphs": (
        "“I saw it,” said Lena Fosse. “I am sure of it.”\n\n“I will swear to it,” she said.",
        ["Lena Fosse"],
    ),
    "who is the name before it": (
        "Pavel Horak, who chairs the club, said it was broke. Ines Kallas, whose father founded it, said it was not.",
        ["Pavel Horak", "Ines Kallas"],
    ),
}
TOLD_APART = {
    "one, another, a third": (
        "One resident said the road flooded. Another said the bridge had gone. A third said her house was lost.",
        ["one resident", "another resident", "a third resident"],
    ),
    "two named together": (
        "Anna Bree and Colm Doyle said the coin was Roman. The two said they would sell it.",
        ["Anna Bree", "Colm Doyle"],
    ),
    "both": (
        "Anna Bree and Colm Doyle found the coin. “It was in the mud,” Bree said. “It shone,” Doyle said. Both said "
        "they would sell it.",
        ["Anna Bree", "Colm Doyle"],
    ),
    "both of two officials": (
        "Two officials said a deal was near. “One will sign,” one said. Another said it would not. Both said it was "
        "late.",
        ["one of two officials", "another of two officials"],
    ),
    "one of two officials": (
        "Two officials said a deal was near. One said it would be signed on Friday. Another said it would not.",
        ["one of two officials", "another of two officials"],
    ),
}
STORIES = {**NAMES, **FAMILIES, **ROLES, **INSTITUTIONS, **DOCUMENTS, **PRONOUNS, **TOLD_APART}


@pytest.mark.parametrize(("text", "expected"), STORIES.values(), ids=STORIES)
def test_the_sources_are_those_that_a_reader_counts(text: str, expected: list[str]) -> None:
    assert Story(f"{text}\n").counted() == expected


@pytest.mark.parametrize("text", [text for text, _ in STORIES.values()], ids=STORIES)
def test_every_mention_names_a_known_rule_and_says_it_in_words(text: str) -> None:
    story = Story(f"{text}\n")
    for source in story.sources:
        assert source.mentions
        for mention in source.mentions:
            assert mention.rule in MERGE_RULES
            assert mention.why.startswith("“"), "a reason begins with the words that it is about"
        assert any(m.rule in FIRST or m.rule != "same_name" for m in source.mentions)


@pytest.mark.parametrize(
    ("text", "words", "rule", "why"),
    [
        (
            "Orla Venn said it was safe. She said so twice.",
            "She",
            "pronoun_person",
            "“she”: Orla Venn, who spoke last, one sentence before",
        ),
        (
            "Orla Venn said it was safe. Venn said so twice.",
            "Venn",
            "other_form",
            "“Venn”: a short form of “Orla Venn”",
        ),
        (
            "The Vale Water Board said it burst.\n\nIt said repairs had begun.",
            "It",
            "pronoun_thing",
            "“it”: Vale Water Board, which spoke last, in the paragraph before",
        ),
        (
            "The Vale Water Board (VWB) said it burst. VWB said repairs had begun.",
            "VWB",
            "acronym",
            "“VWB” stands for “Vale Water Board”",
        ),
        (
            "The Finance Ministry said it would pay. The ministry said so twice.",
            "The ministry",
            "institution_again",
            "“The ministry” takes up Finance Ministry, named before",
        ),
        (
            "Detective Sergeant Paul Nash said it burned. The officer said nobody was hurt.",
            "The officer",
            "role",
            "“The officer”: Paul Nash, to whom the story gives this role",
        ),
        (
            "Anna Bree and Colm Doyle left. “Yes,” Bree said. “No,” Doyle said. Both said it was late.",
            "Both",
            "both",
            "“Both”: Anna Bree and Colm Doyle, met last",
        ),
    ],
)
def test_a_reason_reads_like_a_sentence_of_a_careful_reader(text: str, words: str, rule: str, why: str) -> None:
    story = Story(f"{text}\n")
    found = {(m.rule, m.why) for s in story.sources for m in s.mentions if m.span.of(story.article.text) == words}
    assert found == {(rule, why)}


def _resolved(text: str, speaker: str, content: str, cue: str = "") -> list[str]:
    """The sources of one statement whose speaker mention is given by hand."""
    article = read(text, name="story")
    at = text.index(speaker)
    said = Span(text.index(content), text.index(content) + len(content))
    spoken = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    given = Attribution("a1", (said,), spoken, Span(at, at + len(speaker)), "indirect", True, 1.0, "rules", "by hand")
    _, sources = resolve_sources(article, find_quotations(article), (given,), Rules())
    return [source.name for source in sources]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("The health ministry and the army", ["health ministry", "the army"]),
        ("Anna Bree, Colm Doyle and Tess Ford", ["Anna Bree", "Colm Doyle", "Tess Ford"]),
        ("Anna Bree and her lawyer", ["Anna Bree", "her lawyer"]),
        ("The minister for trade and industry", ["minister for trade and industry"]),
        ("Halvard & Kuipers", ["Halvard & Kuipers"]),
        ("The Ministry of Health and Welfare", ["Ministry of Health and Welfare"]),
        ("populists like Anna Bree and Colm Doyle", ["populists like Anna Bree and Colm Doyle"]),
        ("Anna Bree and her parents", ["Anna Bree", "her parents"]),
        ("Anna Bree, a doctor and a mother", ["Anna Bree"]),
        ("doctors and nurses at the camp", ["doctors and nurses at the camp"]),
        ("Smith and Sons", ["Smith and Sons"]),
    ],
)
def test_a_list_of_speakers_is_several_sources_and_a_name_with_and_is_one(speaker: str, expected: list[str]) -> None:
    assert _resolved(f"{speaker} said that the camp was full on Monday.\n", speaker, "the camp was full") == expected


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        (
            "The chairman of the trust that owns it said that the pier was old.",
            "that owns it",
            ["chairman of the trust that owns it"],
        ),
        (
            "The pier was old, according to a survey that the county published in January.",
            "the county published in January",
            ["survey that the county published in January"],
        ),
        ("A survey published in May says that the pier was old.", "A survey published", ["survey"]),
        ("Some in the port said that the pier was old.", "Some in the port", ["some in the port"]),
        ("A cook who fears for her job said that the pier was old.", "A cook who fears for her job", ["cook"]),
        ("The pier was old, said its head, Bo Ek, Tide Wire reported.", "its head, Bo Ek, Tide Wire", ["Bo Ek"]),
    ],
)
def test_a_speaker_that_was_cut_inside_its_phrase_or_behind_it_is_made_whole(
    text: str, speaker: str, expected: list[str]
) -> None:
    content = "The pier was old" if text.startswith("The pier") else "the pier was old"
    assert _resolved(f"{text}\n", speaker, content) == expected


def test_with_somebody_stating_it_is_that_body_who_speaks() -> None:
    text = "The Vale Echo quoted critics like Orla Venn, with Venn stating: “It is clumsy and late.”\n"
    assert _resolved(text, "The Vale Echo", "“It is clumsy and late.”", "stating") == ["Orla Venn"]


def test_i_in_an_answer_is_the_person_who_is_interviewed() -> None:
    text = (
        "Lena Fosse sat down this week with Vale Weekly.\n\nQ: Why?\n\nA: I think that the pier was old.\n\nQ: And now?"
        "\n\nA: It is new.\n\nQ: Happy?\n\nA: Very.\n"
    )
    assert _resolved(text, "I", "the pier was old") == ["Lena Fosse"]


def test_words_of_two_belong_to_the_first_and_also_to_the_second() -> None:
    story = Story("Anna Bree and Colm Doyle said the coin was Roman.\n")
    (said,) = story.attributions
    assert [said.source, *said.also] == [source.id for source in story.sources]
    assert [source.name for source in story.sources] == ["Anna Bree", "Colm Doyle"]


def test_every_rule_id_is_plain_and_explained() -> None:
    assert all(rule.isidentifier() and rule.islower() for rule in MERGE_RULES)
    assert all(words.endswith(".") for words in MERGE_RULES.values())
    assert MERGE_RULES.keys() >= FIRST
