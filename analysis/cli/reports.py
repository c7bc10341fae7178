"""Commands that make a report: report, params."""

from __future__ import annotations

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
@click.argument("notebook", type=FILE, required=False)
def params(notebook: Path | None) -> None:
    """List what `-p` can set in a report, or the parameters of any NOTEBOOK.

    A notebook of your own works in `sayso batch --notebook` when one of its cells is tagged "parameters" and has a
    line article = "" in it.
    """
    from analysis.running.parameters import offered

    for parameter in offered(notebook) if notebook else report_parameters():
        say(f"{parameter.name} ({parameter.kind}, default {parameter.default!r})")
        if parameter.help:
            say(f"    {parameter.help}")
