"""What a report of a batch costs, beside papermill's own ways. Run: ``python -m tests.benchmarks.batch_speed``.

CPU seconds of all processes, as the system counts them when they have ended, divided by the number of articles; every
way starts from nothing, so what a way starts once (our server of kernels; papermill's import) is in it. All of them run
the shipped report notebook on the same articles, the gold ones and variations of them, and make the page in HTML:

- ``sayso batch``, with the trained model and (in a copy of the package without its weights) by rules alone, the tables,
  the index and the report on all articles included;
- papermill's ``execute_notebook`` in a loop, and nbconvert's exporter, made once;
- the two command lines, ``papermill`` and ``jupyter nbconvert``, for each article.

The last lines are the sentences that were asked for (issue 6), with what was found. ``--peers N`` gives the slow ways
fewer articles, ``--articles N`` ours, ``--rounds N`` has each number of jobs run so often. ``--memory N`` prints
instead how much memory the runner, its worker and the server of kernels hold while N articles go by.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "report-article.ipynb"
LOOP = """
import sys
from pathlib import Path
from nbconvert import HTMLExporter
from papermill import execute_notebook
exporter = HTMLExporter()
notebook, out, *articles = sys.argv[1:]
for article in articles:
    made = Path(out, Path(article).stem)
    made.mkdir(parents=True)
    given = {"article": article, "output": str(made)}
    execute_notebook(notebook, str(made / "report.ipynb"), parameters=given, progress_bar=False)
    (made / "report.html").write_text(exporter.from_filename(str(made / "report.ipynb"))[0], encoding="utf-8")
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a number of reports took."""

    articles: int
    cpu: float
    wall: float
    others: float
    """The share of all cores that other programs took meanwhile: by the clock, only free cores can be compared."""

    @property
    def each(self) -> float:
        """CPU seconds a report."""
        return self.cpu / self.articles


def stories(folder: Path, number: int) -> list[Path]:
    """The gold articles, then the same with a last sentence that tells them apart."""
    gold = sorted((ROOT / "data" / "gold").glob("*.txt"))
    folder.mkdir()
    made = []
    for n in range(number):
        text = gold[n % len(gold)].read_text(encoding="utf-8")
        path = folder / f"{n:04}-{gold[n % len(gold)].name}"
        path.write_text(text if n < len(gold) else f"{text}\n\nIt was the story's round {n}.\n", encoding="utf-8")
        made.append(path)
    return made


def cost(articles: int, *commands: Sequence[str], package: Path = ROOT) -> Cost:
    """What the commands take, one after the other, with all the processes that they start and wait for."""
    environment = os.environ | {
        "PYTHONPATH": str(package),
        "PYTHONWARNINGS": "ignore",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    before, busy, start = resource.getrusage(resource.RUSAGE_CHILDREN), _busy(), time.monotonic()
    # from an empty folder: the package of the one that we stand in is not the one that is to be measured
    with tempfile.TemporaryDirectory() as empty:
        for command in commands:
            done = subprocess.run(command, env=environment, cwd=empty, capture_output=True, text=True, check=False)
            if done.returncode:
                sys.exit(f"{command[:6]} failed:\n{done.stderr[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wall = time.monotonic() - start
    return Cost(articles, cpu, wall, max(0.0, _busy() - busy - cpu) / (wall * (os.cpu_count() or 1)))


def _busy() -> float:
    """The seconds in which any core of this machine has worked."""
    times = psutil.cpu_times()
    return float(sum(times[:8]) - times.idle - getattr(times, "iowait", 0.0))


def batch(desk: Path, articles: Sequence[Path], jobs: int = 1, package: Path = ROOT) -> Cost:
    """``sayso batch``."""
    out = Path(tempfile.mkdtemp(dir=desk))
    command = [sys.executable, "-m", "analysis", "batch", *map(str, articles), "-o", str(out), "--jobs", str(jobs)]
    return cost(len(articles), command, package=package)


def loop(desk: Path, articles: Sequence[Path]) -> Cost:
    """papermill and nbconvert as libraries."""
    command = [sys.executable, "-c", LOOP, str(NOTEBOOK), tempfile.mkdtemp(dir=desk), *map(str, articles)]
    return cost(len(articles), command)


def command_lines(desk: Path, articles: Sequence[Path]) -> Cost:
    """papermill and nbconvert as commands."""
    commands = []
    for article in articles:
        out = Path(tempfile.mkdtemp(dir=desk))
        made = str(out / "report.ipynb")
        given = ["-r", "article", str(article), "-r", "output", str(out)]
        commands.append([sys.executable, "-m", "papermill", str(NOTEBOOK), made, *given, "--no-progress-bar"])
        commands.append([sys.executable, "-m", "nbconvert", "--to", "html", made])
    return cost(len(articles), *commands)


def without_weights(desk: Path) -> Path:
    """A copy of the package that has only the rules."""
    copy = desk / "rules"
    shutil.copytree(ROOT / "analysis", copy / "analysis", ignore=shutil.ignore_patterns("weights", "__pycache__", ".*"))
    for name in ("notebooks", "data"):
        (copy / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def memory(desk: Path, number: int) -> None:
    """Print what the runner and its worker hold, every tenth of the way."""
    articles = stories(desk / "many", number)
    command = [sys.executable, "-u", "-m", "analysis", "batch", str(articles[0].parent), "-o", str(desk / "out")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    print(f"{'articles':>9}{'runner MB':>11}{'worker MB':>11}{'server MB':>11}")
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for n, _ in enumerate(running.stdout, start=1):
            if n % max(1, number // 10) == 0 and n <= number:
                family = [psutil.Process(running.pid)]
                for _ in range(2):
                    family.append(family[-1].children()[0])
                print(f"{n:>9}" + "".join(f"{each.memory_info().rss / 1e6:>11.0f}" for each in family), flush=True)
    print(f"exit status {running.returncode}")


def main() -> None:
    """Print the table of costs."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--articles", type=int, default=40)
    asked.add_argument("--peers", type=int, default=40)
    asked.add_argument("--rounds", type=int, default=2, help="how often --jobs 1 and --jobs 2 are run")
    asked.add_argument("--memory", type=int, default=0, metavar="N")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="sayso-speed-") as folder:
        desk = Path(folder)
        if given.memory:
            memory(desk, given.memory)
            return
        articles = stories(desk / "in", max(given.articles, given.peers))
        ours, few = articles[: given.articles], articles[: given.peers]
        forked = batch(desk, ours)
        print(f"{'':34}{'reports':>8}{'CPU s each':>12}{'times ours':>12}{'wall s':>9}{'others':>9}")
        _line("sayso batch", forked, forked)
        rules = without_weights(desk)
        first, all_of_them = batch(desk, ours[:1], package=rules), batch(desk, ours, package=rules)
        _line("sayso batch, rules only", all_of_them, forked)
        looped, commanded = loop(desk, few), command_lines(desk, few)
        _line("papermill and nbconvert in a loop", looped, forked)
        _line("the two command lines", commanded, forked)
        ones, twos = [forked], [batch(desk, ours, jobs=2)]
        for _ in range(given.rounds - 1):
            ones.append(batch(desk, ours))
            twos.append(batch(desk, ours, jobs=2))
        _tell(forked, looped, commanded, (all_of_them.cpu - first.cpu) / max(1, len(ours) - 1))
        _tell_jobs(ones, twos)


