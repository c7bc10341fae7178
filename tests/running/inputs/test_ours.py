"""Ours: what Sayso itself wrote among the stories is never taken for a story."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis.house.register import COLUMNS as REGISTER
from analysis.running.codebook import IN_A_BATCH, columns
from analysis.running.corpus.schema import NAMES, table
from analysis.running.inputs.ours import is_table_of_ours
from analysis.running.inputs.stream import records
from analysis.running.results import _COPIES, FAILURES
from analysis.running.rows import ParquetRows, csv_text
from analysis.running.validity.sheet import COLUMNS as SHEET
from analysis.running.worklist.reviews import COLUMNS as WORKLIST

RESULTS = [column.name for column in (IN_A_BATCH, *columns())]
OURS: dict[str, Sequence[str]] = {
    "results": RESULTS, "duplicates": _COPIES, "failures": FAILURES, "worklist": WORKLIST, "sheet": SHEET,
    "register": REGISTER, **{name: [column.name for column in table(name)] for name in NAMES},
}  # fmt: skip


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_table_that_sayso_writes_is_known_also_when_a_spreadsheet_saved_it_again(
    tmp_path: Path, name: str, separator: str
) -> None:
    line = separator.join(f'"{each}"' if separator == ";" else each for each in OURS[name])
    (tmp_path / "a.csv").write_bytes(f"\ufeff{line}\r\nx\r\n".encode())
    assert is_table_of_ours(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "head", ["text", "id,text,title,outlet,date", "article,title", "headline,body,section,words", "", "\x00\xff"]
)
def test_a_table_of_stories_is_not_ours(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.csv").write_text(head + "\n", encoding="utf-8")
    assert not is_table_of_ours(tmp_path / "a.csv")


def test_a_folder_with_earlier_results_gives_its_stories_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain is near.", encoding="utf-8")
    (tmp_path / "worklist.csv").write_text(csv_text(WORKLIST, []), encoding="utf-8")
    with (tmp_path / "corpus.parquet").open("wb") as file, ParquetRows(table("articles"), file):
        pass
    made = tmp_path / "out" / "a-0123abcd"
    (made / "article").mkdir(parents=True)
    (made / "receipt.json").write_text("{}", encoding="utf-8")
    (made / "article" / "a.txt").write_text("Rain is near.", encoding="utf-8")
    assert [each.id for each in records([tmp_path])] == ["a.txt"]


def test_a_file_that_is_named_itself_is_read_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "worklist.csv").write_text(csv_text(WORKLIST, [dict.fromkeys(WORKLIST, "Rain.")]), encoding="utf-8")
    assert [each.data for each in records([tmp_path / "worklist.csv"])] == ["Rain."]


def test_a_parquet_file_that_cannot_be_read_is_left_to_be_told_of(tmp_path: Path) -> None:
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 and no more")
    assert [each.error is None for each in records([tmp_path])] == [False]
