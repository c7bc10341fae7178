"""Head: the headline, the dek and the byline above the first paragraph of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.reading.blocks import Block, is_prose, unclaimed
from analysis.reading.bylines import is_byline
from analysis.reading.dateline import DATELINE
from analysis.reading.lines import plain
from analysis.resources import lexicon

LONGEST_HEADLINE = 30
"""Words. The longest of 755 headlines of US papers has 26."""
LONGEST_DEK = 60
LONGEST_OPEN_DEK = 40
"""Words of a dek that does not end as a sentence does: a longer one is a paragraph that lost its full stop."""
LONGEST_QUESTION = 20
"""Words of a headline that ends with ``?`` or ``!``."""
ANCHOR_WITHIN = 20
"""Blocks from the top in which a byline belongs to the head."""
MOST_PROSE_ABOVE = 3
"""Paragraphs that end as sentences do and may stand above the byline: headline, dek, what a picture shows."""
LOOK_AHEAD = 8
DEK_REPEATS = "The dek repeats the paragraph"

_PART = re.compile(r"[.…:;,][\"'”’»)\]*_]*$")
_DATED = ("published", "posted", "updated", "last updated", "last modified")


def find_head(blocks: Sequence[Block], title: str | None) -> list[str]:
    """Find the headline, and below it deks and bylines up to the first paragraph; give notes for the reader.

    A headline is the first line if it does not end as a sentence does while most of the text does, or if a
    byline follows it, or if it is the title that was given: a text that begins with its story loses
    nothing. Known limit: a headline with a full stop and no byline stays in the body unless its title is given.
    """
    anchor = _anchor(blocks)
    free = unclaimed(blocks)
    if len(free) > 2 and _is_kicker(free[0], free[1]):
        free[0].become("notice", "the name of a section above the headline")
        free = free[1:]
    if len(free) < 2:
        return []
    above = 0 if anchor is None else len(unclaimed(blocks[:anchor]))
    why = _headline_rule(free[0], free[1:], title, has_byline=above > 0)
    if why is None:
        return []
    free[0].become("headline", why)
    return _find_deks(free[0], free[1:], blocks, above - 1)


def _anchor(blocks: Sequence[Block]) -> int | None:
    """Where the byline or the date of publishing stands that closes the head, if more story follows than precedes."""
    found = None
    prose = 0
    for place, block in enumerate(blocks[:ANCHOR_WITHIN]):
        if block.kind is None:
            if block.count > LONGEST_DEK:
                break
            prose += block.stops
        elif block.kind == "byline" or (block.kind == "notice" and plain(block.words).startswith(_DATED)):
            found = place
        if prose > MOST_PROSE_ABOVE:
            break
    if found is None:
        return None
    before = sum(block.count for block in unclaimed(blocks[:found]))
    after = sum(block.count for block in unclaimed(blocks[found:]) if block.stops)
    return found if after > before else None


def _is_kicker(first: Block, second: Block) -> bool:
    return plain(first.words).strip(" :/.") in lexicon("section-names") and not _PART.search(second.words[-12:])


def _headline_rule(first: Block, rest: Sequence[Block], title: str | None, has_byline: bool) -> str | None:
    """The rule by which the first line is the headline, if one says so."""
    if title is not None and plain(first.words).rstrip(".") == plain(title).rstrip("."):
        return "equal to the title that was given"
    if first.count > LONGEST_HEADLINE or DATELINE.match(first.words):
        return None
    if has_byline:
        return "the first line above the byline"
    if _PART.search(first.words[-12:]) or not is_prose(rest):
        return None
    if first.words[-1] in "?!" and (first.count > LONGEST_QUESTION or len(rest) < 2):
        return None
    return "the first line; it does not end as a sentence does"


def _find_deks(headline: Block, below: Sequence[Block], blocks: Sequence[Block], above: int) -> list[str]:
    """Go down from the headline until a paragraph of the story; the first ``above`` blocks stand above the byline."""
    notes: list[str] = []
    following = {id(block): after for block, after in pairwise(blocks)}
    stands_out = is_prose(below)
    for place, block in enumerate(below[:-1]):
        later = below[place + 1 : place + 1 + LOOK_AHEAD]
        if plain(block.words) == plain(headline.words):
            block.become("headline", "the headline once more")
            continue
        if is_byline(block):
            block.become("byline", "names of persons, or their task, between headline and story")
            continue
        after = following[id(block)]
        if place < above and after.kind == "credit" and not after.after_gap and not block.stops:
            block.become("credit", "above the line that says who made the picture")
            continue
        twin = _repeated(block, later)
        if place < above:
            why: str | None = "between the headline and the byline"
        elif twin and notes:
            return notes  # a story has one standfirst: whatever repeats after it is the story's own
        elif twin:
            why = "repeats a paragraph of the body"
        elif stands_out and not block.stops and block.count <= LONGEST_OPEN_DEK:
            why = "below the headline; it does not end as a sentence does"
        else:
            why = _dek_by_place(headline, block, later, after)
        if why is None or block.count > LONGEST_DEK:
            return notes
        block.become("dek", why)
        if twin:
            beginning = " ".join(twin.words.split()[:6])
            notes.append(f'{DEK_REPEATS} "{beginning} …"; it is counted once, in the body.')
    return notes


def _dek_by_place(headline: Block, block: Block, later: Sequence[Block], after: Block) -> str | None:
    """The rule by which a paragraph that ends as a sentence does is a dek, if one says so."""
    if len(later) < 2:
        return None
    if after.kind is None and is_byline(after):
        return "between the headline and the byline"
    if not block.after_gap and headline.after_gap and all(other.after_gap for other in later):
        return "directly below the headline, while blank lines part the paragraphs"
    return None


def _repeated(block: Block, later: Sequence[Block]) -> Block | None:
    """Which of the later paragraphs says nearly the same words (four of five), if one does."""
    words = set(plain(block.words).split())
    if len(words) < 6:
        return None
    for other in later:
        others = set(plain(other.words).split())
        if len(words & others) >= 0.8 * max(len(words), len(others)):
            return other
    return None
