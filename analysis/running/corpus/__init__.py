"""Corpus: measures of any number of articles, in three tables that pandas, Dask, R or SQL can read."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.running.corpus.invented import corpus_file
    from analysis.running.corpus.reading import read

__all__ = ["corpus_file", "read"]

_HOMES = {"corpus_file": "invented", "read": "reading"}


def __getattr__(name: str) -> object:
    """The public names come in when they are first asked for: a worker that measures needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
