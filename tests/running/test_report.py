"""Report: one article becomes one folder, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from analysis import from_json
from analysis.corrections.sidecar import Corrections, sidecar_of
from analysis.errors import ArticleError, CorrectionsError, ParameterError, RunError
from analysis.reading.load import load
from analysis.resources import shipped
from analysis.running.making import Limits
from analysis.running.receipts import from_json as receipt_from_json
from analysis.running.report import check_parameters, make_report
from analysis.running.supervision import Worker

STORY = "The ferry stopped on Monday.\n\n“We wait for the tide,” said Mara Teal, who runs the port.\n"
HOSTILE = """The ferry stops

The port is closed, and <script>alert(1)</script> "><img src=x onerror=alert(1)> {{7*7}} $\\frac{1}$

“<b onmouseover=alert(1)>Ten of us</b> paid from $5 to $10,” said <i>Mara</i> </script> Teal.

“Look at ![x](http://example.org/x.png) and [this](javascript:alert(1)),” said Jonas Reed of _hidden_ & Sons.
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.mark.slow
def test_the_command_says_where_to_look_in_its_last_line(made: subprocess.CompletedProcess[str], report: Path) -> None:
    assert made.stdout.splitlines()[-1] == f"Report: {report / 'report.html'}"
    assert made.stderr == ""


@pytest.mark.slow
def test_a_report_is_complete(report: Path) -> None:
    names = {path.relative_to(report).as_posix() for path in report.rglob("*") if path.is_file()}
    assert {"report.html", "report.ipynb", "analysis.json", "receipt.json"} <= names
    pictures = {name.removesuffix(".png") for name in names if name.endswith(".png")}
    assert len(pictures) >= 2
    assert pictures == {name.removesuffix(".svg") for name in names if name.endswith(".svg")}
    assert {path.name for path in report.parent.iterdir()} == {report.name}


@pytest.mark.slow
def test_the_receipt_names_every_file_and_reads_back(report: Path) -> None:
    receipt = receipt_from_json((report / "receipt.json").read_text(encoding="utf-8"))
    names = {path.relative_to(report).as_posix() for path in report.rglob("*") if path.is_file()}
    assert set(receipt.outputs) == names - {"receipt.json"}
    assert receipt.proves(receipt, report)
    assert receipt.id == report.name == f"airstrikes-{receipt.article_digest[:8]}"


@pytest.mark.slow
def test_the_analysis_reads_back_and_is_that_of_the_library(report: Path, sample: Path) -> None:
    from analysis import analyse, load

    saved = from_json((report / "analysis.json").read_bytes())
    fresh = analyse(load(sample), check=True)
    assert saved == from_json(fresh.to_json())


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8"},
    ],
    ids=["one", "another"],
)
def test_every_run_gives_the_same_bytes(
    report: Path, sample: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    """Another hash seed, time zone, locale, folder and output: nothing may depend on them."""
    into = tmp_path / "elsewhere {0}"
    command = [sys.executable, "-m", "analysis", "report", str(sample), "-o", str(into)]
    subprocess.run(command, env=os.environ | environment, cwd=tmp_path, check=True, timeout=300)
    for path in (path for path in report.rglob("*") if path.is_file()):
        assert (into / report.name / path.relative_to(report)).read_bytes() == path.read_bytes(), path.name


@pytest.mark.slow
def test_words_of_an_article_stay_words(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x onerror=alert(1)>.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    made = make_report(path, tmp_path / "out", {"outlet": "<script>alert(2)</script>"}, worker=worker)
    page = lxml.html.parse(made.page)
    assert page.xpath("//script") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert [link for link in page.xpath("//@href | //@src") if "javascript:" in link or "example.org" in link] == []
    text = page.getroot().text_content()
    assert "<script>alert(1)</script>" in text
    assert "from $5 to $10" in text


@pytest.mark.slow
def test_a_file_name_that_is_no_text_does_no_harm(worker: Worker, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff {x!r}.txt"))
    try:
        path.write_text(STORY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    made = make_report(path, tmp_path / "out", worker=worker)
    assert made.receipt.article == "? {x!r}.txt"
    assert made.folder.name.startswith("x-r-")


@pytest.mark.slow
def test_a_failed_run_never_looks_like_a_success(
    worker: Worker, story: Path, tmp_path: Path, write_notebook: Any
) -> None:
    out = tmp_path / "out"
    with pytest.raises(RunError) as error:
        make_report(story, out, worker=worker, notebook=write_notebook("import os\nos._exit(9)"))
    id = next(out.glob("*.failed.ipynb")).name.removesuffix(".failed.ipynb")
    assert {path.name for path in out.iterdir()} == {f"{id}.failed.ipynb", f"{id}.failed.json"}
    assert str(error.value) == (
        "story.txt: the report lost its Python process in cell 'cell-1': the Python process of the notebook ended "
        f"without a word. See {str(out / f'{id}.failed.ipynb')!r}."
    )
    receipt = receipt_from_json((out / f"{id}.failed.json").read_text(encoding="utf-8"))
    assert (receipt.status, receipt.cell, receipt.outputs) == ("kernel-died", "cell-1", {})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("1 / 0", "the report failed in cell 'cell-1': ZeroDivisionError: division by zero."),
        (
            "import time\ntime.sleep(60)",
            "the report ran out of time in cell 'cell-1': the cell took longer than 2 seconds.",
        ),
    ],
    ids=["an error", "a hang"],
)
def test_what_went_wrong_is_said(  # noqa: PLR0917  # pytest passes by name
    worker: Worker, story: Path, tmp_path: Path, write_notebook: Any, cell: str, message: str
) -> None:
    with pytest.raises(RunError) as error:
        make_report(story, tmp_path / "out", worker=worker, notebook=write_notebook(cell), limits=Limits(2, 60))
    assert message in str(error.value)


@pytest.mark.slow
def test_a_good_run_clears_the_failure_before_it_and_resumes_for_nothing(
    worker: Worker, story: Path, tmp_path: Path, write_notebook: Any
) -> None:
    out = tmp_path / "out"
    with pytest.raises(RunError):
        make_report(story, out, worker=worker, notebook=write_notebook("1 / 0"))
    made = make_report(story, out, worker=worker)
    assert [path.name for path in out.iterdir()] == [made.folder.name]
    assert make_report(story, out, worker=worker, resume=True).reused
    made.page.write_text("changed by hand", encoding="utf-8")
    old_chart, note = made.folder / "charts" / "old.svg", made.folder / "note.txt"
    old_chart.write_text("a chart that is made no more", encoding="utf-8")
    note.write_text("put here by a person", encoding="utf-8")
    outputs = {**made.receipt.outputs, "charts/old.svg": "", "../../story.txt": ""}
    receipt = replace(made.receipt, outputs=outputs).to_json()
    (made.folder / "receipt.json").write_text(receipt, encoding="utf-8")
    again = make_report(story, out, worker=worker, resume=True)
    assert not again.reused
    assert "changed by hand" not in again.page.read_text(encoding="utf-8")
    assert (old_chart.exists(), note.exists(), story.exists()) == (False, True, True)


@pytest.mark.slow
def test_a_reference_of_ones_own_is_found_from_where_one_stands_and_a_changed_one_makes_the_report_anew(
    worker: Worker, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.json"
    shipped_one = json.loads(shipped("data", "reference", "polnear-2016.json").read_text(encoding="utf-8"))
    mine.write_text(json.dumps(shipped_one | {"name": "Our own stories"}), encoding="utf-8")
    again = partial(make_report, story, tmp_path / "out", {"reference": "mine.json"}, worker=worker, resume=True)
    made = again()
    assert "Our own stories" in made.page.read_text(encoding="utf-8")
    assert again().reused
    mine.write_text(json.dumps(shipped_one | {"name": "Our other stories"}), encoding="utf-8")
    made = again()
    assert not made.reused
    assert "Our other stories" in made.page.read_text(encoding="utf-8")
    without = make_report(story, tmp_path / "out", {"reference": "none"}, worker=worker, resume=True)
    assert (without.reused, without.receipt.parameters) == (False, {"reference": "none"})
    assert without.receipt.decisions == {}


def test_parameters_are_refused_before_anything_starts(tmp_path: Path, story: Path) -> None:
    with Worker() as idle, pytest.raises(ParameterError, match=r"unknown parameter 'titel'. Did you mean 'title'\?"):
        make_report(story, tmp_path / "out", {"titel": "x"}, worker=idle)
    assert idle._process is None
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"article": "x"}, "parameter 'article' is set by the command itself. Give the story and -o instead."),
        ({"output": "x"}, "parameter 'output' is set by the command itself."),
        ({"min_quotation_words": -1}, "rule 'min_quotation_words' must be a whole number of at least 1, not -1."),
        ({"title": Path("x")}, "parameter 'title' must be text"),
    ],
)
def test_what_a_notebook_cannot_take_is_refused(root: Path, values: dict[str, object], message: str) -> None:
    with pytest.raises(ParameterError) as error:
        check_parameters(root / "notebooks" / "report-article.ipynb", values)
    assert message in str(error.value)


