"""The trained model labels the gold articles on this machine as on the one that pinned them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.model import ModelTagger
from tests.gold.floors import PINNED
from tests.gold.labels import COUNTED, DOUBTFUL, counted, digest_of, label, pin

AGAIN = "python -m tests.gold.floors pins the labels again, where the change is meant"


@pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")
def test_this_machine_gives_the_labels_that_were_pinned() -> None:
    pinned, here = json.loads(PINNED.read_text(encoding="utf-8"))["labels"], pin(ModelTagger())
    assert here["weights"] == pinned["weights"], f"the weights are others: {AGAIN}"
    assert here["digest"] == pinned["digest"], f"a rule beside the weights changed, or this processor differs: {AGAIN}"


FOUND = Attribution(
    id="a1", content=(Span(10, 20), Span(30, 40)), cue=Span(21, 25), speaker=Span(26, 29), kind="direct",
    is_speech=True, confidence=0.91, method="model", why="",
)  # fmt: skip


def _digest(found: Attribution) -> str:
    return digest_of([label("harbour", found, COUNTED)])


@pytest.mark.parametrize(
    "other",
    [
        {"content": (Span(10, 20), Span(30, 41))},
        {"content": (Span(10, 40),)},
        {"cue": None},
        {"speaker": Span(27, 29)},
        {"is_speech": False},
        {"kind": "mixed"},
        {"method": "rules"},
    ],
)
def test_one_letter_more_or_another_speaker_is_another_digest(other: dict[str, object]) -> None:
    assert _digest(replace(FOUND, **other)) != _digest(FOUND)  # type: ignore[arg-type]


def test_a_statement_that_becomes_doubtful_leaves_the_digest_and_a_hundredth_of_confidence_changes_nothing() -> None:
    both = [(label("harbour", FOUND, standing), 0.5) for standing in (COUNTED, DOUBTFUL)]
    assert counted(both) == [label("harbour", FOUND, COUNTED)]
    assert _digest(replace(FOUND, confidence=0.9)) == _digest(FOUND)
