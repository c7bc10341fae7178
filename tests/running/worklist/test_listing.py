"""The worklist: what people wrote in it is kept, whatever their spreadsheet did to the file."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from analysis import Analysis
from analysis.errors import RunError
from analysis.running.worklist.listing import worklist_page, write_worklist
from analysis.running.worklist.passages import Passage, passages
from analysis.running.worklist.reviews import COLUMNS, read_reviews

ID = "story-00000000"


@pytest.fixture
def found(story: Analysis) -> list[Passage]:
    return list(passages(story, ID))


def edit(folder: Path, change: Callable[[dict[str, str]], None], *, delimiter: str = ",", code: str = "utf-8") -> None:
    """Open the file as a spreadsheet would, change the first row, and save it in the spreadsheet's own way."""
    path = folder / "worklist.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    change(rows[0])
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode(code, "replace"))


def table(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "worklist.csv").read_text(encoding="utf-8"))))


def reviewed(row: dict[str, str]) -> None:
    row.update(state="checked", reviewer="Zoë", note="asked the desk")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_person_wrote_survives_any_spreadsheet(
    tmp_path: Path, found: list[Passage], delimiter: str, code: str
) -> None:
    write_worklist(tmp_path, found)
    edit(tmp_path, reviewed, delimiter=delimiter, code=code)
    first = write_worklist(tmp_path, found).entries[0]
    assert (first.state, first.reviewer, first.note) == ("checked", "Zoë", "asked the desk")


def test_a_rerun_that_finds_nothing_new_changes_no_byte(tmp_path: Path, found: list[Passage]) -> None:
    write_worklist(tmp_path, found)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_worklist(tmp_path, found)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_since_last_shows_only_what_is_new_and_counts_everything(tmp_path: Path, found: list[Passage]) -> None:
    write_worklist(tmp_path, found[:2])
    listed = write_worklist(tmp_path, found, since="last")
    assert listed.run == 2
    page = html.parse(str(tmp_path / "worklist.html"))
    assert len(page.findall(".//li")) == len(found) - 2
    assert sum(int(cell.text) for cell in page.findall(".//tbody/tr/td[2]")) == len(found)
    assert len(table(tmp_path)) == len(found)


def test_a_reviewed_passage_that_is_gone_is_kept_an_unseen_one_is_not(tmp_path: Path, found: list[Passage]) -> None:
    write_worklist(tmp_path, found)
    edit(tmp_path, reviewed)
    for _ in range(2):
        listed = write_worklist(tmp_path, found[2:])
        (row,) = [each.row for each in listed.gone]
        assert row["words"] == found[0].words
        last = table(tmp_path)[-1]
        assert last["why"].endswith("(no longer found)")
        assert last["why"].count("no longer found") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("state,reviewer\nchecked,Zoë\n", "the column 'note' is missing"),
        (",".join(COLUMNS) + "\nchecked,Zoë,,,,,,,,,,soon,abc\n", "line 2 has 'soon' as its run"),
    ],
)
def test_a_damaged_worklist_is_refused_and_left_alone(
    tmp_path: Path, found: list[Passage], text: str, message: str
) -> None:
    path = tmp_path / "worklist.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match=f"cannot be read as a worklist: {message}. Put it right, or move it away"):
        write_worklist(tmp_path, found)
    assert path.read_text(encoding="utf-8") == text


def test_hostile_words_are_text_in_page_and_table(tmp_path: Path, found: list[Passage]) -> None:
    bad = replace(found[0], words="=cmd()<script>x</script>", title="<img src=x onerror=y>", article="javascript:x//")
    write_worklist(tmp_path, [bad])
    page = (tmp_path / "worklist.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert read_reviews(tmp_path)[bad.key].row["words"] == bad.words
    assert "\n=cmd" not in (tmp_path / "worklist.csv").read_text(encoding="utf-8").replace(",", "\n")


def test_the_page_has_headings_in_order_and_no_score(tmp_path: Path, found: list[Passage]) -> None:
    page = html.fromstring(worklist_page(write_worklist(tmp_path, found)))
    ranks = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3")]
    assert ranks[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(ranks))
    assert not page.findall(".//script")


def test_no_passages_is_an_empty_list_that_says_so(tmp_path: Path) -> None:
    assert "There is nothing to look at." in worklist_page(write_worklist(tmp_path, []))
