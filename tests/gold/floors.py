"""Pins the floors of ``test_floors.py`` to what is reached now, less one point, and the labels of ``test_labels.py``.

Run it as ``python -m tests.gold.floors``; lowering a floor needs ``--allow-lower``.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from analysis.speech.cued import CuedTagger
from analysis.speech.tagger import Tagger, default_tagger
from tests.gold.confusion import rates
from tests.gold.labels import pin
from tests.gold.scoring import GOLD
from tests.gold.table import f1, readings

PINNED = Path(__file__).with_name("floors.json")
MARGIN = 1.0

Floors = dict[str, dict[str, float]]


def digest() -> str:
    """SHA-256 over the annotations, in the order of their names."""
    found = hashlib.sha256()
    for path in sorted(GOLD.glob("*.json")):
        found.update(path.read_bytes())
    return found.hexdigest()


def reached(tagger: Tagger) -> dict[str, float]:
    """Everything that has a floor, in percent: what is found (F1), and what is said of the sources."""
    return f1(readings(tagger)) | rates(tagger)


def checked(old: Floors, new: Floors, *, allow_lower: bool) -> Floors:
    """The new floors; ends the program when one is lower than it was and nobody allowed that."""
    lower = [
        f"{method} {name}: {floor} → {new[method][name]}"
        for method, floors in old.items()
        if method in new
        for name, floor in floors.items()
        if new[method].get(name, 0.0) < floor
    ]
    if lower and not allow_lower:
        raise SystemExit("these floors would sink: " + "; ".join(lower) + ". Give --allow-lower if that is meant.")
    return old | new


def main() -> None:
    """Measure, compare with the pinned floors, and replace them in one step."""
    taggers = {"rules": CuedTagger()} | ({"model": default_tagger()} if default_tagger().name == "model" else {})
    new = {
        method: {name: round(max(0.0, value - MARGIN), 1) for name, value in reached(tagger).items()}
        for method, tagger in taggers.items()
    }
    pinned = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {"floors": {}}
    pinned["floors"] = checked(pinned["floors"], new, allow_lower="--allow-lower" in sys.argv)
    pinned["digest"] = digest()
    if "model" in taggers:
        pinned["labels"] = pin(taggers["model"])
    fresh = PINNED.with_suffix(".new")
    fresh.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    fresh.replace(PINNED)


if __name__ == "__main__":
    main()
