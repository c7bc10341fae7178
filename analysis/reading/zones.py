"""Zones: which part of the file is the story, and what the rest is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.reading.article import Zone
from analysis.reading.blocks import Block, blocks_of, is_prose, unclaimed
from analysis.reading.bylines import is_life
from analysis.reading.dateline import find_dateline
from analysis.reading.head import find_head
from analysis.reading.lines import kind_of_line
from analysis.reading.paragraphs import Paragraph
from analysis.reading.posts import find_posts
from analysis.reading.pullquotes import find_pull_quotes
from analysis.spans import Span

LONGEST_CROSSHEAD = 8
"""Words."""
LONGEST_LINK = 16
"""Words of a line in a list of links or topics."""
LONGEST_LIFE = 40
"""Words of a line about the writer."""
NO_BODY = "No paragraph reads as the body of a story: nothing could be counted."
DATELINES_WITHIN = 2
"""A dateline opens the first paragraph, or the second where a first one stands apart."""


_QUOTED = re.compile(r"[\"“”«»]|''")


def find_zones(
    text: str, paragraphs: Sequence[Paragraph], title: str | None = None
) -> tuple[tuple[Zone, ...], tuple[str, ...]]:
    """What each paragraph is, with the rule that says so, and notes on what a reader should know about that.

    First the lines that say what they are ("Photo: …"), then captions and posts by the lines beside them, then
    the head by its place and form, then what stands out between and below the paragraphs; what no rule claims
    is body.
    """
    blocks = blocks_of(text, paragraphs)
    for block in blocks:
        said = kind_of_line(block.words)
        if said:
            block.become(*said)
    _find_captions(blocks)
    blocks = find_posts(text, blocks)
    notes = find_head(blocks, title)
    if is_prose(unclaimed(blocks)):
        _find_link_lists(blocks)
        _find_tail(blocks)
        notes += find_pull_quotes(unclaimed(blocks))
        _find_crossheads(unclaimed(blocks))
    for block in unclaimed(blocks):
        block.become("body", "a paragraph of the story")
    if blocks and all(block.kind != "body" for block in blocks):
        notes.append(NO_BODY)
    return tuple(_zones(text, blocks)), tuple(notes)


def _find_captions(blocks: Sequence[Block]) -> None:
    """What stands under a line that announces a picture ("Image caption,")."""
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        announced = before.kind == "credit" and before.words.lower().rstrip(" ,:").endswith(
            ("caption", "image", "photo", "picture", "video")
        )
        if announced and block.kind is None and (not block.stops or after.kind == "credit"):
            block.become("credit", "under a line that announces a picture")


def _find_link_lists(blocks: Sequence[Block]) -> None:
    """Short lines without a stop that follow a line like "More on this story"."""
    in_list = False
    for block in blocks:
        if block.kind == "related":
            in_list = True
        elif in_list and block.kind is None and not block.stops and block.count <= LONGEST_LINK:
            block.become("related", "a short line without a stop below a line that links elsewhere")
        else:
            in_list = False


def _find_tail(blocks: Sequence[Block]) -> None:
    """Short lines without a stop below the last paragraph, and who the writer is; bullets belong to the story."""
    names = " ".join(block.words for block in blocks if block.kind == "byline")
    for block in reversed(blocks):
        if block.kind is not None:
            continue
        if names and block.count <= LONGEST_LIFE and is_life(block, names):
            block.become("byline", "says who the writer of the story is")
            continue
        is_line = not block.stops and block.count <= LONGEST_LINK and block.words[0].isalnum()
        if not is_line or _QUOTED.search(block.words):
            return
        block.become("related", "a short line without a stop below the last paragraph")


def _find_crossheads(free: Sequence[Block]) -> None:
    """Short lines without a stop between paragraphs of the body."""
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
