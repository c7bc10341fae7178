"""Decisions end to end: a report shows who changed what, and a batch makes again what a person changed."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from analysis.corrections.sidecar import Corrections
from analysis.reading.load import load

STORY = """\
The ferry stopped on Monday.

“We wait for the tide,” said Mara Teal, who runs the port.

Skerrow Ferries said that it had lost £2m.
"""


def _sayso(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis", *words], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )


def _analysis(folder: Path, name: str) -> Any:
    (path,) = (folder / "out").glob(f"{name}-*/analysis.json")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_batch_shows_who_changed_what_and_makes_again_only_what_a_person_changed(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    for name in ("story.txt", "other.txt"):
        (stories / name).write_text(STORY + name, encoding="utf-8")
    (tmp_path / "sayso.toml").write_text('publisher = "The Lantern"\n', encoding="utf-8")
    mine = Corrections.of(load(stories / "story.txt"), by="Ana Orm").drop_statement("had lost", note="I asked them.")
    mine.save(stories / "story.corrections.yaml")
    bad = Corrections.of(load(stories / "other.txt")).drop_statement("had won")
    bad.save(stories / "other.corrections.yaml")

    first = _sayso(tmp_path, "batch", "stories", "-o", "out")
    assert (first.returncode, first.stdout.count("made ")) == (1, 1), first.stdout + first.stderr
    assert first.stderr.startswith(
        "failed  other.txt: other.corrections.yaml: 1 of 1 correction does not fit: entry 1 "
    )
    assert "the words “had won” do not stand in the story" in first.stderr
    assert list((tmp_path / "out").glob("other-*")) == [], "no kernel was started for it"
    analysis = _analysis(tmp_path, "story")
    assert [change["by"] for change in analysis["corrections"]] == ["Ana Orm"]
    assert (analysis["article"]["outlet"], len(analysis["attributions"])) == ("The Lantern", 1)
    (page,) = (tmp_path / "out").glob("story-*/report.html")
    words = lxml.html.parse(page).getroot().text_content()
    assert "“that it had lost £2m” is no statement (it was taken for one of Skerrow Ferries)." in words
    assert "Decided by Ana Orm: I asked them." in words
    (row,) = csv.DictReader((tmp_path / "out" / "results.csv").read_text(encoding="utf-8").splitlines())
    assert (row["corrected"], len(row["corrections"]), len(row["settings"])) == ("1", 64, 64)

    good = Corrections.of(load(stories / "other.txt")).drop_statement("We wait for the tide")
    good.save(stories / "other.corrections.yaml", replacing=True)
    again = _sayso(tmp_path, "batch", "stories", "-o", "out")
    assert again.returncode == 0, again.stderr
    assert (again.stdout.count("made "), again.stdout.count("kept ")) == (1, 1)
    assert len(_analysis(tmp_path, "other")["attributions"]) == 1
