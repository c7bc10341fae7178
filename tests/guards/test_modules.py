"""Modules stay readable: their size, their names, and what they never do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "analysis").rglob("*.py") if "_share" not in path.parts)
TEMPLATES = sorted(p for p in (ROOT / "analysis").rglob("*") if p.suffix in {".html", ".j2", ".jinja"})
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "process"}
NETWORK = {"urllib", "requests", "http", "httpx", "ftplib", "smtplib", "aiohttp"}
TAG = re.compile(r"(?<![?P])<[/!]?[a-zA-Z]")  # not the "?P<name>" and "?<!" of a regular expression


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
class TestModule:
    def test_has_at_most_300_lines(self, path: Path) -> None:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 300

    def test_is_no_drawer(self, path: Path) -> None:
        assert path.stem not in DRAWERS

    def test_begins_by_saying_what_it_is_for(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree) or not tree.body

    def test_builds_no_html_with_format_strings(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                assert not TAG.search(text), f"line {node.lineno}: {ast.unparse(node)}"

    def test_passes_over_no_error_in_silence(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, f"line {node.lineno}: a bare except"
                broad = ast.unparse(node.type) in ("Exception", "BaseException")
                silent = all(isinstance(step, ast.Pass | ast.Continue) for step in node.body)
                assert not (broad and silent), f"line {node.lineno} swallows every error"

    def test_opens_no_connection(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        found |= {(n.module or "").split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert not found & NETWORK


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_trusts_nothing(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text(encoding="utf-8"))
