"""papermill's own command makes the same notebook for valid parameters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


def _panels(notebook: Path) -> dict[str, Any]:
    """What each cell shows, by the cell's id: the cells that say where to read and write are left out."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return {cell["id"]: [output.get("data") for output in cell["outputs"]] for cell in cells if cell.get("outputs")}


def test_the_readmes_papermill_command_shows_what_a_report_shows(report: Path, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ipynb"
    command = [
        sys.executable, "-m", "papermill", "notebooks/report-article.ipynb", str(out),
        "-p", "article", "data/articles/airstrikes.txt", "--no-progress-bar",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert _panels(out) == _panels(report / "report.ipynb")


def test_the_notebook_checks_its_parameters_again(root: Path, tmp_path: Path) -> None:
    """papermill lets anything through; the notebook's third cell does not."""
    command = [
        sys.executable, "-m", "papermill", "notebooks/report-article.ipynb", str(tmp_path / "out.ipynb"),
        "-p", "count_thoughts", "maybe", "--no-progress-bar",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode != 0
    assert "parameter 'count_thoughts' must be yes or no, not 'maybe'." in done.stderr
