"""The command that measures readability alone: readability."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from analysis.cli.options import FILE, say
from analysis.running.terminal import printable


@click.command()
@click.argument("file", type=FILE, default=Path("-"), required=False)
@click.option("--whole-text", is_flag=True, help="Count all of the text, headline and captions too, not only the body.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def readability(file: Path, whole_text: bool, form: str) -> None:
    """Say how hard FILE is to read (or standard input), and what the grade is made of.

    Every formula with the numbers it saw, how far chance and other ways of counting move it, the voices apart, and
    the words that cost most. Of a story only the body counts, as in a report and with the corrections beside it; with
    --whole-text all of it does.
    """
    from analysis.measures.readability import readability as measure
    from analysis.reading.load import read
    from analysis.running.request import load_corrected

    article = read(sys.stdin.buffer.read(), name="standard input") if str(file) == "-" else load_corrected(file)
    found = measure(article.text if whole_text else article)
    if form == "json":
        import msgspec

        text = msgspec.json.encode(found).decode() + "\n"
        click.echo(printable(text) if sys.stdout.isatty() else text, nl=False)
    else:
        from analysis.reporting.readable import in_words

        say(in_words(found))
