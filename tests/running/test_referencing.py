"""sayso reference: the results of a batch become a distribution, numbers only."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas
import pytest

from analysis import Rules
from analysis.comparing.reference import load_reference, rules_digest
from analysis.errors import ResultError
from analysis.running.referencing import reference_from


def rows(number: int = 40, **changed: Any) -> pandas.DataFrame:
    rules = {f"rule_{name}": value for name, value in asdict(Rules()).items()}
    made = {"sayso": "1.0", "method": "rules", "method_version": "3"} | rules | changed
    return pandas.DataFrame(
        [{"name": f"{n}.txt", "title": "=1+1", **made, "words": n, "words_low": 0, "smog": None} for n in range(number)]
    )


@pytest.fixture(params=["csv", "parquet"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    def write(frame: pandas.DataFrame) -> Path:
        path = tmp_path / f"results.{request.param}"
        if request.param == "csv":
            frame.to_csv(path, index=False)
        else:
            frame.to_parquet(path)
        return path

    return write


def made(path: Path) -> Any:
    return reference_from(path, name="invented", origin="Forty invented rows.", date="2026")


def test_the_measures_and_nothing_else_become_distributions(table: Any) -> None:
    reference = made(table(rows()))
    assert [each.id for each in reference.distributions] == ["words"]
    assert (reference.articles, reference.method, reference.rules_digest) == (40, "rules 3", rules_digest(Rules()))
    assert reference.distributions[0].at(50) == 19.5


def test_articles_that_failed_are_passed_over(table: Any) -> None:
    failed = rows(5, method=None)
    assert made(table(pandas.concat([rows(), failed]))).articles == 40


def test_results_under_other_rules_are_not_mixed(table: Any) -> None:
    mixed = pandas.concat([rows(), rows(40, rule_count_thoughts=True)])
    with pytest.raises(ResultError, match="mixes results that do not compare: 'rule_count_thoughts' is False, True"):
        made(table(mixed))


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "results.parquet"
    path.write_bytes(b"no table")
    with pytest.raises(ResultError, match=r"cannot read the results 'results.parquet'"):
        made(path)


def test_a_table_without_results_is_refused(table: Any) -> None:
    with pytest.raises(ResultError, match=r"has no row with results. Give results.parquet, results.csv or a corpus"):
        made(table(pandas.DataFrame({"a": [1]})))


def test_what_is_written_is_read_back(table: Any, tmp_path: Path) -> None:
    reference = made(table(rows()))
    (tmp_path / "r.json").write_text(reference.to_json(), encoding="utf-8")
    assert load_reference(tmp_path / "r.json") == reference
