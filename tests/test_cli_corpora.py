"""The commands for many articles, from the command line: what they print, write, and refuse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.running.corpus import read
from analysis.running.corpus.run import run_corpus
from analysis.running.inputs.record import Record
from tests.running.corpus.here import Here

TEXT = "“We wait,” said Mara Teal.\n\nRain fell on the boats.\n\nThe port would close, Tom Abara said.\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stream = (
        Record(f"n{n}", f"line {n + 1}", "a.jsonl", f"{TEXT}\nDay {n}.\n", outlet="The Lantern") for n in range(4)
    )
    run_corpus(stream, tmp_path / "a.parquet", Here())
    monkeypatch.chdir(tmp_path)
    return tmp_path / "a.parquet"


def _sheet(blank: Path, filled: Path) -> None:
    with blank.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        said = "said" in row["text"]
        row.update(statement="y" if said else "n", quoted="y" if "“" in row["text"] else "n")
        row.update(
            speaker=("Mara Teal" if "Teal" in row["text"] else "Tom Abara") if said else "", naming="1" if said else ""
        )
    with filled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_from_a_corpus_over_a_sheet_to_the_methods_section(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["sample", "a.parquet", "-n", "3", "--by", "outlet", "--seed", "2"])
    assert "3 articles with 12 sentences to code: sheet.csv" in capsys.readouterr().out
    assert "statement" in (tmp_path / "sheet.guide.md").read_text(encoding="utf-8")
    assert "A001" in json.loads((tmp_path / "sheet.key.json").read_text(encoding="utf-8"))["drawn"][0]["code"]
    _sheet(tmp_path / "sheet.csv", tmp_path / "ana.csv")
    _sheet(tmp_path / "sheet.csv", tmp_path / "ben.csv")
    main(["validate", "ana.csv", "ben.csv", "-o", "validity.md"])
    said = capsys.readouterr().out
    assert "| reported speech | 12 | 1.000 [1.000; 1.000] | 1.000 | 100 % | reliable |" in said
    assert "3 articles drawn at random from the 4 of the corpus, in proportion to outlet (1 group) (seed 2)" in said
    assert "precision was 100 % [100; 100] and recall 100 % [100; 100]" in said
    assert (tmp_path / "validity.md").read_text(encoding="utf-8") in said


def test_the_tables_explain_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    main(["codebook", "--table", "sources"])
    assert (
        "first_start (whole number)\n    Where the words that first name the source begin." in capsys.readouterr().out
    )


REFUSED = {
    "no such input": (["corpus", "none", "-o", "b.parquet"], "there is no file or folder 'none'."),
    "no such rule": (
        ["corpus", ".", "-o", "b.parquet", "--rule", "count_thought", "yes"],
        "Did you mean 'count_thoughts'?",
    ),
    "no corpus": (["sample", "sheet.csv"], "there is no such file. Make it with `sayso corpus`."),
    "no condition": (["batch", "--from", "a.parquet", "--where", "words >"], "there should be a number, because"),
    "no key": (["validate", "ana.csv"], "there is no key (*.key.json) beside 'ana.csv'."),
}


@pytest.mark.parametrize(("command", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_one_line_and_status_one(
    corpus: Path, command: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(command)
    assert ended.value.code == 1
    error = capsys.readouterr().err
    assert error.startswith("sayso: ")
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.slow
def test_a_list_on_standard_input_is_measured_and_a_failed_article_gives_status_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("list").write_text("a.txt\nnone.txt\n", encoding="utf-8")
    with Path("list").open(encoding="utf-8") as names:
        monkeypatch.setattr("sys.stdin", names)
        with pytest.raises(SystemExit) as ended:
            main(["corpus", "-", "-o", "b.parquet", "--rule", "count_thoughts", "yes"])
    assert ended.value.code == 1
    assert "2 articles measured, 1 of them failed (the column error says why). See b.parquet" in capsys.readouterr().err
    rows = read("b.parquet").to_dict("records")
    assert [row["id"] for row in rows] == ["a.txt", "none.txt"]
    assert rows[0]["rule_count_thoughts"] is True
    assert "there is no such file" in rows[1]["error"]


def test_settings_are_those_above_the_articles_or_a_named_file_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name, publisher in (("sayso.toml", "The Lantern"), ("other.toml", "The Tribune")):
        (tmp_path / name).write_text(f'publisher = "{publisher}"\n', encoding="utf-8")
    found = {}
    for given in ("", "other.toml", "none"):
        main(["corpus", "a.txt", "-o", f"{given}.parquet", "--settings", given])
        found[given] = read(tmp_path / f"{given}.parquet")["outlet"].tolist()
    assert (found[""], found["other.toml"]) == (["The Lantern"], ["The Tribune"])
    assert found["none"] != found[""]
    assert read(tmp_path / "none.parquet")["settings"].isna().all()
