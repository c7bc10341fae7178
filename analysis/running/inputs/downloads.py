"""Downloads: files with many articles, as the newspaper databases Nexis and ProQuest give them out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from analysis.errors import ArticleError
from analysis.running.inputs.nexis import Found, lexis_articles, nexis_articles
from analysis.running.inputs.proquest import proquest_articles
from analysis.running.inputs.record import Columns, Record, unreadable
from analysis.running.inputs.story import Story

LARGEST = 200 * 1024 * 1024
"""Bytes of a download, unpacked: some hundred articles have a few million."""
SNIFFED = 256 * 1024
"""Bytes at the beginning of a text file in which a download shows what it is: its first article has ended by then."""
_LEXIS = re.compile(r"^\s*\d+ of \d+ DOCUMENTS?\s*$", re.MULTILINE)
_NEXIS = re.compile(r"^\s*End of Document\s*$", re.MULTILINE | re.IGNORECASE)
_PROQUEST = re.compile(r"^\s*Full text:", re.MULTILINE | re.IGNORECASE)
_RULE = re.compile(r"^_{20,}\s*$", re.MULTILINE)


def is_download(path: Path) -> bool:
    """Whether a text file is a download of Nexis or ProQuest, judged by its beginning."""
    try:
        with path.open("rb") as file:
            start = file.read(SNIFFED).decode("latin-1")
    except OSError:
        return False  # the reader of text files says what is wrong with it
    return _articles_of(start) is not None


def text_download(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The articles of a text file from a database."""
    from analysis.reading.encoding import decode

    text = decode(_bytes(path, label), label).text
    yield from _records(text.split("\n"), path, label)


def docx_records(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The articles of a Word file: of a database's download each one, of any other file the one that it is.

    Raises ``ArticleError`` for a file that is damaged, locked by a password, or far larger unpacked than packed.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    _bytes(path, label)
    try:
        with zipfile.ZipFile(path) as packed:
            whole = sum(part.file_size for part in packed.infolist())
        # looked at before anything is unpacked
        document = docx.Document(str(path)) if whole <= LARGEST else None
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise ArticleError(
            f"{label!r} cannot be read as a Word file: it is damaged or has a password. Save it as .docx or .txt."
        ) from error
    if document is None:
        raise ArticleError(f"{label!r} would unpack to {whole:,} bytes. Save it as text, in parts.")
    lines: list[str] = []
    for paragraph in document.paragraphs:
        lines += [*paragraph.text.split("\n"), ""]  # a paragraph of Word is one here: a blank line ends it
    yield from _records(lines, path, label)


def rtf_records(path: Path, columns: Columns, label: str) -> Iterator[Record]:
    """The articles of a file in Rich Text Format. Raises ``ArticleError`` for a file that is none."""
    from striprtf.striprtf import rtf_to_text

    data = _bytes(path, label)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ArticleError(f"{label!r} is no file in Rich Text Format. Save it again as .rtf or .txt.")
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError) as error:
        raise ArticleError(f"{label!r} is damaged: it cannot be read as Rich Text Format. Save it as .txt.") from error
    lines = [line for each in text.split("\n") for line in (each, "")]
    yield from _records(lines, path, label)


def _bytes(path: Path, label: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ArticleError(f"{label!r} is larger than {LARGEST // 1024 // 1024} MB. Split the download.")
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"cannot read {label!r}: {error.strerror}.") from error


def _articles_of(text: str) -> Callable[[Sequence[str]], Iterator[Found]] | None:
    """What splits a download into its articles; None for a file that is no download."""
    if _LEXIS.search(text):
        return lexis_articles
    if _NEXIS.search(text):
        return nexis_articles
    if _PROQUEST.search(text) and (_RULE.search(text) or "ProQuest" in text):
        return proquest_articles
    return None


def _records(lines: list[str], path: Path, label: str) -> Iterator[Record]:
    """A record for each article; a download that holds fewer than it says ends with a record that says so."""
    lines = [line.replace("\u00a0", " ").rstrip() for line in lines]
    split = _articles_of("\n".join(lines))
    if split is None:
        yield Record(label, label, path.name, _joined(lines))
        return
    number = stated = 0
    for number, (story, of) in enumerate(split(lines), 1):
        stated = of or stated
        yield _record(story, number, path, label)
    if stated and stated != number:
        why = f"{label}: the download says that it holds {stated:,} articles; {number:,} were found."
        yield unreadable(label, f"{label}#all", path.name, why)


def _record(story: Story, number: int, path: Path, label: str) -> Record:
    place, id = f"{label}, article {number:,}", f"{label}#{number}"
    if not story.paragraphs:
        return unreadable(place, id, path.name, f"{place}: it has no text (a picture, or a link only).")
    return Record(
        id, place, path.name, story.written(), title=story.title, outlet=story.outlet, author=story.author,
        date=story.date, url=story.url,
    )  # fmt: skip


def _joined(lines: list[str]) -> str:
    """The lines of a file that is one article, with one blank line between paragraphs."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
