"""The narrative: every number of it stands in analysis.json, every sentence rests on something, and it reads aloud."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis import Analysis, Rules, analyse, load, read
from analysis.reporting.narrative import Name, Number, Statement, findings, limits, questions, summary
from analysis.reporting.prose import SMALL
from tests.reporting.conftest import ROOT, STORIES

PATHS = sorted((ROOT / "data" / "gold").glob("*.txt")) + sorted((ROOT / "data" / "articles").glob("*.txt"))
NUMBER_WORDS = {word: value for value, word in enumerate(SMALL)} | {"none": 0, "nobody": 0, "a": 1, "an": 1}
KEYS = ("id", "source", "naming", "number", "name", "value", "klass")
NUMBER_IN_WORDS = re.compile(rf"\d|\b({'|'.join(SMALL[2:])})\b")


@pytest.fixture(params=[*STORIES, *(path.stem for path in PATHS)])
def analysis(request: pytest.FixtureRequest) -> Analysis:
    paths = {path.stem: path for path in PATHS}
    if request.param in paths:
        return analyse(load(paths[request.param]))
    return analyse(read(STORIES[request.param]))


def _every(analysis: Analysis) -> Iterator[Statement]:
    yield from summary(analysis)
    for section in findings(analysis):
        yield from section.statements
    yield from questions(analysis)


def _walk(found: Any, path: str) -> float:
    """Follow a reference through the JSON of an analysis, as a reader of the file would."""
    for key in path.split("."):
        if key == "#":
            found = len(found)
        elif isinstance(found, list):
            named = [
                item for item in found if isinstance(item, dict) and any(str(item.get(name)) == key for name in KEYS)
            ]
            found = named[0] if named else found[int(key)]
        else:
            found = found[key]
    return float(found)


def _read_aloud(number: Number) -> float:
    """The value that a reader takes from a number as it is written."""
    text = number.text.replace(",", "").replace("−", "-")
    if text.endswith("%"):
        return float(text.removeprefix("under ").removeprefix("over ").removesuffix("%")) / 100
    return float(NUMBER_WORDS[text]) if text in NUMBER_WORDS else float(text)


def test_every_number_equals_the_one_in_the_json(analysis: Analysis) -> None:
    saved = json.loads(analysis.to_json())
    numbers = [number for statement in _every(analysis) for number in statement.numbers]
    assert numbers
    for number in numbers:
        value = sum(_walk(saved, ref) for ref in number.ref.split(" + "))
        assert number.value == pytest.approx(value), number
        precision = 0.01 if number.text.endswith("%") else 0.05
        assert abs(_read_aloud(number) - value) <= precision + 1e-9, number


def test_no_number_is_typed_by_hand(analysis: Analysis) -> None:
    for statement in _every(analysis):
        for part in statement.parts:
            if isinstance(part, str):
                assert not NUMBER_IN_WORDS.search(part), statement


def test_every_sentence_rests_on_numbers_or_passages(analysis: Analysis) -> None:
    for statement in _every(analysis):
        assert statement.numbers or statement.evidence, statement
        for span in statement.evidence:
            assert 0 <= span.start < span.end <= len(analysis.article.text)


def test_sentences_read_as_sentences(analysis: Analysis) -> None:
    for statement in _every(analysis):
        text = statement.text
        assert text[0].isupper(), text
        assert text[-1] in ".?", text
        ours = "".join("X" if isinstance(part, Name) else part if isinstance(part, str) else part.text
                       for part in statement.parts)  # fmt: skip
        assert not re.search(r"  | [.,;:?]|\.\.|,,|\bNone\b|\(\)", ours), text
        assert not re.search(
            r"(?<![.\d])(one|1) (sources|words|quotations|statements|sentences|people|pairs|fragments)\b", ours
        )
        assert not re.search(r"(?<![.\d])\b(one|1) [a-z]+ (are|have|speak)\b", ours), text
        assert not re.search(r"\b(\d\d|two|three|nine) (source|word|quotation|statement|sentence)\b", ours), text


def test_a_percentage_never_stands_without_its_base(analysis: Analysis) -> None:
    few = (analysis.score("attributions").value or 0) < 5
    for statement in _every(analysis):
        if "%" in statement.text:
            assert not few, statement.text
            assert re.search(r"\b[Oo]f (its|the|the body's)\b", statement.text), statement.text


def test_the_summary_is_one_short_paragraph(analysis: Analysis) -> None:
    sentences = summary(analysis)
    assert 2 <= len(sentences) <= 6
    assert len(" ".join(sentence.text for sentence in sentences).split()) < 130


def test_no_verdict_is_given(analysis: Analysis) -> None:
    ours = (part for statement in _every(analysis) for part in statement.parts if not isinstance(part, Name))
    words = " ".join(part if isinstance(part, str) else part.text for part in ours)
    for verdict in (
        "bias",
        "credib",
        "trustworth",
        "reliab",
        "fair",
        "good",
        "bad",
        "poor",
        "should",
        "too few",
        "score of",
    ):
        assert verdict not in words.lower(), verdict


def test_a_story_without_sources_is_told_plainly() -> None:
    told = " ".join(statement.text for statement in summary(analyse(read(STORIES["without quotation"]))))
    assert "cites nobody." in told
    assert "It quotes nobody word for word." in told


def test_one_source_is_told_in_the_singular() -> None:
    told = [statement.text for statement in summary(analyse(read(STORIES["one source"])))]
    assert told[0].endswith("rests on one source.")
    assert told[1] == "That source is a named person."


def test_counts_replace_percentages_where_there_are_few_statements() -> None:
    told = [statement.text for statement in summary(analyse(read(STORIES["one source"])))]
    assert "It has one quotation of three words." in told


def test_another_rule_moves_the_sentence_that_rests_on_it(airstrikes: Analysis) -> None:
    before = summary(airstrikes)[0]
    rules = Rules(count_embedded_posts=True, count_narrated=True)
    after = summary(analyse(airstrikes.article, rules))[0]
    assert after.numbers[1].value > before.numbers[1].value


def test_a_name_is_set_apart_from_our_own_words(hostile: Analysis, payload: str) -> None:
    for statement in _every(hostile):
        for part in statement.parts:
            if isinstance(part, str):
                assert payload[:12] not in part or not payload.strip()
            elif isinstance(part, Name):
                assert len(part.text) <= 90
    assert payload in limits(hostile)


def test_a_source_keeps_the_article_that_the_story_gives_it() -> None:
    text = (
        'A tram\n\nA spokeswoman for the company said the tram was late. "It was late," said a driver from Skerrow.\n'
    )
    analysis = analyse(read(text))
    told = " ".join(part.text for statement in _every(analysis) for part in statement.parts if isinstance(part, Name))
    assert "a spokeswoman for the company" in told
    assert "a driver from Skerrow" in told


def test_limits_include_what_the_method_is_known_to_miss(ferry: Analysis) -> None:
    assert set(ferry.method.known_misses) <= set(limits(ferry))
    assert "true" in limits(ferry)[0]


def test_statements_come_back_from_the_json_unchanged(ferry: Analysis, tmp_path: Path) -> None:
    from analysis import from_json

    again = from_json(ferry.to_json())
    assert [statement.text for statement in _every(again)] == [statement.text for statement in _every(ferry)]


def test_a_story_in_another_language_is_not_said_to_cite_nobody() -> None:
    told = "Der Minister sagte am Montag, dass der Hafen in der Nacht nicht zu erreichen war. „Wir warten“, sagte er. "
    analysis = analyse(read(told * 12))
    sentences = [each.text for section in findings(analysis) for each in section.statements]
    everything = " ".join([*sentences, *(s.text for s in summary(analysis)), *(s.text for s in questions(analysis))])
    assert "nobody" not in everything
    assert "words is not searched for its sources: the story does not seem to be in English" in everything
    assert sentences[0].startswith("No answer: the story does not seem to be in English")
