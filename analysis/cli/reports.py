"""Commands that make reports: report, batch, params."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from analysis.cli.options import FILE, INTO, LIMITS, PARAMETER, SETTINGS, parameters, report_parameters, say


@click.command()
@click.argument("article", type=FILE, required=False)
@INTO
@PARAMETER
@SETTINGS
@LIMITS[0]
@LIMITS[1]
def report(  # noqa: PLR0917  # click passes by name
    article: Path | None,
    into: Path,
    pairs: tuple[tuple[str, str], ...],
    settings: str,
    timeout: float,
    cell_timeout: float,
) -> None:
    """Make a report of one ARTICLE (a text file).

    Without ARTICLE the story that Sayso comes with is read. Corrections beside the article (`sayso corrections`), the
    nearest sayso.toml and its register of sources are applied. The result is a folder with the page to read
    (report.html), the notebook that made it, all findings as analysis.json, the charts, and a receipt.
    """
    from analysis.running.making import Limits
    from analysis.running.report import make_report
    from analysis.running.request import default_article
    from analysis.running.supervision import Worker

    chosen = parameters(pairs, settings)
    with Worker() as worker:
        made = make_report(
            article or default_article(), into, chosen, worker=worker, limits=Limits(cell_timeout, timeout)
        )
    say(f"Report: {made.page}")


@click.command()
@click.argument("inputs", type=FILE, nargs=-1, required=True, metavar="INPUT...")
@INTO
@PARAMETER
@SETTINGS
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Reports made side by side.")
@LIMITS[0]
@LIMITS[1]
def batch(  # noqa: PLR0917  # click passes by name
    inputs: tuple[Path, ...],
    into: Path,
    pairs: tuple[tuple[str, str], ...],
    settings: str,
    jobs: int,
    timeout: float,
    cell_timeout: float,
) -> None:
    """Make a report of every article among INPUT (files and folders).

    An article that fails does not stop the others. Reports that are there already and whole are not made again,
    so the same command goes on where an interrupted one stopped; one is made again when its article, its
    corrections, the settings or the register have changed. The folder also gets results.csv and
    results.parquet (one row an article), failures.csv and index.html.
    """
    from analysis.running.batch import Item, articles_in, run_batch
    from analysis.running.making import Limits

    def tell(item: Item) -> None:
        if item.report is None:
            say(f"failed  {item.article}: {item.error}", error=True)
        else:
            say(f"{'kept' if item.report.reused else 'made':<7} {item.report.folder}")

    articles = articles_in(inputs)
    chosen = parameters(pairs, settings)
    items = run_batch(articles, into, chosen, jobs=jobs, limits=Limits(cell_timeout, timeout), tell=tell)
    failed = sum(item.report is None for item in items)
    say(f"{len(items) - failed} of {len(items)} articles have a report, {failed} failed. See {into / 'index.html'}")
    if failed:
        sys.exit(1)


@click.command()
@click.argument("notebook", type=FILE, required=False)
def params(notebook: Path | None) -> None:
    """List what `-p` can set in a report, or the parameters of any NOTEBOOK."""
    from analysis.running.parameters import declared

    for parameter in declared(notebook) if notebook else report_parameters():
        say(f"{parameter.name} ({parameter.kind}, default {parameter.default!r})")
        if parameter.help:
            say(f"    {parameter.help}")