def test_an_article_that_cannot_be_read_starts_nothing(tmp_path: Path) -> None:
    with Worker() as idle, pytest.raises(ArticleError, match=r"none\.txt"):
        make_report(tmp_path / "none.txt", tmp_path / "out", worker=idle)
    assert idle._process is None


def test_corrections_that_do_not_fit_are_told_in_one_line_before_anything_starts(tmp_path: Path, story: Path) -> None:
    bad = Corrections.of(load(story)).drop_statement("had won the cup")
    bad.save(story.with_name("story.corrections.yaml"))
    with Worker() as idle, pytest.raises(CorrectionsError) as error:
        make_report(story, tmp_path / "out", worker=idle)
    assert str(error.value) == (
        "story.corrections.yaml: 1 of 1 correction does not fit: entry 1 (line 5, drop statement): the words “had won "
        "the cup” do not stand in the story. Copy them from the text, or delete the entry."
    )
    assert idle._process is None
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, story: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with Worker() as idle, pytest.raises(RunError, match=r"cannot write in .*out"):
        make_report(story, tmp_path / "out", worker=idle)


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/dev/full").exists() or os.name != "posix" or os.geteuid() != 0,
    reason="needs a small disk: root on Linux",
)
def test_a_full_disk_is_a_clear_error_and_leaves_nothing_half_made(worker: Worker, story: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no permission to mount a small disk")
    try:
        with pytest.raises(RunError):
            make_report(story, disk, worker=worker)
        assert [path.name for path in disk.iterdir() if path.is_dir()] == []
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.slow
def test_the_executed_notebook_runs_again_where_the_folder_has_been_moved_to(report: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(report, moved)
    _run_again(moved)
    assert (moved / "report" / "analysis.json").read_bytes() == (report / "analysis.json").read_bytes()


@pytest.mark.slow
def test_an_executed_notebook_keeps_the_storys_corrections_and_says_what_of_the_house_it_lacks(
    worker: Worker, story: Path, tmp_path: Path
) -> None:
    Corrections.of(load(story), by="Ana").drop_statement("We wait").save(sidecar_of(story))
    (tmp_path / "sayso.toml").write_text('publisher = "The Lantern"\nregister = "sources.csv"\n', encoding="utf-8")
    (tmp_path / "sources.csv").write_text("name,note\nTam Orm,our secret source\n", encoding="utf-8")
    made = make_report(story, tmp_path / "out", worker=worker)
    kept = {path.relative_to(made.folder).as_posix() for path in (made.folder / "article").iterdir()}
    assert kept == {"article/story.txt", "article/story.txt.corrections.yaml"} <= set(made.receipt.outputs)
    assert "our secret source" not in "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in made.folder.rglob("*") if path.is_file()
    )
    notebook = json.loads((made.folder / "report.ipynb").read_text(encoding="utf-8"))
    (cell,) = (cell for cell in notebook["cells"] if cell["id"] == "injected-parameters")
    assert "".join(cell["source"]).splitlines()[:3] == [
        "# Parameters",
        "# To run this notebook again, change settings and register: that was a copy which is not kept with a report.",
        '# Give the path of the file itself. "" for register and settings takes what holds for this folder.',
    ]
    cell["source"] += '\nsettings = register = ""\n'
    (made.folder / "report.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    _run_again(made.folder)
    assert from_json((made.folder / "report" / "analysis.json").read_bytes()) == from_json(
        (made.folder / "analysis.json").read_bytes()
    )


def _run_again(folder: Path) -> None:
    command = ["-m", "papermill", "--engine", "sayso", "report.ipynb", "again.ipynb", "--no-progress-bar"]
    subprocess.run([sys.executable, *command], cwd=folder, check=True, timeout=300, capture_output=True)
