"""Copying: notebooks come out of the package and never over a person's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import RunError
from analysis.running.copying import copy_notebooks


def test_every_notebook_is_copied_and_a_file_that_is_there_is_left_alone(tmp_path: Path, root: Path) -> None:
    (tmp_path / "report-article.ipynb").write_text("my own work", encoding="utf-8")
    copied = dict(copy_notebooks(tmp_path))
    assert copied.pop(tmp_path / "report-article.ipynb") is False
    assert all(copied.values())
    assert (tmp_path / "report-article.ipynb").read_text(encoding="utf-8") == "my own work"
    originals = {path.relative_to(root / "notebooks") for path in (root / "notebooks").rglob("*.ipynb")}
    assert {path.relative_to(tmp_path) for path in copied} == {
        path for path in originals if path.name != "report-article.ipynb" and ".ipynb_checkpoints" not in path.parts
    }


def test_a_place_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="cannot write in"):
        list(copy_notebooks(tmp_path / "file"))
