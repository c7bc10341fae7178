"""Commands for many articles measured at once: corpus, sample, validate."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.options import FILE, RULE, SETTINGS, say, with_rules

if TYPE_CHECKING:
    from analysis.running.corpus.run import Progress

COLUMN = click.option(
    "--column",
    "columns",
    nargs=2,
    multiple=True,
    metavar="FIELD NAME",
    help="Which column of a table holds a field: text, id, title, outlet, author, date, url, corrections.",
)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", type=FILE, required=True, metavar="FILE.parquet", help="The table of articles to write."
)
@click.option("--jobs", type=click.IntRange(1, 512), default=1, show_default=True, help="Processes that measure.")
@click.option("--scheduler", metavar="ADDRESS", help="Measure on a Dask cluster: tcp://HOST:PORT, or local.")
@click.option("--no-text", is_flag=True, help="Keep offsets and numbers only, no words of the articles.")
@click.option(
    "--partition", type=click.IntRange(0), default=0, metavar="N", help="Write folders of files with N articles each."
)
@SETTINGS
@RULE
@COLUMN
def corpus(  # noqa: PLR0917  # click passes by name
    inputs: tuple[str, ...],
    output: Path,
    jobs: int,
    scheduler: str | None,
    no_text: bool,
    partition: int,
    settings: str,
    pairs: tuple[tuple[str, str], ...],
    columns: tuple[tuple[str, str], ...],
) -> None:
    """Measure 10 articles or 10 million, without reports.

    INPUT is a text file, a folder, a pattern in quotation marks, a .jsonl, .csv or .parquet file with a text column
    (.gz for packed ones), a download of Nexis or ProQuest (.docx, .rtf, .txt), or - for a list of file names on
    standard input. Three tables are written: FILE.parquet (one row an article; columns: `sayso codebook`),
    FILE.attributions.parquet and FILE.sources.parquet, which join it by the column number (columns: `sayso codebook
    --table sources`).

    An article that fails is a row with its error. A run that was stopped goes on where it stopped when the same command
    is given again; one whose input has grown measures what is new.

    Sizing: a core measures some 3,600 words a second, so that 1 million articles of 700 words take about 54 core-hours;
    a worker holds some 300 megabytes. analysis/running/corpus/README.md has the sums, and a script for Slurm.
    """
    from analysis.running.corpus.assembling import table_paths
    from analysis.running.corpus.cluster import Cluster
    from analysis.running.corpus.crew import Processes
    from analysis.running.corpus.part import Houses
    from analysis.running.corpus.run import run_corpus
    from analysis.running.inputs.stream import records

    houses = Houses(settings, with_rules(pairs), text=not no_text)
    stream = records(inputs, columns=dict(columns), names=sys.stdin, but=table_paths(output).values())
    crew: Cluster | Processes = Cluster(scheduler, jobs) if scheduler else Processes(jobs)
    with crew:
        if isinstance(crew, Cluster) and not crew.workers:
            say("No worker has come to the scheduler yet. The run begins when one does.", error=True)
        done = run_corpus(stream, output, crew, options=houses.options_of, partition=partition, tell=_teller())
    if sys.stderr.isatty():
        click.echo(err=True)  # below the line that told how far it was
    kept = f", {done.kept:,} were there already" if done.kept else ""
    why = " (the column error says why)" if done.errors else ""
    say(f"{done.measured:,} articles measured, {done.errors:,} of them failed{why}{kept}. See {output}", error=True)
    if done.errors:
        sys.exit(1)


def _teller() -> Callable[[Progress], None]:
    """Tell how far a run is: on a terminal on one line with the rate, elsewhere a line every thousand articles."""
    start, told = time.monotonic(), [0]

    def tell(done: Progress) -> None:
        line = f"{done.measured + done.kept:,} articles, {done.errors:,} failed"
        if sys.stderr.isatty():
            rate = done.words / max(0.1, time.monotonic() - start)
            click.echo(f"\r{line}, {rate:,.0f} words a second  ", err=True, nl=False)
        elif done.measured // 1000 > told[0]:
            told[0] = done.measured // 1000
            say(line, error=True)

    return tell


@click.command()
@click.argument("file", type=FILE, metavar="FILE.parquet")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option("-n", "size", type=click.IntRange(2, 100_000), default=200, show_default=True, help="Articles to draw.")
@click.option("--by", metavar="COLUMN", help="Draw from each value of a column (outlet) in proportion.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same number draws the same articles.")
@click.option("-o", "--output", type=FILE, default=Path("sheet.csv"), show_default=True, help="The sheet to write.")
def sample(  # noqa: PLR0917  # click passes by name
    file: Path, inputs: tuple[str, ...], size: int, by: str | None, seed: int, output: Path
) -> None:
    """Draw articles of a corpus for people to code, blind.

    Writes SHEET.csv, a row a sentence, without anything that Sayso found: give a copy to each coder. SHEET.guide.md
    tells them how to fill it in; SHEET.key.json, what Sayso found, stays with you. `sayso validate` compares the two.

    INPUT is needed for a corpus that was made with --no-text, and for one with corrected articles: the same inputs as
    then.
    """
    from analysis.running.folders import write_atomically
    from analysis.running.validity.sample import draw
    from analysis.running.validity.sheet import blank_sheet, guide, key_path

    drawn = draw(file, size, by=by, seed=seed, inputs=inputs)
    write_atomically(output.with_suffix(".guide.md"), guide().encode())
    write_atomically(key_path(output), drawn.to_json().encode())
    # with the mark that spreadsheets take for "this is UTF-8"
    write_atomically(output, blank_sheet(drawn).encode("utf-8-sig"))
    sentences = sum(len(each.sentences) for each in drawn.drawn)
    say(f"{len(drawn.drawn):,} articles with {sentences:,} sentences to code: {output}")
    say(f"For the coders: {output.with_suffix('.guide.md')}. Not for the coders: {key_path(output)}")


@click.command()
@click.argument("sheets", type=FILE, nargs=-1, required=True, metavar="SHEET...")
@click.option("--key", type=FILE, help="The key of the sample; else the only *.key.json beside the first SHEET.")
@click.option("-o", "--output", type=FILE, help="Write the outcome to this file (Markdown) as well.")
def validate(sheets: tuple[Path, ...], key: Path | None, output: Path | None) -> None:
    """Tell how right the figures of a corpus are, from sheets that people coded.

    SHEET is one coder's copy of the sheet that `sayso sample` wrote, filled in. The answer has the coders' agreement,
    precision and recall by sentence, the error of each measure with 95 % intervals, corrected means of the corpus (and
    of each group of `sayso sample --by` with ten coded articles or more), and a paragraph for a methods section.
    """
    from analysis.running.folders import write_atomically
    from analysis.running.validity.methods import report
    from analysis.running.validity.sheet import key_of, read_sheet
    from analysis.running.validity.validating import validate as compare

    sample = key_of(sheets[0], key)
    text = report(compare(sample, [read_sheet(path, sample) for path in sheets]))
    if output is not None:
        write_atomically(output, text.encode())
    say(text)
