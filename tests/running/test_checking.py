"""Checking: what is missing or broken in a report is found before it is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import analyse, read
from analysis.running.checking import check_report

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """The smallest report that passes, and the digest of its article."""
    analysis = analyse(read("The ferry stopped.\n\n“We wait,” said Mara Teal.\n"))
    (tmp_path / "analysis.json").write_text(analysis.to_json(), encoding="utf-8")
    cell = {"cell_type": "code", "id": "load", "execution_count": 1, "outputs": [], "source": "1", "metadata": {}}
    (tmp_path / "report.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    (tmp_path / "report.html").write_text("<html></html>\n", encoding="utf-8")
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "voices.png").write_bytes(PNG)
    (tmp_path / "charts" / "voices.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    return tmp_path, analysis.article.digest


def _without_output(folder: Path) -> None:
    notebook = json.loads((folder / "report.ipynb").read_text(encoding="utf-8"))
    notebook["cells"][0]["execution_count"] = None
    (folder / "report.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def _with_error(folder: Path) -> None:
    notebook = json.loads((folder / "report.ipynb").read_text(encoding="utf-8"))
    notebook["cells"][0]["outputs"] = [{"output_type": "error", "ename": "ValueError", "evalue": "", "traceback": []}]
    (folder / "report.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


BROKEN: dict[str, Callable[[Path], object]] = {
    "analysis.json: No such file": lambda f: (f / "analysis.json").unlink(),
    "this is no saved analysis": lambda f: (f / "analysis.json").write_text("{", encoding="utf-8"),
    "report.ipynb: No such file": lambda f: (f / "report.ipynb").unlink(),
    "cell 'load' was not run": _without_output,
    "cell 'load' ended with ValueError": _with_error,
    "report.html has no end": lambda f: (f / "report.html").write_text("<html>", encoding="utf-8"),
    "report.html holds a script": lambda f: (f / "report.html").write_text("<SCRIPT></html>", encoding="utf-8"),
    "there are no charts": lambda f: (f / "charts" / "voices.png").unlink(),
    "voices.png is no PNG picture": lambda f: (f / "charts" / "voices.png").write_bytes(b"GIF"),
    "voices.svg: No such file": lambda f: (f / "charts" / "voices.svg").unlink(),
    "not whole: no element found": lambda f: (f / "charts" / "voices.svg").write_text("", encoding="utf-8"),
}


def test_a_whole_report_passes(made: tuple[Path, str]) -> None:
    assert check_report(*made).status == "done"


def test_a_report_about_another_article_does_not_pass(made: tuple[Path, str]) -> None:
    outcome = check_report(made[0], "0" * 64)
    assert outcome.message == "the report is not whole: analysis.json is about another article"


@pytest.mark.parametrize("message", BROKEN)
def test_what_is_broken_is_named(made: tuple[Path, str], message: str) -> None:
    BROKEN[message](made[0])
    outcome = check_report(*made)
    assert outcome.status == "failed"
    assert message in str(outcome.message)
