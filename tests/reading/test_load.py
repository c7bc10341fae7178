"""Loading: what a person gets for a good file, and what they are told about a bad one."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from analysis.errors import ArticleError
from analysis.reading.assembling import NOT_ENGLISH
from analysis.reading.load import load, read

STORY = """Harbour to close for a year

By Ines Okonkwo-Reid

PORT SKERROW — The harbour will close on Monday, the council said.

"Nobody asked us," said Mara Oyelaran, who mends nets there.
"""


def test_a_story_is_read_into_zones_words_and_sentences(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text(STORY, encoding="utf-8")
    article = load(path)
    assert [(zone.kind, zone.span.of(article.text)) for zone in article.zones] == [
        ("headline", "Harbour to close for a year"),
        ("byline", "By Ines Okonkwo-Reid"),
        ("dateline", "PORT SKERROW —"),
        ("body", "The harbour will close on Monday, the council said."),
        ("body", '"Nobody asked us," said Mara Oyelaran, who mends nets there.'),
    ]
    assert len(article.body_words) == 9 + 10
    assert len(article.body_sentences) == 2
    assert article.name == "harbour.txt"
    assert article.title == "Harbour to close for a year"
    assert article.byline == "Ines Okonkwo-Reid"
    assert article.notes == ()


def test_line_ends_and_odd_spaces_stay_as_they_were_read() -> None:
    data = b"One line.\r\n\r\nA\xc2\xa0second  one.\r\n"
    assert read(data).text.encode() == data


def test_the_digest_is_that_of_the_bytes() -> None:
    digest = hashlib.sha256(b"It rained.").hexdigest()
    assert read(b"It rained.").digest == read("It rained.").digest
    assert read(b"It rained.").digest == digest
    assert read("It rained").digest != read("It rained.").digest


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "cannot read 'story.txt': it is empty. Put the text of the article into it."),
        (b" \n\t\r\n \xc2\xa0", "cannot read 'story.txt': it is empty. Put the text of the article into it."),
        (b"\xef\xbb\xbf", "cannot read 'story.txt': it is empty. Put the text of the article into it."),
        (
            b"%PDF-1.7 ...",
            "cannot read 'story.txt': it is a PDF, not plain text. Save its text as a .txt file first "
            "(a scanned page needs OCR before that).",
        ),
        (
            b"PK\x03\x04\x14\x00",
            "cannot read 'story.txt': it is a Word, LibreOffice or zip file, not plain text. "
            "Open it and save it as plain text (.txt) first.",
        ),
        (
            b"  <!DOCTYPE html><html><body>Rain</body></html>",
            "cannot read 'story.txt': it is a web page (HTML), not plain text. "
            "Copy the words of the article into a .txt file first.",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "cannot read 'story.txt': it is a picture, not plain text. "
            "Sayso reads text: copy the words of the article into a .txt file first.",
        ),
        (
            b"MZ\x90\x00\x03\x00\x00\x00\x04\x00",
            "cannot read 'story.txt': it holds binary data, not text. "
            "Save the words of the article as a .txt file in UTF-8.",
        ),
        (
            b"\xff\xfeR\x00a\x00i\x00n\x00\x00\xd8",
            "cannot read 'story.txt': it begins with the mark of utf-16-le but is damaged at byte 8. "
            "Save it again as UTF-8 text.",
        ),
    ],
    ids=["empty", "blank", "mark only", "pdf", "docx", "html", "png", "binary", "broken utf-16"],
)
def test_a_file_that_is_no_text_is_refused_in_one_line_that_says_what_to_do(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        load(path)
    assert str(caught.value) == message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"there is no such file\. Check its name and folder"):
        load(tmp_path / "nowhere.txt")
    with pytest.raises(ArticleError, match=r"it is a folder\. Name a file in it"):
        load(tmp_path)
    with pytest.raises(ArticleError, match="Check that you may open it"):
        load("bad\0name.txt")


def test_more_than_ten_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # a file with a hole: nothing is written
    with pytest.raises(ArticleError) as caught:
        load(path)
    assert str(caught.value) == (
        "cannot read 'huge.txt': it has 50.0 MB, and an article may have 10 MB. Cut it into single articles first."
    )
    with pytest.raises(ArticleError, match=r"it has 10\.0 MB"):
        read("x" * 10_000_001)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"character 6 is half of a character \(a lone surrogate\)"):
        read("Rain \ud800 fell.")


def test_what_the_caller_gives_goes_before_the_front_matter() -> None:
    article = read("---\ntitle: Rain\noutlet: The Lantern\n---\nIt rained.", outlet="Vale Weekly", date="2026-03-04")
    assert (article.title, article.outlet, article.date) == ("Rain", "Vale Weekly", "2026-03-04")


def test_a_story_in_another_language_gets_a_note_and_no_error() -> None:
    german = (
        "Die Regierung hat am Mittwoch ein neues Gesetz beschlossen, das den Verkauf alter Schiffe regeln soll. " * 3
    )
    article = read(german)
    assert article.language == "unknown"
    assert NOT_ENGLISH in article.notes


def test_one_sentence_is_an_article() -> None:
    article = read("It rained.")
    assert article.paragraphs == ((0, 10),)
    assert article.language == "en"


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("By Noor Brandvold", "Noor Brandvold"),
        ("BY NOOR BRANDVOLD", "NOOR BRANDVOLD"),
        ("By: Noor Brandvold and Ines Okonkwo-Reid", "Noor Brandvold and Ines Okonkwo-Reid"),
        ("Words by Noor Brandvold", "Noor Brandvold"),
        ("Interview: Noor Brandvold", "Noor Brandvold"),
        ("Noor Brandvold in Port Skerrow", "Noor Brandvold in Port Skerrow"),
    ],
)
def test_the_writer_is_named_without_the_by(line: str, writer: str) -> None:
    assert (
        read(f"Harbour to close\n\n{line}\n\nThe harbour will close for a year.\n\nNobody was asked.").byline == writer
    )


def test_a_line_that_is_only_a_date_is_the_date_of_the_story() -> None:
    text = "Harbour to close\n\nMonday, May 18, 2015\n\nMARROWICK (Northlight) - The harbour will close."
    assert read(text).date == "Monday, May 18, 2015"
    assert read(text, date="2015-05-18").date == "2015-05-18"
    assert read("MARROWICK (Northlight) - The harbour will close.").date is None


def test_only_one_paragraph_can_be_the_standfirst_that_repeats_the_body() -> None:
    lines = ["Market stays open", *["The market on the old quay stays open, the council said on Monday."] * 5]
    article = read("\n\n".join(lines))
    assert [zone.kind for zone in article.zones] == ["headline", "dek", "body", "body", "body", "body"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A pipe or a device has no size to refuse by, and may never end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(ArticleError, match=r"it is no ordinary file\. Save the text in a file first\."):
            load(path)
