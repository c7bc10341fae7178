"""Packing: a trained network as the folder of weights that Sayso ships with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from torch import Tensor

from analysis.speech.confidence import SIGNS, Scale
from analysis.speech.model import DIGESTS, PARTS, ModelTagger, load_weights
from analysis.training.base import base_tokenizer
from analysis.training.calibrating import Judged, fit_scales, judged, reliability, written
from analysis.training.quantising import write

SETTINGS: dict[str, Any] = {
    "window": 190,
    "context": 32,
    "leaning": {"begin_content": 0.3, "inside_content": 0.5, "cue": 0.8, "source": 0.8},
    "threshold": 0.5,
    "speech": 0.5,
}
"""Chosen on folds of the training articles."""


def pack(weights: dict[str, Tensor], folder: Path, kept_apart: Sequence[dict[str, Any]]) -> None:
    """Write graph, tokenizer, settings and digests; the confidence is fitted on the articles kept apart."""
    folder.mkdir(parents=True, exist_ok=True)
    write(weights, folder / "model.onnx")
    (folder / "tokenizer.json").write_text(base_tokenizer().to_str(), encoding="utf-8")
    flat = written(Scale(0.0, (0.0,) * len(SIGNS)))
    _settle(folder, SETTINGS | {"found": flat, "right": flat})
    calibrate(folder, kept_apart)


def calibrate(folder: Path, kept_apart: Sequence[dict[str, Any]]) -> None:
    """Fit the confidence again on articles kept apart, and write it into the settings of a folder of weights."""
    calibrate_on(folder, judged(kept_apart, ModelTagger(folder)))


def calibrate_on(folder: Path, drafts: Sequence[Judged]) -> None:
    """Fit the confidence again on drafts that were judged, and write it into the settings of a folder of weights.

    The reliability curve goes with it, so that every result can say what a confidence was worth.
    """
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    scales = {name: written(scale) for name, scale in fit_scales(drafts).items()}
    curve = [[round(mean, 2), round(share, 2), number] for mean, share, number in reliability(drafts)]
    _settle(folder, settings | scales | {"reliability": curve})


def _settle(folder: Path, settings: dict[str, Any]) -> None:
    """Write the settings and the digests of all parts."""
    (folder / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    digests = {part: hashlib.sha256((folder / part).read_bytes()).hexdigest() for part in PARTS}
    (folder / DIGESTS).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    load_weights.cache_clear()
