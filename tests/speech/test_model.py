"""The trained model on the kinds of sentences that tools of its sort get wrong; persons and outlets are invented."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from analysis.errors import ResourceError
from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.speech.attribution import Attribution
from analysis.speech.certainty import Certainty, Tenth
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.model import DIGESTS, PARTS, WEIGHTS, ModelTagger, load_weights
from analysis.speech.secondreader import ALONE
from analysis.speech.tagger import default_tagger

with_weights = pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")

ROOT = Path(__file__).resolve().parents[2]


def tagged(text: str) -> tuple[Attribution, ...]:
    article = read(text)
    return ModelTagger().tag(article, find_quotations(article))


def said(text: str, needle: str) -> Attribution:
    """The one attribution whose content holds these words."""
    start = text.index(needle)
    holding = [a for a in tagged(text) if any(s.start <= start and start + len(needle) <= s.end for s in a.content)]
    assert holding, f"nobody says {needle!r}: {[(a.content, a.speaker) for a in tagged(text)]}"
    return holding[0]


def speaker(text: str, needle: str) -> str | None:
    span = said(text, needle).speaker
    return None if span is None else span.of(text)


LEAD = (
    "Harbour fees to rise again in spring\n\n"
    "The port authority of Welmouth will raise its fees by a tenth from April, the third rise in two years.\n\n"
)
CASES = {
    "a content that is no clause": (
        LEAD + "The fishermen's union called for a freeze on all new charges until the summer.\n",
        "a freeze on all new charges",
        "union",
    ),
    "a content before its cue": (
        LEAD + "Small boats will pay nothing until June, harbour master Dilys Okafor said on Monday.\n",
        "Small boats will pay nothing",
        "Okafor",
    ),
    "a second piece": (
        LEAD + '"We have read every letter," said Dilys Okafor. "None of them offered us another way to pay."\n',
        "None of them offered us",
        "Okafor",
    ),
    "a colon for a cue": (
        LEAD + 'Bogdan Weatherall, who runs two trawlers: "They want us gone before the season starts."\n',
        "They want us gone",
        "Weatherall",
    ),
    "a colon after the cue": (
        LEAD + 'Bogdan Weatherall, who runs two trawlers, said: "They want us gone before the season starts."\n',
        "They want us gone",
        "Weatherall",
    ),
    "three quoted words": (
        LEAD + 'Bogdan Weatherall called the rise "a bad joke" and left the meeting early.\n',
        "a bad joke",
        "Weatherall",
    ),
    "a mixed quotation": (
        LEAD + 'Dilys Okafor said the fees were "the only honest way" to pay for the new sea wall.\n',
        "the only honest way",
        "Okafor",
    ),
    "verbs inside the quotation": (
        LEAD + '"The council told us they agreed and then said no," Bogdan Weatherall complained.\n',
        "they agreed and then said no",
        "Weatherall",
    ),
    "a quotation of more than sixty words": (
        LEAD
        + '"When my father started here there were forty boats along this quay and every one of them had a crew that '
        "lived in the town, bought its bread in the town and sent its children to the school on the hill, and now we "
        "are nine boats, and if these fees come I can promise you that we will be six before the winter is out, and "
        'then nobody will have to argue about fees any more," Bogdan Weatherall said.\n',
        "nobody will have to argue",
        "Weatherall",
    ),
    "marks within marks": (
        LEAD + "\"My neighbour told me 'sell the boat' and I laughed at him,\" Bogdan Weatherall said.\n",
        "I laughed at him",
        "Weatherall",
    ),
    "a clause after according to": (
        LEAD + "Two thirds of the boats are more than thirty years old, according to the town's engineers.\n",
        "Two thirds of the boats",
        "engineers",
    ),
    "according to before the clause": (
        LEAD + "According to Dilys Okafor, the sea wall will cost nine million and last a century.\n",
        "the sea wall will cost nine million",
        "Okafor",
    ),
    "apostrophes for marks": (
        LEAD + "''We were never asked,'' Bogdan Weatherall said. ''Not once in two years.''\n",
        "We were never asked",
        "Weatherall",
    ),
    "single marks": (
        LEAD + "‘We were never asked about any of this,’ said Bogdan Weatherall, who owns two trawlers.\n",
        "We were never asked",
        "Weatherall",
    ),
    "the present tense of the news desk": (
        LEAD + 'Dilys Okafor says the port has no choice. "The wall must be paid for," she adds.\n',
        "The wall must be paid for",
        "she",
    ),
    "a speaker in the sentence before": (
        LEAD + 'Dilys Okafor did not hide her anger at the meeting. "I will not be shouted at," she said.\n',
        "I will not be shouted at",
        "she",
    ),
    "a pronoun for a cue of telling": (
        LEAD + "The crews were furious. They told the board that the fees would ruin them within a year.\n",
        "the fees would ruin them",
        "They",
    ),
}


@with_weights
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_hard_kind_is_found_and_given_to_its_speaker(case: tuple[str, str, str]) -> None:
    text, needle, who = case
    assert who in (speaker(text, needle) or "")


@with_weights
def test_both_pieces_of_a_split_quotation_are_one_statement() -> None:
    text = LEAD + '"We have read every letter," said Dilys Okafor. "None of them offered us another way to pay."\n'
    assert said(text, "None of them").id == said(text, "We have read").id


@with_weights
def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = (
        LEAD + '"The first winter was hard and we lost two boats," Bogdan Weatherall said.\n\n'
        '"The second was worse. We lost the men as well."\n'
    )
    found = [a for a in tagged(text) if any("The second was worse" in s.of(text) for s in a.content)]
    assert found
    assert found[0].speaker is None or "Weatherall" in found[0].speaker.of(text)


@with_weights
@pytest.mark.parametrize(
    "sentence",
    [
        "The old “Sea Holly” pub on the quay has been empty since the flood of last year.",
        "The boats left the harbour at dawn and came back before noon with their nets empty.",
    ],
)
def test_titles_and_plain_telling_are_nobodys_words(sentence: str) -> None:
    text = LEAD + sentence + "\n"
    start = text.index(sentence)
    assert not [a for a in tagged(text) if a.start >= start]


@with_weights
def test_a_wish_is_no_speech() -> None:
    text = LEAD + "Bogdan Weatherall hopes that his daughter will take over the boat one day.\n"
    found = [a for a in tagged(text) if any("daughter" in s.of(text) for s in a.content)]
    assert not any(a.is_speech for a in found)


@with_weights
def test_the_same_text_gives_the_same_attributions() -> None:
    text = "".join(case[0] for case in CASES.values())
    assert tagged(text) == tagged(text)


@with_weights
def test_what_is_doubtful_is_apart_and_below_the_threshold() -> None:
    article = read("".join(case[0] for case in CASES.values()))
    sure, doubtful = ModelTagger().weigh(article, find_quotations(article))
    assert sure
    assert {a.content for a in sure}.isdisjoint(a.content for a in doubtful)
    assert all(0 <= a.confidence <= 1 and a.confidence == round(a.confidence, 2) for a in (*sure, *doubtful))


@with_weights
def test_the_method_states_the_thresholds_and_the_reliability_of_its_own_folder_of_weights(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    settings |= {"threshold": 0.9, "reliability": [[0.55, 0.5, 40], [0.94, 0.97, 200]]}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    digests = {part: hashlib.sha256((folder / part).read_bytes()).hexdigest() for part in PARTS}
    (folder / DIGESTS).write_text(json.dumps(digests), encoding="utf-8")
    tagger = ModelTagger(folder)
    assert tagger.certainty == Certainty(0.9, ALONE, (Tenth(0.55, 0.5, 40), Tenth(0.94, 0.97, 200)))
    article = read("".join(case[0] for case in CASES.values()))
    strict, lenient = (each.weigh(article, find_quotations(article)) for each in (tagger, ModelTagger()))
    assert len(strict[1]) > len(lenient[1]), "the threshold that is stated is the one in use"


@with_weights
@pytest.mark.parametrize("text", ["", "\n\n", "x", '"', "''", "“" * 50, "word " * 3000, "é" * 700, "\U0001f600 said"])
def test_odd_texts_are_read(text: str) -> None:
    article = read("start " + text)
    for attribution in ModelTagger().tag(article, find_quotations(article)):
        assert all(0 <= s.start < s.end <= len(article.text) for s in attribution.content)


@with_weights
def test_the_shipped_files_have_their_digests_and_are_small() -> None:
    digests = json.loads((WEIGHTS / DIGESTS).read_text(encoding="utf-8"))
    assert {part: hashlib.sha256((WEIGHTS / part).read_bytes()).hexdigest() for part in PARTS} == digests
    assert sum((WEIGHTS / part).stat().st_size for part in PARTS) < 30_000_000


@with_weights
def test_a_changed_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    settings = folder / "settings.json"
    settings.write_text(settings.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"settings.json is not the file that was shipped.*runs on its rules"):
        load_weights(folder)


def test_without_weights_the_rules_take_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not ModelTagger.is_available(tmp_path)
    monkeypatch.setattr(ModelTagger, "is_available", staticmethod(lambda: False))
    assert isinstance(default_tagger(), CuedTagger)


@with_weights
def test_a_headline_is_no_part_of_what_the_body_says() -> None:
    story = (
        "Council closes the harbour\n\n"
        "The harbour will close in May, the council said on Monday. “It is the only way,” said its leader, Ines Reid.\n"
    )
    article = read(story)
    said = [
        tuple(span.of(story) for span in each.content) for each in ModelTagger().tag(article, find_quotations(article))
    ]
    assert ("The harbour will close in May",) in said
    assert not any("Council closes" in words for content in said for words in content)


@with_weights
def test_a_speaker_is_named_within_one_paragraph() -> None:
    story = (
        "A tram\n\nA spokeswoman for the company said the tram was late. “It was late,” said a driver from Skerrow.\n"
    )
    article = read(story)
    speakers = [each.speaker.of(story) for each in ModelTagger().tag(article, find_quotations(article)) if each.speaker]
    assert speakers == ["A spokeswoman for the company", "a driver from Skerrow"]


def _weighed(name: str) -> tuple[Article, tuple[Attribution, ...], tuple[Attribution, ...]]:
    article = read((ROOT / "data" / "gold" / name).read_text(encoding="utf-8"))
    return article, *ModelTagger().weigh(article, find_quotations(article))


@with_weights
def test_unsure_speech_that_the_rules_do_not_find_is_doubtful() -> None:
    """ "A charge for a second bin was mentioned": by nobody, and it is no statement."""
    article, sure, doubtful = _weighed("council-bins.txt")
    alone = [each for each in doubtful if each.content[0].of(article.text) == "a charge for a second bin"]
    assert [each.confidence < 0.6 for each in alone] == [True]
    assert not any(alone[0].content[0].overlaps(span) for each in sure for span in each.content)


@with_weights
def test_a_whole_sentence_in_marks_that_the_model_leaves_to_nobody_is_taken_from_the_rules() -> None:
    article, sure, doubtful = _weighed("liveblog-storm.txt")
    said = [each for each in sure if each.content[0].of(article.text).startswith('"We had forty cellos')]
    assert [(each.method, each.speaker and each.speaker.of(article.text)) for each in said] == [("rules", "he")]
    assert not any(said[0].content[0].overlaps(span) for each in doubtful for span in each.content)
