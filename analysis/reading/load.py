"""Load: a file or a text in, an ``Article`` out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.article import Article, Zone, ZoneKind
from analysis.reading.encoding import Decoded, decode, refuse_large
from analysis.reading.formats import refuse_binary
from analysis.reading.front_matter import read_front_matter
from analysis.reading.language import is_english
from analysis.reading.lines import DATE_LINE
from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.reading.words import find_words
from analysis.reading.zones import find_zones

NOT_ENGLISH = "The story does not seem to be in English: what Sayso measures is meant for English only."

_BEFORE_NAME = re.compile(r"^(?:[^.,:]{0,40}?\bby[:\s]+|[A-Za-z ]{1,20}:\s+)(?=\S)", re.IGNORECASE)


def load(
    path: Path | str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    date: str | None = None,
) -> Article:
    """Read a news story from a plain-text file.

    What the caller gives (title, outlet, byline, date) goes before what a block of ``key: value`` lines above
    the story says. Raises ``ArticleError`` for a file that is missing, a folder, empty, larger than 10 MB, or
    no text; the message says what to do.

    >>> load("no-such-story.txt")
    Traceback (most recent call last):
    analysis.errors.ArticleError: cannot read 'no-such-story.txt': there is no such file. Check its name and folder.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise ArticleError(f"cannot read {str(path)!r}: it is a folder. Name a file in it.")
        refuse_large(path.stat().st_size, path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(f"cannot read {str(path)!r}: there is no such file. Check its name and folder.") from error
    except (OSError, ValueError) as error:
        if isinstance(error, ArticleError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"cannot read {str(path)!r}: {reason}. Check that you may open it.") from error
    return read(data, name=path.name, title=title, outlet=outlet, byline=byline, date=date)


def read(
    text_or_bytes: str | bytes,
    *,
    name: str = "article",
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    date: str | None = None,
) -> Article:
    """Make an article of a text, or of the bytes of a file.

    The text is kept exactly as it is: every offset counts its characters. Raises ``ArticleError`` as ``load``.

    >>> article = read("Rain is near\\n\\nIt will rain, she said.")
    >>> [(zone.kind, zone.span.of(article.text)) for zone in article.zones]
    [('headline', 'Rain is near'), ('body', 'It will rain, she said.')]
    """
    decoded, digest = _decoded(text_or_bytes, name)
    text = decoded.text
    if not text.strip():
        raise ArticleError(f"cannot read {name!r}: it is empty. Put the text of the article into it.")
    front = read_front_matter(text)
    title = title or front.values.get("title")
    paragraphs = find_paragraphs(text, front.span.end if front.span else 0)
    zones, notes = find_zones(text, paragraphs, title)
    words = tuple(word for zone in zones for word in find_words(text, zone.span))
    sentences = tuple(sentence for zone in zones for sentence in find_sentences(text, zone.span))
    if front.span:
        zones = (Zone(front.span, "front_matter", "between two lines of three hyphens above the story"), *zones)
    article = Article(
        text=text,
        zones=zones,
        words=words,
        sentences=sentences,
        name=name,
        digest=digest,
        title=title or _first(text, zones, "headline"),
        outlet=outlet or front.values.get("outlet"),
        byline=byline or front.values.get("byline") or _writer(_first(text, zones, "byline")),
        date=date or front.values.get("date") or _first(text, zones, "dateline", DATE_LINE),
        encoding=decoded.encoding,
        notes=(*decoded.notes, *front.notes, *notes),
    )
    return _with_language(article)


def _decoded(text_or_bytes: str | bytes, name: str) -> tuple[Decoded, str]:
    """The text, and the digest of its bytes (of its UTF-8 bytes where a text was given)."""
    if isinstance(text_or_bytes, bytes):
        return decode(text_or_bytes, name), hashlib.sha256(text_or_bytes).hexdigest()
    try:
        data = text_or_bytes.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"cannot read {name!r}: character {error.start + 1:,} is half of a character (a lone surrogate). "
            "Read the file again in its right encoding."
        ) from error
    refuse_large(len(data), name)
    refuse_binary(text_or_bytes, name)
    return Decoded(text_or_bytes, "utf-8"), hashlib.sha256(data).hexdigest()


def _first(text: str, zones: tuple[Zone, ...], kind: ZoneKind, why: str | None = None) -> str | None:
    """The words of the first zone of a kind (found by that rule), on one line."""
    for zone in zones:
        if zone.kind == kind and why in (None, zone.why):
            return " ".join(zone.span.of(text).strip("#*_ ").split())
    return None


def _writer(byline: str | None) -> str | None:
    """A byline without what stands before the name: "By", "Words by", "Interview:"."""
    return None if byline is None else _BEFORE_NAME.sub("", byline, count=1)


def _with_language(article: Article) -> Article:
    if is_english([word.of(article.text) for word in article.body_words]):
        return article
    return replace(article, language="unknown", notes=(*article.notes, NOT_ENGLISH))
