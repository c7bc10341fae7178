"""Data moves down the folder listing and never back; heavy libraries come in late."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "analysis"
FLOW = (
    "errors", "spans", "rules", "versions", "resources", "lexicons", "reading", "speech", "house",
    "corrections", "measures", "result", "comparing", "reporting", "exploring", "running", "teaching", "training",
    "cli", "__main__",
)  # fmt: skip
UPWARD = {
    ("result.py", "_repr_mimebundle_", "analysis.reporting.display"),
    ("result.py", "to_frame", "analysis.reporting.frames"),
    ("readability.py", "_repr_mimebundle_", "analysis.reporting.readable"),
}
"""The one exception of the design: one-line methods of a result that show it."""
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


def _upward(path: Path) -> Iterator[str]:
    """The imports of a module that point against the flow."""
    stage = _stage(path)
    for inside, name in _imports(path):
        if name.startswith("analysis.") and (path.name, inside, name) not in UPWARD:
            other = name.split(".")[1]
            if other != stage and FLOW.index(other) >= FLOW.index(stage):
                yield f"{path.relative_to(PACKAGE)} imports {name}"


def test_every_module_has_a_place_in_the_flow_of_design_md() -> None:
    assert {_stage(path) for path in MODULES} - {"__init__"} <= set(FLOW)


def test_a_module_imports_only_from_above_its_own_line() -> None:
    assert [found for path in MODULES if _stage(path) != "__init__" for found in _upward(path)] == []


def test_nothing_down_to_the_result_imports_a_library_of_the_report() -> None:
    early = [path for path in MODULES if _stage(path) in FLOW[: FLOW.index("result") + 1]]
    found = [(str(path.relative_to(PACKAGE)), name) for path in early for _, name in _imports(path)]
    assert [(path, name) for path, name in found if name.split(".")[0] in HEAVY] == []


def test_imports_are_written_out_in_full() -> None:
    """A relative import would slip past the guard above."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path.name} imports relatively"


def test_importing_the_package_brings_in_no_heavy_library() -> None:
    code = "import sys, analysis; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert not set(out.split()) & set(NOT_AT_START)
