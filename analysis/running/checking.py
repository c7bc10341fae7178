"""Checking: a report is looked at before anybody is told that it is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from analysis.errors import ResultError
from analysis.running.execution import Outcome

_PNG = b"\x89PNG\r\n\x1a\n"


def check_report(made: Path, article_digest: str) -> Outcome:
    """ "done" when every part of a report is there and sound, else what is wrong with it."""
    return _looked_at(made, "report", lambda: _check_analysis(made / "analysis.json", article_digest))


def check_comparison(made: Path, stories: int) -> Outcome:
    """ "done" when every part of a comparison is there and sound, else what is wrong with it."""
    return _looked_at(made, "comparison", lambda: _check_comparison(made / "comparison.json", stories))


def check_collection(made: Path) -> Outcome:
    """ "done" when every part of a report on many articles is there and sound, else what is wrong with it."""
    return _looked_at(made, "report", lambda: _check_collection(made / "collection.json"))


def check_run(made: Path) -> Outcome:
    """ "done" when a user's own notebook ran to its end and its page is sound: what else it makes is its own affair."""
    return _looked_at(made, "report", lambda: None, charts=False)


def _looked_at(made: Path, what: str, check_result: Callable[[], None], *, charts: bool = True) -> Outcome:
    try:
        check_result()
        _check_notebook(made / "report.ipynb")
        _check_page(made / "report.html")
        if charts:
            _check_charts(made / "charts")
    except OSError as error:
        missing = Path(error.filename or "").name
        return Outcome("failed", None, f"the {what} is not whole: {missing}: {error.strerror}")
    except (ValueError, KeyError, ElementTree.ParseError) as error:
        return Outcome("failed", None, f"the {what} is not whole: {error}")
    return Outcome("done")


def _check_analysis(path: Path, article_digest: str) -> None:
    from analysis.result import from_json

    if from_json(path.read_bytes()).article.digest != article_digest:
        raise ResultError("analysis.json is about another article")


def _check_comparison(path: Path, stories: int) -> None:
    if len(json.loads(path.read_text(encoding="utf-8"))["stories"]) != stories:
        raise ResultError("comparison.json is about other articles")


def _check_collection(path: Path) -> None:
    if not json.loads(path.read_text(encoding="utf-8"))["articles"]:
        raise ResultError("collection.json is about no article")


def _check_notebook(path: Path) -> None:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            _check_cell(cell)


def _check_cell(cell: dict[str, Any]) -> None:
    if cell["execution_count"] is None and "".join(cell["source"]).strip():
        raise ResultError(f"cell {cell['id']!r} was not run")
    for output in cell["outputs"]:
        if output["output_type"] == "error":
            raise ResultError(f"cell {cell['id']!r} ended with {output['ename']}")


def _check_page(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    if not page.rstrip().endswith("</html>"):
        raise ResultError("report.html has no end")
    if "<script" in page.lower():
        raise ResultError("report.html holds a script")


def _check_charts(folder: Path) -> None:
    pictures = sorted(folder.glob("*.png"))
    if not pictures:
        raise ResultError("there are no charts")
    for picture in pictures:
        if not picture.read_bytes().startswith(_PNG):
            raise ResultError(f"{picture.name} is no PNG picture")
        ElementTree.parse(picture.with_suffix(".svg"))
