"""The page about corrections: all that it shows can be read, run and relied on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from analysis.corrections.entry import VERBS
from analysis.corrections.sidecar import parse_corrections
from analysis.house.register import read_register
from analysis.house.settings import read_settings
from analysis.resources import PACKAGE, shipped

PAGE = (PACKAGE / "corrections" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def _blocks(kind: str) -> list[str]:
    return [code for name, code in BLOCKS if name == kind]


@pytest.mark.parametrize("code", _blocks("yaml"))
def test_corrections_that_it_shows_can_be_read(code: str) -> None:
    assert parse_corrections(code, "story.corrections.yaml").entries


def test_settings_and_register_that_it_shows_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(_blocks("csv")[0], encoding="utf-8")
    (tmp_path / "sayso.toml").write_text(_blocks("toml")[0], encoding="utf-8")
    assert read_register(tmp_path / "sources.csv").find("SF") is not None
    assert read_settings(tmp_path / "sayso.toml").publisher == "The Skerrow Lantern"


def test_its_table_has_every_correction_with_every_key() -> None:
    rows = dict(re.findall(r"^\| `([a-z ]+)` \| (.+) \|$", PAGE, re.MULTILINE))
    assert set(rows) == set(VERBS)
    for do, kind in VERBS.items():
        keys = {f.name for f in fields(kind)} - {"by", "when", "note", "line"}
        if do == "set rules":
            continue
        told = set(re.findall(r"`(\w+)[`:]", rows[do]))
        assert keys - told <= ({"occurrence"} if "occurrence" in keys else set()), do
        assert told <= keys, do


def test_the_python_that_it_shows_runs(tmp_path: Path) -> None:
    shutil.copy(shipped("data", "articles", "invented-harbour.txt"), tmp_path / "story.txt")
    done = subprocess.run(
        [sys.executable, "-c", _blocks("python")[0]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "Mara Oyelaran: side boats.\n"), done.stderr
