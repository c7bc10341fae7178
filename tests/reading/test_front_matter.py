"""Front matter: what a person wrote above the story."""

from __future__ import annotations

from analysis.reading.front_matter import read_front_matter
from analysis.reading.load import read

BLOCK = '---\ntitle: "Rain: what now?"\noutlet: The Lantern\ndate: 2026-03-04\nbyline:\nmood: wet\n---\n'


def test_known_keys_are_read_as_they_stand() -> None:
    found = read_front_matter(BLOCK + "\nIt rained.")
    assert found.values == {"title": "Rain: what now?", "outlet": "The Lantern", "date": "2026-03-04"}
    assert found.span is not None
    assert found.span.of(BLOCK) == BLOCK.rstrip()


def test_an_unknown_key_is_named_in_a_note() -> None:
    assert read_front_matter(BLOCK).notes == (
        "The block above the story has an unknown key 'mood' (known: title, outlet, byline, date, url, note).",
    )


def test_windows_line_ends_do_not_shift_the_block() -> None:
    text = BLOCK.replace("\n", "\r\n") + "It rained."
    span = read_front_matter(text).span
    assert span is not None
    assert text[span.end :].strip() == "It rained."


def test_a_rule_of_hyphens_in_a_story_is_no_front_matter() -> None:
    for text in ("---\nIt rained all day.\n---\nIt stopped.", "It rained.\n---\ntitle: x\n---\n", "---\ntitle: Rain\n"):
        assert read_front_matter(text).span is None


def test_the_title_in_the_front_matter_finds_a_headline_that_ends_with_a_full_stop() -> None:
    article = read("---\ntitle: It rained\n---\nIt rained.\n\nThe rain began at six and went on.")
    assert [zone.kind for zone in article.zones] == ["front_matter", "headline", "body"]


def test_front_matter_is_not_counted() -> None:
    assert len(read(BLOCK + "It rained.").words) == 2


def test_a_note_is_shown_as_it_stands() -> None:
    front = read_front_matter("---\nnote: Copied from the paper edition.\n---\nIt rained.")
    assert front.notes == ("Copied from the paper edition.",)
    assert "note" not in front.values
