"""Batch: many articles, each for itself."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import lxml.html
import psutil
import pyarrow.parquet
import pytest

from analysis.errors import ParameterError, RunError
from analysis.running.batch import run_batch
from analysis.running.codebook import columns
from analysis.running.index import index_page
from analysis.running.lock import only_one

ROOT = Path(__file__).resolve().parents[2]


def _story(n: int) -> str:
    return f"The ferry stopped on day {n}.\n\n“We wait for the tide,” said Mara Teal, who runs port {n}.\n"


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.CompletedProcess[str], Path]]:
    """One batch: three stories, one of them twice, one with a hostile name, and one that is empty."""
    desk = tmp_path_factory.mktemp("batch")
    (desk / "in" / "again").mkdir(parents=True)
    for n, name in enumerate(("a.txt", "=cmd().txt", "again/b {x}.txt")):
        (desk / "in" / name).write_text(_story(n), encoding="utf-8")
    (desk / "in" / "again" / "a.txt").write_text(_story(0), encoding="utf-8")
    (desk / "in" / "empty.txt").write_text("", encoding="utf-8")
    (desk / "in" / "picture.png").write_bytes(b"\x89PNG")
    yield _run(desk), desk


def _run(desk: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "analysis", "batch", "in", "-o", "out", "--jobs", "2"]
    return subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.slow
def test_what_fails_fails_alone_and_the_status_says_so(
    batch: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, desk = batch
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == [
        "Articles with the very same words as an earlier one: 1.",
        "4 of 5 articles have a report, 1 failed. See out/index.html",
    ]
    assert "again   again/a.txt: the same words as a.txt" in done.stdout
    assert done.stderr.startswith("failed  empty.txt: cannot read ")
    assert "it is empty." in done.stderr
    with (desk / "out" / "failures.csv").open(newline="", encoding="utf-8") as file:
        assert [row["article"] for row in csv.DictReader(file)] == ["empty.txt"]


@pytest.mark.slow
def test_results_have_a_row_an_article_in_the_columns_of_the_codebook(
    batch: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, desk = batch
    with (desk / "out" / "results.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["id", *(column.name for column in columns())]
    assert [row["name"] for row in rows] == ["'=cmd().txt", "a.txt", "b {x}.txt"]
    table = pyarrow.parquet.read_table(desk / "out" / "results.parquet")
    assert table.column("name").to_pylist() == ["=cmd().txt", "a.txt", "b {x}.txt"]
    assert table.column("id").to_pylist() == [row["id"] for row in rows]


@pytest.mark.slow
def test_the_index_leads_to_every_report(batch: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, desk = batch
    links = lxml.html.parse(desk / "out" / "index.html").xpath("//a/@href")
    assert links[:3] == ["corpus/report.html", "worklist.html", "results.csv"]
    assert len([link for link in links if link.endswith("report.html")]) == 1 + 3
    assert [link for link in links if not (desk / "out" / link).is_file()] == []


@pytest.mark.slow
def test_the_notebook_on_all_articles_reads_the_results_where_they_are(
    batch: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, desk = batch
    notebook = json.loads((desk / "out" / "corpus" / "report.ipynb").read_text(encoding="utf-8"))
    (cell,) = (cell for cell in notebook["cells"] if cell["id"] == "injected-parameters")
    assert "".join(cell["source"]).splitlines()[:2] == ["# Parameters", 'results = "../results.parquet"']
    assert (desk / "out" / "corpus" / "../results.parquet").is_file()


@pytest.mark.slow
def test_a_second_run_makes_only_what_is_missing(batch: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, desk = batch
    before = {path: path.stat().st_mtime_ns for path in (desk / "out").glob("*/*")}
    results = (desk / "out" / "results.csv").read_bytes()
    harmed = next((desk / "out").glob("b-x-*")) / "report.html"
    harmed.write_text("cut off", encoding="utf-8")
    done = _run(desk)
    assert [line.split()[0] for line in done.stdout.splitlines()[:-1]].count("made") == 1
    assert harmed.read_text(encoding="utf-8").rstrip().endswith("</html>")
    kept = {path: path.stat().st_mtime_ns for path in (desk / "out").glob("*/*") if path.parent != harmed.parent}
    assert all(before[path] == time for path, time in kept.items())
    assert (desk / "out" / "results.csv").read_bytes() == results


def _begin(desk: Path) -> subprocess.Popen[str]:
    """A batch of six in the background, waited for until its first report is made."""
    (desk / "in").mkdir()
    for n in range(6):
        (desk / "in" / f"s{n}.txt").write_text(_story(n), encoding="utf-8")
    command = [sys.executable, "-u", "-m", "analysis", "batch", "in", "-o", "out", "--jobs", "2"]
    started = subprocess.Popen(
        command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        # tests that run in the background would hand on that an interrupt is ignored
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
    )  # fmt: skip
    assert started.stdout is not None
    assert started.stdout.readline().startswith("made")
    return started


@pytest.mark.slow
def test_a_batch_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with _begin(tmp_path) as started:
        started.kill()
    finished = [path for path in (tmp_path / "out").glob("s*") if (path / "receipt.json").is_file()]
    assert 0 < len(finished) < 6
    assert not (tmp_path / "out" / "results.csv").exists(), "half a batch has no results"
    done = _run(tmp_path)
    assert done.returncode == 0, done.stderr
    lines = [line.split()[0] for line in done.stdout.splitlines()[:-1]]
    assert (lines.count("kept"), lines.count("made")) == (len(finished), 6 - len(finished))


@pytest.mark.slow
@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_batch_that_was_stopped_leaves_no_process_and_nothing_half_made(
    tmp_path: Path, sign: signal.Signals, status: int
) -> None:
    with _begin(tmp_path) as started:
        started.send_signal(sign)
        assert started.wait(30) == status
    left = {path.name for path in (tmp_path / "out").iterdir() if not path.is_dir()}
    assert left == {".sayso-batch.lock"}
    assert [
        path for path in (tmp_path / "out").iterdir() if path.is_dir() and not (path / "receipt.json").is_file()
    ] == []
    assert _gone(tmp_path / "out")


def _gone(out: Path) -> bool:
    """Whether no process works in a folder; one that was killed takes a moment to be gone."""
    for _ in range(200):
        left = [each.pid for each in psutil.process_iter(["cwd"]) if (each.info["cwd"] or "").startswith(str(out))]
        if not left:
            return True
        time.sleep(0.05)
    return False


def test_a_wrong_parameter_is_refused_before_any_article(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="unknown parameter 'titel'"):
        run_batch([], tmp_path / "out", {"titel": "x"})
    assert not (tmp_path / "out").exists()


def test_a_second_batch_in_the_same_folder_is_refused_with_the_process_of_the_first(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(RunError, match=rf"another batch \(process {os.getpid()}\) is at work"):
        run_batch([], tmp_path, {})
    assert run_batch([], tmp_path, {}).items == (), "the lock is let go"


def test_the_index_shows_what_an_article_holds_as_text() -> None:
    row = {
        "id": "a-0",
        "title": "<script>alert(1)</script>",
        "outlet": None,
        "words": 1500.0,
        "quoted_word_share": 0.126,
    }
    page = index_page([row], [{"article": "<b>.txt", "error": "it is empty & void"}])
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;b&gt;.txt" in page
    found = lxml.html.fromstring(page)
    assert [cell.text_content() for cell in found.xpath("//tbody//th")] == ["<script>alert(1)</script>"]
    assert [cell.text_content() for cell in found.xpath("//tbody//td")] == ["", "1,500", "", "", "13%", "", ""]
    assert not found.findall(".//script")


def test_the_index_puts_failures_first_then_outlets_by_name_and_articles_by_date() -> None:
    rows = [
        {"id": f"a-{n}", "title": title, "outlet": outlet, "date": date}
        for n, (title, outlet, date) in enumerate(
            (
                ("late", "Beacon", "2026-03-02"),
                ("nowhere", None, None),
                ("early", "Beacon", "2026-03-01"),
                ("x", "Argus", ""),
            )
        )
    ]
    page = lxml.html.fromstring(index_page(rows, [{"article": "bad.txt", "error": "it is empty"}]))
    assert [each.text_content() for each in page.iter("h2")] == [
        "1 without a report",
        "Argus",
        "Beacon",
        "Outlet not known",
    ]
    assert [each.text_content() for each in page.xpath("//tbody//th")] == ["x", "early", "late", "nowhere"]


def test_a_name_that_is_no_folder_of_ours_is_no_link() -> None:
    page = lxml.html.fromstring(index_page([{"id": "javascript:x", "title": "t", "words": 1.0}], []))
    assert list(page.xpath("//tbody//a/@href | //tbody//img/@src")) == []


@pytest.mark.slow
def test_stories_that_share_most_of_their_words_are_told_at_the_end(tmp_path: Path) -> None:
    harbour = (ROOT / "data" / "articles" / "invented-harbour.txt").read_text(encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(harbour, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(f"{harbour}\nThe ferries were full.\n", encoding="utf-8")
    done = _run(tmp_path)
    assert done.stdout.splitlines()[-2:] == [
        "Groups of articles that share most of their words: 1. See out/duplicates.csv",
        "2 of 2 articles have a report, 0 failed. See out/index.html",
    ]


@pytest.mark.slow
def test_the_worklist_and_the_copies_are_there(batch: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, desk = batch
    with (desk / "out" / "worklist.csv").open(newline="", encoding="utf-8") as file:
        assert {row["state"] for row in csv.DictReader(file)} <= {"open"}
    with (desk / "out" / "duplicates.csv").open(newline="", encoding="utf-8") as file:
        assert csv.DictReader(file).fieldnames == ["group", "id", "title", "outlet", "date", "words", "share"]
    sources = pyarrow.parquet.read_table(desk / "out" / "results.sources.parquet")
    ids = pyarrow.parquet.read_table(desk / "out" / "results.parquet").column("id").to_pylist()
    assert set(sources.column("article").to_pylist()) <= set(ids)


def test_a_worklist_that_cannot_be_read_stops_a_batch_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "worklist.csv").write_text("mine\n", encoding="utf-8")
    with pytest.raises(RunError, match=r"the column 'state' is missing. Put it right, or move it away"):
        run_batch([], tmp_path, {})
    assert (tmp_path / "worklist.csv").read_text(encoding="utf-8") == "mine\n"
