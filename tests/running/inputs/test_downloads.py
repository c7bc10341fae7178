"""Downloads of newspaper databases: each article apart, with what is known about it, and its length checked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from analysis.running.inputs.record import Record
from analysis.running.inputs.stream import records

FIRST = "“We wait for the tide,” said Mara Teal, who runs the port of Skerrow."
SECOND = "The pier was closed on Monday, the council said, and nobody knows for how long."
NEXIS = f"""User Name: A Reader
Date and Time: Thursday, March 5, 2026 10:02:00 AM GMT
Job Number: 12345
Documents (2)
1. Sand in the harbour
Client/Matter: -None-

Sand in the harbour

The Skerrow Lantern (Skerrow)

March 4, 2026 Wednesday

Copyright 2026 The Skerrow Lantern All Rights Reserved

Section: NEWS; Pg. 3

Length: 13 words

Byline: By Ines Okonkwo-Reid

Body

{FIRST}

Load-Date: March 5, 2026

End of Document

Pier is closed

The Tarnholm Tribune

Wednesday 4 March 2026 10:05 AM GMT

Copyright 2026 Tribune Media

Length: 540 words

Body

{SECOND}

It may last.

Classification

Language: ENGLISH

End of Document
"""
LEXIS = f"""                               1 of 2 DOCUMENTS


                        The Skerrow Lantern (Skerrow)

                              March 4, 2026 Wednesday

Sand in the harbour

BYLINE: INES OKONKWO-REID

SECTION: NEWS; Pg. 3

LENGTH: 13 words

{FIRST}

LOAD-DATE: March 5, 2026

LANGUAGE: ENGLISH

                    Copyright 2026 The Skerrow Lantern

                               2 of 2 DOCUMENTS


                        The Tarnholm Tribune

                              4 March 2026

Pier is closed

LENGTH: 540 words

The pier was closed on Monday, the council said, and nobody
knows for how long.

It may last.

LOAD-DATE: March 5, 2026
"""
PROQUEST = f"""____________________________________________________________

Document 1 of 2

Sand in the harbour

Author: Okonkwo-Reid, Ines

Publication info: The Skerrow Lantern ; Skerrow (UK) [Skerrow (UK)]04 Mar 2026: 3.

Abstract: A port fills up.

Full text: {FIRST}

Subject: Harbors; Sand

Publication title: The Skerrow Lantern

Publication date: Mar 4, 2026

Word count: 13

Document URL: https://example.org/1

____________________________________________________________

Document 2 of 2

Pier is closed

Publication info: The Tarnholm Tribune ; Tarnholm [Tarnholm]04 Mar 2026: 1.

Full text: {SECOND}

It may last.

Word count: 540
____________________________________________________________
"""


def _docx(lines: Sequence[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _rtf(lines: Sequence[str]) -> bytes:
    def escaped(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    return ("{\\rtf1\\ansi " + "".join(escaped(line) + "\\par\n" for line in lines) + "}").encode("ascii")


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


FILES = {
    "nexis.txt": NEXIS.encode(),
    "nexis.docx": _docx(_paragraphs(NEXIS)),
    "nexis.rtf": _rtf(_paragraphs(NEXIS)),
    "lexis.txt": LEXIS.encode(),
    "proquest.txt": PROQUEST.encode(),
    "windows.txt": NEXIS.replace("\n", "\r\n").encode("cp1252"),
}


def read(tmp_path: Path, name: str, data: bytes) -> list[Record]:
    (tmp_path / name).write_bytes(data)
    return list(records([tmp_path / name]))


@pytest.mark.parametrize("name", FILES)
def test_each_article_comes_with_what_the_download_says_of_it(tmp_path: Path, name: str) -> None:
    first, second = read(tmp_path, name, FILES[name])
    assert (first.title, first.date) == ("Sand in the harbour", "2026-03-04")
    assert (second.title, second.outlet, second.date) == ("Pier is closed", "The Tarnholm Tribune", "2026-03-04")
    assert first.outlet is not None
    assert first.outlet.startswith("The Skerrow Lantern")
    assert first.author is not None
    assert set(first.author.lower().replace(",", "").split()) == {"ines", "okonkwo-reid"}
    assert (first.id, second.id) == (f"{name}#1", f"{name}#2")
    assert first.place == f"{name}, article 1"


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_the_story_and_nothing_else(tmp_path: Path, name: str) -> None:
    first, second = (record.article() for record in read(tmp_path, name, FILES[name]))
    assert [span.of(first.text) for span in first.paragraphs] == [FIRST]
    assert [span.of(second.text) for span in second.paragraphs] == [SECOND, "It may last."]
    assert first.title == "Sand in the harbour"


@pytest.mark.parametrize("name", FILES)
def test_a_text_that_is_not_as_long_as_stated_says_so(tmp_path: Path, name: str) -> None:
    first, second = (record.article() for record in read(tmp_path, name, FILES[name]))
    assert first.notes == ()
    assert second.notes == ("The download says that the article has 540 words; 18 were read.",)


@pytest.mark.parametrize(("name", "text"), [("nexis.txt", NEXIS), ("lexis.txt", LEXIS), ("proquest.txt", PROQUEST)])
def test_a_download_that_holds_fewer_than_it_says_ends_with_an_error(tmp_path: Path, name: str, text: str) -> None:
    short = text.replace("Documents (2)", "Documents (3)").replace(" of 2", " of 3")
    *_, last = read(tmp_path, name, short.encode())
    assert last.error == f"{name}: the download says that it holds 3 articles; 2 were found."


def test_an_article_without_text_is_an_error_and_the_next_one_follows(tmp_path: Path) -> None:
    first, second = read(tmp_path, "nexis.txt", NEXIS.replace(FIRST, "").encode())
    assert first.error == "nexis.txt, article 1: it has no text (a picture, or a link only)."
    assert second.data is not None


def test_a_word_file_that_is_no_download_is_one_article(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "story.docx", _docx(["Sand in the harbour", FIRST, SECOND]))
    assert [span.of(record.article().text) for span in record.article().paragraphs][-2:] == [FIRST, SECOND]


def test_a_story_that_only_mentions_a_database_stays_one_article(tmp_path: Path) -> None:
    text = f"{FIRST}\n\nAt the end of document 3 the full text: nothing. There are 3 of 7 documents.\n"
    (record,) = read(tmp_path, "story.txt", text.encode())
    assert isinstance(record.data, bytes), "left to the reader of text files"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"PK\x03\x04 no more", "cannot be read as a Word file: it is damaged or has a password"),
        ("a.docx", b"", "cannot be read as a Word file"),
        ("a.rtf", b"plain", "is no file in Rich Text Format. Save it again as .rtf or .txt."),
    ],
)
def test_a_damaged_file_is_a_clear_error(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (record,) = read(tmp_path, name, data)
    assert record.error is not None
    assert message in record.error


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as file:
        for _ in range(210):
            file.write(bytes(1024 * 1024))
    (record,) = read(tmp_path, "a.docx", out.getvalue())
    assert record.error is not None
    assert "would unpack to 220,200,960 bytes. Save it as text, in parts." in record.error


@pytest.mark.parametrize("cut", range(100, 4000, 650))
def test_a_word_file_cut_anywhere_raises_nothing(tmp_path: Path, cut: int) -> None:
    for record in read(tmp_path, "a.docx", FILES["nexis.docx"][:cut]):
        assert record.error
