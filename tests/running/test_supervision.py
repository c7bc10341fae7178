"""Supervision: a notebook may die, hang or start others; the outcome says so and nothing is left behind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from analysis.running.execution import EXECUTED, NOTEBOOK, Outcome
from analysis.running.failures import failed_notebook
from analysis.running.supervision import Worker

pytestmark = pytest.mark.slow
Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


@pytest.fixture
def run(worker: Worker, write_notebook: Any, tmp_path: Path) -> Run:
    """Run a notebook of these cells in a folder whose name would trip papermill."""

    def run(*cells: str, cell_seconds: float = 60, seconds: float = 120) -> Outcome:
        folder = tmp_path / "run {x!r}"
        (folder / "report").mkdir(parents=True)
        shutil.copy(write_notebook(*cells), folder / NOTEBOOK)
        values = {"article": 'a "b" {c} \\n $5', "output": "report"}
        return worker.run(folder, values, cell_seconds=cell_seconds, seconds=seconds)

    return run


def _left_behind(worker: Worker) -> list[list[str]]:
    """Processes of the run that are still there, beside the worker itself and the server that forks its kernels."""
    expected = {worker._server, worker._process.pid if worker._process is not None else None}
    return [each.cmdline() for each in psutil.process_iter() if worker._is_ours(each) and each.pid not in expected]


def test_a_good_run_leaves_notebook_and_page_and_no_process(run: Run, worker: Worker, tmp_path: Path) -> None:
    assert run('assert article == \'a "b" {c} \\\\n $5\'\n"fine"') == Outcome("done")
    made = tmp_path / "run {x!r}" / "report"
    assert {path.name for path in made.iterdir()} == {"report.ipynb", "report.html"}
    assert _left_behind(worker) == []


def test_the_kernel_is_the_python_that_runs_sayso(run: Run) -> None:
    import sys

    assert run(f"import sys\nassert sys.executable == {sys.executable!r}").status == "done"


def test_a_notebook_that_names_no_kernel_runs_in_this_python(
    worker: Worker, write_notebook: Any, tmp_path: Path
) -> None:
    (tmp_path / "run" / "report").mkdir(parents=True)
    whole = json.loads(write_notebook("assert article == 'x'").read_text(encoding="utf-8"))
    (tmp_path / "run" / NOTEBOOK).write_text(json.dumps(whole | {"metadata": {}}), encoding="utf-8")
    values = {"article": "x", "output": "report"}
    assert worker.run(tmp_path / "run", values, cell_seconds=60, seconds=120) == Outcome("done")


def test_a_file_in_the_readers_folder_is_not_taken_for_a_library(
    write_notebook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "nbformat.py", "analysis.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong file was imported')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "run"
    (folder / "report").mkdir(parents=True)
    shutil.copy(write_notebook("import analysis, json, nbformat"), folder / NOTEBOOK)
    with Worker() as fresh:
        outcome = fresh.run(folder, {"article": "", "output": "report"}, cell_seconds=60, seconds=120)
    assert outcome == Outcome("done")


def test_an_error_names_its_cell(run: Run) -> None:
    outcome = run("1", "1 / 0", "open('after', 'w').close()")
    assert outcome == Outcome("failed", "cell-2", "ZeroDivisionError: division by zero")


def test_the_cell_after_a_failed_one_does_not_run(run: Run, tmp_path: Path) -> None:
    run("1 / 0", "open('after', 'w').close()")
    assert not (tmp_path / "run {x!r}" / "after").exists()


def test_a_dead_kernel_is_a_failure_and_the_worker_goes_on(run: Run, tmp_path: Path) -> None:
    outcome = run("1", "import os\nos._exit(9)")
    assert (outcome.status, outcome.cell) == ("kernel-died", "cell-2")
    shutil.rmtree(tmp_path / "run {x!r}")
    assert run("1").status == "done"


def test_a_cell_that_hangs_is_ended_with_what_it_started(run: Run, worker: Worker) -> None:
    start = "import subprocess, time\nsubprocess.Popen(['sleep', '1000'], start_new_session=True)\ntime.sleep(1000)"
    outcome = run(start, cell_seconds=2)
    assert (outcome.status, outcome.cell) == ("timed-out", "cell-1")
    assert outcome.message == "the cell took longer than 2 seconds"
    assert _left_behind(worker) == []


def test_a_run_that_hangs_is_ended_by_our_own_clock(run: Run, worker: Worker) -> None:
    outcome = run("1", "import subprocess\nsubprocess.run(['sleep', '1000'])", seconds=8)
    assert outcome == Outcome("timed-out", "cell-2", "the whole run took longer than 8 seconds")
    assert _left_behind(worker) == []


def test_what_a_failed_run_leaves_says_so_at_the_top(run: Run, tmp_path: Path) -> None:
    outcome = run("1", "import os\nos._exit(9)")
    folder = tmp_path / "run {x!r}"
    kept = failed_notebook(folder / EXECUTED, folder / NOTEBOOK, outcome)
    assert kept["cells"][0]["source"].startswith("# This run did not finish\n\n**kernel-died** in cell `cell-2`:")
    assert all("papermill" not in cell["metadata"] for cell in kept["cells"])
    assert kept["metadata"]["sayso"] == {"status": "kernel-died", "cell": "cell-2"}


def test_a_notebook_cut_off_in_writing_is_replaced_by_the_original(tmp_path: Path, write_notebook: Any) -> None:
    (tmp_path / EXECUTED).write_text('{"cells": [', encoding="utf-8")
    kept = failed_notebook(tmp_path / EXECUTED, write_notebook("1"), Outcome("timed-out", None, "too long"))
    assert [cell["id"] for cell in kept["cells"]] == ["this-run-failed", "parameters", "cell-1"]
