"""Corpus: measures of any number of articles, in three tables that pandas, Dask, R or SQL can read."""

from analysis.running.corpus.reading import read

__all__ = ["read"]
