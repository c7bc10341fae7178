"""A run on Dask: a real scheduler and real workers, one of them killed in the middle."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from analysis.errors import RunError
from analysis.running.corpus.assembling import table_paths
from analysis.running.corpus.cluster import Cluster
from analysis.running.corpus.crew import measured
from analysis.running.corpus.measuring import unpacked
from analysis.running.corpus.part import Options, Part
from analysis.running.inputs.record import Record
from tests.running.corpus.here import DEADLY, measure_or_die

pytestmark = pytest.mark.slow
TEXT = (
    "The harbour waits\n\nPort chief {0} Teal said the channel would close by autumn.\n\n"
    "“We have waited for nine years,” she said. “Nobody came.”\n\nFishers said they feared for their boats.\n"
)


@contextmanager
def _process(*words: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", *words], stdout=out, stderr=out)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def _address(log: Path) -> str:
    for _ in range(600):
        found = re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def _corpus(source: Path, target: Path, *more: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "analysis", "corpus", str(source), "-o", str(target), *more]
    return subprocess.Popen(words, stderr=subprocess.PIPE)


def test_a_cluster_gives_the_same_bytes_as_one_machine_though_a_worker_is_killed(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    source = tmp_path / "in.jsonl"
    rows = ({"id": n, "text": TEXT.format(f"Mar{'abcdefgh'[n % 8]}") * 4} for n in range(112))
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    alone = _corpus(source, tmp_path / "alone.parquet")
    log = tmp_path / "scheduler.log"
    with ExitStack() as stack:
        dask = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        stack.enter_context(_process(*dask, log=log))
        worker = ("distributed.cli.dask_worker", _address(log), "--nthreads", "1", "--no-dashboard", "--no-nanny")
        workers = [stack.enter_context(_process(*worker, log=tmp_path / f"worker{n}.log")) for n in range(2)]
        run = stack.enter_context(_corpus(source, tmp_path / "many.parquet", "--scheduler", _address(log)))
        kept = tmp_path / ".sayso-many.parquet.parts"
        for _ in range(1200):
            if len(list(kept.glob("*-articles.arrow"))) >= 1:
                break
            assert run.poll() is None, run.communicate()[1].decode()
            time.sleep(0.05)
        os.kill(workers[0].pid, signal.SIGKILL)
        assert workers[0].wait() == -signal.SIGKILL
        _, said = run.communicate(timeout=300)
    assert run.returncode == 0, said.decode()
    assert "112 articles measured, 0 of them failed" in said.decode()
    assert alone.communicate(timeout=300)[1]
    for one, many in zip(
        table_paths(tmp_path / "alone.parquet").values(), table_paths(tmp_path / "many.parquet").values(), strict=True
    ):
        assert one.read_bytes() == many.read_bytes()


def test_an_article_that_kills_every_worker_is_a_row_with_that_error() -> None:
    """Dask gives up on a part after the fourth worker; then its articles are tried one by one."""
    pytest.importorskip("distributed")
    ids = ("a", DEADLY, "b")
    part = Part(1, tuple(Record(id, id, f"{id}.txt", TEXT.format("Mara")) for id in ids), Options())
    with Cluster("local", 1, measure_or_die) as crew:
        ((_, found),) = measured([part], crew)
    assert (found.articles, found.errors) == (3, 1)
    rows = unpacked(found.tables["articles"]).select(["id", "error"]).to_pylist()
    assert [row["id"] for row in rows if row["error"]] == [DEADLY]


def test_an_address_where_nobody_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("analysis.running.corpus.cluster._ANSWER", 1.0)
    with (
        pytest.raises(RunError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'\. Start one"),
        Cluster("tcp://127.0.0.1:9", 1),
    ):
        pass
