"""Terminal: text that came from an article or a file name, safe to print."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """The text without control, bidirectional-override and surrogate characters; line ends and tabs stay.

    Such characters can retitle a terminal, hide a link or turn a line around.

    >>> printable("a\\x1b]0;owned\\x07b\\u202ec")
    'a]0;ownedbc'
    """
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return "".join(kept)
