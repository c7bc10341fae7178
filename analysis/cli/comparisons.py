"""Commands that put articles beside others: compare, overview, reference."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.cli.options import COMPARISON, FILE, INTO, LIMITS, PARAMETER, SETTINGS, parameters, say


@click.command()
@click.argument("articles", type=FILE, nargs=-1, required=True, metavar="ARTICLE ARTICLE...")
@INTO
@PARAMETER
@SETTINGS
@LIMITS[0]
@LIMITS[1]
def compare(  # noqa: PLR0917  # click passes by name
    articles: tuple[Path, ...],
    into: Path,
    pairs: tuple[tuple[str, str], ...],
    settings: str,
    timeout: float,
    cell_timeout: float,
) -> None:
    """Put two or more ARTICLEs on one event side by side.

    Who speaks in one and not in the other, with how many words and how early; quotations that several have and where
    they were cut differently; the reporting words that each chose for the same statement. The result is a folder as
    `sayso report` makes it, with comparison.json instead of analysis.json.
    """
    from analysis.running.comparison import make_comparison
    from analysis.running.making import Limits
    from analysis.running.supervision import Worker

    chosen = parameters(pairs, settings, COMPARISON)
    with Worker() as worker:
        made = make_comparison(articles, into, chosen, worker=worker, limits=Limits(cell_timeout, timeout))
    say(f"Comparison: {made.page}")


@click.command()
@click.argument("results", type=FILE, metavar="RESULTS.parquet")
@INTO
@LIMITS[0]
@LIMITS[1]
def overview(results: Path, into: Path, timeout: float, cell_timeout: float) -> None:
    """Make one report on many articles: spreads, outlets, months, what stands out, who is cited most.

    RESULTS.parquet is the results.parquet of `sayso batch` (which makes this report by itself) or the file of
    `sayso corpus`. No figure ranks an outlet or an author.
    """
    from analysis.running.collection import make_collection
    from analysis.running.making import Limits
    from analysis.running.supervision import Worker

    with Worker() as worker:
        made = make_collection(results, into, reports=False, worker=worker, limits=Limits(cell_timeout, timeout))
    say(f"Report: {made.page}")


@click.command()
@click.argument("table", type=FILE, metavar="RESULTS")
@click.option("-o", "--output", "target", type=FILE, required=True, metavar="FILE.json", help="The file to write.")
@click.option("--name", required=True, help="What the corpus is called in a report.")
@click.option("--origin", required=True, help="Which articles these are, in a sentence that a report can print.")
@click.option("--date", required=True, help='When the articles were published: "2016", "2019 to 2024".')
def reference(table: Path, target: Path, name: str, origin: str, date: str) -> None:
    """Make a reference distribution from the results of 30 articles or more.

    RESULTS is the results.parquet or results.csv of `sayso batch`, or the file of `sayso corpus`. The file written
    holds numbers only: the percentiles of every measure. With `-p reference FILE.json` a report says where an article
    lies in it. That is a comparison, no norm.
    """
    from analysis.running.folders import write_atomically
    from analysis.running.referencing import reference_from

    made = reference_from(table, name=name, origin=origin, date=date)
    write_atomically(target, made.to_json().encode())
    say(f"{made.articles} articles, {len(made.distributions)} measures: {target}")
