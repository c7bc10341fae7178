"""Commands that print or write figures: analyse, annotate, codebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.options import FILE, RULE, SETTINGS, say, with_rules
from analysis.errors import AnalysisError
from analysis.running.terminal import printable

if TYPE_CHECKING:
    from analysis.running.corpus.schema import Table


@click.command()
@click.argument("articles", type=FILE, nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", show_default=True)
@SETTINGS
@RULE
def analyse(articles: tuple[Path, ...], form: str, settings: str, pairs: tuple[tuple[str, str], ...]) -> None:
    """Print the figures of each ARTICLE, one row an article (columns: `sayso codebook`).

    An article that cannot be analysed is named on standard error, the others are still printed, and the exit
    status is 1.
    """
    from analysis.reporting.frames import row
    from analysis.running.codebook import in_columns
    from analysis.running.request import analyse_file
    from analysis.running.rows import csv_text, json_line

    change = with_rules(pairs)
    printed = failed = 0
    for article in articles:
        try:
            figures = in_columns(row(analyse_file(article, change, settings=settings)))
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


@click.command()
@click.argument("source", type=FILE, metavar="IN.jsonl[.gz]")
@click.option("-o", "--output", "target", type=FILE, required=True, help="File to write; .gz packs it.")
@SETTINGS
def annotate(source: Path, target: Path, settings: str) -> None:
    """Find who says what in every line of a JSONL file.

    Each line has an "id" and a "text"; each line written has the id, the quotes with speaker and cue as offsets
    into that text, the sources, the pairs of quotation marks, and the method that found them: "model" or "rules",
    with its version. Statements that were found but are too unsure to count stand apart, under "doubtful". A line
    that cannot be read gives its id and an "error", and the run goes on.
    """
    from analysis.corrections.beside import beside
    from analysis.running.annotate import annotate_file

    lines, errors = annotate_file(source, target, settings=beside(source, settings=settings).read_settings())
    say(f"{lines} lines, {errors} of them errors: {target}", error=True)


@click.command()
@click.option(
    "--table",
    type=click.Choice(["articles", "attributions", "sources"]),
    help="Explain a table of `sayso corpus` instead.",
)
def codebook(table: Table | None) -> None:
    """Explain the columns that `sayso analyse` and results.csv have."""
    from analysis.running.codebook import columns
    from analysis.running.corpus.schema import table as table_columns

    for column in columns() if table is None else table_columns(table):
        say(f"{column.name} ({column.kind})\n    {column.meaning}")
