"""The command `sayso readability`: the same numbers as in a report, from a file or from standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis import ArticleError, analyse, load
from analysis.cli import sayso
from analysis.corrections.sidecar import Corrections, read_corrections, sidecar_of
from analysis.errors import CorrectionsError
from tests.conftest import ROOT

STORY = ROOT / "data" / "articles" / "invented-harbour.txt"


def run(*arguments: str, text: str | bytes = "", catch: bool = True) -> Result:
    return CliRunner().invoke(sayso, ["readability", *arguments], input=text, catch_exceptions=catch)


def test_a_story_has_the_grade_of_its_report_and_the_formulas_with_its_numbers() -> None:
    grade = analyse(load(STORY)).score("grade_median")
    assert grade.value is not None
    out = run(str(STORY)).output
    assert out.startswith(f"490 words, 33 sentences; US school grade {grade.value:.1f}, by formula ")
    assert "Flesch-Kincaid grade: 0.39 × 490 / 33 + 11.8 × 697 / 490 − 15.59 = 7" in out
    assert "The reporter's own words" in out
    assert "neither an age nor a measure of intelligence" in out


def test_the_whole_text_counts_the_headline_too() -> None:
    text = "Harbour to close for a year\n\nThe council met on Monday and voted for it. Nobody came.\n"
    assert run("-", text=text).output.startswith("11 words, 2 sentences")
    assert run("--whole-text", "-", text=text).output.startswith("17 words, 3 sentences")
    assert "The voices, taken apart" not in run("--whole-text", "-", text=text).output


def test_standard_input_will_do_and_too_short_a_text_is_told_so() -> None:
    out = run("-", text="Rain.").output
    assert out.startswith("1 word, 1 sentence; no grade: fewer than 100 words in the body (1)\n")
    assert out.count("No answer") == 1
    assert run(text="Rain.").output == out


def test_json_has_every_score() -> None:
    found = json.loads(run("--format", "json", str(STORY)).output)
    assert {score["id"]: score["value"] for score in found["scores"]}["words"] == 490
    assert found["counts"]["syllables"] == 697


def test_a_file_that_is_not_there_is_named() -> None:
    error = run("no-such-story.txt").exception
    assert isinstance(error, ArticleError)
    assert str(error).startswith("cannot read 'no-such-story.txt': there is no such file.")


@pytest.mark.parametrize("text", [b"\x00\x01\x02binary\x00", b""])
def test_what_is_no_text_is_refused(text: bytes) -> None:
    assert isinstance(run("-", text=text).exception, ArticleError)


def test_it_works_from_a_shell_in_any_folder(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "analysis", "readability"], input="It rained all day.", cwd=tmp_path,
                          capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("4 words, 1 sentence; no grade")


def test_zones_that_a_person_has_set_are_not_counted_here_either(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(STORY.read_bytes())
    before = json.loads(run("--format", "json", str(story)).output)["counts"]["words"]
    Corrections.of(load(story)).set_zone("My grandmother sold herring off this wall", "related").save(sidecar_of(story))
    assert json.loads(run("--format", "json", str(story)).output)["counts"]["words"] < before
    report = analyse(load(story), None, read_corrections(sidecar_of(story))).score("words").value
    assert json.loads(run("--format", "json", str(story)).output)["counts"]["words"] == report
    assert json.loads(run("--whole-text", "--format", "json", str(story)).output)["counts"]["words"] > before


def test_corrections_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(STORY.read_bytes())
    Corrections.of(load(story)).set_zone("words that nobody wrote", "related").save(sidecar_of(story))
    with pytest.raises(CorrectionsError, match=r"story\.corrections\.yaml: 1 of 1 correction does not fit"):
        run(str(story), catch=False)
