"""Notebooks as they are committed: no outputs, readable ids, short cells."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(path for path in FOLDER.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
KEPT = {"tags", "jupyter", "editable", "slideshow"}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.name)
def notebook(request: pytest.FixtureRequest) -> Any:
    return json.loads(request.param.read_text(encoding="utf-8"))


def _code(notebook: Any) -> list[tuple[str, str]]:
    return [(cell["id"], "".join(cell["source"])) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks() -> None:
    assert {"report-article.ipynb", "explore-article.ipynb", "start-here.ipynb"} <= {path.name for path in NOTEBOOKS}


def test_no_outputs_counts_or_run_metadata(notebook: Any) -> None:
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= KEPT, cell["id"]
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
    assert set(notebook["metadata"]) <= {"kernelspec", "language_info"}
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_cell_ids_are_readable_and_stand_once(notebook: Any) -> None:
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(ids) == len(set(ids))
    assert [id for id in ids if not re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", id)] == []


def test_the_first_cell_is_a_title(notebook: Any) -> None:
    assert notebook["cells"][0]["cell_type"] == "markdown"
    assert "".join(notebook["cells"][0]["source"]).startswith("# ")


def test_code_is_short_and_defines_no_class(notebook: Any) -> None:
    for id, source in _code(notebook):
        tree = ast.parse(source)
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)], id
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 8, f"{id}: {node.name} belongs in analysis/"


def test_a_notebook_reaches_for_nothing_outside(notebook: Any) -> None:
    for id, source in _code(notebook):
        assert not re.search(r"^\s*[%!]|https?://", source, re.MULTILINE), id


@pytest.mark.parametrize("path", [p for p in NOTEBOOKS if p.name.startswith("report-")], ids=lambda path: path.name)
def test_a_report_notebook_has_its_parameters_second(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert cells[1]["metadata"].get("tags") == ["parameters"]
    assert cells[1]["id"] == "parameters"
