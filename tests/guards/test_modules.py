"""Modules stay readable: their size, their names, and what they never do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "analysis").rglob("*.py") if "_share" not in path.parts)
TEMPLATES = sorted(p for p in (ROOT / "analysis").rglob("*") if p.suffix in {".html", ".j2", ".jinja"})
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "process"}
NETWORK = {"urllib", "requests", "http", "httpx", "ftplib", "smtplib", "aiohttp"}
TAG = re.compile(r"(?<![?P])<[/!]?[a-zA-Z]")  # not the "?P<name>" and "?<!" of a regular expression


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of every module with its place, "reading/load.py:12"."""
    for path in MODULES:
        for node in ast.walk(_tree(path)):
            yield f"{path.relative_to(ROOT / 'analysis')}:{getattr(node, 'lineno', 0)}", node


def test_there_are_modules_and_templates() -> None:
    assert len(MODULES) > 50
    assert len(TEMPLATES) > 5


def test_a_module_has_at_most_300_lines() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_no_module_is_a_drawer() -> None:
    assert [str(path.relative_to(ROOT)) for path in MODULES if path.stem in DRAWERS] == []


def test_a_module_begins_by_saying_what_it_is_for() -> None:
    assert [
        str(path.relative_to(ROOT)) for path in MODULES if _tree(path).body and not ast.get_docstring(_tree(path))
    ] == []


def test_no_html_is_built_with_format_strings() -> None:
    found = []
    for place, node in _nodes():
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if TAG.search(text):
                found.append(f"{place} {ast.unparse(node)}")
    assert found == []


def test_no_error_is_passed_over_in_silence() -> None:
    found = []
    for place, node in _nodes():
        if isinstance(node, ast.ExceptHandler):
            kind = ast.unparse(node.type) if node.type else "everything"
            silent = all(isinstance(step, ast.Pass | ast.Continue) for step in node.body)
            if kind == "everything" or (kind in ("Exception", "BaseException") and silent):
                found.append(f"{place} except {kind}")
    assert found == []


def test_no_module_opens_a_connection() -> None:
    found = []
    for place, node in _nodes():
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [f"{place} {name}" for name in names if name.split(".")[0] in NETWORK]
    assert found == []


def test_no_template_trusts_its_values() -> None:
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+false")
    assert [str(path.relative_to(ROOT)) for path in TEMPLATES if unsafe.search(path.read_text(encoding="utf-8"))] == []
