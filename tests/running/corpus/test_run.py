"""A run over a stream: what it writes, and that stopping and going on leaves no trace."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from pyarrow import parquet

from analysis import analyse
from analysis.errors import RunError
from analysis.house.settings import Settings
from analysis.reporting.frames import row
from analysis.rules import Rules
from analysis.running.corpus import part as parts
from analysis.running.corpus import read
from analysis.running.corpus.assembling import table_paths
from analysis.running.corpus.part import Houses, Options
from analysis.running.corpus.run import run_corpus
from analysis.running.inputs.record import Record, unreadable
from analysis.running.inputs.stream import records
from tests.running.corpus.here import Here

NAMES = ("Mara Teal", "Ines Okoro", "Tom Abara", "Lupe Tama", "Joost Abi", "Dilip Sar", "Ana Orr", "Ben Quay")


def _text(name: str) -> str:
    return (
        f"The harbour waits\n\nPort chief {name} said the channel would close by autumn.\n\n"
        f"“We have waited for nine years,” {name.split(maxsplit=1)[0]} {name.split()[1]} said. “Nobody came.”\n\n"
        "Fishers said they feared for their boats.\n"
    )


def _stream(count: int = 8) -> Iterator[Record]:
    for n in range(count):
        yield Record(f"n{n}", f"a.jsonl, line {n + 1}", "a.jsonl", _text(NAMES[n % 8]), outlet="The Lantern")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_ARTICLES", 3)


def _bytes(output: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(output.parent)).replace(output.stem, "x"): file.read_bytes()
        for path in table_paths(output).values()
        for file in ([path] if path.is_file() else sorted(path.iterdir()))
    }


def test_the_rows_are_those_of_a_single_analysis_and_the_tables_join(tmp_path: Path) -> None:
    run_corpus(_stream(4), tmp_path / "a.parquet", Here())
    articles, said, sources = (read(tmp_path / "a.parquet", name) for name in ("articles", "attributions", "sources"))
    assert list(articles["number"]) == [1, 2, 3, 4]
    record = next(_stream())
    single = analyse(record.article())
    mine = articles.iloc[0]
    for name, value in row(single).items():
        assert (mine[name] == value) if value is not None else (mine[name] is None or mine[name] != mine[name]), name
    first = said[said["number"] == 1]
    assert list(first["start"]) == [each.start for each in single.attributions]
    text = mine["text"]
    for _, each in first.iterrows():
        assert text[int(each["cue_start"]) : int(each["cue_end"])] == each["cue"]
    assert "Ines Okoro" in set(sources[sources["number"] == 2]["name"])
    assert set(sources["article"]) == {"n0", "n1", "n2", "n3"}
    whole = said.merge(sources, left_on=["number", "source"], right_on=["number", "id"])
    assert len(whole) == said["source"].notna().sum()


def test_words_of_two_speakers_name_both(tmp_path: Path) -> None:
    text = "The port would close by autumn, Mara Teal and Tom Abara said.\n"
    run_corpus([Record("n0", "line 1", "a.jsonl", text)], tmp_path / "a.parquet", Here())
    (said,) = read(tmp_path / "a.parquet", "attributions").to_dict("records")
    sources = read(tmp_path / "a.parquet", "sources").set_index("id")["name"]
    assert [sources[said["source"]], sources[said["also"]]] == ["Mara Teal", "Tom Abara"]


def test_a_failed_article_is_a_row_with_its_error_and_no_numbers(tmp_path: Path) -> None:
    stream = [*_stream(1), unreadable("a.jsonl, line 2", "bad", "a.jsonl", "a.jsonl, line 2: the text is empty.")]
    done = run_corpus(stream, tmp_path / "a.parquet", Here())
    assert (done.measured, done.errors) == (2, 1)
    good, bad = read(tmp_path / "a.parquet").to_dict("records")
    assert bad["error"] == "a.jsonl, line 2: the text is empty."
    assert bad["id"] == "bad"
    assert bad["sources_core"] != bad["sources_core"], "no answer, not 0"
    assert good["sources_core"] == 2


def test_without_text_no_words_of_the_article_leave_the_run(tmp_path: Path) -> None:
    text = "By Ana Orr\n\n" + _text("Mara Teal")
    stream = [Record("n0", "a.jsonl, line 1", "a.jsonl", text, title="The harbour waits")]
    run_corpus(stream, tmp_path / "a.parquet", Here(), options=Options(text=False))
    for name in ("articles", "attributions", "sources"):
        frame = read(tmp_path / "a.parquet", name)
        assert len(frame)
        cells = {value for column in frame for value in frame[column] if isinstance(value, str)}
        assert [value for value in cells if " " in value and value in text] == []
        assert not cells & {"Mara Teal", "said", "We"}
    said = read(tmp_path / "a.parquet", "attributions")
    assert text[int(said["cue_start"][0]) : int(said["cue_end"][0])] == "said", "the offsets are there"


@pytest.mark.parametrize("partition", [0, 4])
def test_a_run_goes_on_where_it_stopped_and_ends_with_the_same_bytes(tmp_path: Path, partition: int) -> None:
    straight, stopped = tmp_path / "straight.parquet", tmp_path / "stopped.parquet"
    run_corpus(_stream(), straight, Here(), partition=partition)

    def breaks_off() -> Iterator[Record]:
        yield from islice(_stream(), 7)
        raise KeyboardInterrupt

    first = Here()
    with pytest.raises(KeyboardInterrupt):
        run_corpus(breaks_off(), stopped, first, partition=partition)
    assert first.parts == [1, 4]
    second = Here()
    run_corpus(_stream(), stopped, second, partition=partition)
    assert second.parts == [7], "what was measured is not measured again"
    assert _bytes(stopped) == _bytes(straight)
    assert {path.name.split(".")[0] for path in tmp_path.iterdir()} == {"straight", "stopped"}, "nothing is left over"


@pytest.mark.parametrize("partition", [0, 4])
def test_a_finished_run_does_nothing_and_a_grown_input_is_measured_where_it_is_new(
    tmp_path: Path, partition: int
) -> None:
    output, crew = tmp_path / "grown.parquet", Here()
    run_corpus(_stream(6), output, crew, partition=partition)
    again = Here()
    done = run_corpus(_stream(6), output, again, partition=partition)
    assert (again.parts, done.measured, done.kept) == ([], 0, 6)
    grown = Here()
    run_corpus(_stream(8), output, grown, partition=partition)
    assert grown.parts == [7]
    run_corpus(_stream(8), tmp_path / "whole.parquet", Here(), partition=partition)
    assert _bytes(output) == _bytes(tmp_path / "whole.parquet")


def test_an_input_that_has_shrunk_leaves_no_old_rows_behind(tmp_path: Path) -> None:
    run_corpus(_stream(8), tmp_path / "a.parquet", Here(), partition=3)
    run_corpus(_stream(3), tmp_path / "a.parquet", Here(), partition=3)
    assert len(read(tmp_path / "a.parquet")) == 3
    assert len(list((tmp_path / "a.parquet").iterdir())) == 1


def test_other_rules_measure_anew(tmp_path: Path) -> None:
    run_corpus(_stream(3), tmp_path / "a.parquet", Here())
    crew = Here()
    options = Options(Settings(rules=Rules(count_thoughts=True)))
    run_corpus(_stream(3), tmp_path / "a.parquet", crew, options=options)
    assert crew.parts == [1]
    assert list(read(tmp_path / "a.parquet")["rule_count_thoughts"]) == [True] * 3


def test_each_article_is_measured_by_the_settings_of_its_own_house(tmp_path: Path) -> None:
    for house, rule in (("one", "true"), ("two", "false")):
        (tmp_path / house).mkdir()
        (tmp_path / house / "sayso.toml").write_text(f"[rules]\ncount_thoughts = {rule}\n", encoding="utf-8")
        (tmp_path / house / "sources.csv").write_text("name,category\nMara Teal,business\n", encoding="utf-8")
        (tmp_path / house / "a.txt").write_text(_text("Mara Teal"), encoding="utf-8")
    stream = list(records([tmp_path]))
    assert [each.id for each in stream] == ["one/a.txt", "two/a.txt"], "a register is no table of articles"
    houses = Houses(text=True)
    run_corpus(stream, tmp_path / "a.parquet", Here(), options=houses.options_of)
    assert list(read(tmp_path / "a.parquet")["rule_count_thoughts"]) == [True, False]
    sources = read(tmp_path / "a.parquet", "sources", where='name = "Mara Teal"')
    assert list(sources["category"]) == ["business"] * 2
    run_corpus(stream, tmp_path / "b.parquet", Here(), options=Houses("none", text=True).options_of)
    assert list(read(tmp_path / "b.parquet")["rule_count_thoughts"]) == [False, False]


def test_a_file_is_not_written_over_a_folder_nor_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").mkdir()
    (tmp_path / "b.parquet").touch()
    with pytest.raises(RunError, match=r"is a folder, made with --partition\. Give --partition again"):
        run_corpus(_stream(1), tmp_path / "a.parquet", Here())
    with pytest.raises(RunError, match=r"is a single file, and with --partition it would be a folder"):
        run_corpus(_stream(1), tmp_path / "b.parquet", Here(), partition=5)


def test_a_second_run_on_the_same_file_is_refused_with_the_number_of_the_first(tmp_path: Path) -> None:
    def meanwhile() -> Iterator[Record]:
        with pytest.raises(RunError, match=rf"\(process {os.getpid()}\) is at work in"):
            run_corpus(_stream(1), tmp_path / "a.parquet", Here())
        yield from _stream(1)

    assert run_corpus(meanwhile(), tmp_path / "a.parquet", Here()).measured == 1


def test_parts_do_not_grow_with_the_length_of_articles() -> None:
    stream = (Record(f"n{n}", "p", "a", "x" * 150_000) for n in range(5))
    assert [len(each.records) for each in parts.parts_of(stream, lambda record: Options())] == [2, 2, 1]


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_and_ends_with_the_same_bytes(tmp_path: Path) -> None:
    """Killed as the operating system kills, at three moments; each time the same command is given again."""
    lines = "".join(json.dumps({"id": n, "text": _text(NAMES[n % 8]) * 2}) + "\n" for n in range(64))
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "corpus", str(tmp_path / "in.jsonl"), "--jobs", "2", "-o"]
    subprocess.run([*command, str(tmp_path / "straight.parquet")], check=True, timeout=300, capture_output=True)
    kept = tmp_path / ".sayso-killed.parquet.parts"
    for wanted in (0, 1, 2):
        run = subprocess.Popen([*command, str(tmp_path / "killed.parquet")], stderr=subprocess.DEVNULL)
        while run.poll() is None and len(list(kept.glob("*-articles.arrow"))) <= wanted:
            time.sleep(0.05)
        os.kill(run.pid, signal.SIGKILL) if run.poll() is None else None
        run.wait()
    subprocess.run([*command, str(tmp_path / "killed.parquet")], check=True, timeout=300, capture_output=True)
    assert _bytes(tmp_path / "killed.parquet") == _bytes(tmp_path / "straight.parquet")
    assert parquet.read_metadata(tmp_path / "killed.parquet").num_rows == 64
    assert not kept.exists()
