"""Names: when two spellings name the same source."""

from __future__ import annotations


def key(name: str) -> str:
    """What two spellings of one name have in common: capitals, spaces, quotation marks and "the" aside.

    >>> key("The  Harbour Ministry") == key("harbour ministry")
    True
    """
    plain = " ".join(name.replace("’", "'").casefold().split())
    return plain.removeprefix("the ") or plain
