"""What is measured is measured on articles that were kept apart."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("tokenizers")

from analysis.errors import ResourceError
from analysis.training.calibrating import Judged
from analysis.training.validating import fold, keep_judged, kept_judged, scorer, without

ARTICLES: list[dict[str, Any]] = [
    {"id": f"a{number}", "text": "", "quotes": [], "meta": {"publisher": ("Tide", "Quay", "Mole")[number % 3]}}
    for number in range(60)
]


def _names(articles: tuple[dict[str, Any], ...]) -> set[str]:
    return {each["id"] for each in articles}


def test_every_article_is_kept_apart_once_and_learnt_from_in_all_other_folds() -> None:
    parts = [fold(ARTICLES, number, 5) for number in range(5)]
    assert sorted(name for part in parts for name in _names(part.apart)) == sorted(_names(tuple(ARTICLES)))
    assert all(_names(part.train) == _names(tuple(ARTICLES)) - _names(part.apart) for part in parts)


def test_an_article_stays_in_its_fold_whatever_else_is_in_the_corpus() -> None:
    few = fold(ARTICLES[:10], 2, 5).apart
    assert _names(few) == {each["id"] for each in fold(ARTICLES, 2, 5).apart if int(each["id"][1:]) < 10}


def test_nothing_of_a_publisher_kept_apart_is_learnt_from() -> None:
    part = without(ARTICLES, "Quay")
    assert (part.name, len(part.apart), len(part.train)) == ("Quay", 20, 40)
    assert not any(each["meta"]["publisher"] == "Quay" for each in part.train)


def test_a_publisher_that_the_corpus_does_not_have_is_named_with_those_it_has() -> None:
    with pytest.raises(ResourceError, match=r"no article of publisher 'Pier'\. It has those of: Mole, Quay, Tide\."):
        without(ARTICLES, "Pier")


def test_what_was_judged_is_read_back_as_it_was(tmp_path: Path) -> None:
    drafts = [Judged((0.5, -1.25), True, False), Judged((3.0, 0.0), False, False)]
    keep_judged(drafts, tmp_path)
    assert kept_judged(tmp_path) == drafts


def test_a_missing_scorer_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"score\.py lies beside the annotated articles"):
        scorer(tmp_path / "score.py")


def test_a_rate_that_nothing_can_be_said_of_is_a_dash() -> None:
    from analysis.training.validating import style_row

    report = {"speech": {"ov30": (1.0, 0.843, 0.9), "attr_span": 0.951, "attr_name": None}}
    score: Any = SimpleNamespace(evaluate=lambda gold, found: report)
    assert style_row("GUM", score, {}, {}) == "| GUM | 84.3 | 95.1 | – |"
