"""The notebook that asks three questions of a corpus runs from its first cell to its last, on the invented articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cells(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    made = tmp_path_factory.mktemp("explored") / "explore-corpus.ipynb"
    papermill.execute_notebook(root / "notebooks" / made.name, made, progress_bar=False, kernel_name="python3")
    return {cell["id"]: cell for cell in nbformat.read(made, as_version=4)["cells"]}


def _shown(cell: Any, kind: str = "text/plain") -> str:
    return "\n".join("".join(output["data"][kind]) for output in cell["outputs"] if kind in output.get("data", {}))


def test_every_cell_that_ends_in_a_value_shows_it_and_nothing_warns(cells: dict[str, Any]) -> None:
    outputs = [output for cell in cells.values() for output in cell.get("outputs", ())]
    assert {output["output_type"] for output in outputs} == {"execute_result"}


def test_the_three_questions_have_answers_that_lead_to_words(cells: dict[str, Any]) -> None:
    assert _shown(cells["read"]).split()[:2] == ["articles", "25"]
    assert "95 % interval" in _shown(cells["bands-interval"])
    for chart in ("bands-chart", "categories-chart"):
        page = _shown(cells[chart], "text/html")
        assert "<table" in page
        assert 'alt="Bar chart of ' in page
    said = _shown(cells["unnamed-words"])
    assert "one lorry driver" in said
    assert "he's lost two days' pay, and nobody is striking for him" in said.replace("’", "'")
