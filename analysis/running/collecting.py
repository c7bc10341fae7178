"""Collecting: what a report on many articles was asked for, and the tables it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ParameterError, ResultError, unknown_name
from analysis.reporting.charts.collected import MEASURES
from analysis.resources import shipped

if TYPE_CHECKING:
    from analysis.comparing.collection import Collection

Row = dict[str, object]
_ARTICLES = ("id", "name", "title", "outlet", "date", "error", "method", "method_version", *MEASURES)
_SOURCES = ("article", "name", "naming", "category", "counted", "attributions")


@dataclass(frozen=True, slots=True)
class CollectionParameters:
    """What a report on many articles was asked for: the table of results, and whether reports lie beside the page."""

    results: Path | None
    reports: bool = False
    output: Path | None = None

    def collect(self) -> Collection:
        """The collection in the table, or of the invented articles that Sayso comes with. Raises ``ResultError``."""
        from analysis.comparing.collection import collect

        if self.results is None:
            articles, sources = _invented()
            return collect(articles, sources, tuple(MEASURES))
        table = beside(self.results)
        sources = _rows(table, _SOURCES) if table.exists() else iter(())
        return collect(_rows(self.results, _ARTICLES), sources, tuple(MEASURES))


def beside(results: Path) -> Path:
    """Where the table of the sources of some results stands.

    >>> beside(Path("out/results.parquet")).name
    'results.sources.parquet'
    """
    return results.with_name(f"{results.name.removesuffix('.parquet')}.sources.parquet")


def collection_parameters(**values: object) -> CollectionParameters:
    """Check the values of the parameters cell and give them back as one typed, frozen value.

    ``results`` is the ``results.parquet`` of a batch or the file (or folder) of a corpus; empty means the invented
    articles. Raises ``ParameterError`` with the parameter's name and, for an unknown one, the nearest name.

    >>> collection_parameters(results="nowhere.parquet")
    Traceback (most recent call last):
        ...
    analysis.errors.ParameterError: parameter 'results': there is no file 'nowhere.parquet'. Run sayso batch or sayso \
corpus first.
    """
    known = ("results", "reports", "output")
    for name in values:
        if name not in known:
            raise ParameterError(unknown_name("parameter", name, known))
    results, output, reports = values.get("results", ""), values.get("output", ""), values.get("reports", False)
    for name, value in (("results", results), ("output", output)):
        if not isinstance(value, str | Path):
            raise ParameterError(f"parameter {name!r} must be text, not {value!r:.80}.")
    if not isinstance(reports, bool):
        raise ParameterError(f"parameter 'reports' must be true or false, not {reports!r:.80}.")
    table = Path(str(results)) if results else None
    if table is not None and not table.exists():
        raise ParameterError(
            f"parameter 'results': there is no file {str(results)!r}. Run sayso batch or sayso corpus first."
        )
    return CollectionParameters(table, reports, Path(str(output)) if output else None)


def _rows(table: Path, wanted: Sequence[str]) -> Iterator[Row]:
    """The rows of a Parquet file or folder, a stretch at a time, only the columns that are wanted and there."""
    from pyarrow import ArrowException, dataset

    try:
        found = dataset.dataset(table, format="parquet")
        columns = [name for name in wanted if name in found.schema.names]
        for batch in found.to_batches(columns=columns):
            yield from batch.to_pylist()
    except (OSError, ArrowException) as error:
        raise ResultError(
            f"{table.name!r} is no table of results in Parquet. Run sayso batch or sayso corpus."
        ) from error


def _invented() -> tuple[list[Row], Iterator[Row]]:
    from analysis.reading.load import load
    from analysis.reporting.frames import TABLES, row
    from analysis.result import analyse
    from analysis.running.compared import INVENTED

    analyses = [analyse(load(shipped("data", "articles", name))) for name in INVENTED]
    rows = [row(each) | {"id": each.article.name} for each in analyses]
    sources = (source | {"article": each.article.name} for each in analyses for source in TABLES["sources"][1](each))
    return rows, sources
