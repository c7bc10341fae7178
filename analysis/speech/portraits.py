"""Portraits: everything in a story that says who a source is: its mentions, titles, appositions, relative clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.spans import Span
from analysis.speech.cues import verbs, words
from analysis.speech.source import Source
from analysis.speech.tokens import QUOTE, Stretch, Tokens
from analysis.speech.vocabulary import Hits

PhraseKind = Literal[
    "mention",  # "a spokeswoman for the ministry", "Tidal Trust"
    "title",  # the words before a name: "economist" Jo Ek
    "beside",  # set beside a name between commas: Jo Ek, "head of the union"
    "before",  # set before a name and a comma: "Its chairman", Jo Ek
    "behind",  # Jo Ek "of Calder Bank"
    "brackets",  # Jo Ek ("Lab")
    "relative",  # Jo Ek, who "teaches physics at the college"
]
_MARKS = frozenset({",", "—", "–", "--", ";", ":", "(", ")", "[", "]", ".", "!", "?", "…", QUOTE, "“", "”", '"'})
_COMMAS = frozenset({",", "—", "–", "--"})
_OWN = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"of", "at", "from", "for"})
_RELATIVES = frozenset({"who", "whose"})
_JOINING = frozenset({"and", "but", "or", "while", "as", "when", "after", "before", "because", "if", "although"})
_PLACES = frozenset({"in", "at", "on", "inside", "outside", "near", "from", "to", "into", "after", "before", "against"})
_AGED = frozenset({"aged", "age"})
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words about a source: tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    kind: PhraseKind


class Portraits:
    """The places of a story at which its sources stand, with the words set beside them."""

    def __init__(self, tokens: Tokens, hits: Hits) -> None:
        self.tokens, self.hits = tokens, hits
        self._stretch_starts = [s.first for s in tokens.stretches]
        self._capitals: dict[str, list[int]] = {}
        for place in tokens.capitals:
            if tokens.quotes[place] < 0:
                self._capitals.setdefault(tokens.lows[place], []).append(place)
        self._written: dict[tuple[str, int], dict[tuple[str, ...], list[int]]] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}

    def of(self, source: Source) -> tuple[Phrase, ...]:
        """The phrases about a source in the order of the text."""
        found: dict[tuple[int, int], Phrase] = {}
        for first, last in self.places(source):
            for phrase in self._around(first, last, named=source.naming in {"named_person", "named_organisation"}):
                found.setdefault((phrase.first, phrase.last), phrase)
        return tuple(sorted(found.values(), key=lambda p: (p.first, p.last)))

    def places(self, source: Source) -> list[tuple[int, int]]:
        """Where a source stands: its mentions, and its full name elsewhere, as tokens from, up to."""
        known = self._places.get(source.id)
        if known is None:
            known = self._places[source.id] = self._find_places(source)
        return known

    def _find_places(self, source: Source) -> list[tuple[int, int]]:
        found = {place for mention in source.mentions if (place := self._tokens_of(mention.span)) is not None}
        name = tuple(source.name.replace("’", "'").lower().split())
        if len(name) > 1 and source.naming in {"named_person", "named_organisation"}:
            found.update((first, first + len(name)) for first in self._where_written(name))
        return sorted(found)

    def _where_written(self, name: tuple[str, ...]) -> Sequence[int]:
        """The tokens at which a name begins that stands there in full.

        All words that stand before one surname are noted at once: a story of one large family stays linear.
        """
        ending = name[-1], len(name)
        before = self._written.get(ending)
        if before is None:
            before = self._written[ending] = {}
            for last in self._capitals.get(name[-1], ()):
                first = last + 1 - len(name)
                if first >= 0:
                    before.setdefault(self.tokens.lows[first : last + 1], []).append(first)
        return before.get(name, ())

    def stretch_of(self, place: int) -> Stretch:
        """The sentence of a token."""
        return self.tokens.stretches[bisect_right(self._stretch_starts, place) - 1]

    def _tokens_of(self, span: Span) -> tuple[int, int] | None:
        """The tokens of a mention up to its first comma; None where it stands inside a quotation or a signature."""
        tokens = self.tokens
        first = bisect_left(tokens.starts, span.start)
        last = bisect_left(tokens.starts, span.end, first)
        if first == last or tokens.quotes[first] >= 0:
            return None
        cut = next((k for k in range(first + 1, last) if tokens.lows[k] in _COMMAS), last)
        return first, cut

    def _around(self, first: int, last: int, *, named: bool) -> Iterator[Phrase]:
        stretch = self.stretch_of(first)
        yield Phrase(first, last, "mention")
        if not named and self.tokens.is_name(last - 1) and last - first > 1:
            return  # "an aide to Ana Lu, a former judge": the judge is Lu
        if not any(map(self.tokens.is_name, range(first, last))):
            yield from self._behind(last, stretch, named=False)
            return
        begin = self._title_begin(first, stretch)
        if begin < first and self.hits.within(begin, first):
            yield Phrase(begin, first, "title")
        yield from self._before(begin, stretch)
        yield from self._behind(last, stretch, named=True)

    def _is_hit(self, place: int) -> bool:
        """Whether a token is part of an entry of the word lists."""
        return self.hits.holds(place)

    def _is_verb(self, place: int) -> bool:
        low = self.tokens.lows[place]
        if low in _OWN or self._is_hit(place):
            return False
        return low in verbs() or low in words("finite-verbs") or low in words("auxiliaries")

    def _title_begin(self, first: int, stretch: Stretch) -> int:
        """Where the words before a name begin that belong to it: "the then deputy minister" Ana Lu."""
        lows, at = self.tokens.lows, first
        while at > stretch.first and first - at < 8:
            low = lows[at - 1]
            if low in _MARKS or self._is_verb(at - 1) or low in _JOINING or low in _RELATIVES:
                break
            if low in words("prepositions") and not self._is_hit(at - 1):
                break
            at -= 1
            if low in words("determiners"):
                break
        return at

    def _before(self, first: int, stretch: Stretch) -> Iterator[Phrase]:
        """The role in front of a name and a comma: "Its chairman, Dilip Sarkar"."""
        lows = self.tokens.lows
        end = first - 1
        if end <= stretch.first or lows[end] != ",":
            return
        begin = end
        while begin > stretch.first and lows[begin - 1] not in _MARKS and end - begin < _LONGEST:
            if self._is_verb(begin - 1) or lows[begin - 1] in _RELATIVES or lows[begin - 1] in _JOINING:
                break
            begin -= 1
        while begin < end and lows[begin] in words("prepositions"):
            if lows[begin] in _PLACES:
                return  # "In the ministry, Ana Lu": a place
            begin += 1
        if not (begin == stretch.first or self.tokens.is_name(begin) or lows[begin] in words("determiners")):
            return  # "If elected president, Ana Lu"
        if self.hits.within(begin, end) and not {"including", "such", "like"} & set(lows[begin:end]):
            yield Phrase(begin, end, "before")

    def _behind(self, last: int, stretch: Stretch, *, named: bool) -> Iterator[Phrase]:
        """What follows: "(Lab)", "of Calder Bank", ", 41, a nurse,", ", who teaches physics"."""
        lows, at = self.tokens.lows, last
        if at < stretch.last and lows[at] == "(":
            close = next((k for k in range(at + 1, min(at + 9, stretch.last)) if lows[k] == ")"), at)
            if close > at:
                yield Phrase(at + 1, close, "brackets")
                at = close + 1
        if named and at < stretch.last and lows[at] in _LINKS:
            end = self._segment_end(at + 1, stretch)
            if self.hits.within(at + 1, end) or self.tokens.is_name(min(at + 1, len(lows) - 1)):
                yield Phrase(at + 1, end, "behind")
            at = end
        if at < stretch.last and lows[at] in _RELATIVES:
            yield Phrase(at, self._clause_end(at, stretch), "relative")
        for _ in range(4):
            if at + 1 >= stretch.last or lows[at] not in _COMMAS:
                return
            end = self._segment_end(at + 1, stretch)
            phrase = self._segment(at + 1, end, stretch)
            if phrase is None and not self._is_passing(at + 1, end):
                return
            if phrase is not None:
                yield phrase
                end = phrase.last
            at = end

    def _is_passing(self, first: int, last: int) -> bool:
        """Whether a segment may stand between a name and its apposition: an age, a place, a street."""
        if first >= last:
            return False
        low = self.tokens.lows[first]
        return low[0].isdigit() or low in _AGED or low == "of" or all(map(self.tokens.is_name, range(first, last)))

    def _segment(self, first: int, last: int, stretch: Stretch) -> Phrase | None:
        """The words between two commas as a phrase, where they say who somebody is."""
        lows = self.tokens.lows
        if first >= stretch.last:
            return None
        if lows[first] in _RELATIVES:
            return Phrase(first, self._clause_end(first, stretch), "relative")
        if lows[first] == "of" and self.hits.within(first, last):
            return Phrase(first + 1, last, "behind")
        if lows[first] in _JOINING or lows[first] in words("prepositions") or self._is_verb(first):
            return None
        early = self.hits.within(first, min(last, first + 9))
        return Phrase(first, last, "beside") if early and first < last else None

    def _segment_end(self, first: int, stretch: Stretch) -> int:
        """Where the words end that began at ``first``: at a mark, a verb or "who"."""
        lows, at = self.tokens.lows, first
        while at < stretch.last and at - first < _LONGEST + 6:
            if lows[at] in _MARKS or lows[at] in _RELATIVES or (at > first and self._is_verb(at)):
                break
            at += 1
        return at

    def _clause_end(self, first: int, stretch: Stretch) -> int:
        """Where a relative clause ends: at the next mark."""
        at = first + 1
        while at < stretch.last and self.tokens.lows[at] not in _MARKS and at - first < 30:
            at += 1
        return at
