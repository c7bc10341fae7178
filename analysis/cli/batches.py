"""Commands for many reports: batch."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from analysis.cli.corpora import COLUMN
from analysis.cli.options import FILE, INTO, LIMITS, PARAMETER, SETTINGS, report_parameters, say
from analysis.errors import ArticleError, ParameterError
from analysis.reporting.prose import plural
from analysis.running.terminal import printable

if TYPE_CHECKING:
    from analysis.running.batch import Item
    from analysis.running.inputs.record import Record


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@INTO
@PARAMETER
@click.option("--params", "file", type=FILE, metavar="FILE.yaml", help="Parameters from a file; -p goes before.")
@SETTINGS
@click.option("--notebook", type=FILE, metavar="FILE.ipynb", help="A notebook of your own instead of the report.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Reports made side by side.")
@LIMITS[0]
@LIMITS[1]
@click.option(
    "--memory",
    type=click.IntRange(800),
    metavar="MB",
    help="Megabytes that the Python of one report may hold (Linux); without, as many as there are.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first article that fails.")
@COLUMN
@click.option("--from", "corpus", type=FILE, metavar="FILE.parquet", help="Articles of a corpus (`sayso corpus`).")
@click.option("--where", metavar="EXPR", help="Which of them: a condition on its columns.")
@click.option(
    "--since",
    type=click.Choice(["first", "last"]),
    default="first",
    show_default=True,
    help="Show on the worklist everything, or only what this run has added.",
)
def batch(  # noqa: PLR0917  # click passes by name
    inputs: tuple[str, ...],
    into: Path,
    pairs: tuple[tuple[str, str], ...],
    file: Path | None,
    settings: str,
    notebook: Path | None,
    jobs: int,
    timeout: float,
    cell_timeout: float,
    memory: int | None,
    fail_fast: bool,
    columns: tuple[tuple[str, str], ...],
    corpus: Path | None,
    where: str | None,
    since: Literal["first", "last"],
) -> None:
    """Make a report of every article among INPUT.

    INPUT is a text file, a folder, a pattern in quotation marks, a .jsonl, .csv or .parquet file with a text column
    (.gz for packed ones), a download of Nexis or ProQuest (.docx, .rtf, .txt), or - for a list of file names on
    standard input.

    An article that fails does not stop the others; the exit status is 1 then. Reports that are there already and
    whole are not made again, so the same command goes on where an interrupted one stopped; one is made again when its
    article, its corrections, the settings or the register have changed. The folder also gets index.html, a report on
    all articles together (corpus/report.html), results.csv and results.parquet (one row an article), duplicates.csv
    (stories that share most of their words), failures.csv, and worklist.html with worklist.csv: the passages that a
    person should look at. What you write into worklist.csv is kept by the next run.

    With --notebook a notebook of your own is run for each article: it needs a cell tagged "parameters" with a line
    article = "" in it. It runs in a folder of its own and may import modules that lie beside it; where its parameters
    have output, that is the folder for what it writes.
    """
    from analysis.running.batch import run_batch
    from analysis.running.making import Limits
    from analysis.running.results import COPIES

    if memory and sys.platform != "linux":
        raise ParameterError("--memory works on Linux only: this system cannot hold one process to a limit.")
    chosen = _values(notebook, file, pairs, settings)
    stream = _stream(inputs, into, columns, corpus, where)
    with _Progress(stream) as tell:
        done = run_batch(
            _some(stream()), into, chosen, notebook=notebook, jobs=jobs, fail_fast=fail_fast, tell=tell, since=since,
            limits=Limits(cell_timeout, timeout, memory or 0),
        )  # fmt: skip
    if done.why_slow:
        say(f"Each report had to start a Python of its own, which is slower: {done.why_slow}.", error=True)
    if done.is_cut_short:
        say(f"Stopped at the first failure, after {len(done.items)} articles. No tables of results.", error=True)
        sys.exit(1)
    if done.twins:
        say(f"Articles with the very same words as an earlier one: {done.twins}.")
    if done.alike:
        say(f"Groups of articles that share most of their words: {done.alike}. See {into / COPIES}")
    number, made = len(done.items), len(done.items) - done.failed
    have = f"{plural(number, 'articles')} {plural(number, 'have')}"
    say(f"{made} of {number} {have} a report, {done.failed} failed. See {into / 'index.html'}")
    if done.failed:
        sys.exit(1)


def _values(
    notebook: Path | None, file: Path | None, pairs: tuple[tuple[str, str], ...], settings: str
) -> dict[str, object]:
    """The parameters of the file, then those of the command line, which go before."""
    from analysis.running.parameters import from_file, given, offered

    known = offered(notebook) if notebook else report_parameters()
    of_file = from_file(known, file) if file else {}
    named = (("settings", settings),) if settings else ()
    return {**of_file, **given(known, (*pairs, *named))}


def _stream(
    inputs: tuple[str, ...],
    into: Path,
    columns: tuple[tuple[str, str], ...],
    corpus: Path | None,
    where: str | None,
) -> Callable[[], Iterator[Record]]:
    """What gives the articles, from the beginning each time that it is called."""
    from analysis.running.inputs.stream import LIST, records

    if corpus:
        from analysis.running.corpus.choosing import chosen

        return lambda: chosen(corpus, where, inputs)
    if where:
        raise ParameterError("--where chooses among the articles of a corpus. Name it: --from FILE.parquet.")
    if not inputs:
        raise ParameterError("there is no INPUT. Give files, folders, or - for a list on standard input.")
    names = sys.stdin.read() if LIST in inputs else ""
    return lambda: records(inputs, columns=dict(columns), names=io.StringIO(names), but=[into])


def _some(articles: Iterator[Record]) -> Iterator[Record]:
    """The articles, of which there must be one. Raises ``ArticleError``."""
    first = next(articles, None)
    if first is None:
        raise ArticleError("there are no articles in what was given. Files end in .txt, .jsonl, .csv or .parquet.")
    return chain([first], articles)


class _Progress:
    """Tells of each article: a bar with rate and time left on a terminal, else a line each."""

    def __init__(self, stream: Callable[[], Iterator[Record]]) -> None:
        self._bar = None
        if sys.stderr.isatty():
            from tqdm import tqdm

            total = sum(1 for _ in stream())
            self._bar = tqdm(total=total, unit=" articles", smoothing=0.05, dynamic_ncols=True, desc="Reports")

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, item: Item) -> None:
        if item.error is not None:
            self._say(f"failed  {item.place}: {item.reason}", error=True)
        elif item.twin is not None:
            self._say(f"{'again' if item.again else 'twin':<7} {item.place}: the same words as {item.twin}")
        elif self._bar is None:
            say(f"{'kept' if item.reused else 'made':<7} {item.folder}")
        if self._bar is not None:
            self._bar.update()

    def _say(self, text: str, *, error: bool = False) -> None:
        if self._bar is None:
            say(text, error=error)
        else:
            self._bar.write(printable(text), file=sys.stderr)
