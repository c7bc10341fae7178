"""Reading a corpus back: pandas, Dask, columns, conditions; and the chosen few with their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest
from pyarrow import parquet

from analysis.corrections.sidecar import Corrections, sidecar_of
from analysis.errors import ParameterError, ResultError
from analysis.reading.load import load
from analysis.reporting.frames import TABLES
from analysis.running.codebook import columns
from analysis.running.corpus import part as parts
from analysis.running.corpus import read
from analysis.running.corpus.choosing import chosen
from analysis.running.corpus.part import Options
from analysis.running.corpus.run import run_corpus
from analysis.running.corpus.schema import NAMES, WORDS, table
from analysis.running.inputs.stream import records
from tests.running.corpus.here import Here

TEXTS = {
    "a.txt": "“We wait,” said Mara Teal.\n\nThe channel would close, Tom Abara said.\n",
    "b.txt": "Nothing was said on Monday.\n",
    "c.txt": " ",
    "d.txt": "Ines Okoro said help would come.\n",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST_ARTICLES", 2)
        run_corpus(records([folder / "in"]), folder / "whole.parquet", Here())
        run_corpus(records([folder / "in"]), folder / "split.parquet", Here(), partition=2)
        run_corpus(records([folder / "in"]), folder / "bare.parquet", Here(), options=Options(text=False))
    yield folder


def test_partitions_read_as_one_table(desk: Path) -> None:
    for name in NAMES:
        assert read(desk / "whole.parquet", name).equals(read(desk / "split.parquet", name))
    assert len(list((desk / "split.sources.parquet").glob("part-*.parquet"))) == 2


@pytest.mark.parametrize("file", ["whole.parquet", "split.parquet"])
def test_a_dask_frame_holds_what_the_pandas_frame_holds(desk: Path, file: str) -> None:
    pytest.importorskip("dask")
    lazy = read(desk / file, where="error is missing", columns=["id", "sources_core"], engine="dask")
    plain = read(desk / file, where="error is missing", columns=["id", "sources_core"])
    assert list(plain["sources_core"]) == [2, 0, 1]
    # Dask has its own type for texts
    pandas.testing.assert_frame_equal(lazy.compute().reset_index(drop=True), plain, check_dtype=False)
    assert lazy["sources_core"].sum().compute() == 3


def test_what_is_not_there_is_named(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"none\.parquet': there is no such file\. Make it with `sayso corpus`\.$"):
        read(tmp_path / "none.parquet")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    with pytest.raises(ResultError, match="it is no table of a corpus, or damaged"):
        read(tmp_path / "bad.parquet")
    with pytest.raises(ResultError, match=r"^unknown table 'source'\. Did you mean 'sources'\?"):
        read(desk / "whole.parquet", "source")  # type: ignore[call-overload]
    with pytest.raises(ParameterError, match=r"^unknown column 'word'\. Did you mean 'words'\?"):
        read(desk / "whole.parquet", columns=["word"])


def test_the_file_says_what_each_column_means_and_the_columns_are_those_of_the_codebook(desk: Path) -> None:
    schema = parquet.read_schema(desk / "whole.parquet")
    assert [name for name in schema.names if name in {each.name for each in columns()}] == [c.name for c in columns()]
    for name in NAMES:
        for field in parquet.read_schema(desk / ("whole.parquet" if name == "articles" else f"whole.{name}.parquet")):
            assert field.metadata[b"meaning"].decode().endswith((".", "…")), field.name


@pytest.mark.parametrize("name", ["attributions", "sources"])
def test_every_column_of_the_single_analysis_is_described_in_the_schema(name: str) -> None:
    described = {column.name for column in table(name)}  # type: ignore[arg-type]
    assert set(TABLES[name][0]) <= described
    assert WORDS[name] & described  # type: ignore[index]


def test_the_chosen_come_with_their_text_and_what_is_known_of_them(desk: Path) -> None:
    found = list(chosen(desk / "split.parquet", "sources_core >= 1"))
    assert [(each.id, each.data) for each in found] == [("a.txt", TEXTS["a.txt"]), ("d.txt", TEXTS["d.txt"])]
    assert [each.id for each in chosen(desk / "whole.parquet")] == ["a.txt", "b.txt", "d.txt"], (
        "a failed one has no report"
    )


def test_the_chosen_of_a_corpus_without_text_come_from_the_inputs(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="holds no texts"):
        list(chosen(desk / "bare.parquet", "sources_core = 1"))
    (only,) = chosen(desk / "bare.parquet", "sources_core = 1", [desk / "in"])
    assert only.article().text == TEXTS["d.txt"]
    for name in TEXTS:
        (tmp_path / name).write_text("Another text.", encoding="utf-8")
    (other,) = chosen(desk / "bare.parquet", "sources_core = 1", [tmp_path])
    assert other.error == (
        "article 4 of the inputs should be 'd.txt', but is another one ('d.txt'). Name the same inputs."
    )


def test_a_chosen_article_that_a_person_corrected_needs_the_inputs_where_the_corrections_are(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "d.txt"):
        (tmp_path / "in" / name).write_text(TEXTS[name], encoding="utf-8")
    story = load(tmp_path / "in" / "a.txt")
    Corrections.of(story).drop_statement("The channel").save(sidecar_of(tmp_path / "in" / "a.txt"))
    run_corpus(records([tmp_path / "in"]), tmp_path / "c.parquet", Here())
    corrected, other = chosen(tmp_path / "c.parquet")
    assert (corrected.data, other.error) == (None, None)
    assert corrected.error == (
        "a person corrected 'a.txt', and 'c.parquet' holds no corrections. "
        "Name the inputs as well, those that it was made of."
    )
    first, _ = chosen(tmp_path / "c.parquet", None, [tmp_path / "in"])
    assert first.error is None
    assert first.settled() is not None
