"""Cells: texts in a table that a spreadsheet would run as formulas, written so that it does not, and read back."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escaped(text: str) -> str:
    """A text as it stands in a CSV file: with an apostrophe in front where a spreadsheet would run it.

    That is where it begins with ``= + - @``, a tab or a carriage return. A text that begins so after apostrophes of
    its own gets one more, so that ``plain`` can tell the two apart.

    >>> escaped("=1+1"), escaped("'=1+1"), escaped("'tis")
    ("'=1+1", "''=1+1", "'tis")
    """
    return f"'{text}" if _is_run(text) else text


def plain(cell: str) -> str:
    """The text that ``escaped`` made a cell of: ``plain(escaped(text)) == text`` for every text.

    >>> plain("'=1+1"), plain("''=1+1"), plain("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if cell.startswith("'") and _is_run(cell) else cell


def _is_run(text: str) -> bool:
    return text.lstrip("'").startswith(_FORMULA)
