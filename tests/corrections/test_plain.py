"""Plain: the part of YAML that people write by hand, and nothing else of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections.plain import Item, read_plain
from analysis.errors import CorrectionsError


def test_every_value_is_the_text_that_stands_there() -> None:
    text = "a: no\nb: 007\nc: 2026-03-04\nd: 1_000\ne: ~\nf: 0x1F\nmerge: <<\n"
    assert read_plain(text) == {
        "a": "no", "b": "007", "c": "2026-03-04", "d": "1_000", "e": "~", "f": "0x1F", "merge": "<<",
    }  # fmt: skip


def test_an_entry_knows_its_line() -> None:
    text = "# about\ncorrections:\n  - do: a\n    words: |\n      “x”: y # z\n\n  - do: b\n"
    assert read_plain(text) == {"corrections": [Item({"do": "a", "words": "“x”: y # z"}, 3), Item({"do": "b"}, 7)]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty. Run `sayso corrections new` on the article to begin one."),
        ("# only a comment\n", "it is empty."),
        ("just words", "line 1: it must begin with lines such as 'digest: …' and 'corrections:'."),
        ("a: &x [1]\nb: *x\n", "line 1: a word that begins with & or * must stand in quotation marks"),
        ("a: *x\n", "line 1: a word that begins with & or *"),
        ("a: !!python/object/apply:os.system ['true']\n", "line 1: a word that begins with ! must stand in quotation"),
        ("a: !x y\n", "line 1: a word that begins with !"),
        ("a: b\n---\nc: d\n", "line 2: a line of three hyphens begins a second part. Take it out."),
        ("a: [[[[[[[[x]]]]]]]]\n", "line 1: there are too many levels."),
        ("[" * 100_000, "line 1: there are too many levels."),
        ("a: 1\na: 2\n", "line 2: the key 'a' stands twice. Give it once."),
        ("? [x]\n: y\n", "line 1: this is no 'key: words'."),
        ('words: "We wait," said Mara\n', "line 1: did not find expected key: 'words: \"We wait,\" said Mara'."),
        ("words: it is late: we wait\n", "line 1: mapping values are not allowed in this context"),
        ("\tdo: x\n", "line 1: found character that cannot start any token"),
        ("a: \x00\n", "it is no text that can be read"),
    ],
    ids=lambda value: value[:24].replace("\n", " "),
)
def test_what_cannot_be_meant_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        read_plain(text)
    assert message in str(error.value)


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    with pytest.raises(CorrectionsError, match="begins with & or"):
        read_plain(bomb)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_or_refused_with_our_own_error(text: str) -> None:
    try:
        assert isinstance(read_plain(text), dict)
    except CorrectionsError as error:
        assert str(error)
