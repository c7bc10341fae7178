"""Faults of a batch: each is really made to happen."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import random
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from analysis.errors import ParameterError
from analysis.running.parameters import Parameter, from_file, offered

pytestmark = pytest.mark.slow
KILLS = 30 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3
PARAMETERS = 'article = ""\noutput = ""\ntitle = ""\nshare = 0.5  # of what\nlimit = 3\nnames = ["a"]\nwhat = None'
WRITE = (
    "from pathlib import Path\nimport json\ntext = Path(article).read_text()\nPath(output).mkdir(exist_ok=True)",
    "(Path(output) / 'seen.json').write_text(json.dumps([title, share, limit, names, what, len(text)]))\ntext",
)


def _stories(folder: Path, number: int) -> None:
    folder.mkdir()
    for n in range(number):
        (folder / f"s{n}.txt").write_text(f"The ferry stopped on day {n}.\n\n“We wait,” said Mara Teal.\n")


def _command(*more: str) -> list[str]:
    return [sys.executable, "-m", "analysis", "batch", "in", "-o", "out", *more]


def _run(desk: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(*more), cwd=desk, capture_output=True, text=True, check=False, timeout=600)


def _files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.relative_to(out).parts[0].startswith(".sayso-")
    }


def _processes(desk: Path) -> list[psutil.Process]:
    """Everything that works in or under a folder."""
    return [
        each
        for each in psutil.process_iter(["cwd", "status"])
        if (each.info["cwd"] or "").startswith(str(desk)) and each.info["status"] != psutil.STATUS_ZOMBIE
    ]


def _all_gone(desk: Path) -> bool:
    until = time.monotonic() + 30
    while (left := _processes(desk)) and time.monotonic() < until:
        time.sleep(0.1)
    return not left


@pytest.fixture(scope="module")
def own_notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook of a user's own, quick to run, that imports a module which lies beside it."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "beside_it.py").write_text("word = 'imported'\n", encoding="utf-8")
    sources = (PARAMETERS, "import beside_it\nbeside_it.word", *WRITE)
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "execution_count": None, "outputs": [], "id": f"c{n}", "metadata": {}, "source": source}
        for n, source in enumerate(sources)
    ]
    cells[0]["metadata"] = {"tags": ["parameters"]}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "mine.ipynb").write_text(json.dumps(whole), encoding="utf-8")
    return folder / "mine.ipynb"


def test_killed_at_any_moment_a_batch_ends_as_if_it_had_not_been(tmp_path: Path, own_notebook: Path) -> None:
    """Killed with -9 at random moments and started again until it is done: the same bytes, and nobody left."""
    for desk in ("whole", "killed"):
        (tmp_path / desk).mkdir()
        _stories(tmp_path / desk / "in", 4)
    more = ("--notebook", str(own_notebook), "--jobs", "2")
    start = time.monotonic()
    assert _run(tmp_path / "whole", *more).returncode == 0
    took = time.monotonic() - start
    chance = random.Random(1)
    desk = tmp_path / "killed"
    for _ in range(KILLS):
        with subprocess.Popen(_command(*more), cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as batch:
            try:
                batch.wait(chance.uniform(0.1, took))
            except subprocess.TimeoutExpired:
                batch.kill()
        assert _all_gone(desk)
        for receipt in (desk / "out").glob("*/receipt.json"):  # what has a receipt is whole
            outputs = json.loads(receipt.read_text(encoding="utf-8"))["outputs"]
            assert set(outputs) == {name for name in _files(receipt.parent) if name != "receipt.json"}
    done = _run(desk, *more)
    assert done.returncode == 0, done.stderr
    assert _files(desk / "out") == _files(tmp_path / "whole" / "out")


def test_a_notebook_of_ones_own_gets_its_parameters_and_may_import_what_lies_beside_it(
    tmp_path: Path, own_notebook: Path
) -> None:
    (tmp_path / "in").mkdir()
    lines = [{"id": "x/1", "text": "It rained.", "title": "Rain"}, {"text": "It rained, too.", "outlet": "The Tide"}]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (tmp_path / "p.yaml").write_text("share: 0.25\nlimit: 2\nwhat: {day: 2026-01-02}\n", encoding="utf-8")
    done = _run(tmp_path, "--notebook", str(own_notebook), "--params", str(tmp_path / "p.yaml"), "-p", "limit", "7")
    assert done.returncode == 0, done.stderr
    seen = sorted(json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").glob("*/seen.json"))
    what = {"day": "2026-01-02"}
    assert seen == [["", 0.25, 7, ["a"], what, 15], ["Rain", 0.25, 7, ["a"], what, 10]]
    assert {path.name.rsplit("-", 1)[0] for path in (tmp_path / "out").glob("[!.]*-*")} == {"x-1", "a-jsonl-2"}
    assert "&#39;imported&#39;" in next((tmp_path / "out").glob("x-1-*/report.html")).read_text(encoding="utf-8")


def test_the_parameters_of_any_notebook_are_listed(own_notebook: Path) -> None:
    assert offered(own_notebook)[2:] == (
        Parameter("title", "str", "", ""),
        Parameter("share", "number", 0.5, "of what"),
        Parameter("limit", "number", 3, ""),
        Parameter("names", "any", ["a"], ""),
        Parameter("what", "any", None, ""),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("shar: 1", "unknown parameter 'shar'. Did you mean 'share'?"),
        ("share: much", "parameter 'share' must be a number, not 'much'."),
        ("- a\n- b", "'p.yaml' holds no parameters. Write one 'name: value' a line."),
        ("a: [", "'p.yaml' is no YAML: while parsing"),
        ("what: &x [1]\nnames: *x", "'p.yaml': a value that begins with * must stand in quotation marks."),
        ("what: !!python/object:os.system {}", "'p.yaml' is no YAML: could not determine a constructor"),
    ],
)
def test_a_file_of_parameters_is_checked(own_notebook: Path, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError) as error:
        from_file(offered(own_notebook), path)
    assert message in str(error.value)


def test_the_first_failure_ends_a_batch_that_was_told_so(tmp_path: Path, own_notebook: Path) -> None:
    _stories(tmp_path / "in", 3)
    (tmp_path / "in" / "s1.txt").write_bytes(b"")
    done = _run(tmp_path, "--notebook", str(own_notebook), "--fail-fast")
    assert done.returncode == 1
    assert "Stopped at the first failure, after 2 articles." in done.stderr
    assert not (tmp_path / "out" / "results.csv").exists()


def test_a_run_that_wants_too_much_memory_fails_alone(tmp_path: Path, write_notebook: Any) -> None:
    _stories(tmp_path / "in", 2)
    greedy = write_notebook("'day 1' in open(article).read() and b'x' * 4_000_000_000")
    done = _run(tmp_path, "--notebook", str(greedy), "--memory", "2000")
    assert done.returncode == 1
    assert "s1.txt: the report failed in cell 'cell-1': MemoryError (it may hold 2000 MB)." in done.stderr
    assert "1 of 2 articles have a report, 1 failed." in done.stdout


def test_on_a_terminal_a_bar_shows_rate_and_time_left(tmp_path: Path, own_notebook: Path) -> None:
    _stories(tmp_path / "in", 3)
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))  # a terminal has a size
    with subprocess.Popen(
        _command("--notebook", str(own_notebook)), cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, text=True
    ) as batch:
        os.close(theirs)
        shown = "".join(_read(ours))
        assert batch.stdout is not None
        out = batch.stdout.read()
    assert re.search(r"Reports: +50%.* 2/4 \[[0-9:]+<[0-9:]+, .*articles", shown), shown
    assert "failed  empty.txt: cannot read 'empty.txt': it is empty." in shown
    assert out == f"3 of 4 articles have a report, 1 failed. See {Path('out') / 'index.html'}\n"


def _read(terminal: int) -> Iterator[str]:
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # how a terminal says that nobody writes to it any more
            return
        if not data:
            return
        yield data.decode("utf-8", "replace")


def test_kill_9_of_a_batch_ends_its_kernels_and_what_they_have_started(tmp_path: Path, write_notebook: Any) -> None:
    _stories(tmp_path / "in", 1)
    busy = write_notebook(
        "import subprocess\napart = subprocess.Popen(['sleep', '1000'], start_new_session=True).pid",
        f"open({str(tmp_path / 'pid')!r}, 'w').write(f'{{apart}} ')",
        "while True: pass",
    )
    with subprocess.Popen(
        _command("--notebook", str(busy)), cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as batch:
        until = time.monotonic() + 120
        while not (tmp_path / "pid").exists() and time.monotonic() < until:
            time.sleep(0.1)
        apart = int((tmp_path / "pid").read_text(encoding="utf-8"))
        assert psutil.pid_exists(apart)
        batch.send_signal(signal.SIGKILL)
    assert _all_gone(tmp_path)
    assert not psutil.pid_exists(apart) or psutil.Process(apart).status() == psutil.STATUS_ZOMBIE


def test_the_same_words_under_one_name_with_other_corrections_are_not_one_report(
    tmp_path: Path, own_notebook: Path
) -> None:
    _stories(tmp_path / "in", 1)
    (tmp_path / "in" / "other").mkdir()
    (tmp_path / "in" / "other" / "s0.txt").write_bytes((tmp_path / "in" / "s0.txt").read_bytes())
    (tmp_path / "in" / "other" / "sayso.toml").write_text("[rules]\ncount_narrated = true\n", encoding="utf-8")
    done = _run(tmp_path, "--notebook", str(own_notebook))
    assert done.returncode == 1
    assert "1 of 2 articles have a report, 1 failed." in done.stdout
    assert (
        "the same words under the same name as an earlier article, but with other corrections, settings" in done.stderr
    )
