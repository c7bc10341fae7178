"""The page about archives: what it shows runs, and its sums are right."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from analysis.cli import sayso
from analysis.resources import PACKAGE
from analysis.running.corpus.invented import invented
from analysis.running.corpus.part import MOST_ARTICLES
from analysis.running.corpus.run import run_corpus
from tests.running.corpus.here import Here

PAGE = (PACKAGE / "running" / "corpus" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [line.split("  #")[0] for kind, code in BLOCKS if kind == "sh" for line in code.splitlines() if line]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_that_it_shows_has_these_options(line: str) -> None:
    name, *words = shlex.split(line)[1:]
    command = sayso.commands[name]
    context = command.make_context(name, words)
    assert context.params["output"] is not None
    with pytest.raises(click.UsageError):
        command.make_context(name, [*words, "--no-such-option"])


def test_the_first_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = next(code for kind, code in BLOCKS if kind == "python")
    stream = (record for n, record in enumerate(invented()) if n < 3)
    run_corpus(stream, tmp_path / "figures.parquet", Here())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(first, "page", "exec"), names)
    assert set(names["strong"]["sources_core"] >= 4) == {True}  # type: ignore[index]
    assert list(names["sources"].columns) == ["number", "name", "category"]  # type: ignore[attr-defined]


SLURM = next(code for kind, code in BLOCKS if kind == "python" and "SLURMCluster" in code)
SBATCH = """#!/bin/sh
# what Slurm does with a job, without Slurm
cp "$1" "{0}/job.sh"
setsid sh "{0}/job.sh" > "{0}/job.log" 2>&1 < /dev/null &
echo $! > "{0}/job.pid"
echo "Submitted batch job 4711"
"""
SCANCEL = """#!/bin/sh
kill -- -$(cat "{0}/job.pid")
"""


def _script(**job: object) -> str:
    """The batch script that dask-jobqueue makes of a job."""
    cluster = pytest.importorskip("dask_jobqueue").SLURMCluster(
        **job, scheduler_options={"host": "127.0.0.1", "dashboard_address": ":0"}
    )
    try:
        return str(cluster.job_script())
    finally:
        cluster.close()


def test_a_job_of_the_page_has_sixteen_workers_of_one_thread_with_the_memory_that_it_tells_to_ask_for() -> None:
    job = ast.literal_eval("{" + re.sub(r"(\w+)=", r"'\1': ", re.findall(r"SLURMCluster\((.*)\)", SLURM)[0]) + "}")
    script = _script(**job)
    assert "#SBATCH --cpus-per-task=16\n" in script
    assert "#SBATCH -t 04:00:00\n" in script
    assert "#SBATCH -p standard\n" in script
    assert "--nthreads 1 " in script
    assert "--nworkers 16 " in script
    most = re.findall(r"--memory-limit ([\d.]+)GiB", script)[0]
    assert float(most) == pytest.approx(0.93, abs=0.01), "1 GB for each"
    assert "ask for 1 GB" in PAGE


@pytest.mark.slow
def test_the_script_for_slurm_measures_a_folder_and_ends_its_jobs(tmp_path: Path) -> None:
    """All of it but Slurm: two stand-ins start a job and end it."""
    pytest.importorskip("dask_jobqueue")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("“We wait,” said Mara Teal.\n", encoding="utf-8")
    for name, text in (("sbatch", SBATCH), ("scancel", SCANCEL)):
        (tmp_path / name).write_text(text.format(tmp_path), encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    small = SLURM.replace('cores=16, processes=16, memory="16GB"', 'cores=1, processes=1, memory="1GB"')
    small = small.replace("minimum_jobs=4, maximum_jobs=4", "minimum_jobs=1, maximum_jobs=1")
    assert small.count("=1,") == 3, "the page still has the numbers that are made small here"
    small = small.replace('["sayso", ', f'[{sys.executable!r}, "-m", "analysis", ')
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", small, "in", "figures.parquet"], cwd=tmp_path, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "No worker has come to the scheduler yet. The run begins when one does." in done.stderr
    assert "1 articles measured, 0 of them failed" in done.stderr
    assert len(list((tmp_path / "figures.parquet").iterdir())) == 1
    assert "End worker" in (tmp_path / "job.log").read_text(encoding="utf-8")


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def test_the_sums_for_a_cluster_are_right() -> None:
    rate = _number(re.findall(r"words a core second \| ([\d,]+) \|", PAGE)[0])
    sums = re.findall(r"\| ([\d,]+) × (\d+) / ([\d,]+) / 3,600 = ([\d,]+) \| ([\d,.]+) hours \|", PAGE)
    assert [_number(each[0]) for each in sums] == [1e6, 1e8]
    for articles, words, used, hours, wall in sums:
        assert _number(used) == rate
        exact = _number(articles) * _number(words) / rate / 3600
        assert _number(hours) == round(exact)
        assert _number(wall) == pytest.approx(exact / 64, rel=0.05)
    told = str(sayso.commands["corpus"].help)
    assert f"some {round(rate, -2):,.0f} words a second" in told, "the help says what the page says"
    assert f"about {sums[0][3]} core-hours" in told
    part, words, used, busy = re.findall(r"(\d+) × (\d+) / ([\d,]+) = ([\d.]+) seconds", PAGE)[0]
    assert (int(part), _number(used)) == (MOST_ARTICLES, rate)
    assert _number(busy) == pytest.approx(int(part) * int(words) / rate, abs=0.05)
    fed = _number(re.findall(r"part of 16 articles \| ([\d.]+) ms", PAGE)[0])
    feeds = _number(re.findall(r"feeds at most some ([\d,]+) workers", PAGE)[0])
    assert feeds == pytest.approx(1000 * _number(busy) / fed, rel=0.15)
