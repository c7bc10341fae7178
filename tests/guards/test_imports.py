"""Data moves down the folder listing and never back; heavy libraries come in late."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "analysis"
FLOW = (
    "errors", "spans", "rules", "versions", "resources", "lexicons", "reading", "speech", "corrections", "measures",
    "result", "compare", "reporting", "exploring", "running", "teaching", "training", "cli", "__main__",
)  # fmt: skip
UPWARD = {
    ("result.py", "_repr_mimebundle_", "analysis.reporting.display"),
    ("result.py", "to_frame", "analysis.reporting.frames"),
}
"""The one exception of the design: two one-line methods of a result that show it."""
HEAVY = ("matplotlib", "IPython", "papermill", "nbformat", "nbconvert", "pandas")
NOT_AT_START = (*HEAVY, "numpy", "textstat", "nltk", "onnxruntime", "tokenizers", "jinja2", "jupyter_client", "pyarrow",
                "click", "great_tables", "ipykernel")  # fmt: skip
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_share" not in path.parts)


def _stage(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each import of a module with the function that it stands in ("" at the top)."""

    def walk(node: ast.AST, inside: str) -> Iterator[tuple[str, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef):
                yield from walk(child, child.name)
            elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            elif isinstance(child, ast.Import):
                yield from ((inside, alias.name) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                yield inside, child.module or ""
            else:
                yield from walk(child, inside)

    return walk(ast.parse(path.read_text(encoding="utf-8")), "")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_above_its_own_line(path: Path) -> None:
    stage = _stage(path)
    if stage == "__init__":
        return
    assert stage in FLOW, f"{stage} has no place in the flow of design.md"
    for inside, name in _imports(path):
        if not name.startswith("analysis.") or (path.name, inside, name) in UPWARD:
            continue
        other = name.split(".")[1]
        assert other == stage or FLOW.index(other) < FLOW.index(stage), f"{stage} imports {name}"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if _stage(path) in FLOW[: FLOW.index("result") + 1]],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_nothing_down_to_the_result_imports_a_library_of_the_report(path: Path) -> None:
    found = {name.split(".")[0] for _, name in _imports(path)}
    assert not found & set(HEAVY)


def test_imports_are_written_out_in_full() -> None:
    """A relative import would slip past the guard above."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path.name} imports relatively"


def test_importing_the_package_brings_in_no_heavy_library() -> None:
    code = "import sys, analysis; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert not set(out.split()) & set(NOT_AT_START)
