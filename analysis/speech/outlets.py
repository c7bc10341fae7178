"""Outlets: which names are news outlets, and which is the article's own."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.mention import read_mention
from analysis.speech.tokens import Tokens

_DESCRIBING = frozenset(
    [
        "agency",
        "newspaper",
        "broadcaster",
        "channel",
        "magazine",
        "station",
        "newswire",
        "website",
        "daily",
        "weekly",
        "paper",
    ]
)
_PLAIN = frozenset(["news", "the", "of", "and", "daily", "weekly"])


def plain(name: str) -> str:
    """A name as it is compared: small letters, without "the"."""
    return " ".join(name.lower().replace("’", "'").split()).removeprefix("the ")


def is_publisher(name: str, outlet: str | None) -> bool:
    """Whether a name is the article's own outlet, in full or in short ("the Sentinel").

    >>> is_publisher("the Sentinel", "The Lagan Valley Sentinel"), is_publisher("Reuters", "The Lagan Valley Sentinel")
    (True, False)
    """
    if not outlet or not name:
        return False
    ours, theirs = plain(outlet).split(), plain(name).split()
    return bool(theirs) and set(theirs) <= set(ours) and not set(theirs) <= _PLAIN


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet: on the list, or ending in "News", "TV", "agency".

    >>> is_outlet("Reuters"), is_outlet("the Corval news agency"), is_outlet("Khaled Khoja")
    (True, True, False)
    """
    reading = read_mention(name)
    if reading.kind == "outlet" or plain(name) in words("state-outlets"):
        return True
    return bool(reading.name) and reading.head in words("outlet-nouns")


def learnt_outlets(tokens: Tokens) -> frozenset[str]:
    """Names that the article itself calls an agency, a newspaper or a broadcaster somewhere."""
    found = set()
    for place in [k for k, low in enumerate(tokens.lows) if k and low in _DESCRIBING]:
        if tokens.texts[place][0].islower():
            at = place
            while at > 0 and tokens.texts[at - 1] in {"news", "state", "broadcast"}:
                at -= 1
            end = at
            while at > 0 and tokens.is_name(at - 1) and tokens.quotes[at - 1] < 0:
                at -= 1
            if end == at + 1 and tokens.lows[at] in words("determiners"):
                continue  # "The agency"
            if end > at:
                found.add(plain(" ".join(tokens.texts[at:end])))
    return frozenset(found)
