"""sayso overview: a table of results in, one report on the whole out."""

from __future__ import annotations

import json
from pathlib import Path

import pandas
import pytest

from analysis import load
from analysis.errors import ParameterError, ResultError
from analysis.reporting.frames import TABLES, row
from analysis.resources import shipped
from analysis.result import analyse
from analysis.running.collecting import collection_parameters
from analysis.running.collection import make_collection
from analysis.running.making import Report
from analysis.running.supervision import Worker


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of twelve articles, all like one story, with their sources beside them."""
    folder = tmp_path_factory.mktemp("results")
    analysis = analyse(load(shipped("data", "articles", "invented-harbour.txt")))
    ids = [f"story-{n:08x}" for n in range(12)]
    pandas.DataFrame([row(analysis) | {"id": id} for id in ids]).to_parquet(folder / "results.parquet")
    sources = [source | {"article": id} for id in ids for source in TABLES["sources"][1](analysis)]
    pandas.DataFrame(sources).to_parquet(folder / "results.sources.parquet")
    return folder / "results.parquet"


@pytest.fixture(scope="module")
def made(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    with Worker() as worker:
        return make_collection(results, tmp_path_factory.mktemp("out"), reports=True, worker=worker)


def test_the_folder_has_every_part(made: Report) -> None:
    names = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert {"report.html", "report.ipynb", "collection.json", "receipt.json", "charts/spread.png"} <= names
    assert made.folder.name == "corpus"


def test_the_json_is_that_of_the_library(made: Report, results: Path) -> None:
    found = collection_parameters(results=str(results)).collect()
    assert (made.folder / "collection.json").read_text(encoding="utf-8") == found.to_json()
    assert found.articles == 12
    assert found.cited[0].articles == 12


def test_the_same_results_are_not_reported_on_twice(made: Report, results: Path) -> None:
    with Worker() as worker:
        again = make_collection(results, made.folder.parent, reports=True, worker=worker, resume=True)
    assert again.reused
    assert json.loads((made.folder / "receipt.json").read_text(encoding="utf-8"))["status"] == "done"


def test_without_results_the_invented_articles_are_shown() -> None:
    assert collection_parameters().collect().articles == 2


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "results.parquet"
    path.write_bytes(b"no table")
    with pytest.raises(ResultError, match=r"'results.parquet' is no table of results in Parquet. Run sayso batch"):
        collection_parameters(results=str(path)).collect()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"reports": "yes"}, "parameter 'reports' must be true or false, not 'yes'"),
        ({"results": 3}, "parameter 'results' must be text, not 3"),
        ({"result": "x"}, "unknown parameter 'result'. Did you mean 'results'"),
    ],
)
def test_a_wrong_parameter_is_named(values: dict[str, object], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        collection_parameters(**values)
