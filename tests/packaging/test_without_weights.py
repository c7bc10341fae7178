"""Sayso without the folder of the trained model: every command runs, on the rules, and what it writes says so."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import click
import pandas
import pytest

from analysis.cli import sayso as command
from analysis.reporting.method import METHODS
from analysis.versions import __version__
from tests.packaging.installing import install, sayso

pytestmark = pytest.mark.slow

STORY, RIVAL = "invented-harbour.txt", "invented-harbour-rival.txt"
LEAST = 30
"""So many articles a reference distribution is made of."""
COMMANDS = {
    "analyse": (STORY,),
    "annotate": ("lines.jsonl", "-o", "annotated.jsonl"),
    "readability": (STORY,),
    "params": (),
    "codebook": (),
    "notebooks": ("work",),
    "lab": ("--help",),
    "corpus": ("lines.jsonl", "-o", "corpus.parquet"),
    "sample": ("corpus.parquet", "-n", "2"),
    "validate": ("filled.csv", "--key", "sheet.key.json"),
    "reference": ("corpus.parquet", "-o", "ours.json", "--name", "Ours", "--origin", "Invented.", "--date", "2026"),
    "corrections new": (STORY,),
    "corrections check": (STORY,),
    "register set": ("Mara Oyelaran", "--category", "business"),
    "register list": (),
    "register check": (),
    "register add": (STORY,),
    "report": ("-o", "one"),
    "batch": (STORY, "-o", "many"),
    "overview": ("corpus.parquet", "-o", "over"),
    "compare": (STORY, RIVAL, "-o", "beside"),
}
"""Every command with what it needs; the later ones read what the earlier ones wrote."""

Runs = dict[str, subprocess.CompletedProcess[str]]


def _fill(blank: Path, filled: Path) -> None:
    """What a coder gives back: no sentence is a statement."""
    with blank.open(encoding="utf-8-sig", newline="") as file:
        rows = [{**row, "statement": "n", "quoted": "n"} for row in csv.DictReader(file)]
    with filled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def home(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation without the weights, two stories, and lines enough for a reference."""
    home = tmp_path_factory.mktemp("without")
    package = install(wheel, home)
    stories = [Path(shutil.copy(root / "data" / "articles" / name, home)) for name in (STORY, RIVAL)]
    text = stories[1].read_text(encoding="utf-8")
    lines = [{"id": f"n{n}", "text": f"{text}\n\nThat was day {n}.\n"} for n in range(LEAST)]
    (home / "lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with_weights = json.loads(sayso(home, "analyse", STORY).stdout)
    assert with_weights["method"] == "model", "else nothing is proved below"
    shutil.rmtree(package / "speech" / "weights")
    return home


@pytest.fixture(scope="module")
def runs(home: Path) -> Runs:
    """Every command, run once."""
    done = {}
    for name, words in COMMANDS.items():
        if name == "validate" and (home / "sheet.csv").exists():
            _fill(home / "sheet.csv", home / "filled.csv")
        done[name] = sayso(home, *name.split(), *words)
    return done


def test_no_command_is_left_out() -> None:
    names = set()
    for name, each in command.commands.items():
        names |= {f"{name} {under}" for under in each.commands} if isinstance(each, click.Group) else {name}
    assert names == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_runs(runs: Runs, name: str) -> None:
    done = runs[name]
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr


def _made(home: Path, into: str, name: str) -> Path:
    return next((home / into).glob(f"*/{name}"))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_figures_and_tables_name_the_rules(runs: Runs, home: Path) -> None:
    figures = json.loads(runs["analyse"].stdout)
    assert (figures["method"], figures["method_version"]) == ("rules", __version__)
    assert figures["attributions"] > 0, "the rules found something"
    assert set(pandas.read_parquet(home / "corpus.parquet")["method"]) == {"rules"}
    assert set(pandas.read_csv(home / "many" / "results.csv")["method"]) == {"rules"}
    assert _json(home / "ours.json")["method"] == f"rules {__version__}"
    records = [json.loads(line) for line in (home / "annotated.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["method"] for each in records] == ["rules"] * LEAST


def test_the_report_its_data_and_its_receipt_name_the_rules(runs: Runs, home: Path) -> None:
    found = _json(_made(home, "one", "analysis.json"))
    assert found["method"]["name"] == "rules"
    assert {each["method"] for each in found["attributions"]} == {"rules"}
    assert _json(_made(home, "one", "receipt.json"))["versions"]["weights"] == "absent"
    assert {each["method"] for each in _json(_made(home, "beside", "comparison.json"))["stories"]} == {"rules"}
    assert _json(_made(home, "over", "collection.json"))["methods"] == [[f"rules {__version__}", LEAST]]


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("one", f"{METHODS['rules']} (rules, version {__version__})"),
        ("many", METHODS["rules"]),
        ("over", f"{METHODS['rules']} (rules {__version__})"),
        ("beside", f"{METHODS['rules']} (rules {__version__})"),
    ],
)
def test_every_page_tells_its_readers_that_it_was_the_rules(runs: Runs, home: Path, folder: str, said: str) -> None:
    page = _made(home, folder, "report.html").read_text(encoding="utf-8")
    assert said in page
    assert METHODS["model"] not in page
