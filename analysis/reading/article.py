"""Article: the one text that every result points into, and what each part of it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from analysis.spans import Span, inside

ZoneKind = Literal[
    "front_matter",  # metadata the caller wrote above the story
    "headline",
    "dek",  # the standfirst under the headline
    "byline",
    "dateline",
    "credit",  # who made the picture, or what it shows
    "notice",  # age, paywall, correction, newsletter line
    "related",  # a link line to other stories
    "post",  # an embedded post
    "signature",  # the line that says whose post it was
    "body",
]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the file, what it is, and which rule says so."""

    span: Span
    kind: ZoneKind
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news story as it was read: its text, and which parts of it are which.

    ``text`` is never changed after reading (line ends, odd spaces and all): every offset anywhere in Sayso
    counts its characters. ``zones`` are sorted and disjoint and leave out only blank lines; a body zone is
    one paragraph. ``words`` and ``sentences`` are sorted, disjoint and lie inside one zone each.
    """

    text: str
    zones: tuple[Zone, ...]
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    name: str
    """File name or a name the caller gave; never a path."""
    digest: str
    """SHA-256 of the bytes that were read, as 64 hex digits."""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    language: str = "en"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    """What the reader should know about the reading, in sentences ("the dek repeats paragraph 2")."""

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The body paragraphs, in order."""
        return tuple(zone.span for zone in self.zones if zone.kind == "body")

    @property
    def body_words(self) -> tuple[Span, ...]:
        """The words of the body: the denominator of every share."""
        return tuple(word for paragraph in self.paragraphs for word in inside(self.words, paragraph))

    @property
    def body_sentences(self) -> tuple[Span, ...]:
        """The sentences of the body."""
        return tuple(s for paragraph in self.paragraphs for s in inside(self.sentences, paragraph))

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the character at ``offset``, or None between zones."""
        place = bisect_right(self.zones, offset, key=lambda zone: zone.span.start) - 1
        if place >= 0 and offset < self.zones[place].span.end:
            return self.zones[place]
        return None

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character at ``offset``, or None between sentences."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if place >= 0 and offset < self.sentences[place].end:
            return self.sentences[place]
        return None

    def zones_in(self, span: Span) -> tuple[Zone, ...]:
        """The zones that share at least one character with a span, in order."""
        first = max(0, bisect_right(self.zones, span.start, key=lambda zone: zone.span.start) - 1)
        last = bisect_right(self.zones, span.end - 1, key=lambda zone: zone.span.start)
        return tuple(zone for zone in self.zones[first:last] if zone.span.overlaps(span))

    def __repr__(self) -> str:
        return f"Article({self.name!r}, {len(self.body_words)} body words)"
