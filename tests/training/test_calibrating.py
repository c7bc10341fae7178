"""The confidence is fitted on judged findings, and what it was worth on others is written beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("tokenizers")

from analysis.speech.confidence import SIGNS
from analysis.speech.model import DIGESTS, PARTS, read_settings
from analysis.training.calibrating import Judged, reliability


def _judged(number: int = 4000) -> list[Judged]:
    """Findings of which a known share is right: one sign gives the odds, the others say nothing."""
    chance = np.random.default_rng(3)
    table = chance.normal(size=(number, len(SIGNS)))
    right = chance.random(number) < 1 / (1 + np.exp(-2 * table[:, 0]))
    return [Judged(tuple(map(float, row)), bool(yes), bool(yes)) for row, yes in zip(table, right, strict=True)]


def test_confidences_fitted_on_other_findings_come_true() -> None:
    rows = reliability(_judged())
    assert len(rows) == 10
    assert sum(number for _, _, number in rows) == 4000
    assert [mean for mean, _, _ in rows] == sorted(mean for mean, _, _ in rows)
    assert all(tenth / 10 <= mean <= (tenth + 1) / 10 for tenth, (mean, _, _) in enumerate(rows))
    assert all(abs(mean - share) < 0.08 for mean, share, _ in rows), rows


def test_confidences_that_nothing_bears_out_are_not_believed() -> None:
    wrong = [Judged(each.signs, False, False) for each in _judged(400)]
    assert all(share == 0 for _, share, _ in reliability(wrong))


def test_fitting_the_confidence_again_writes_its_reliability_beside_it(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from analysis.training.calibrating import fit_scales, written
    from analysis.training.packing import SETTINGS, calibrate_on

    drafts = _judged(500)
    for part in PARTS:
        (tmp_path / part).write_text(json.dumps(SETTINGS), encoding="utf-8")
    calibrate_on(tmp_path, drafts)
    settings = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert settings["right"] == written(fit_scales(drafts)["right"])
    assert read_settings(settings).reliability == tuple(
        (round(mean, 2), round(share, 2), number) for mean, share, number in reliability(drafts)
    )
    digests = json.loads((tmp_path / DIGESTS).read_text(encoding="utf-8"))
    assert digests["settings.json"] == hashlib.sha256((tmp_path / "settings.json").read_bytes()).hexdigest()
