"""Posts: what a person or an office wrote on a social network, embedded in the story."""

from __future__ import annotations

from analysis.reading.blocks import Block
from analysis.reading.lines import SIGNATURE
from analysis.spans import Span

_SIGNED = "a dash, a name and the handle of an account"
_LONGEST_SIGNATURE = 250


def find_posts(text: str, blocks: list[Block]) -> list[Block]:
    """Mark what a signature signs as an embedded post, and cut off a signature at the end of a paragraph.

    A post is the paragraph above its signature, with the lines above that up to the next blank line.
    """
    found: list[Block] = []
    for block in blocks:
        if block.kind == "signature":
            _sign(found)
            found.append(block)
        elif block.kind is None and "@" in block.words[-_LONGEST_SIGNATURE:]:
            found.extend(_cut_signature(text, block))
        else:
            found.append(block)
    return found


def _sign(above: list[Block]) -> None:
    for block in reversed(above):
        if block.kind not in (None, "related"):
            return
        block.become("post", "the line below signs it with the handle of an account")
        if block.after_gap:
            return


def _cut_signature(text: str, block: Block) -> list[Block]:
    """Post and signature where both stand in one paragraph, else the paragraph as it is."""
    start, end = block.span
    tail = max(start, end - _LONGEST_SIGNATURE)
    signature = SIGNATURE.search(text[tail:end])
    if signature is None or tail + signature.start() == start:
        return [block]
    cut = tail + signature.start()
    post_end = cut
    while post_end > start and text[post_end - 1].isspace():
        post_end -= 1
    return [
        Block(Span(start, post_end), "", block.after_gap, "post", "signed at its end with the handle of an account"),
        Block(Span(cut, end), "", False, "signature", _SIGNED),
    ]
