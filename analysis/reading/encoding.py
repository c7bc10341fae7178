"""Encoding: the bytes of a file to its text, in whatever encoding they are."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from analysis.errors import ArticleError
from analysis.reading.formats import refuse_binary, refuse_other_formats

MAX_BYTES = 10_000_000
"""Larger files are refused before they are decoded: a long book has one million bytes."""

_MARKS = (  # the longer ones first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 100_000
_WESTERN_MARKS = frozenset("‘’“”‚„–—…•·«»‹›¡¿£€¥©®°§¶¼½¾×ªº²³±\xa0\xad")
_ALONE = frozenset("àÀéÉèÈóÓ")
"""Accented letters that are words of their own."""
_ENOUGH_VALID = 4
"""Valid sequences for each broken one from which a file is taken to be damaged UTF-8."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was in, and what the reader should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text in ``data``, and the encoding that it was in.

    A byte order mark decides; else UTF-8 if the bytes are valid UTF-8; else UTF-16 without a mark, where every
    other byte is mostly zero; else Windows-1252 if that gives plain Western words and marks; else what
    charset-normalizer finds most likely. The mark itself is no part of the text; line ends stay as they are.
    Raises ``ArticleError`` for more than 10 MB, for files that are no text, and when nothing fits. Known limit:
    a short text in an old encoding may be read in a similar one, with wrong accents; a note says so.

    >>> decode("“Café”".encode("cp1252"), "story.txt").text
    '“Café”'
    """
    refuse_large(len(data), name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    refuse_other_formats(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detect(data, name)
    if "\x00" in text:
        return _detect(data, name)
    refuse_binary(text, name)
    return Decoded(text, "utf-8")


def refuse_large(size: int, name: str) -> None:
    """Raise ``ArticleError`` for more than 10 MB, before anything is read or decoded."""
    if size > MAX_BYTES:
        raise ArticleError(
            f"cannot read {name!r}: it has {size / 1e6:,.1f} MB, and an article may have "
            f"{MAX_BYTES // 1_000_000} MB. Cut it into single articles first."
        )


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"cannot read {name!r}: it begins with the mark of {encoding} but is damaged at byte {error.start}. "
            "Save it again as UTF-8 text."
        ) from error
    refuse_binary(text, name)
    return Decoded(text, encoding)


def _detect(data: bytes, name: str) -> Decoded:
    """Bytes that are no plain UTF-8 and have no mark."""
    tried = ["utf-8"]
    wide = _wide_encoding(data)
    if wide:
        tried.append(wide)
        text = _try(data, wide)
        if text is not None:
            refuse_binary(text, name)
            return Decoded(text, wide, (f"The file has no mark of its encoding; it was read as {wide}.",))
    if b"\x00" in data:
        refuse_binary("\x00", name)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - broken >= _ENOUGH_VALID * broken:
        refuse_binary(text, name)
        return Decoded(text, "utf-8", (f"The file is damaged UTF-8: {broken:,} places could not be read (�).",))
    for encoding in ("cp1252", *_guesses(data)):
        text = _try(data, encoding)
        tried.append(encoding)
        if text is None or (encoding == "cp1252" and not _is_western(text)):
            continue
        refuse_binary(text, name)
        note = f"The file is not UTF-8; it was read as {encoding}. Accents or quotation marks may be wrong."
        return Decoded(text, encoding, (note,))
    raise ArticleError(
        f"cannot read {name!r}: its encoding is unknown (tried {', '.join(tried)}). Save it again as UTF-8 text."
    )


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guesses(data: bytes) -> tuple[str, ...]:
    from charset_normalizer import from_bytes  # 40 ms to import, and seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    return (best.encoding,) if best else ()


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: in European text nearly every other byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.7 * half and first < 0.1 * half:
        return "utf-16-le"
    if first > 0.7 * half and second < 0.1 * half:
        return "utf-16-be"
    return None


def _is_western(text: str) -> bool:
    """Whether every character beyond ASCII is a usual mark, or an accented letter where one can stand.

    A small letter stands beside another letter, a capital does not follow a small one: bytes of another encoding
    read as Windows-1252 break that soon ("cafŽ", "weÕve").
    """
    letters = 0
    previous = " "
    for place, character in enumerate(text):
        if character > "\x7f" and character not in _WESTERN_MARKS:
            following = text[place + 1 : place + 2]
            if not character.isalpha() or not (previous.isalpha() or following.isalpha() or character in _ALONE):
                return False
            if character.isupper() and (previous.islower() or not (previous + following).strip()):
                return False
            letters += 1
        previous = character
    return letters <= max(2, 0.15 * len(text))
