"""Invented: the corpus of the invented articles that Sayso comes with, to try things on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ParameterError
from analysis.resources import shipped
from analysis.running.corpus.crew import Here
from analysis.running.corpus.run import run_corpus
from analysis.running.inputs.record import Record


def corpus_file(file: str, folder: Path | str) -> Path:
    """The file of a corpus that a notebook was given; for an empty name the invented corpus, made in ``folder``.

    Raises ``ParameterError`` where there is no such file.

    >>> corpus_file("nowhere.parquet", ".")
    Traceback (most recent call last):
    analysis.errors.ParameterError: parameter 'corpus': there is no file 'nowhere.parquet'. Make it with `sayso corpus`.
    """
    if not file:
        made = Path(folder) / "invented.parquet"
        run_corpus(invented(), made, Here())
        return made
    if not Path(file).exists():
        raise ParameterError(f"parameter 'corpus': there is no file {file!r}. Make it with `sayso corpus`.")
    return Path(file)


def invented() -> Iterator[Record]:
    """The 25 invented articles of ``data/gold``, each of its own kind and outlet, as a stream."""
    for path in sorted(shipped("data", "gold").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        about = article["meta"]
        yield Record(
            id=article["id"],
            place=path.name,
            name=f"{article['id']}.txt",
            data=article["text"],
            title=about.get("title"),
            outlet=about.get("outlet"),
            author=about.get("byline"),
            date=about.get("published"),
        )
