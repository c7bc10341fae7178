"""Reading: the tables of a corpus as data frames of pandas or Dask."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from analysis.errors import ParameterError, ResultError, unknown_name
from analysis.running.corpus.assembling import about_of, table_paths
from analysis.running.corpus.schema import NAMES, Table

if TYPE_CHECKING:
    import pandas
    from pyarrow import dataset

Engine = Literal["pandas", "dask"]


@overload
def read(
    file: Path | str,
    table: Table = "articles",
    *,
    where: str | None = None,
    columns: Sequence[str] | None = None,
    engine: Literal["pandas"] = "pandas",
) -> pandas.DataFrame: ...


@overload
def read(
    file: Path | str,
    table: Table = "articles",
    *,
    where: str | None = None,
    columns: Sequence[str] | None = None,
    engine: Literal["dask"],
) -> Any: ...


def read(
    file: Path | str,
    table: Table = "articles",
    *,
    where: str | None = None,
    columns: Sequence[str] | None = None,
    engine: Engine = "pandas",
) -> Any:
    """A table of a corpus as a data frame: of pandas, or (``engine="dask"``) of Dask where it is larger than memory.

    ``table`` is "articles", "attributions" or "sources"; they join on ``number``. ``where`` chooses rows, as
    ``sayso batch --where`` does, before they are read; ``columns`` chooses columns. An article that failed has its
    ``error`` and no numbers; "no answer" is missing, never 0. Raises ``ResultError`` for what is no file of a corpus,
    ``ParameterError`` for a condition that cannot be read or a column that is not there.
    """
    if engine not in ("pandas", "dask"):
        raise ParameterError(unknown_name("engine", engine, ("pandas", "dask")))
    from analysis.running.corpus.where import unknown_column

    found = opened(file, table)
    if columns is not None:
        for each in columns:
            if each not in found.schema.names:
                raise ParameterError(unknown_column(each, found.schema.names))
    if engine == "dask":
        return _lazy(found, where, columns)
    return found.to_table(columns=None if columns is None else list(columns), filter=_filter(found, where)).to_pandas(
        split_blocks=True, self_destruct=True
    )


def opened(file: Path | str, table: Table = "articles") -> dataset.Dataset:
    """A table of a corpus, whole or in partitions, of which nothing is read yet. Raises ``ResultError``."""
    from pyarrow import dataset

    if table not in NAMES:
        raise ResultError(unknown_name("table", table, NAMES))
    path = table_paths(Path(file))[table]
    files = sorted(path.glob("part-*.parquet")) if path.is_dir() else [path]
    for each in files:
        if about_of(each) is None:
            what = "there is no such file" if not each.exists() else "it is no table of a corpus, or damaged"
            raise ResultError(f"cannot read {str(each)!r}: {what}. Make it with `sayso corpus`.")
    if not files:
        raise ResultError(f"cannot read {str(path)!r}: the folder is empty. Make it with `sayso corpus`.")
    return dataset.dataset([str(each) for each in files], format="parquet")


def _filter(found: dataset.Dataset, where: str | None) -> Any:
    from analysis.running.corpus.where import condition

    return None if where is None else condition(where, found.schema)


def _lazy(found: dataset.Dataset, where: str | None, columns: Sequence[str] | None) -> Any:
    """A Dask frame of a partition for each row group of the files."""
    try:
        dataframe: Any = import_module("dask.dataframe")  # without types of its own
    except ImportError as error:
        raise ResultError("a Dask frame needs Dask: pip install 'sayso[cluster]'.") from error
    wanted = list(columns) if columns is not None else found.schema.names
    pieces = [piece for fragment in found.get_fragments() for piece in fragment.split_by_row_group()]
    if not pieces:
        pieces = list(found.get_fragments())
    chosen = _filter(found, where)

    def load(piece: Any) -> pandas.DataFrame:
        frame: pandas.DataFrame = piece.to_table(schema=found.schema, columns=wanted, filter=chosen).to_pandas()
        return frame

    nothing = found.schema.empty_table().select(wanted).to_pandas()
    return dataframe.from_map(load, pieces, meta=nothing)
