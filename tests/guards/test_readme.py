"""What the README shows runs as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pandas
import pytest

from analysis import analyse, load
from analysis.reporting.frames import row

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [(kind, code) for kind, code in re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]
SHELL = [line.split("  #")[0].strip().removeprefix("$ ") for kind, code in BLOCKS if kind in ("sh", "console", "bash")
         for line in code.splitlines() if line.strip()]  # fmt: skip
COMMANDS = sorted({line for line in SHELL if line.startswith("sayso ") and not line.startswith("sayso lab")})
TARGETS = sorted({line.split()[1] for line in SHELL if line.startswith("make ")})
PYTHON = [code for kind, code in BLOCKS if kind == "python"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder like a reader's: two stories, a folder of stories, a file of lines, the results of an archive."""
    story = ROOT / "data" / "gold" / "harbour.txt"
    shutil.copy(story, tmp_path / "story.txt")
    (tmp_path / "stories").mkdir()
    shutil.copy(story, tmp_path / "stories" / "story.txt")
    shutil.copy(ROOT / "data" / "articles" / "invented-harbour-rival.txt", tmp_path / "other.txt")
    one = row(analyse(load(story)))
    pandas.DataFrame([one | {"name": f"{number}.txt"} for number in range(30)]).to_parquet(tmp_path / "archive.parquet")
    (tmp_path / "stories.jsonl").write_text('{"id": 1, "text": "“We wait,” said Mara Teal."}\n', encoding="utf-8")
    for name in ("data", "notebooks"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_the_readme_shows_the_two_commands() -> None:
    assert {"report", "lab"} <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_a_make_target_exists(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_sayso_command_runs(command: str, desk: Path) -> None:
    words = [sys.executable, "-m", "analysis", *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=desk, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_python_runs(code: str, desk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
