"""Zones: which part of the file is the story, and what the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.reading.article import Zone
from analysis.reading.blocks import Block, blocks_of, mostly_stop
from analysis.reading.dateline import find_dateline
from analysis.reading.head import find_head
from analysis.reading.lines import kind_of_line
from analysis.reading.paragraphs import Paragraph
from analysis.reading.posts import find_posts
from analysis.spans import Span

LONGEST_CROSSHEAD = 8
"""Words."""
DATELINES_WITHIN = 2
"""A dateline opens the first paragraph, or the second where a first one stands apart."""


def find_zones(
    text: str, paragraphs: Sequence[Paragraph], title: str | None = None
) -> tuple[tuple[Zone, ...], tuple[str, ...]]:
    """What each paragraph is, with the rule that says so, and notes on what a reader should know about that.

    First the lines that say what they are ("Photo: …"), then posts by their signatures, then the head by its
    place and form; what no rule claims is body.
    """
    blocks = blocks_of(text, paragraphs)
    for block in blocks:
        said = kind_of_line(block.words)
        if said:
            block.become(*said)
    blocks = find_posts(text, blocks)
    notes = find_head(blocks, title)
    _find_crossheads(blocks)
    for block in blocks:
        if block.kind is None:
            block.become("body", "a paragraph of the story")
    if blocks and all(block.kind != "body" for block in blocks):
        notes.append("No paragraph reads as the body of a story: nothing could be counted.")
    return tuple(_zones(text, blocks)), tuple(notes)


def _find_crossheads(blocks: Sequence[Block]) -> None:
    """Short lines without a stop between paragraphs of the body."""
    free = [block for block in blocks if block.kind is None]
    if not mostly_stop(free, 0.75):
        return
    for before, block, after in zip(free, free[1:], free[2:], strict=False):
        short = block.count <= LONGEST_CROSSHEAD and not block.stops and block.words[0].isupper()
        if short and before.stops and after.stops and after.count > LONGEST_CROSSHEAD:
            block.become("headline", "a short line without a stop between paragraphs: a crosshead")


def _zones(text: str, blocks: Sequence[Block]) -> Iterator[Zone]:
    """A zone for each block; a dateline is cut off the paragraph that it opens."""
    bodies = 0
    for block in blocks:
        span = block.span
        if block.kind == "body":
            bodies += 1
            dateline = find_dateline(text, span) if bodies <= DATELINES_WITHIN else None
            if dateline:
                yield Zone(dateline, "dateline", "a place in capitals or an agency, then a dash")
                start = dateline.end
                while text[start].isspace():
                    start += 1
                span = Span(start, span.end)
        if block.kind is not None:
            yield Zone(span, block.kind, block.why)
