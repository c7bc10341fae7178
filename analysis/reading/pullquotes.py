"""Pull quotes: words of the story that the page shows a second time, large."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.reading.blocks import Block

FEWEST_WORDS = 4
MOST_WORDS = 45
MOST_NAME_WORDS = 8
MOST_LOOKED_AT = 20
"""Candidates in one story; a page has two or three pull quotes, and looking for each costs a pass over the text."""
_WHOLE = re.compile(r"[>\s]*(?:[\"“«‘]|'')(?P<inner>.+?)(?:[\"”»’]|'')[.,]?$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


def find_pull_quotes(blocks: Sequence[Block]) -> list[str]:
    """Mark paragraphs that are only a quotation which another paragraph holds word for word; give notes for the reader.

    Counted twice, such words would double what a speaker says.
    """
    texts = [_bare(block.words) for block in blocks]
    candidates = []
    for place, block in enumerate(blocks):
        whole = _WHOLE.match(block.words) if FEWEST_WORDS <= block.count <= MOST_WORDS else None
        if whole:
            candidates.append((place, _bare(whole["inner"])))
    notes = []
    for place, needle in candidates[:MOST_LOOKED_AT]:
        block = blocks[place]
        if any(needle in text for other, text in enumerate(texts) if _may_hold(blocks[other], block, other, place)):
            block.become("dek", "a pull quote: another paragraph holds the same words")
            below = blocks[place + 1] if place + 1 < len(blocks) else block
            if not below.stops and below.count <= MOST_NAME_WORDS:
                below.become("dek", "below a pull quote, and does not end as a sentence does: whose words they are")
            beginning = " ".join(block.words.split()[:6])
            notes.append(
                f"A pull quote repeats words of the story ({beginning} …); they are counted once, in the body."
            )
    return notes


def _may_hold(other: Block, block: Block, other_place: int, place: int) -> bool:
    """Whether the other paragraph would be the original: still body, and longer, or as long and earlier."""
    if other_place == place or other.kind is not None:
        return False
    return other.count > block.count or (other.count == block.count and other_place < place)


def _bare(words: str) -> str:
    """Words in small letters with single spaces around them, and no marks."""
    return f" {' '.join(_WORD.findall(words.lower()))} "
