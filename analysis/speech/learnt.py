"""Learnt: what a story itself says a name is ("X and other insurgent groups", "a relief group, Y")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.speech.cues import words
from analysis.speech.source import Category, Grounds
from analysis.speech.tokens import Stretch, Tokens
from analysis.speech.vocabulary import Hit, Hits

_WITH_OTHERS = frozenset({"alongside", "with", "like", "unlike"})
_OPENS_LIST = frozenset({"including", "like"})
_BREAKS = frozenset(
    {",", ".", ";", ":", "(", ")", "—", "–", "of", "for", "at", "in", "and", "who", "which", "that", "by"}
)
_JOINS = frozenset({"of", "for", "the", "&", "and"})


@dataclass(frozen=True, slots=True)
class Taught:
    """What a name is, why, and where the name ends that was asked for."""

    category: Category
    grounds: Grounds
    last: int = 0


class Learnt:
    """Names with the kind of institution that the story gives them."""

    def __init__(self, tokens: Tokens, hits: Hits) -> None:
        self.tokens, self.hits = tokens, hits
        self._starts = [s.first for s in tokens.stretches]
        self._by_first: dict[str, dict[int, dict[tuple[str, ...], Taught]]] = {}
        """What names are, by their first word and how many words they have."""
        for stretch in tokens.stretches:
            if stretch.zone != "related":
                self._read(stretch)

    def at(self, place: int, last: int) -> Taught | None:
        """The name that begins at a token and ends not behind ``last``, where the story says what it is."""
        known = self._by_first.get(self.tokens.lows[place], {})
        for end in (place + length for length in sorted(known, reverse=True)):
            taught = known[end - place].get(self.tokens.lows[place:end]) if end <= last else None
            if taught is not None:
                return Taught(taught.category, taught.grounds, end)
        return None

    def sentences_before(self, place: int) -> Iterator[tuple[int, int]]:
        """The same sentence up to a token, then the two sentences before: tokens from, up to."""
        at = bisect_right(self._starts, place) - 1
        for number in range(at, max(at - 3, -1), -1):
            stretch = self.tokens.stretches[number]
            yield stretch.first, min(stretch.last, place)

    def teach(self, name: str, category: Category, grounds: Grounds) -> None:
        """Take in what is known of a name from elsewhere: the first word on it stays."""
        self._note(tuple(name.lower().split()), category, grounds)

    def _note(self, name: tuple[str, ...], category: Category, grounds: Grounds) -> None:
        if name and not (len(name) == 1 and name[0] in words("nobody-words")):
            known = self._by_first.setdefault(name[0], {})
            known.setdefault(len(name), {}).setdefault(name, Taught(category, grounds))
            if len(name) > 1 and len(name[0]) > 4 and name[0] not in words("nobody-words", "organisation-nouns"):
                known.setdefault(1, {}).setdefault(name[:1], Taught(category, grounds))  # "Kessane" for "Kessane Group"

    def _read(self, stretch: Stretch) -> None:
        """Names of one sentence beside words for institutions."""
        lows = self.tokens.lows
        for hit in self.hits.within(stretch.first, stretch.last):
            category = hit.entry.institution
            if category is None or self.tokens.is_name(hit.first):
                continue
            if hit.first > stretch.first and lows[hit.first - 1] == "other":
                self._others(stretch, hit, category)
            self._apposed(stretch, hit, category)
            at = hit.last
            if at < stretch.last and (lows[at] in _OPENS_LIST or lows[at : at + 2] == ("such", "as")):
                self._run(at + (1 if lows[at] in _OPENS_LIST else 2), stretch, hit, category)
            elif at < stretch.last and lows[at] == ",":
                self._run(at + 1, stretch, hit, category, closed=True)
            elif at < stretch.last and lows[at] not in words("prepositions"):
                self._run(at, stretch, hit, category)

    def _others(self, stretch: Stretch, hit: Hit, category: Category) -> None:
        """ "X and other insurgent groups"; "X had gained ground alongside other insurgent groups": the first name."""
        before = hit.first - 2
        if before > stretch.first and self.tokens.lows[before] in {"and", "or"}:
            end = before
            first = end
            while first > stretch.first and self._in_name(first - 1):
                first -= 1
        elif before > stretch.first and self.tokens.lows[before] in _WITH_OTHERS:
            first = stretch.first + (self.tokens.lows[stretch.first] in words("determiners"))
            end = self._name_end(first, before)
        else:
            return
        self._keep(first, end, hit, category)

    def _apposed(self, stretch: Stretch, hit: Hit, category: Category) -> None:
        """ "Kessane Group, the world's third-largest maker": a name, a comma, an article."""
        lows, at = self.tokens.lows, hit.first
        while at > stretch.first and hit.first - at < 8 and lows[at - 1] not in _BREAKS:
            at -= 1
        if at - 1 <= stretch.first or lows[at - 1] != "," or lows[at] not in {"a", "an", "the"}:
            return
        end = first = at - 1
        while first > stretch.first and self._in_name(first - 1):
            first -= 1
        self._keep(first, end, hit, category)

    def _run(self, first: int, stretch: Stretch, hit: Hit, category: Category, *, closed: bool = False) -> None:
        """A name that begins at ``first``; with ``closed`` only one that ends at a mark: "the firm, Ek & Lu,"."""
        if first < stretch.last and self.tokens.lows[first] == "the":
            first += 1
        end = self._name_end(first, stretch.last)
        marked = end >= stretch.last or self.tokens.lows[end] in {",", ".", "—", "–", ")"}
        if end > first and (marked or not closed):
            self._keep(first, end, hit, category)

    def _keep(self, first: int, end: int, hit: Hit, category: Category) -> None:
        if end > first:
            said = " ".join(self.tokens.texts[hit.first : hit.last])
            name = " ".join(self.tokens.texts[first:end])
            span = self.tokens.span(hit.first, hit.last)
            self._note(self.tokens.lows[first:end], category, Grounds(f"the story calls “{name}” “{said}”", (span,)))

    def _in_name(self, place: int) -> bool:
        return self.tokens.quotes[place] < 0 and (self.tokens.is_name(place) or self.tokens.lows[place] in _JOINS)

    def _name_end(self, first: int, last: int) -> int:
        """Where the name ends that begins at a token; ``first`` where none begins."""
        if first >= last or not self.tokens.is_name(first) or self.tokens.quotes[first] >= 0:
            return first
        end = first + 1
        while end < last and self._in_name(end):
            end += 1
        while end > first and self.tokens.lows[end - 1] in _JOINS:
            end -= 1
        return end
