"""Blocks: paragraphs on their way to becoming zones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reading.article import ZoneKind
from analysis.reading.paragraphs import Paragraph
from analysis.spans import Span

_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


@dataclass(slots=True)
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
        """Whether it ends with a mark as a sentence does, or as its first half does (``:``)."""
        return _ENDS.search(self.words[-12:]) is not None


def blocks_of(text: str, paragraphs: Sequence[Paragraph]) -> list[Block]:
    """A block for each paragraph."""
    return [Block(p.span, " ".join(p.span.of(text).split()), p.after_gap) for p in paragraphs]


def mostly_stop(blocks: Sequence[Block], share: float) -> bool:
    """Whether so many of the blocks end as sentences do that a block which does not stands out."""
    return sum(block.stops for block in blocks) >= share * len(blocks)
