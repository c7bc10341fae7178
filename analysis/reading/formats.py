"""Formats: files that are no plain text, told apart by how they begin, with what to do about each."""

from __future__ import annotations

from analysis.errors import ArticleError

_SAVE_AS_TEXT = "Open it and save it as plain text (.txt) first"
_TYPE_IT = "Sayso reads text: copy the words of the article into a .txt file first"
_FORMATS = (
    (b"%PDF-", "a PDF", "Save its text as a .txt file first (a scanned page needs OCR before that)"),
    (b"PK\x03\x04", "a Word, LibreOffice or zip file", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Word file", _SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF file", _SAVE_AS_TEXT),
    (b"\x1f\x8b", "a gzip file", "Unpack it first"),
    (b"\x89PNG", "a picture", _TYPE_IT),
    (b"\xff\xd8\xff", "a picture", _TYPE_IT),
    (b"GIF8", "a picture", _TYPE_IT),
    (b"RIFF", "a picture, sound or film", _TYPE_IT),
    (b"ID3", "a sound file", _TYPE_IT),
    (b"OggS", "a sound file", _TYPE_IT),
    (b"\x7fELF", "a program", _TYPE_IT),
    (b"SQLite format 3", "a database", _TYPE_IT),
)
_PAGE = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<div", b"<article", b"<section", b"<meta", b"<script")
_SAMPLE = 100_000
_MOST_CONTROLS = 0.02
_CONTROLS = frozenset(map(chr, (*range(32), 127))) - frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f")


def refuse_other_formats(data: bytes, name: str) -> None:
    """Raise ``ArticleError`` for a PDF, an office file, a web page, a picture: with what to do instead."""
    for magic, what, advice in _FORMATS:
        if data.startswith(magic):
            raise ArticleError(f"cannot read {name!r}: it is {what}, not plain text. {advice}.")
    if data[:200].lstrip().lower().startswith(_PAGE):
        raise ArticleError(
            f"cannot read {name!r}: it is a web page (HTML), not plain text. "
            "Copy the words of the article into a .txt file first."
        )


def refuse_binary(text: str, name: str) -> None:
    """Raise ``ArticleError`` for text with a zero character, or with more than 2 % control characters."""
    sample = text[:_SAMPLE]
    controls = sum(character in _CONTROLS for character in sample)
    if "\x00" in text or controls > _MOST_CONTROLS * len(sample):
        raise ArticleError(
            f"cannot read {name!r}: it holds binary data, not text. "
            "Save the words of the article as a .txt file in UTF-8."
        )