def _tell(ours: Cost, looped: Cost, commanded: Cost, later: float) -> None:
    """The sentences that were asked for, with what was found."""
    by_loop, by_commands = looped.each / ours.each, commanded.each / ours.each
    print(f"\nCPU seconds a report over {ours.articles} articles, HTML and the start of the server included:")
    print(f"  {by_loop:.1f} times better than execute_notebook and nbconvert's API in a loop (asked: at least 3)")
    print(f"  {by_commands:.1f} times better than the two command lines (asked: at least 5)")
    print(f"After the first report, without the model: {later:.2f} CPU seconds a report (asked: at most 1.3)")


def _tell_jobs(ones: Sequence[Cost], twos: Sequence[Cost]) -> None:
    one, two = (min(costs, key=lambda cost: cost.wall) for costs in (ones, twos))
    print(
        f"--jobs 2: {one.wall / two.wall:.2f} times as fast by the clock as --jobs 1 (asked: 1.6 on two free cores), "
        f"{two.wall:.0f} s instead of {one.wall:.0f}, the fastest of {len(ones)} each;\n"
        f"  of the {os.cpu_count()} cores other programs took {one.others:.0%} and {two.others:.0%} meanwhile"
    )


def _line(name: str, found: Cost, ours: Cost) -> None:
    times = found.each / ours.each
    print(
        f"{name:34}{found.articles:>8}{found.each:>12.2f}{times:>12.2f}{found.wall:>9.0f}{found.others:>9.0%}",
        flush=True,
    )


if __name__ == "__main__":
    main()
