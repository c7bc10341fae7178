"""Rerunning: what a report keeps of what it was made from, and what its notebook says of the rest."""

from __future__ import annotations

from pathlib import Path

import nbformat

from analysis.running.parameters import Value
from analysis.running.rerunning import keep_stories, tell_what_is_gone

ASKED: dict[str, Value] = {
    "articles": ["articles/1/a.txt", "articles/2/a.txt"], "settings": "house/sayso.toml", "register": "none",
    "reference": "house/reference.json", "title": "../a.txt", "output": "report",
}  # fmt: skip


def _private(tmp_path: Path) -> Path:
    for name in ("articles/1/a.txt", "articles/1/a.corrections.yaml", "articles/2/a.txt", "house/sayso.toml",
                 "house/reference.json"):  # fmt: skip
        path = tmp_path / "run" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "a.txt").write_text("not of this run", encoding="utf-8")
    (tmp_path / "run" / "report").mkdir()
    return tmp_path / "run"


def test_stories_with_their_corrections_stay_and_the_house_keeps_its_own(tmp_path: Path) -> None:
    private = _private(tmp_path)
    keep_stories(private, ASKED)
    kept = {path.relative_to(private / "report").as_posix() for path in private.glob("report/**/*") if path.is_file()}
    assert kept == {"articles/1/a.txt", "articles/1/a.corrections.yaml", "articles/2/a.txt", "house/reference.json"}


def test_the_notebook_says_which_files_it_lacks_and_nothing_where_it_lacks_none(tmp_path: Path) -> None:
    private = _private(tmp_path)
    keep_stories(private, ASKED)
    cell = nbformat.v4.new_code_cell("# Parameters\nx = 1\n", metadata={"tags": ["injected-parameters"]})  # type: ignore[no-untyped-call]
    other = nbformat.v4.new_code_cell("# Parameters\n")  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=[cell, other])  # type: ignore[no-untyped-call]
    tell_what_is_gone(notebook, private, {**ASKED, "settings": "none"})
    assert cell.source == "# Parameters\nx = 1\n"
    tell_what_is_gone(notebook, private, ASKED)
    assert cell.source == (
        "# Parameters\n"
        "# To run this notebook again, change settings: that was a copy which is not kept with a report.\n"
        '# Give the path of the file itself. "" for settings takes what holds for this folder.\nx = 1\n'
    )
    assert other.source == "# Parameters\n"
