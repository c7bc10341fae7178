"""The command line: what it prints, where, and with which status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import __version__
from analysis.cli import main
from analysis.running.codebook import columns

STORY = "The ferry stopped on Monday.\n\n“We wait for the tide,” said Mara Teal, who runs the port.\n"
Sayso = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sayso(capsys: pytest.CaptureFixture[str]) -> Sayso:
    """Run the command in this process: its status, its standard output, its standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        status = 0
        try:
            main(list(words))
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def test_python_m_analysis_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == f"sayso, version {__version__}\n"


def test_help_lists_every_command(sayso: Sayso) -> None:
    status, out, _ = sayso("--help")
    assert status == 0
    for name in ("analyse", "annotate", "batch", "codebook", "lab", "notebooks", "params", "report"):
        assert f"\n  {name} " in out


def test_a_wrong_use_ends_with_2_and_an_error_with_1(sayso: Sayso, tmp_path: Path) -> None:
    assert sayso("analyse")[0] == 2
    assert sayso("nonsense")[0] == 2
    status, out, err = sayso("report", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out"))
    assert (status, out) == (1, "")
    assert err.startswith("sayso: cannot read ")
    assert "none.txt" in err
    assert err.count("\n") == 1


def test_analyse_prints_a_json_line_an_article(sayso: Sayso, story: str) -> None:
    status, out, err = sayso("analyse", story, story)
    assert (status, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) == 2
    assert list(rows[0]) == [column.name for column in columns()]
    assert rows[0]["name"] == "story.txt"
    assert rows[0]["words"] == 17


def test_analyse_prints_csv_with_one_header(sayso: Sayso, story: str) -> None:
    _, out, _ = sayso("analyse", story, story, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["name"] for row in rows] == ["story.txt", "story.txt"]
    assert rows[0]["gunning_fog"] == "", "no answer is an empty field, never 0"


def test_one_article_that_fails_does_not_stop_the_others(sayso: Sayso, story: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    status, out, err = sayso("analyse", str(tmp_path / "empty.txt"), story, "--format", "csv")
    assert status == 1
    assert [row["name"] for row in csv.DictReader(io.StringIO(out))] == ["story.txt"]
    assert "empty.txt': it is empty." in err


def test_nothing_of_an_article_can_drive_the_terminal(sayso: Sayso, tmp_path: Path) -> None:
    path = tmp_path / "\x1b]0;owned\x07.txt"
    path.write_text("", encoding="utf-8")
    _, out, err = sayso("analyse", str(path))
    assert "\x1b" not in out + err
    assert "\x07" not in out + err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-p", "titel", "x"), "sayso: unknown parameter 'titel'. Did you mean 'title'?"),
        (("-p", "count_thoughts", "3"), "sayso: parameter 'count_thoughts' must be yes or no, not '3'."),
        (("-p", "min_quotation_words", "1.5"), "sayso: parameter 'min_quotation_words' must be a whole number"),
        (("-p", "min_quotation_words", "-1"), "must be a whole number of at least 1, not -1."),
        (("-p", "title", "a", "-p", "title", "b"), "sayso: parameter 'title' is given twice. Give it once."),
        (("-p", "output", "x"), "sayso: unknown parameter 'output'."),
    ],
)
def test_a_wrong_parameter_ends_before_a_kernel_starts(
    sayso: Sayso, story: str, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    status, out, err = sayso("report", story, "-o", str(tmp_path / "out"), *words)
    assert (status, out) == (1, "")
    assert message in err
    assert not (tmp_path / "out").exists()


def test_params_lists_names_types_defaults_and_help(sayso: Sayso) -> None:
    status, out, _ = sayso("params")
    assert status == 0
    assert "min_quotation_words (int, default 0)\n    " in out
    assert "output (" not in out, "the command sets it itself"


def test_params_of_a_notebook_without_any_is_an_error(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "bare.ipynb").write_text('{"cells": []}', encoding="utf-8")
    status, _, err = sayso("params", str(tmp_path / "bare.ipynb"))
    assert status == 1
    assert err == "sayso: 'bare.ipynb' needs exactly one cell tagged 'parameters'; it has 0.\n"


def test_codebook_explains_every_column(sayso: Sayso) -> None:
    _, out, _ = sayso("codebook")
    assert out.startswith("name (text)\n    The file's name.\n")
    assert "quoted_word_share_low (number)\n" in out


def test_notebooks_says_what_it_copied_and_what_it_left(sayso: Sayso, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    status, out, _ = sayso("notebooks", str(folder))
    assert status == 0
    assert f"copied {folder / 'report-article.ipynb'}\n" in out
    _, again, _ = sayso("notebooks", str(folder))
    assert f"left   {folder / 'report-article.ipynb'} (a file of that name is there)\n" in again


def test_annotate_writes_the_file_and_says_how_many_lines(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": STORY}) + "\nbad\n", encoding="utf-8")
    status, out, err = sayso("annotate", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert (status, out) == (0, "")
    assert err == f"2 lines, 1 of them errors: {tmp_path / 'out.jsonl'}\n"
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_reader_that_stops_listening_is_no_crash(story: str) -> None:
    command = f"'{sys.executable}' -m analysis analyse {' '.join([repr(story)] * 40)} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
@pytest.mark.parametrize("command", ["analyse", "readability"])
def test_an_output_that_takes_no_more_is_one_line(sample: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "analysis", command, str(sample)], stdout=full, stderr=subprocess.PIPE, text=True,
            check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "sayso: cannot write: No space left on device. Make room there, or write elsewhere.\n"
