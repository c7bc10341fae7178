"""Labels: whatever an article holds, drawn and printed safely."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reporting.label import DIRECTION_CONTROLS, clean, label

ANY = st.text(st.one_of(st.characters(), st.characters(categories=["Cs", "Cc", "Cf", "Mn"])), max_size=200)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Mara  Oyelaran\n", 20, "Mara Oyelaran"),
        ("one\N{NO-BREAK SPACE}two", 20, "one two"),
        ("\u202eabc\u202c", 20, "abc"),
        ("a\x00b\x1b[31m", 20, "ab[31m"),
        ("\ud83e", 20, "\N{REPLACEMENT CHARACTER}"),
        ("\ufffe\uffff", 20, "(no name)"),
        ("", 20, "(no name)"),
        ("the chairman, Dilip Sarkar", 14, "the chairman…"),
        ("abcdefghij", 5, "abcd…"),
        ("abce\u0301", 4, "abc…"),
        ("_hidden", 20, "_hidden"),
        ("$5 … $10", 20, "$5 … $10"),
        ("🦭 seal", 20, "🦭 seal"),
    ],
    ids=["blanks", "no-break", "override", "controls", "surrogate", "noncharacters", "empty", "between words",
         "one word", "accent", "underscore", "dollar", "emoji"],
)  # fmt: skip
def test_label(text: str, width: int, shown: str) -> None:
    assert label(text, width) == shown


def test_a_label_of_a_hundred_thousand_letters_is_short() -> None:
    assert label("x" * 100_000, 30) == "x" * 29 + "…"


@given(ANY, st.integers(4, 80))
def test_a_label_fits_on_one_line_and_upsets_nothing(text: str, width: int) -> None:
    shown = label(text, width)
    assert len(shown) <= max(width, len("(no name)"))
    assert not [character for character in shown if unicodedata.category(character) in ("Cc", "Cs")]
    assert not DIRECTION_CONTROLS & set(shown)
    shown.encode("utf-8")
    assert label(shown, max(width, 9)) == shown


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
