"""The trained model: its files, its doubts and odd texts (for kinds of sentences see ``test_hard_kinds``)."""

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
from tests.speech.hard import HARD

with_weights = pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")

ROOT = Path(__file__).resolve().parents[2]


def tagged(text: str) -> tuple[Attribution, ...]:
    article = read(text)
    return ModelTagger().tag(article, find_quotations(article))


@with_weights
def test_the_same_text_gives_the_same_attributions() -> None:
    text = "".join(hard.text for hard in HARD.values())
    assert tagged(text) == tagged(text)


@with_weights
def test_what_is_doubtful_is_apart_and_below_the_threshold() -> None:
    article = read("".join(hard.text for hard in HARD.values()))
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
    article = read("".join(hard.text for hard in HARD.values()))
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
    """Something "is said to smell faintly of cardamom": by nobody, and it is no statement."""
    article, sure, doubtful = _weighed("interview-luthier.txt")
    words = "the “Bakery” of 1998"
    alone = [each for each in doubtful if each.content[0].of(article.text) == words]
    assert [each.confidence < 0.6 for each in alone] == [True]
    assert not any(alone[0].content[0].overlaps(span) for each in sure for span in each.content)


@with_weights
def test_a_quotation_behind_a_mark_that_was_never_closed_goes_to_its_speaker() -> None:
    article, sure, doubtful = _weighed("liveblog-storm.txt")
    words = '"We had forty cellos'
    said = [each for each in sure for span in each.content if span.of(article.text).startswith(words)]
    assert [each.speaker and each.speaker.of(article.text) for each in said] == ["he"]
    assert not any(span.of(article.text).startswith(words) for each in doubtful for span in each.content)


@with_weights
def test_a_vote_is_an_act_and_no_statement() -> None:
    article = read("The council met on Monday. It voted to close the pool.\n\nThe pool opened in 1932.\n")
    found = ModelTagger().tag(article, find_quotations(article))
    assert [each.is_speech for each in found] in ([], [False])
