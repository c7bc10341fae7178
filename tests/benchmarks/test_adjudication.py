"""Passages for a blind judge: drawn by their letters, shown both ways, and counted as they were answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.adjudication import OURS, THEIRS, answers, count, drawn, forgiven, marked
from tests.benchmarks.characters import Judgement, Passage

LONG, SHORT = Passage("left out: a whole content, in marks", 300, 0, 400), Passage("too much: x", 100, 5, 9)


def test_passages_are_drawn_as_often_as_their_letters_ask_for() -> None:
    judgements = {"a": Judgement(0, 0, 0, (LONG,)), "b": Judgement(0, 0, 0, (SHORT,))}
    picked = drawn(judgements, 8)
    assert (picked.count(("a", LONG)), picked.count(("b", SHORT))) == (6, 2)
    assert picked == drawn(judgements, 8)


def test_a_judge_sees_what_is_marked_and_whose_it_is() -> None:
    article = {"text": 'It rained. "We sail," said Nia Roe. Nobody did.'}
    quote = {"start": 11, "end": 21, "speaker_text": "Nia Roe", "cue_text": "said"}
    page = marked(article, [quote], Passage("left out: x", 6, 12, 19))
    assert page == "It rained. ⟦0:\"We sail,\"⟧ said Nia Roe. Nobody did.\n  0: 'Nia Roe', 'said'\n"


KEY = {
    "0": {"theirs": "A", "left out": True, "weight": 1},
    "1": {"theirs": "B", "left out": False, "weight": 2},
    "2": {"theirs": "A", "left out": False, "weight": 1},
}
TOTAL = {"right": 90, "found": 100, "gold": 100}


def test_answers_are_turned_back_into_who_is_right(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("0 A\tfirst\n1 A reason\n2 =\n7 B\nnonsense\n", encoding="utf-8")
    assert answers(tmp_path / "a.txt", KEY) == {"0": THEIRS, "1": OURS, "2": "="}


def test_what_sayso_is_right_in_is_added_to_the_annotation_or_taken_from_it() -> None:
    assert forgiven(TOTAL, KEY, set()) == pytest.approx(90.0)
    # 20 wrong letters over four shares: five a share; ten too much are right after all, five left out are no content
    assert forgiven(TOTAL, KEY, {"1"}) == pytest.approx(200 * 100 / 210)
    assert forgiven(TOTAL, KEY, {"0"}) == pytest.approx(200 * 90 / 195)


def test_the_count_names_each_judge_and_forgives_only_what_all_forgive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.json").write_text(json.dumps({"total": TOTAL, "passages": KEY}), encoding="utf-8")
    for name, text in (("one.txt", "0 B\n1 A\n2 ?\n"), ("two.txt", "0 A\n1 A\n2 ?\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    count(tmp_path, [tmp_path / "one.txt", tmp_path / "two.txt"])
    told = capsys.readouterr().out
    assert (
        "one.txt                  3 of 3 passages; of the letters right: Sayso 75 %, annotators 0 %, = 0 %, ? 25 %"
        in told
    )
    assert "two judges say the same of 2 of 3 passages" in told
    assert "characters quoted, F1: 90.0 as annotated, 95.2 where all judges give Sayso right" in told
