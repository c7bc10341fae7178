"""Held: the quotations that a content holds, and the kind of statement that they make it."""

from __future__ import annotations

from bisect import bisect_left

from analysis.spans import Span
from analysis.speech.attribution import Kind
from analysis.speech.quotation import SPEECH_FORMS, Quotation


def held_in(quotations: tuple[Quotation, ...], content: tuple[Span, ...]) -> tuple[int, ...]:
    """Places of the speech quotations, not nested ones, that lie in a content."""
    held: list[int] = []
    for span in content:
        place = bisect_left(quotations, span.start, key=lambda q: q.span.start)
        while place < len(quotations) and quotations[place].span.start < span.end:
            quotation = quotations[place]
            if quotation.depth == 0 and quotation.form in SPEECH_FORMS and place not in held:
                held.append(place)
            place += 1
    return tuple(held)


def marked_kind(
    text: str, quotations: tuple[Quotation, ...], held: tuple[int, ...], content: tuple[Span, ...]
) -> Kind | None:
    """Direct when nineteen in twenty letters stand in marks, mixed when some do, None when none does."""
    letters = inside = 0
    pieces = [piece for place in held for piece in (quotations[place].inner_pieces or (quotations[place].inner,))]
    for place, span in enumerate(content):
        letters += sum(map(str.isalnum, span.of(text)))
        if not place and span.of(text)[:5].lower() == "that ":
            letters -= 4  # said that "all of it": the conjunction is the writer's
        for piece in pieces:
            cut = Span(max(span.start, piece.start), min(span.end, piece.end))
            if cut.start < cut.end:
                inside += sum(map(str.isalnum, cut.of(text)))
    if inside and inside >= 0.95 * letters:
        return "direct"
    return "mixed" if inside else None
