"""Damage: traces of an earlier program that read the story wrongly, which hide its quotation marks."""

from __future__ import annotations

import re

_MOJIBAKE = re.compile(r"â€[œ™˜“”\x80-\x9f]|Ã[©¨¼¶¤¢¡³±]|Ã¢[€\x80]")
_ENTITY = re.compile(r"&(?:quot|ldquo|rdquo|lsquo|rsquo|apos|amp|nbsp|mdash|ndash|#\d{1,5});")
_TAG = re.compile(r"</?(?:p|div|span|br|a|em|strong|blockquote|h[1-6]|li|ul)\b[^<>\n]{0,200}>", re.IGNORECASE)
_FEWEST = 2
"""Once may be the subject of a story."""


def damage_notes(text: str) -> tuple[str, ...]:
    """What the reader should know about a text that was damaged before it came here.

    >>> damage_notes("â€œNobody asked us,â€\x9d she said.")[0][:48]
    'The text was read in a wrong encoding before it '
    """
    notes = []
    marks = _MOJIBAKE.findall(text)
    if len(marks) >= _FEWEST:
        notes.append(
            f"The text was read in a wrong encoding before it was saved ({marks[0]!r} stands {len(marks):,} times): "
            "quotation marks and accents are lost. Copy the article again from its source."
        )
    codes = _ENTITY.findall(text) + _TAG.findall(text)
    if len(codes) >= _FEWEST:
        notes.append(
            f"The text holds HTML code (such as {codes[0]!r}): it counts as words, and hides quotation marks. "
            "Copy the words of the article from the page instead."
        )
    return tuple(notes)
