"""Blocks: paragraphs on their way to becoming zones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.reading.article import ZoneKind
from analysis.reading.paragraphs import Paragraph
from analysis.spans import Span

PROSE_SHARE = 0.6
"""Share of words in paragraphs that end as sentences do, from which a line that does not stands out."""
_ENDS = re.compile(r"(?:[.!?…:;,]|--|[—–])[\"'”’»)\]*_]*$")


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph whose kind is being found out: None until a rule has spoken."""

    span: Span
    words: str
    """Its words with single spaces: for looking at, never for offsets."""
    after_gap: bool
    """Whether a blank line stands before it."""
    kind: ZoneKind | None = None
    why: str = ""

    def become(self, kind: ZoneKind, why: str) -> None:
        """A rule has decided what the paragraph is."""
        self.kind, self.why = kind, why

    @property
    def count(self) -> int:
        """How many words it has, between spaces."""
        return self.words.count(" ") + 1

    @property
    def stops(self) -> bool:
        """Whether it ends with a mark as a sentence does, or as speech that is cut off does."""
        return _ENDS.search(self.words[-12:]) is not None


def blocks_of(text: str, paragraphs: Sequence[Paragraph]) -> list[Block]:
    """A block for each paragraph."""
    return [Block(p.span, " ".join(p.span.of(text).split()), p.after_gap) for p in paragraphs]


def unclaimed(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of which no rule has said yet what they are."""
    return [block for block in blocks if block.kind is None]


def is_prose(blocks: Sequence[Block]) -> bool:
    """Whether most words stand in paragraphs that end as sentences do, so that a line that does not stands out.

    Weighed by words, because a page copied from the web has many short lines around few paragraphs.
    """
    return sum(block.count for block in blocks if block.stops) >= PROSE_SHARE * sum(block.count for block in blocks)
