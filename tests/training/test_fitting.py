"""The training: what is hidden, what the running average teaches, and that a small network learns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from analysis.errors import ResourceError
from analysis.speech.pieces import Pieces
from analysis.training.batches import CLS, MASK, SEP, collate
from analysis.training.corpus import Example
from analysis.training.fitting import Plan, _masked, agreement_loss, fit
from analysis.training.network import Network, Shape

SMALL = Shape(vocabulary=300, positions=64, width=48, inner=64, heads=12, layers=1)


def _example(seed: int) -> Example:
    """Twelve pieces: the source is piece 200, the cue 201, the content what follows."""
    chance = np.random.default_rng(seed)
    ids = np.concatenate(([200, 201], chance.integers(210, 299, size=10))).astype(np.int32)
    places = np.arange(12, dtype=np.int32)
    none = np.zeros(12, dtype=np.uint8)
    labels = np.array([5, 3, 1] + [2] * 9)
    speech = np.array([-1] + [1] * 11)
    return Example(
        "x", Pieces(ids, places * 5, places * 5 + 4, none, none, none), labels, speech, (((2, 12), (1, 2), (0, 1)),)
    )


def test_what_begins_and_ends_a_row_is_never_hidden() -> None:
    ids = torch.tensor([[CLS, *range(200, 260), SEP, 0, 0]])
    hidden = _masked(ids, 0.5)
    assert (hidden[0, 0], hidden[0, 61], hidden[0, 62]) == (CLS, SEP, 0)
    assert 10 < int((hidden == MASK).sum()) < 50
    assert torch.equal(_masked(ids, 0.0), ids)


def test_agreeing_with_the_teacher_costs_least() -> None:
    batch = collate([(_example(1), 0, 12)])
    torch.manual_seed(1)
    taught = torch.randn(1, 14, 8 + 5 * 64)
    same = agreement_loss(taught, taught, batch)
    other = agreement_loss(torch.roll(taught, 1, dims=-1), taught, batch)
    assert float(same) < float(other)


@pytest.mark.parametrize("teacher", [0.0, 1.0])
def test_a_small_network_learns_what_every_article_shows(teacher: float) -> None:
    examples = [_example(seed) for seed in range(24)]
    torch.set_num_threads(1)
    plan = replace(
        Plan(), epochs=12, batch=8, longest=60, rate=5e-3, teacher=teacher, freeze_words=False, average=0.5, half=False
    )
    torch.manual_seed(1)
    network = fit(Network(SMALL, plan.dropout), lambda epoch: examples, plan)
    batch = collate([(_example(99), 0, 12)])
    with torch.no_grad():
        labels = network(batch.ids, batch.cases, batch.gaps, batch.marks, batch.mask)[0, 1:13, :7].argmax(-1)
    assert labels.tolist() == [5, 3, 1] + [2] * 9


class SwitchedOffError(Exception):
    """Somebody switched the machine off."""


def _trained(plan: Plan, unfinished: Path | None, until: int = 99) -> dict[str, torch.Tensor]:
    def articles(epoch: int) -> list[Example]:
        if epoch == until:
            raise SwitchedOffError
        return [_example(100 * epoch + seed) for seed in range(12)]

    torch.manual_seed(1)
    return fit(Network(SMALL, plan.dropout), articles, plan, unfinished=unfinished).state_dict()


def test_an_interrupted_training_goes_on_to_the_same_end(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    plan = replace(Plan(), epochs=5, batch=4, longest=60, freeze_words=False)
    whole = _trained(plan, None)
    with pytest.raises(SwitchedOffError):
        _trained(plan, tmp_path / "unfinished.pt", until=3)
    rest = _trained(plan, tmp_path / "unfinished.pt", until=99)
    assert all(torch.equal(rest[name], whole[name]) for name in whole)


def test_a_training_does_not_go_on_from_another_plan(tmp_path: Path) -> None:
    plan = replace(Plan(), epochs=1, batch=4, longest=60)
    _trained(plan, tmp_path / "unfinished.pt")
    with pytest.raises(ResourceError, match=r"another plan or on other articles\. Name another file with --unfinished"):
        _trained(replace(plan, rate=1e-5), tmp_path / "unfinished.pt")
