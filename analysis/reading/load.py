"""Load: a file or a text in, an ``Article`` out."""

from __future__ import annotations

import hashlib
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.article import Article
from analysis.reading.encoding import Decoded, decode, refuse_large
from analysis.reading.formats import refuse_binary


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
    return read(bytes_of(path), name=path.name, title=title, outlet=outlet, byline=byline, date=date)


def bytes_of(path: Path, label: str | None = None) -> bytes:
    """The bytes of a story's file, not yet decoded. Raises ``ArticleError`` as ``load``.

    ``label`` stands for the path in what is said then: what is written down names no folder of this machine.
    """
    label = label or str(path)
    try:
        if path.is_dir():
            raise ArticleError(f"cannot read {label!r}: it is a folder. Name a file in it.")
        if path.exists() and not path.is_file():  # a pipe or a device: no size to refuse by, and maybe no end
            raise ArticleError(f"cannot read {label!r}: it is no ordinary file. Save the text in a file first.")
        refuse_large(path.stat().st_size, path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(f"cannot read {label!r}: there is no such file. Check its name and folder.") from error
    except (OSError, ValueError) as error:
        if isinstance(error, ArticleError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"cannot read {label!r}: {reason}. Check that you may open it.") from error


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
    from analysis.reading.assembling import assemble  # compiles many patterns: not while a notebook starts

    decoded, digest = _decoded(text_or_bytes, name)
    if not decoded.text.strip():
        raise ArticleError(f"cannot read {name!r}: it is empty. Put the text of the article into it.")
    given = {"title": title, "outlet": outlet, "byline": byline, "date": date}
    return assemble(decoded, name, digest, {key: value for key, value in given.items() if value})


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
