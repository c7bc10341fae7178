"""Articles side by side: figures, speakers, statements, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analysis import Analysis, Comparison, Corrections, Rules, analyse, compare
from analysis.errors import ResultError
from analysis.reporting.narrative.comparison import compared, in_brief
from analysis.reporting.prose import SMALL
from analysis.reporting.side_by_side import stories as shown
from analysis.speech.cued import CuedTagger
from analysis.versions import __version__


def test_each_article_counts_its_own_speakers(comparison: Comparison, stories: tuple[Analysis, Analysis]) -> None:
    for story, analysis in zip(comparison.stories, stories, strict=True):
        assert story.speakers == analysis.score("sources_core").value
    assert [each.name for each in comparison.only_in(0)] == ["spokesman for the council"]
    assert {each.name for each in comparison.only_in(1)} == {"Jonas Brekke", "Dilip Sarkar"}


def test_each_article_says_by_which_method_its_statements_were_found(comparison: Comparison) -> None:
    assert [(each.method, each.method_version) for each in comparison.stories] == [("rules", __version__)] * 2
    assert shown(comparison).text.endswith(f"reporting words, quotation marks and word order (rules {__version__}).")


def test_a_statement_told_twice_shows_both_reporting_words(comparison: Comparison) -> None:
    told = [(each.tellings[0].cue, each.tellings[1].cue) for each in comparison.statements if each.cues_differ]
    assert told == [("said", "complained"), ("told", "claimed"), ("said", "warned")]


def test_the_same_words_of_two_speakers_are_one_statement_told_of_two(comparison: Comparison) -> None:
    speakers = [tuple(telling.speaker for telling in each.tellings) for each in comparison.statements]
    assert ("spokesman for the council", "Dilip Sarkar") in speakers


def test_a_statement_is_used_once_a_pair(comparison: Comparison) -> None:
    for place in (0, 1):
        used = [each.tellings[place].attribution for each in comparison.statements]
        assert len(used) == len(set(used))


def test_the_json_is_the_same_twice(stories: tuple[Analysis, Analysis], comparison: Comparison) -> None:
    assert compare(stories).to_json() == comparison.to_json()


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_articles_are_refused(stories: tuple[Analysis, Analysis], number: int) -> None:
    with pytest.raises(ResultError, match=f"a comparison takes 2 to 26 articles, not {number}"):
        compare(stories[:number])


def test_the_same_article_twice_is_refused(stories: tuple[Analysis, Analysis]) -> None:
    with pytest.raises(ResultError, match=r"'lantern.txt' and 'lantern.txt' are the same article. Give it once"):
        compare([stories[0], stories[0]])


def test_other_rules_are_refused(stories: tuple[Analysis, Analysis]) -> None:
    other = analyse(stories[1].article, Rules(count_thoughts=True), tagger=CuedTagger())
    with pytest.raises(ResultError, match=r"'tribune.txt' was .* other rules than 'lantern.txt' \(count_thoughts\)"):
        compare([stories[0], other])


def _walk(found: Any, path: str) -> float:
    for key in path.split("."):
        if isinstance(found, list):
            named = [item for item in found if isinstance(item, dict) and item.get("id") == key]
            found = named[0] if named else found[int(key)]
        else:
            found = found[key]
    return float(found)


WRITTEN = {word: number for number, word in enumerate(SMALL)} | {"none": 0, "nobody": 0}


def test_every_number_in_the_prose_equals_the_one_in_the_json(comparison: Comparison) -> None:
    saved = json.loads(comparison.to_json())
    statements = [*in_brief(comparison), *(each for section in compared(comparison) for each in section.statements)]
    numbers = [number for statement in statements for number in statement.numbers]
    assert len(numbers) > 20
    for number in numbers:
        value = sum(_walk(saved, ref) for ref in number.ref.split(" + "))
        text = number.text.lower().removesuffix("%")
        read = float(WRITTEN[text]) if text in WRITTEN else float(text)
        assert read / (100 if number.text.endswith("%") else 1) == pytest.approx(value, abs=0.05), number


def test_every_sentence_of_the_prose_has_a_number(comparison: Comparison) -> None:
    for section in compared(comparison):
        assert all(statement.numbers for statement in section.statements), section.heading


def test_the_prose_says_who_is_missing_where(comparison: Comparison) -> None:
    text = [statement.text for statement in compared(comparison)[0].statements]
    assert text == [
        "Article A has three sources and article B has four.",
        "Two speak in both articles: Mara Teal and National Ferry Union.",
        "Article A alone has one: spokesman for the council.",
        "Article B alone has two: Jonas Brekke and Dilip Sarkar.",
    ]


def test_a_comparison_follows_corrections_and_names_their_digest(stories: tuple[Analysis, Analysis]) -> None:
    second = stories[1]
    mine = Corrections.of(second.article, by="Ana").rename_source("Jonas Brekke", "Jonas T. Brekke")
    corrected = analyse(second.article, second.rules, mine, tagger=CuedTagger())
    comparison = compare([stories[0], corrected])
    assert "Jonas T. Brekke" in {each.name for each in comparison.only_in(1)}
    plain, changed = comparison.stories
    assert (plain.corrected, plain.corrections_digest) == (0, None)
    assert (changed.corrected, changed.corrections_digest) == (1, mine.digest)
