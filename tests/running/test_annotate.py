"""Annotate: the format that quotation benchmarks read, one line for one line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.telling import tell
from analysis.errors import ArticleError, RunError
from analysis.reading.load import read
from analysis.running.annotate import annotate_file, annotated, to_record
from analysis.speech.cued import CuedTagger
from analysis.speech.tagger import default_tagger
from analysis.versions import __version__
from tests.speech.hesitant import Hesitant

TEXT = """The harbour is filling with sand

Port chief Mara Teal said the channel would close by autumn.

“We have waited for nine years,” she told Reuters. “Nobody came.”

The dredger is stuck, the port authority said, according to Reuters.

The council called the plan “a costly mistake” on Friday.
"""


def _one(record: object) -> dict[str, Any]:
    return next(iter(annotated([json.dumps(record).encode()])))


def test_offsets_are_characters_of_the_text_as_it_stands() -> None:
    found = _one({"id": "a", "text": TEXT})
    assert found["id"] == "a"
    for quote in found["quotes"]:
        assert quote["spans"][0][0] == quote["start"]
        assert quote["spans"][-1][1] == quote["end"]
        if quote["speaker"] is not None:
            assert TEXT[slice(*quote["speaker"])] == quote["speaker_text"]
        if quote["cue"] is not None:
            assert TEXT[slice(*quote["cue"])] == quote["cue_text"]
    for pair in found["quotations"]:
        assert TEXT[pair["start"]] == "“"
        assert TEXT[pair["end"] - 1] == "”"


def test_a_direct_quotation_names_mention_and_source() -> None:
    direct = [quote for quote in _one({"id": "a", "text": TEXT})["quotes"] if quote["type"] == "direct"]
    waited = next(quote for quote in direct if "nine years" in TEXT[quote["start"] : quote["end"]])
    assert waited["speaker_text"] == "she"
    assert "Mara Teal" in waited["speaker_name"]
    assert waited["zone"] == "body"
    assert waited["relay"] is None, "whose reporter she told is unknown where the article's own outlet is"
    assert waited["speech"] is True
    assert 0 <= waited["confidence"] <= 1


def test_an_outlet_that_carried_a_statement_is_its_relay_and_no_source() -> None:
    found = _one({"id": "a", "text": TEXT})
    assert [quote["relay"] for quote in found["quotes"] if "dredger" in TEXT[quote["start"] : quote["end"]]] == [
        "Reuters"
    ]
    assert "Reuters" not in [source["name"] for source in found["sources"] if source["counted"]]


def test_the_fields_are_those_of_the_benchmarks_readme() -> None:
    found = _one({"id": "a", "text": TEXT})
    assert set(found) == {"id", "method", "method_version", "quotes", "doubtful", "sources", "quotations"}
    quote = {"start", "end", "spans", "type", "speaker", "speaker_text", "speaker_name", "cue", "cue_text", "speech",
             "source", "zone", "relay", "confidence", "kind"}  # fmt: skip
    assert all(quote <= set(each) for each in found["quotes"])
    source = {"id", "name", "counted", "naming", "category", "mentions", "medium", "channel", "gender", "organisation"}
    assert all(set(each) == source for each in found["sources"])
    ids = {each["id"] for each in found["sources"]} | {None}
    assert {each["source"] for each in found["quotes"]} <= ids


def test_every_record_says_by_which_method_it_was_made() -> None:
    tagger = default_tagger()
    found = _one({"id": "a", "text": TEXT})
    assert (found["method"], found["method_version"]) == (tagger.name, tagger.version)
    by_rules = to_record(tell(read(TEXT), tagger=CuedTagger()), "a")
    assert (by_rules["method"], by_rules["method_version"]) == ("rules", __version__)
    assert by_rules["doubtful"] == [], "the rules hold nothing they find for doubtful"


def test_what_is_too_unsure_to_count_stands_apart_and_not_among_the_quotes() -> None:
    record: Any = to_record(tell(read(TEXT), tagger=Hesitant()), "a")
    assert len(record["quotes"]) == 1
    assert [source["name"] for source in record["sources"]] == ["Mara Teal"]
    waited = next(each for each in record["doubtful"] if each["type"] == "direct")
    assert [TEXT[start:end] for start, end in waited["spans"]] == ["“We have waited for nine years,”", "“Nobody came.”"]
    assert (waited["speaker_text"], waited["cue_text"], waited["kind"], waited["zone"]) == (
        "she", "told", "direct", "body",
    )  # fmt: skip
    assert 0 <= waited["confidence"] <= 1
    later = {"source", "speaker_name", "relay", "nested"}
    assert all(set(each) == set(record["quotes"][0]) - later for each in record["doubtful"]), "nobody asked whose it is"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"nonsense", {"id": None, "error": 'line 1 is no JSON object with "id" and "text"'}),
        (b"[]", {"id": None, "error": 'line 1 is no JSON object with "id" and "text"'}),
        (b'{"id": 7}', {"id": 7, "error": 'line 1 is no JSON object with "id" and "text"'}),
        (b'{"id": 7, "text": null}', {"id": 7, "error": '"text" is not a text'}),
        (b"\xff\xfe", {"id": None, "error": 'line 1 is no JSON object with "id" and "text"'}),
        (b"", {"id": None, "error": 'line 1 is no JSON object with "id" and "text"'}),
        (b"[" * 100_000, {"id": None, "error": 'line 1 is no JSON object with "id" and "text"'}),
    ],
    ids=["no JSON", "no object", "no text", "null", "no UTF-8", "empty", "a bomb"],
)
def test_a_line_that_cannot_be_read_gives_an_error_and_the_next_one_follows(line: bytes, error: object) -> None:
    first, second = annotated([line, json.dumps({"id": "b", "text": TEXT}).encode()])
    assert first == error
    assert second["id"] == "b"
    assert second["quotes"]


def test_an_empty_text_gives_its_id_and_the_reason() -> None:
    found = _one({"id": "a", "text": "   "})
    assert found["id"] == "a"
    assert "empty" in found["error"]


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_lines_go_in_and_out_in_order_packed_by_the_ending(tmp_path: Path, ending: str) -> None:
    lines = "".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in range(3)) + "bad\n"
    source, target = tmp_path / f"in.{ending}", tmp_path / f"out.{ending}"
    source.write_bytes(gzip.compress(lines.encode()) if ending.endswith("gz") else lines.encode())
    assert annotate_file(source, target) == (4, 1)
    out = gzip.decompress(target.read_bytes()) if ending.endswith("gz") else target.read_bytes()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [0, 1, 2, None]
    first = target.read_bytes()
    annotate_file(source, target)
    assert target.read_bytes() == first, "two runs give the same bytes"
    assert {path.name for path in tmp_path.iterdir()} == {source.name, target.name}


def test_a_file_cut_short_is_an_error_and_the_old_output_stays(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": 1, "text": TEXT}).encode() * 50)[:-20])
    (tmp_path / "out.jsonl").write_text("old", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"cannot read 'in.jsonl.gz'"):
        annotate_file(tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"cannot read 'none.jsonl'"):
        annotate_file(tmp_path / "none.jsonl", tmp_path / "out.jsonl")
    (tmp_path / "in.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(RunError, match="cannot write in"):
        annotate_file(tmp_path / "in.jsonl", tmp_path / "no" / "out.jsonl")


def test_half_a_surrogate_pair_does_not_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Mara \\ud83d said \\"no\\"."}\n', encoding="utf-8")
    annotate_file(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["id"] == 1


@given(st.text(alphabet=st.sampled_from("ab \n“”\"'.,said—-"), max_size=200))
def test_any_text_gives_one_record_with_offsets_inside_it(text: str) -> None:
    found = _one({"id": 1, "text": text})
    for quote in found.get("quotes", ()):
        assert all(0 <= start < end <= len(text) for start, end in quote["spans"])
