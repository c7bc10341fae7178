"""Head: the headline, the dek and the byline above the first paragraph of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.reading.blocks import Block, mostly_stop
from analysis.reading.dateline import DATELINE
from analysis.reading.lines import NAMES, plain
from analysis.resources import lexicon

LONGEST_HEADLINE = 30
"""Words. The longest of 755 headlines of US papers has 26."""
LONGEST_DEK = 60
MOST_DEKS = 2
_LOOK_AHEAD = 8

_PART = re.compile(r"[.…:;,][\"'”’»)\]]*$")
_NAME_LINE = re.compile(rf"{NAMES}(?P<tail>(?:,|\s(?:in|at|and)\s|\s[|–—-]\s).{{1,60}})?$")
_LEAD_IN = re.compile(rf"(?P<lead>[^.!?:]{{1,40}}?)(?:\sby\s|:\s)(?:{NAMES})$", re.IGNORECASE)


def find_head(blocks: Sequence[Block], title: str | None) -> list[str]:
    """Find the headline, and below it deks and bylines up to the first paragraph; give notes for the reader.

    A headline is the first line if it does not end as a sentence does while most paragraphs do, or if it is the
    title that was given: a text that begins with its story loses nothing. Known limit: a headline that ends with
    a full stop stays in the body unless its title is given.
    """
    free = [block for block in blocks if block.kind is None]
    if len(free) > 2 and _is_kicker(free[0], free[1]):
        free[0].become("notice", "the name of a section above the headline")
        free = free[1:]
    if len(free) < 2 or not _is_headline(free[0], free[1:], title):
        return []
    given = title is not None and plain(free[0].words) == plain(title)
    why = "equal to the title that was given" if given else "the first line, and does not end as a sentence does"
    free[0].become("headline", why)
    return _find_deks(free[0], free[1:], blocks)


def _is_kicker(first: Block, second: Block) -> bool:
    return plain(first.words).strip(" :/") in _entries("section-names") and not second.stops


def _is_headline(first: Block, rest: Sequence[Block], title: str | None) -> bool:
    if title is not None and plain(first.words).rstrip(".") == plain(title).rstrip("."):
        return True
    if first.count > LONGEST_HEADLINE or _PART.search(first.words[-12:]) or DATELINE.match(first.words):
        return False
    if first.words[-1] in "?!" and (first.count > 20 or len(rest) < 2):
        return False
    return mostly_stop(rest, 0.5)  # else a missing stop says nothing


def _find_deks(headline: Block, below: Sequence[Block], blocks: Sequence[Block]) -> list[str]:
    notes: list[str] = []
    deks = 0
    for place, block in enumerate(below[:-1]):
        later = below[place + 1 : place + 1 + _LOOK_AHEAD]
        if plain(block.words) == plain(headline.words):
            block.become("headline", "the headline once more")
            continue
        if is_byline(block):
            block.become("byline", "names of persons, or their task, between headline and story")
            continue
        twin = _repeated(block, later)
        why = _dek_rule(headline, block, later, blocks) if twin is None else "repeats a paragraph of the body"
        if why is None or deks == MOST_DEKS or block.count > LONGEST_DEK:
            return notes
        block.become("dek", why)
        deks += 1
        if twin is not None:
            notes.append(f'The dek repeats the paragraph "{_beginning(later[twin])}"; it is counted once, in the body.')
    return notes


def _dek_rule(headline: Block, block: Block, later: Sequence[Block], blocks: Sequence[Block]) -> str | None:
    if not block.stops and mostly_stop(later, 0.5):
        return "below the headline, and does not end as a sentence does"
    following = blocks[blocks.index(block) + 1]
    if following.kind == "byline" or (following.kind is None and len(later) > 1 and is_byline(following)):
        return "between the headline and the byline"
    if not block.after_gap and headline.after_gap and len(later) > 1 and all(other.after_gap for other in later):
        return "directly below the headline, while blank lines part the paragraphs"
    return None


def is_byline(block: Block) -> bool:
    """Whether a line below the headline names who wrote the story, without "By" before it.

    Two to five capitalised words, with a place or a task behind them ("in Suwara", "health correspondent"); or
    such a name behind words like "Interview:"; or a task alone ("Environment Correspondent").
    """
    if block.count > 14 or block.stops:
        return False
    lead = _LEAD_IN.match(block.words)
    if lead and all(word in _entries("byline-words") for word in lead["lead"].lower().split()):
        return True
    if block.count <= 4 and block.words.lower().split()[-1] in _entries("byline-tasks"):
        return True
    name = _NAME_LINE.match(block.words)
    if name is None:
        return False
    tail = name["tail"]
    if tail is None:
        return block.count <= 4
    last = tail.lower().split()[-1]
    return tail.startswith((" in ", " at ", " and ")) or last in _entries("byline-tasks")


def _repeated(block: Block, later: Sequence[Block]) -> int | None:
    """Which of the later paragraphs says nearly the same words (four of five), if one does."""
    words = set(plain(block.words).split())
    if len(words) < 6:
        return None
    for place, other in enumerate(later):
        others = set(plain(other.words).split())
        if len(words & others) >= 0.8 * max(len(words), len(others)):
            return place
    return None


def _beginning(block: Block) -> str:
    return " ".join(block.words.split()[:6]) + " …"


@cache
def _entries(name: str) -> frozenset[str]:
    return frozenset(lexicon(name))
