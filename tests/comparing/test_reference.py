"""A reference distribution: made from rows, read back, and asked where an article lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import Analysis, Rules, analyse
from analysis.comparing.reference import Reference, load_reference, make_reference, standings
from analysis.errors import ResultError
from analysis.speech.cued import CuedTagger

Make = Callable[..., Reference]


@pytest.fixture
def make(stories: tuple[Analysis, Analysis]) -> Make:
    method = f"{stories[0].method.name} {stories[0].method.version}"

    def made(rows: list[dict[str, object]], rules: Rules | None = None, method: str = method) -> Reference:
        return make_reference(rows, name="invented", origin="invented", date="2026", rules=rules or Rules(),
                              method=method, version="0")  # fmt: skip

    return made


def rows(number: int) -> list[dict[str, object]]:
    return [{"name": "x", "words": n, "quoted_word_share": n / 100 if n % 2 else None} for n in range(number)]


def test_quantiles_are_those_of_the_answers_alone(make: Make) -> None:
    reference = make(rows(101))
    words, share = reference.distribution("words"), reference.distribution("quoted_word_share")
    assert words is not None
    assert share is not None
    assert (words.n, words.at(0), words.at(50), words.at(100)) == (101, 0, 50, 100)
    assert share.n == 50
    assert share.at(50) == pytest.approx(0.5)
    assert reference.distribution("name") is None


def test_a_measure_with_too_few_answers_is_left_out(make: Make) -> None:
    assert make(rows(40)).distribution("quoted_word_share") is None
    assert make(rows(40)).distribution("words") is not None


def test_too_small_a_corpus_is_refused(make: Make) -> None:
    with pytest.raises(ResultError, match="a reference needs 30 articles at least; there are 29"):
        make(rows(29))


def test_an_article_stands_where_its_value_lies(make: Make, stories: tuple[Analysis, Analysis]) -> None:
    words = stories[0].score("words").value
    assert words is not None
    (standing,) = standings(stories[0], make(rows(101)), ["words"])
    assert standing.below == pytest.approx(words / 100)
    assert (standing.low, standing.median, standing.high, standing.n) == (25, 50, 75, 101)


def test_other_rules_do_not_compare(make: Make, stories: tuple[Analysis, Analysis]) -> None:
    other = analyse(stories[0].article, Rules(count_thoughts=True), tagger=CuedTagger())
    with pytest.raises(ResultError, match="'invented' was made under other counting rules than this article"):
        standings(other, make(rows(101)), ["words"])


def test_another_method_does_not_compare(make: Make, stories: tuple[Analysis, Analysis]) -> None:
    with pytest.raises(ResultError, match="'invented' was made by 'crystal ball 1', this article by 'rules"):
        standings(stories[0], make(rows(101), method="crystal ball 1"), ["words"])


def test_a_reference_is_read_back_as_it_was_written(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "reference.json"
    path.write_text(make(rows(101)).to_json(), encoding="utf-8")
    assert load_reference(path) == make(rows(101))


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 1}', "\x00"])
def test_what_is_no_reference_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResultError, match=r"'mine.json' is no reference: .*Make one with: sayso reference --help"):
        load_reference(path)
