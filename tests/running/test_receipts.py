"""Receipts: what proves a report whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import ResultError
from analysis.resources import PACKAGE
from analysis.running.receipts import RECEIPT, Receipt, digests, from_json, receipt_in, versions


def _receipt(folder: Path) -> Receipt:
    (folder / "report.html").write_text("<html>", encoding="utf-8")
    return Receipt(
        id="story-01234567",
        status="done",
        article="story.txt",
        article_digest="0" * 64,
        notebook="report-article.ipynb",
        notebook_digest="1" * 64,
        parameters={"title": "Über $5"},
        versions={"sayso": "0.1.0"},
        outputs=digests(folder, {"report.html": ""}),
    )


def test_a_receipt_reads_back_equal(tmp_path: Path) -> None:
    receipt = _receipt(tmp_path)
    assert from_json(receipt.to_json()) == receipt


def test_a_whole_report_is_proved(tmp_path: Path) -> None:
    receipt = _receipt(tmp_path)
    assert receipt.proves(replace(receipt, outputs={}), tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        {"article_digest": "9" * 64},
        {"notebook_digest": "9" * 64},
        {"parameters": {}},
        {"versions": {"sayso": "0.2.0"}},
        {"decisions": {"corrections": "9" * 64}},
        {"schema": 2},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_was_made_in_another_way_is_not_proved(tmp_path: Path, other: dict[str, object]) -> None:
    receipt = _receipt(tmp_path)
    assert not receipt.proves(replace(receipt, **other), tmp_path)  # type: ignore[arg-type]


def test_a_changed_or_missing_file_breaks_the_proof(tmp_path: Path) -> None:
    receipt = _receipt(tmp_path)
    (tmp_path / "report.html").write_text("<html", encoding="utf-8")
    assert not receipt.proves(receipt, tmp_path)
    (tmp_path / "report.html").unlink()
    assert not receipt.proves(receipt, tmp_path)


def test_a_failed_run_and_an_empty_one_prove_nothing(tmp_path: Path) -> None:
    receipt = _receipt(tmp_path)
    assert not replace(receipt, status="timed-out").proves(receipt, tmp_path)
    assert not replace(receipt, outputs={}).proves(receipt, tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"id": 1, "other": 2}', "null"])
def test_a_damaged_receipt_is_no_receipt(tmp_path: Path, text: str) -> None:
    with pytest.raises(ResultError, match="this is no receipt of Sayso"):
        from_json(text)
    (tmp_path / RECEIPT).write_text(text, encoding="utf-8")
    assert receipt_in(tmp_path) is None


def test_versions_name_every_library_that_shapes_a_report() -> None:
    assert {"sayso", "sayso-files", "textstat", "nltk", "matplotlib", "nbconvert", "pillow"} <= set(versions())
    assert "absent" not in versions().values()


def test_other_weights_and_none_are_another_version(tmp_path: Path) -> None:
    """A copy of the package: as it is, without its weights, and with others."""
    copy = tmp_path / "analysis"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    model = copy / "speech" / "weights" / "model.onnx"
    whole = _versions_of(tmp_path)
    assert whole == versions()
    model.unlink()
    without = _versions_of(tmp_path)
    model.write_bytes(b"other weights")
    other = _versions_of(tmp_path)
    assert [each["weights"] for each in (without, other)] == [
        "absent",
        hashlib.sha256(b"other weights").hexdigest()[:12],
    ]
    receipt = replace(_receipt(tmp_path), versions=whole)
    assert receipt.proves(replace(receipt, versions=versions()), tmp_path)
    assert not receipt.proves(replace(receipt, versions=without), tmp_path)
    assert not receipt.proves(replace(receipt, versions=other), tmp_path)
    shutil.rmtree(copy)


def _versions_of(folder: Path) -> dict[str, str]:
    code = "import json; from analysis.running.receipts import versions; print(json.dumps(versions()))"
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, timeout=60)
    return dict(json.loads(done.stdout))
