"""Encoding: the same text out of whatever bytes a program wrote."""

from __future__ import annotations

import codecs

import pytest

from analysis.errors import ArticleError
from analysis.reading.encoding import decode

TEXT = (
    "The café owner in Málaga said “we’ve waited” – and left… Prices rose by £3, or 5 per cent.\r\n\r\n"
    "The council’s plan, she said, was “a joke”. Nobody in the hall disagreed when she said it again on Tuesday.\r\n"
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "utf-32 mark", "cp1252"],
)
def test_eight_encodings_give_the_same_text(data: bytes, encoding: str) -> None:
    found = decode(data, "story.txt")
    assert found.text == TEXT
    assert found.encoding == encoding


def test_text_from_an_old_mac_is_read_too() -> None:
    assert decode(TEXT.encode("mac_roman"), "story.txt").text == TEXT


def test_a_guess_is_said_to_be_one() -> None:
    assert decode(TEXT.encode("utf-8"), "story.txt").notes == ()
    (note,) = decode(TEXT.encode("cp1252"), "story.txt").notes
    assert note == "The file is not UTF-8; it was read as cp1252. Accents or quotation marks may be wrong."
    (note,) = decode(TEXT.encode("utf-16-le"), "story.txt").notes
    assert note == "The file has no mark of its encoding; it was read as utf-16-le."


def test_utf_8_with_a_broken_place_stays_utf_8() -> None:
    data = TEXT.encode("utf-8").replace(b"Tuesday", b"Tues\xffday")
    found = decode(data, "story.txt")
    assert found.text == TEXT.replace("Tuesday", "Tues�day")
    assert found.notes == ("The file is damaged UTF-8: 1 places could not be read (�).",)


def test_bytes_that_fit_no_encoding_say_what_was_tried() -> None:
    data = bytes(range(128, 256)) * 40
    with pytest.raises(
        ArticleError, match=r"cannot read 'noise.bin': (its encoding is unknown \(tried utf-8, |it holds)"
    ):
        decode(data, "noise.bin")


def test_russian_is_not_taken_for_accents() -> None:
    text = "Правительство приняло новый закон о продаже старых домов на побережье, сообщил министр в среду."
    assert decode(text.encode("cp1251"), "story.txt").text == text
