"""The page about archives: what it shows runs, and its sums are right."""

from __future__ import annotations

import re
import shlex
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


def test_the_first_python_runs_and_the_other_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = (code for kind, code in BLOCKS if kind == "python")
    stream = (record for n, record in enumerate(invented()) if n < 3)
    run_corpus(stream, tmp_path / "figures.parquet", Here())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(first, "page", "exec"), names)
    assert set(names["strong"]["sources_core"] >= 4) == {True}  # type: ignore[index]
    assert list(names["sources"].columns) == ["number", "name", "category"]  # type: ignore[attr-defined]
    compile(other, "slurm.py", "exec")


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
