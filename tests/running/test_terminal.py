"""Terminal: nothing that an article holds can drive the screen it is printed on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.running.terminal import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "]8;;http://xlink]8;;"),
        ("\x1b[2Jgone", "[2Jgone"),
        ("a\x9b31mb", "a31mb"),
        ("user\u202etxt.exe", "usertxt.exe"),
        ("half \ud83d surrogate", "half  surrogate"),
        ("tab\tand\nline stay — “so”", "tab\tand\nline stay — “so”"),
    ],
)
def test_control_characters_are_dropped(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(alphabet=st.characters()))
def test_what_is_shown_can_be_encoded_and_has_no_escape(text: str) -> None:
    assert b"\x1b" not in printable(text).encode("utf-8")
