"""The breakdown of wrong characters adds up to the scorer's own figure, and names what is wrong."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.benchmarks.attribution import SCORER, load_scorer
from tests.benchmarks.characters import interval, judged, marks_alone

TEXT = (
    '"We sail at dawn," said Nia Roe. The harbour was, she added, "no place" for a child in winter.\n\n'
    'The crew had called the boat "Lucky" for years.'
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip(f"{SCORER} is not there")
    return load_scorer(SCORER)


def _article(*contents: str) -> dict[str, Any]:
    starts = [(TEXT.index(each), len(each)) for each in contents]
    return {"id": "a", "text": TEXT, "quotes": [{"start": at, "end": at + size} for at, size in starts]}


def _wrong(scorer: ModuleType, found: dict[str, Any]) -> list[tuple[str, int, str]]:
    wrong = judged(scorer, GOLD, found).wrong
    return [(each.kind, each.letters, TEXT[each.start : each.end]) for each in wrong]


GOLD = _article('"We sail at dawn,"', '"no place" for a child in winter')


def test_what_is_left_out_and_what_is_too_much_is_told_apart(scorer: ModuleType) -> None:
    found = _article('"We sail at dawn,"', '"no place" for a child', '"Lucky"')
    assert _wrong(scorer, found) == [
        ("left out: part of a content, outside of marks", len("inwinter"), "in winter"),
        ("too much: a whole content, in marks", len("Lucky"), "Lucky"),
    ]


def test_a_quotation_nobody_found_is_left_out_as_a_whole(scorer: ModuleType) -> None:
    found = _article('"no place" for a child in winter')
    assert _wrong(scorer, found) == [("left out: a whole content, in marks", len("Wesailatdawn"), "We sail at dawn")]


@pytest.mark.parametrize(
    "contents",
    [
        ('"We sail at dawn,"', '"no place" for a child', '"Lucky"'),
        ("The harbour was", '"no place"'),
        ('"We sail at dawn," said Nia Roe', "called the boat"),
        (),
    ],
)
def test_the_figure_is_the_scorers_own(scorer: ModuleType, contents: tuple[str, ...]) -> None:
    found = _article(*contents)
    theirs = scorer.evaluate({"a": GOLD}, {"a": found})["quoted"]["char"][2]
    each = judged(scorer, GOLD, found)
    assert 2 * each.right / (each.found + each.gold) == pytest.approx(theirs)
    assert sum(passage.letters for passage in each.wrong) == each.found + each.gold - 2 * each.right


def test_marks_alone_are_everything_in_marks(scorer: ModuleType) -> None:
    spans = [TEXT[quote["start"] : quote["end"]] for quote in marks_alone(scorer, GOLD)["quotes"]]
    assert spans == ['"We sail at dawn,"', '"no place"', '"Lucky"']


def test_articles_that_are_all_alike_leave_no_doubt(scorer: ModuleType) -> None:
    each = judged(scorer, GOLD, _article('"We sail at dawn,"'))
    value, low, high = interval([each] * 5)
    assert low == pytest.approx(value) == pytest.approx(high)
