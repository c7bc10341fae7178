"""Tellers: in whose reported words each place of a story stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.figures import Figure
from analysis.speech.tokens import Tokens

_NEAR = 4
"""So many contents that begin before a place are looked at: those of one statement may lie inside another's."""


class Tellers:
    """The contents of all attributions but embedded posts, found by place.

    ``known``: the figure of each speaker mention so far; it grows while the story is matched.
    """

    def __init__(self, tokens: Tokens, attributions: Sequence[Attribution], known: Mapping[Span, Figure]) -> None:
        self.tokens, self.known = tokens, known
        self._owners = {s: a for a in attributions if a.kind != "embed" for s in a.content}
        self._contents = sorted(self._owners)
        self._starts = [content.start for content in self._contents]

    def of(self, span: Span) -> Figure | None:
        """The figure in whose reported words a mention stands, where it is known already."""
        owners = (self.known.get(a.speaker) for a in self.around(span) if a.speaker is not None)
        return next((figure for figure in owners if figure is not None), None)

    def around(self, span: Span) -> list[Attribution]:
        """The attributions in whose content a mention stands."""
        at = bisect_right(self._starts, span.start)
        near = self._contents[max(0, at - _NEAR) : at]
        found = [self._owners[content] for content in reversed(near) if content.covers(span)]
        place = self._quotation_at(span)
        if place is not None:  # in marks: whoever any of these words are given to
            quoted = self.tokens.span(place, place + 1)
            found.extend(self._owners[c] for c in near if c.overlaps(quoted) and self._owners[c] not in found)
        return [a for a in found if a.speaker is not None and a.speaker != span]

    def is_quoted(self, span: Span) -> bool:
        """Whether a mention stands inside quotation marks."""
        return self._quotation_at(span) is not None

    def _quotation_at(self, span: Span) -> int | None:
        place = bisect_right(self.tokens.starts, span.start) - 1
        return place if place >= 0 and self.tokens.quotes[place] >= 0 else None
