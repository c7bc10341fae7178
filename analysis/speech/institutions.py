"""Institutions: whom a phrase names, by the word lists, by what the story says of a name, or by "its" before a role."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.learnt import Learnt
from analysis.speech.outlets import is_outlet
from analysis.speech.places import state_of
from analysis.speech.source import Category, Grounds
from analysis.speech.tokens import Tokens
from analysis.speech.vocabulary import INSTITUTION_LISTS, Hit, Hits

_LINKS = frozenset({
    "of", "for", "at", "in", "from", "with", "to", "on", "by", "behind", "close", "familiar", "briefed", "who", "whose",
    "which", "where", "that", "near", "inside", "outside", "based", "speaking", "working", "operating", "under",
    "across",
})  # fmt: skip
_THERE = frozenset({"there", "here", "abroad", "today", "nearby", "yesterday"})
LIST_OF_INSTITUTIONS = {category: name for name, category in reversed(tuple(INSTITUTION_LISTS.items()))}
"""The word list of each category."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """As what somebody speaks, another reading that the same words defend, and the words."""

    category: Category
    grounds: Grounds
    second: Category | None = None
    institution: Span | None = None
    """The words that name whom they speak for."""
    presumed: bool = False
    """Only what such a role mostly is, where no institution is named ("an official")."""


class Institutions:
    """The institutions of a story: in its words, and in what it teaches about names."""

    def __init__(self, tokens: Tokens, hits: Hits, learnt: Learnt) -> None:
        self.tokens, self.learnt = tokens, learnt
        self.hits = Hits(hit for hit in hits if not _is_inside_a_name(tokens, hit))
        self._by_noun: dict[str, list[Hit]] = {}
        for hit in self.hits:
            if hit.entry.institution is not None:
                self._by_noun.setdefault(hit.entry.words[-1], []).append(hit)

    def named(self, first: int, last: int) -> Capacity | None:
        """The institution that these words name, by the word lists or by what the story says of the name."""
        link = self.link(first, last)
        known = [hit for hit in self.hits.within(first, link) if hit.entry.institution is not None]
        if known and self.ends_phrase(known[-1], link) and not self._goes_on(known[-1], link):
            hit = known[-1]
            category = hit.entry.institution
            assert category is not None
            second = next((h.entry.institution for h in known[:-1] if h.entry.institution != category), None)
            if category == "government_official" and {"defence", "defense"} & set(hit.entry.words):
                second = "military"
            named = self._name_around(hit, first, link, last)
            return Capacity(category, Grounds(listed(self.said(hit), LIST_OF_INSTITUTIONS[category]),
                            (self.tokens.span(hit.first, hit.last),)), second, named)  # fmt: skip
        return self._taught(first, link, last) or self._of_the_same_noun(first, link)

    def _taught(self, first: int, link: int, last: int) -> Capacity | None:
        """A name whose kind the story tells."""
        for place in range(first, link):
            taught = self.learnt.at(place, last)
            if taught is not None:
                return Capacity(taught.category, taught.grounds, None, self.tokens.span(place, taught.last))
        return None

    def _of_the_same_noun(self, first: int, link: int) -> Capacity | None:
        """ "The agency" after "the regional health agency"."""
        lows = self.tokens.lows
        at = link - 1
        if lows[at] in {"'s", "’s"}:
            at -= 1
        if at <= first or lows[first] != "the" or lows[at] not in words("generic-institutions"):
            return None
        alike = self._by_noun.get(lows[at], [])
        place = bisect_left(alike, first, key=lambda hit: hit.first) - 1
        category = alike[place].entry.institution if place >= 0 else None
        if category is None:
            return None
        said = f"“the {lows[at]}” is taken to mean “{self.said(alike[place])}” before"
        span = self.tokens.span(alike[place].first, alike[place].last)
        return Capacity(category, Grounds(said, (span, self.tokens.span(first, at + 1))), None, span)

    def _goes_on(self, hit: Hit, link: int) -> bool:
        """Whether a name goes on behind an institution's word in it: "Mill Lane"."""
        return self.tokens.is_name(hit.first) and hit.last < link and self.tokens.is_name(hit.last)

    def link(self, first: int, last: int) -> int:
        """Where the noun phrase that begins at ``first`` ends and what belongs to it begins."""
        lows = self.tokens.lows
        for place in range(first + 1, last):
            if lows[place] in _LINKS and not self.hits.holds(place):
                return place
            if lows[place] == "," or (lows[place].endswith(("ed", "ing")) and self._ends_here(place)):
                return place
        return last

    def _ends_here(self, place: int) -> bool:
        """Whether a participle follows a role: "a rebel commander fighting in …"."""
        before = self.hits.before(place)
        return before is not None and before.last == place and before.is_role and not self.tokens.is_name(place)

    def ends_phrase(self, hit: Hit, link: int) -> bool:
        """Whether nothing but a name or a "there" stands behind an entry in its noun phrase."""
        tokens = self.tokens
        return all(
            tokens.lows[k] in _THERE or tokens.is_name(k) or not tokens.lows[k][0].isalpha()
            for k in range(hit.last, link)
        ) and not (hit.last < link and tokens.lows[hit.last] in {"'s", "’s"})

    def before(self, first: int, last: int) -> Capacity | None:
        """A name before the role whose kind the story tells, or an outlet: "the Tidal Trust's director"."""
        taught = self._taught(first, last, last) or self._of_the_same_noun(first, last)
        own = next((k for k in range(first + 1, last) if self.tokens.lows[k] in {"'s", "’s"}), 0)
        if taught is None and own and is_outlet(" ".join(self.tokens.texts[first:own])):
            span = self.tokens.span(first, own)
            return Capacity("media_outlet", Grounds("the name of an outlet", (span,)), None, span)
        return taught

    def taken_up(self, first: int, head: Hit) -> Capacity | None:
        """The institution that "its" or "their" before a role takes up: the first one of the sentence before."""
        if not {"its", "their"} & set(self.tokens.lows[first : head.first]):
            return None
        for low, high in self.learnt.sentences_before(first):
            for hit in self.hits.within(low, high):
                if hit.entry.institution is not None and hit.last <= first and not self._is_place(hit):
                    span = self.tokens.span(hit.first, hit.last)
                    why = f"“its” is taken to mean “{self.said(hit)}” before"
                    return Capacity(hit.entry.institution, Grounds(why, (span,)), None, span)
        return None

    def _is_place(self, hit: Hit) -> bool:
        """Whether an institution stands as a place: "in the bank"."""
        before = self.tokens.lows[max(hit.first - 3, 0) : hit.first]
        return bool({"in", "at", "on", "outside", "near"} & set(before))

    def said(self, hit: Hit) -> str:
        return " ".join(self.tokens.texts[hit.first : hit.last]).replace(" '", "'").replace(" ’", "’")

    def _name_around(self, hit: Hit, first: int, link: int, last: int) -> Span:
        """The full words of an institution: "Russia's foreign ministry", "University of Tarn"."""
        begin, end = hit.first, hit.last
        if end == link and end + 1 < last and self.tokens.lows[end] == "of" and self.tokens.is_name(end + 1):
            end, link = end + 2, last
        while begin > first and self.tokens.lows[begin - 1] not in words("determiners"):
            begin -= 1
        begin += self.tokens.lows[begin] in {"'s", "’s"}
        while end < link and self.tokens.is_name(end):
            end += 1
        return self.tokens.span(begin, end)


def listed(said: str, name: str) -> str:
    """A word with the list it stands in, for the grounds of a judgement."""
    return f"“{said}” (word list {name})"


def _is_inside_a_name(tokens: Tokens, hit: Hit) -> bool:
    """Whether a word of soldiers opens the name of a group: "Army of Conquest", not "Army of Ostrel"."""
    last = hit.last
    if hit.entry.institution != "military" or last + 1 >= len(tokens.lows) or not tokens.is_name(hit.first):
        return False
    return tokens.lows[last] == "of" and tokens.is_name(last + 1) and state_of(tokens.lows[last + 1]) is None
