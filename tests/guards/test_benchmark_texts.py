"""No text of the benchmark corpora is in the repository: their publishers own it."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT.parent / "shared" / "benchmarks"
RUN = 10
WORD = re.compile(r"\w+")
LARGEST = 8_000_000
"""Bytes; larger tracked files are model weights."""


def _runs(text: str) -> Iterator[int]:
    words = [word.lower() for word in WORD.findall(text)]
    for start in range(len(words) - RUN + 1):
        yield hash(tuple(words[start : start + RUN]))


def _tracked() -> list[Path]:
    try:
        out = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no clone")
    return [ROOT / name for name in out.split("\0") if name and (ROOT / name).is_file()]


def test_no_ten_words_in_a_row_of_a_benchmark_stand_in_a_tracked_file() -> None:
    files = sorted(BENCHMARKS.rglob("*.jsonl.gz"))
    if not files:
        pytest.skip(f"{BENCHMARKS} is not there")
    theirs: set[int] = set()
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                theirs.update(_runs(json.loads(line)["text"]))
    assert len(theirs) > 100_000
    found = []
    for path in _tracked():
        if path.stat().st_size < LARGEST:
            text = path.read_bytes().decode("utf-8", "ignore")
            if not theirs.isdisjoint(_runs(text)):
                found.append(str(path.relative_to(ROOT)))
    assert found == []
