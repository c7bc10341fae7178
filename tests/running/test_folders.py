"""Folders: safe names, and writing that is finished or did not happen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import RunError
from analysis.running.folders import private_folder, put_in_place, report_id, write_atomically

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("story.txt", "story-01234567"),
        ("Über {x!r} & Co..txt", "uber-x-r-co-01234567"),
        ("../../etc/passwd", "passwd-01234567"),
        ("..", "article-01234567"),
        ("a\0b.txt", "a-b-01234567"),
        ("CON", "con-01234567"),
        ("trailing.", "trailing-01234567"),
        (".hidden", "hidden-01234567"),
        ("文章.txt", "article-01234567"),
        ("x" * 300 + ".txt", "x" * 60 + "-01234567"),
        ("C:\\news\\story.txt", "story-01234567"),
    ],
)
def test_an_id_is_a_safe_name(name: str, expected: str) -> None:
    assert report_id(name, DIGEST) == expected


def test_two_stories_of_one_name_have_two_ids() -> None:
    assert report_id("story.txt", "a" * 64) != report_id("story.txt", "b" * 64)


@given(st.text())
def test_every_name_gives_a_portable_id(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,59})-01234567", report_id(name, DIGEST))


def test_a_private_folder_is_gone_afterwards_even_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), private_folder(tmp_path / "new {0}") as folder:
        (folder / "half.txt").write_text("half", encoding="utf-8")
        raise ValueError("x")
    assert list((tmp_path / "new {0}").iterdir()) == []


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(RunError, match=r"cannot write in .*file.*\. Choose another folder with -o"),
        private_folder(tmp_path / "file" / "below"),
    ):
        pass


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", b"one")
    write_atomically(tmp_path / "a.txt", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"two")]


def _folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        target = path / name.replace("__", "/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return path


def test_a_second_report_replaces_ours_and_keeps_what_a_person_put_beside_it(tmp_path: Path) -> None:
    final = _folder(tmp_path / "r", page="old", proof="old", note="mine")
    put_in_place(_folder(tmp_path / "new", page="new", proof="new", charts__a="new"), final, last="proof")
    found = {
        str(path.relative_to(final)): path.read_text(encoding="utf-8") for path in final.rglob("*") if path.is_file()
    }
    assert found == {"page": "new", "proof": "new", "charts/a": "new", "note": "mine"}


def test_a_report_that_cannot_be_replaced_has_lost_its_proof(tmp_path: Path) -> None:
    """Half old, half new must never pass for whole: the proof goes first and comes last."""
    final = _folder(tmp_path / "r", page="old", proof="old")
    (final / "zcharts").write_text("a file where a folder must come", encoding="utf-8")
    with pytest.raises(RunError, match="cannot write in"):
        put_in_place(_folder(tmp_path / "new", page="new", zcharts__a="new", proof="new"), final, last="proof")
    assert not (final / "proof").exists()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    _folder(tmp_path / "elsewhere", note="mine")
    (tmp_path / "r").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RunError, match="is in the way and is not a folder of ours"):
        put_in_place(_folder(tmp_path / "new", proof="new"), tmp_path / "r", last="proof")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["note"]
