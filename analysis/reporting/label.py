"""Label: any string of an article made safe to draw, to print and to set beside other words."""

from __future__ import annotations

import re
import unicodedata

ELLIPSIS = "…"
DIRECTION_CONTROLS = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Characters that turn the writing direction of whatever follows them, our own words included (UAX 9)."""


_UNSEEN = re.compile(
    "["
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # control characters
    + "".join(sorted(DIRECTION_CONTROLS))
    + "\\ufdd0-\\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_LONE = re.compile("[\\ud800-\\udfff]")


def clean(text: str) -> str:
    """The same text without characters that nobody can see but that upset a page.

    Drops control characters (other than tab and line feed), direction overrides and marks, and the code points that
    Unicode says are no characters (XML, and so SVG, cannot hold them); a surrogate that stands alone, which no
    file can hold, becomes ``\N{REPLACEMENT CHARACTER}``.

    >>> clean("abc\\x00def")
    'abcdef'
    """
    if text.isascii() and text.isprintable():
        return text
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", text))


def label(text: str, width: int = 60) -> str:
    """A name or phrase on one line, at most ``width`` characters long, shortened with an ellipsis.

    It is cut between words where one ends in the last third, and never between a letter and its accent.
    Cleaned as by ``clean``; every run of blanks becomes one space; nothing left is shown as "(no name)".

    >>> label("The  chair of\\nthe village harbour trust", 21)
    'The chair of the…'
    >>> label("\\u202e ")
    '(no name)'
    """
    # Five times the width is enough to fill it unless most of it is dropped, and saves cleaning 100,000 characters.
    one_line = " ".join(clean(text[: 5 * width + 200]).split())
    if not one_line:
        return "(no name)"
    if len(one_line) <= width:
        return one_line
    cut = width - 1
    while cut > 1 and _continues(one_line[cut]):
        cut -= 1
    space = one_line.rfind(" ", 0, cut + 1)
    if space >= 2 * width // 3:
        cut = space
    return one_line[:cut].rstrip(" ,;:") + ELLIPSIS


def _continues(character: str) -> bool:
    """Whether a character belongs to the one before it: accents, joiners, emoji variants."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or character == "\N{ZERO WIDTH JOINER}"


def isolated(text: str) -> str:
    """A name that is written from right to left, closed off so that our own words around it keep their order.

    In HTML the element ``bdi`` does this; where there is only text, as in the title of a chart, two invisible
    characters do (UAX 9). Other names are left as they are.

    >>> isolated("Mara Oyelaran"), isolated("שלום") == "\\u2068שלום\\u2069"
    ('Mara Oyelaran', True)
    """
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return f"\u2068{text}\u2069"
    return text
