"""The command line: ``sayso`` and ``python -m analysis``."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.errors import AnalysisError
from analysis.running.terminal import printable
from analysis.versions import __version__

if TYPE_CHECKING:
    from analysis.running.parameters import Parameter

FILE = click.Path(path_type=Path)
SECONDS = click.FloatRange(1, 7 * 24 * 3600)
PARAMETER = click.option(
    "-p",
    "--parameter",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="Set a parameter of the report (see `sayso params`). May be given many times.",
)
INTO = click.option(
    "-o", "--output", "into", type=FILE, default=Path("out"), show_default=True, help="Folder for what is made."
)
LIMITS = (
    click.option("--timeout", type=SECONDS, default=900.0, show_default=True, help="Seconds that one report may take."),
    click.option(
        "--cell-timeout",
        type=SECONDS,
        default=300.0,
        show_default=True,
        help="Seconds that one notebook cell may take.",
    ),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; what a person can put right is one line on standard error and exit status 1."""
    if arguments is None:  # the command itself, not a test: end in order, so that no kernel is left behind
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sayso.main(args=arguments, prog_name="sayso", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.", error=True)
        sys.exit(130)
    except AnalysisError as error:
        say(f"sayso: {error}", error=True)
        sys.exit(1)
    except BrokenPipeError:
        # the reader of our output has seen enough: `sayso analyse … | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def say(text: str, *, error: bool = False) -> None:
    """Print a line without any character that could drive the terminal."""
    click.echo(printable(text), err=error)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sayso")
def sayso() -> None:
    """On whose say-so does a news story stand?

    Sayso finds who is cited in a news story and in whose words, how much of it is quotation, and how hard it is
    to read. It reports evidence and counts under stated rules, never a verdict.
    """


@sayso.command()
@click.argument("article", type=FILE, required=False)
@INTO
@PARAMETER
@LIMITS[0]
@LIMITS[1]
def report(
    article: Path | None, into: Path, pairs: tuple[tuple[str, str], ...], timeout: float, cell_timeout: float
) -> None:
    """Make a report of one ARTICLE (a text file).

    Without ARTICLE the story that Sayso comes with is read. The result is a folder with the page to read
    (report.html), the notebook that made it, all findings as analysis.json, the charts, and a receipt.
    """
    from analysis.running.report import Limits, make_report
    from analysis.running.request import default_article
    from analysis.running.supervision import Worker

    parameters = _parameters(pairs)
    with Worker() as worker:
        made = make_report(
            article or default_article(), into, parameters, worker=worker, limits=Limits(cell_timeout, timeout)
        )
    say(f"Report: {made.page}")


@sayso.command()
@click.argument("inputs", type=FILE, nargs=-1, required=True, metavar="INPUT...")
@INTO
@PARAMETER
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Reports made side by side.")
@LIMITS[0]
@LIMITS[1]
def batch(  # noqa: PLR0917  # click passes by name
    inputs: tuple[Path, ...],
    into: Path,
    pairs: tuple[tuple[str, str], ...],
    jobs: int,
    timeout: float,
    cell_timeout: float,
) -> None:
    """Make a report of every article among INPUT (files and folders).

    An article that fails does not stop the others. Reports that are there already and whole are not made again,
    so the same command goes on where an interrupted one stopped. The folder also gets results.csv and
    results.parquet (one row an article), failures.csv and index.html.
    """
    from analysis.running.batch import Item, articles_in, run_batch
    from analysis.running.report import Limits

    def tell(item: Item) -> None:
        if item.report is None:
            say(f"failed  {item.article}: {item.error}", error=True)
        else:
            say(f"{'kept' if item.report.reused else 'made':<7} {item.report.folder}")

    articles = articles_in(inputs)
    items = run_batch(articles, into, _parameters(pairs), jobs=jobs, limits=Limits(cell_timeout, timeout), tell=tell)
    failed = sum(item.report is None for item in items)
    say(f"{len(items) - failed} of {len(items)} articles have a report, {failed} failed. See {into / 'index.html'}")
    if failed:
        sys.exit(1)


@sayso.command()
@click.argument("articles", type=FILE, nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", show_default=True)
def analyse(articles: tuple[Path, ...], form: str) -> None:
    """Print the figures of each ARTICLE, one row an article (columns: `sayso codebook`).

    An article that cannot be analysed is named on standard error, the others are still printed, and the exit
    status is 1.
    """
    from analysis.reading.load import load
    from analysis.reporting.frames import row
    from analysis.result import analyse as analyse_article
    from analysis.running.codebook import in_columns
    from analysis.running.rows import csv_text, json_line

    printed = failed = 0
    for article in articles:
        try:
            figures = in_columns(row(analyse_article(load(article))))
        except AnalysisError as error:
            say(f"sayso: {error}", error=True)
            failed += 1
            continue
        text = json_line(figures) if form == "json" else csv_text(list(figures), [figures], header=not printed)
        # for a person's eyes without control characters, for a program exactly
        click.echo(printable(text) if sys.stdout.isatty() else text, nl=False)
        printed += 1
    if failed:
        sys.exit(1)


@sayso.command()
@click.argument("source", type=FILE, metavar="IN.jsonl[.gz]")
@click.option("-o", "--output", "target", type=FILE, required=True, help="File to write; .gz packs it.")
def annotate(source: Path, target: Path) -> None:
    """Find who says what in every line of a JSONL file.

    Each line has an "id" and a "text"; each line written has the id, the quotes with speaker and cue as offsets
    into that text, the sources, and the pairs of quotation marks. A line that cannot be read gives its id and
    an "error", and the run goes on.
    """
    from analysis.running.annotate import annotate_file

    lines, errors = annotate_file(source, target)
    say(f"{lines} lines, {errors} of them errors: {target}", error=True)


@sayso.command()
@click.argument("folder", type=FILE)
def notebooks(folder: Path) -> None:
    """Copy the notebooks into FOLDER to work on them, never over a file that is there."""
    from analysis.running.copying import copy_notebooks

    for path, copied in copy_notebooks(folder):
        say(f"copied {path}" if copied else f"left   {path} (a file of that name is there)")
    say(f"Open them with: jupyter lab {folder}")


@sayso.command()
@click.argument("notebook", type=FILE, required=False)
def params(notebook: Path | None) -> None:
    """List what `-p` can set in a report, or the parameters of any NOTEBOOK."""
    from analysis.running.parameters import declared

    for parameter in declared(notebook) if notebook else _report_parameters():
        say(f"{parameter.name} ({parameter.kind}, default {parameter.default!r})")
        if parameter.help:
            say(f"    {parameter.help}")


@sayso.command()
def codebook() -> None:
    """Explain the columns that `sayso analyse` and results.csv have."""
    from analysis.running.codebook import columns

    for column in columns():
        say(f"{column.name} ({column.kind})\n    {column.meaning}")


@sayso.command()
@click.argument("folder", type=FILE, default=Path("sayso-notebooks"), required=False)
def lab(folder: Path) -> None:
    """Copy the notebooks into FOLDER (never over yours) and open JupyterLab there."""
    import subprocess

    from analysis.running.copying import copy_notebooks
    from analysis.running.lab import lab_command

    for path, copied in copy_notebooks(folder):
        if copied:
            say(f"copied {path}")
    sys.exit(subprocess.call(lab_command(folder)))


def _parameters(pairs: tuple[tuple[str, str], ...]) -> dict[str, object]:
    from analysis.running.parameters import given

    return dict(given(_report_parameters(), pairs))


def _report_parameters() -> list[Parameter]:
    """The parameters of the report's notebook that are the user's to set."""
    from analysis.resources import shipped
    from analysis.running.parameters import declared
    from analysis.running.report import OURS

    known = declared(shipped("notebooks", "report-article.ipynb"))
    return [parameter for parameter in known if parameter.name not in OURS]
