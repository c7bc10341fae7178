"""Word lists: sorted, unique, lower case, and each says where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

LISTS = sorted((Path(__file__).resolve().parents[2] / "analysis" / "lexicons").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_tidy(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# "), "the first line says what the list is and where it comes from"
    entries = [line for line in lines if line.strip() and not line.startswith("#")]
    assert entries
    words = [entry.split("#", 1)[0].strip() for entry in entries]
    assert words == sorted(words)
    assert len(words) == len(set(words))
    assert [word for word in words if word != word.lower()] == []
