"""The stream of articles: every kind of input, in order, a bad one never in the way of the next."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from analysis.errors import ArticleError, ParameterError
from analysis.running.inputs.record import Record
from analysis.running.inputs.stream import records

ROWS = [
    {"id": "n1", "text": "“We wait,” said Mara Teal.", "headline": "Sand", "Outlet": "The Lantern",
     "published": "2026-03-04"},
    {"text": "Rain is near.", "author": "Ines Okoro", "url": "https://example.org/2"},
]  # fmt: skip


def _jsonl(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _csv(rows: list[dict[str, str]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def _parquet(rows: list[dict[str, str]]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([{name: row.get(name) for name in names} for row in rows]), sink)
    return sink.getvalue()


FILES = {
    "a.jsonl": _jsonl(ROWS),
    "a.jsonl.gz": gzip.compress(_jsonl(ROWS)),
    "a.csv": _csv(ROWS),
    "a.csv.gz": gzip.compress(_csv(ROWS)),
    "semicolons.csv": _csv(ROWS, ";"),
    "windows.csv": _csv(ROWS, ";", "cp1252"),
    "marked.csv": b"\xef\xbb\xbf" + _csv(ROWS),
    "a.tsv": _csv(ROWS, "\t"),
    "a.parquet": _parquet(ROWS),
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_table_gives_the_same_articles(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    first, second = records([tmp_path / name])
    assert (first.id, first.data, first.title, first.outlet, first.date) == (
        "n1", "“We wait,” said Mara Teal.", "Sand", "The Lantern", "2026-03-04",
    )  # fmt: skip
    assert second.id.startswith(f"{name}#"), "a row without an id is named by its file and its number"
    assert (second.data, second.author, second.url) == ("Rain is near.", "Ines Okoro", "https://example.org/2")
    assert first.article().title == "Sand"
    assert second.place.startswith(f"{name}, ")


def test_folders_are_read_to_the_bottom_by_name_without_hidden_files_and_outputs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.text", ".hidden.txt", ".git/d.txt", "figures.parquet", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rain is near.", encoding="utf-8")
    (tmp_path / "split.parquet").mkdir()
    (tmp_path / "split.parquet" / "part-000000.parquet").touch()
    outputs = [tmp_path / "figures.parquet", tmp_path / "split.parquet"]
    found = [each.id for each in records([tmp_path], but=outputs)]
    assert found == ["a.txt", "b.txt", "sub/c.text"]


def test_patterns_and_lists_name_files_and_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Rain over {name}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = io.StringIO("c.txt\n\nnone.txt\nb.txt\n")
    found = [(each.id, each.error is None) for each in records(["[ab].txt", "-"], names=names)]
    assert found == [("a.txt", True), ("b.txt", True), ("c.txt", True), ("none.txt", False)]


def test_what_a_record_says_names_no_folder_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"bad\n")
    (tmp_path / "b.csv").write_bytes(b"x,y\n1,2\n")
    (tmp_path / "c.txt").write_bytes(b"\x00" * 10)
    (tmp_path / "list").write_text(str(tmp_path / "none.txt"), encoding="utf-8")
    with (tmp_path / "list").open(encoding="utf-8") as names:
        found = list(records([tmp_path, "-"], names=names))
    assert len(found) == 4
    assert str(tmp_path) not in repr([(each.id, each.place, each.name, each.error) for each in found])


def test_an_input_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"^there is no file or folder '.*none'\.$"):
        records([tmp_path / "none"]).__next__()
    with pytest.raises(ParameterError, match=r"unknown field 'titel'\. Did you mean 'title'\?"):
        next(records([tmp_path], columns={"titel": "x"}))


BROKEN = {
    "no object": ("a.jsonl", b"[1]\n", "a.jsonl, line 1: it is no JSON object."),
    "no JSON": ("a.jsonl", b"{\n", "a.jsonl, line 1: it is no JSON object."),
    "a bomb": ("a.jsonl", b"[" * 100_000 + b"\n", "a.jsonl, line 1: it is no JSON object."),
    "no text": ("a.jsonl", b'{"id": 1, "text": null}\n', "a.jsonl, line 1: the text is missing."),
    "empty text": ("a.jsonl", b'{"text": " "}\n', "a.jsonl, line 1: the text is empty."),
    "a number": ("a.jsonl", b'{"text": 7}\n', "a.jsonl, line 1: the text is no text but something else."),
    "no column": ("a.csv", b"x,y\n1,2\n", "'a.csv' has no column with the text of the articles (columns: x, y). "
                  "Name it: --column text NAME."),
    "no Parquet": ("a.parquet", b"PAR1", "cannot read 'a.parquet' after row 0: it is no whole Parquet file."),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "error"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_a_record_with_its_error(tmp_path: Path, name: str, data: bytes, error: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Rain is near.", encoding="utf-8")
    bad, good = records([tmp_path])
    assert bad.error == error
    with pytest.raises(ArticleError) as raised:
        bad.article()
    assert str(raised.value) == error
    assert good.data == b"Rain is near."


def test_a_packed_file_cut_short_gives_its_whole_lines_and_then_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(_jsonl(ROWS) * 2000, mtime=0)[:-40])
    found = list(records([tmp_path / "a.jsonl.gz"]))
    assert found[-1].error is not None
    assert found[-1].error.startswith("cannot read 'a.jsonl.gz' to its end: ")
    assert all(each.error is None for each in found[:-1])


def test_a_column_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kopf;Artikel\nSand;Rain is near.\n", encoding="utf-8")
    (only,) = records([tmp_path / "a.csv"], columns={"text": "Artikel", "title": "Kopf"})
    assert (only.data, only.title) == ("Rain is near.", "Sand")
    (missing,) = records([tmp_path / "a.csv"], columns={"text": "Artikle"})
    assert missing.error == "'a.csv': unknown column 'Artikle'. Did you mean 'Artikel'? Known: Artikel, Kopf."


def test_corrections_come_from_a_column_or_from_the_file_beside_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain is near.", encoding="utf-8")
    (tmp_path / "a.corrections.yaml").write_text("by: Ana\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(_jsonl([{"text": "Rain is near.", "corrections": "by: Ben\n"}]))
    beside, column = records([tmp_path])
    assert [each and each.by for each in (beside.settled(), column.settled())] == ["Ana", "Ben"]


@given(st.lists(st.dictionaries(st.sampled_from(["text", "id", "title", "author"]), st.text(max_size=30)), max_size=5))
def test_any_lines_of_json_give_a_record_each_with_an_id(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_bytes(_jsonl(rows))
    found = list(records([path]))
    assert len(found) == len(rows)
    for each, row in zip(found, rows, strict=True):
        assert each.id
        assert (each.data is None) == (not row.get("text", "").strip())
        assert (each.data is None) == (each.error is not None)


def test_everything_that_a_record_holds_is_in_its_digest() -> None:
    plain = Record("a", "p", "n", "text")
    others = [Record("b", "p", "n", "text"), Record("a", "p", "n", b"text"), Record("a", "p", "n", None, title="text"),
              Record("a", "p", "n", "text", outlet="x"), Record("a", "p", "n", "text", author="x")]  # fmt: skip
    assert len({each.digest() for each in [plain, *others]}) == 6
