"""Capacities: as what somebody speaks, from the words of one phrase ("a spokeswoman for the foreign ministry")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.learnt import Learnt
from analysis.speech.outlets import is_outlet
from analysis.speech.places import state_of
from analysis.speech.source import Category, Grounds
from analysis.speech.tokens import Tokens
from analysis.speech.vocabulary import INSTITUTION_LISTS, ROLE_LISTS, Hit, within

_LINKS = frozenset({
    "of", "for", "at", "in", "from", "with", "to", "on", "by", "behind", "close", "familiar", "briefed", "who", "whose",
    "which", "where", "that", "near", "inside", "outside", "based", "speaking", "working", "operating", "under",
    "across",
})  # fmt: skip
_QUANTITIES = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "several", "many", "most",
    "both", "another", "all", "few", "dozens", "hundreds", "thousands", "number", "half", "majority", "third", "second",
    "group", "none", "each", "couple", "dozen", "handful", "other", "others", "part", "first",
})  # fmt: skip
_FOR_WHOM = frozenset({"of", "for", "at", "in", "from", "with", "by", "behind", "inside", "working", "based"})
_FORMER = frozenset({"former", "then", "ex", "erstwhile", "ousted", "deposed", "ex-", "one-time", "onetime"})
_OVER = frozenset({"opposition", "rebel", "insurgent", "militant", "shadow", "separatist", "guerrilla", "paramilitary"})
_STEADY: frozenset[Category] = frozenset({"expert_academic", "ordinary_citizen_eyewitness", "media_outlet"})
_NO_EMPLOYER: frozenset[Category | None] = frozenset({None, "ordinary_citizen_eyewitness", "other_unclear"})
_NOT_ONES_OWN = frozenset({"my", "your", "his", "her", "our"})
_THERE = frozenset({"there", "here", "abroad", "today", "nearby", "yesterday"})
_LIST_OF_ROLES = {category: name for name, category in ROLE_LISTS.items()}
_LIST_OF_INSTITUTIONS = {category: name for name, category in reversed(tuple(INSTITUTION_LISTS.items()))}


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


class Capacities:
    """Reads phrases by the word lists and by what the story teaches about names."""

    def __init__(self, tokens: Tokens, hits: tuple[Hit, ...], learnt: Learnt) -> None:
        self.tokens, self.learnt = tokens, learnt
        self.hits = tuple(hit for hit in hits if not _is_inside_a_name(tokens, hit))

    def of(self, first: int, last: int) -> Capacity | None:
        """The capacity that the tokens from ``first`` up to ``last`` tell, None where they tell none."""
        for _ in range(4):  # "one of two members of …"
            link = self._link(first, last)
            head = self._head(first, link)
            if head is not None:
                return self._by_head(first, last, link, head)
            if link >= last or self.tokens.lows[link] != "of" or not self._counts(first, link):
                break
            first = link + 1
        return self._retired(first, last) or self.institution(first, last)

    def institution(self, first: int, last: int) -> Capacity | None:
        """The institution that these words name, by the word lists or by what the story says of the name."""
        link = self._link(first, last)
        known = [hit for hit in within(self.hits, first, link) if hit.entry.institution is not None]
        if known and self._ends_phrase(known[-1], link) and not self._goes_on(known[-1], link):
            hit = known[-1]
            category = hit.entry.institution
            assert category is not None
            second = next((h.entry.institution for h in known[:-1] if h.entry.institution != category), None)
            if category == "government_official" and {"defence", "defense"} & set(hit.entry.words):
                second = "military"
            named = self._name_around(hit, first, link, last)
            return Capacity(category, Grounds(_listed(self._said(hit), _LIST_OF_INSTITUTIONS[category]),
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
        for hit in reversed(within(self.hits, 0, first)):
            category = hit.entry.institution
            if category is not None and hit.entry.words[-1] == lows[at]:
                said = f"“the {lows[at]}” is taken to mean “{self._said(hit)}” before"
                span = self.tokens.span(hit.first, hit.last)
                return Capacity(category, Grounds(said, (span, self.tokens.span(first, at + 1))), None, span)
        return None

    def _goes_on(self, hit: Hit, link: int) -> bool:
        """Whether a name goes on behind an institution's word in it: "Mill Lane"."""
        return self.tokens.is_name(hit.first) and hit.last < link and self.tokens.is_name(hit.last)

    def _link(self, first: int, last: int) -> int:
        """Where the noun phrase that begins at ``first`` ends and what belongs to it begins."""
        lows = self.tokens.lows
        for place in range(first + 1, last):
            if lows[place] in _LINKS and not self._is_in_hit(place):
                return place
            if lows[place] == "," or (lows[place].endswith(("ed", "ing")) and self._ends_here(place)):
                return place
        return last

    def _ends_here(self, place: int) -> bool:
        """Whether a participle follows a role: "a rebel commander fighting in …"."""
        at = bisect_left(self.hits, place, key=lambda hit: hit.first)
        return at > 0 and self.hits[at - 1].last == place and not self.tokens.is_name(place)

    def _is_in_hit(self, place: int) -> bool:
        at = bisect_left(self.hits, place + 1, key=lambda hit: hit.first) - 1
        return at >= 0 and place < self.hits[at].last

    def _head(self, first: int, link: int) -> Hit | None:
        """The role at the end of a noun phrase."""
        found = [hit for hit in within(self.hits, first, link) if hit.is_role]
        return found[-1] if found and self._ends_phrase(found[-1], link) else None

    def _ends_phrase(self, hit: Hit, link: int) -> bool:
        """Whether nothing but a name or a "there" stands behind an entry in its noun phrase."""
        tokens = self.tokens
        return all(
            tokens.lows[k] in _THERE or tokens.is_name(k) or not tokens.lows[k][0].isalpha()
            for k in range(hit.last, link)
        ) and not (hit.last < link and tokens.lows[hit.last] in {"'s", "’s"})

    def _counts(self, first: int, link: int) -> bool:
        """Whether a phrase only says how many: "one of", "a group of"."""
        lows = self.tokens.lows[first:link]
        return all(w in _QUANTITIES or w in words("determiners") or w[0].isdigit() for w in lows)

    def _by_head(self, first: int, last: int, link: int, head: Hit) -> Capacity | None:
        lows = self.tokens.lows
        before = within(self.hits, first, head.first)
        over = next((h for h in before if set(h.entry.words) & _OVER and h.category), None)
        capacity: Capacity | None
        if over is not None and head.entry.role not in _STEADY:
            capacity = self._capacity(over.category, over, head)
        elif head.entry.speaks_for:
            capacity = self._spoken_for(first, last, link, head, before)
        elif head.entry.role == "government_official" and set(lows[first : head.first]) & _NOT_ONES_OWN:
            return None  # "my teacher": whose, and not for whom
        else:
            capacity = self._capacity(head.entry.role, head, head)
            place = self.institution(link + 1, last) if link < last and lows[link] in _FOR_WHOM else None
            if capacity is not None and place is not None:
                capacity = replace(capacity, institution=place.institution)
        if capacity is None:
            return self._retired(first, head.last)
        earlier = set(lows[first : head.first + 1])
        if earlier & {"retired"} or (earlier & _FORMER) or lows[head.first].startswith("ex-"):
            return self._formerly(capacity, retired="retired" in earlier)
        return capacity

    def _spoken_for(
        self, first: int, last: int, link: int, head: Hit, before: tuple[Hit, ...]
    ) -> Capacity | None:  # fmt: skip
        """A role that takes the category of its institution: behind it, before it, or the one taken up by "its"."""
        found = self.institution(link + 1, last) if link < last and self.tokens.lows[link] in _FOR_WHOM else None
        telling = [hit for hit in before if hit.category not in _NO_EMPLOYER]
        if found is None and telling:
            found = self._modified(telling)
        found = found or self._taught_before(first, head.first) or self._taken_up(first, head)
        own = self.tokens.span(head.first, head.last)
        if found is not None:
            institution = found.institution or found.grounds.spans[0]
            why = f"“{self._said(head)}” speaks for an institution: {found.grounds.why}"
            return Capacity(found.category, Grounds(why, (own, *found.grounds.spans)), found.second, institution)
        own_category = self._capacity(head.entry.role, head, head)
        return replace(own_category, presumed=True) if own_category else None

    def _modified(self, before: list[Hit]) -> Capacity:
        """The institution right before a role: "a Syrian government MILITARY source"."""
        nearest = before[-1]
        category = nearest.category
        assert category is not None
        second = next((h.category for h in before[:-1] if h.category != category), None)
        span = self.tokens.span(nearest.first, nearest.last)
        where = _LIST_OF_INSTITUTIONS if nearest.entry.institution else _LIST_OF_ROLES
        return Capacity(category, Grounds(_listed(self._said(nearest), where[category]), (span,)), second, span)

    def _taught_before(self, first: int, last: int) -> Capacity | None:
        """A name before the role whose kind the story tells, or an outlet: "the Tidal Trust's director"."""
        taught = self._taught(first, last, last) or self._of_the_same_noun(first, last)
        own = next((k for k in range(first + 1, last) if self.tokens.lows[k] in {"'s", "’s"}), 0)
        if taught is None and own and is_outlet(" ".join(self.tokens.texts[first:own])):
            span = self.tokens.span(first, own)
            return Capacity("media_outlet", Grounds("the name of an outlet", (span,)), None, span)
        return taught

    def _taken_up(self, first: int, head: Hit) -> Capacity | None:
        """The institution that "its" or "their" before a role takes up: the first one of the sentence before."""
        if not {"its", "their"} & set(self.tokens.lows[first : head.first]):
            return None
        for low, high in self.learnt.sentences_before(first):
            for hit in within(self.hits, low, high):
                if hit.entry.institution is not None and hit.last <= first and not self._is_place(hit):
                    span = self.tokens.span(hit.first, hit.last)
                    why = f"“its” is taken to mean “{self._said(hit)}” before"
                    return Capacity(hit.entry.institution, Grounds(why, (span,)), None, span)
        return None

    def _is_place(self, hit: Hit) -> bool:
        """Whether an institution stands as a place: "in the bank"."""
        before = self.tokens.lows[max(hit.first - 3, 0) : hit.first]
        return bool({"in", "at", "on", "outside", "near"} & set(before))

    def _retired(self, first: int, last: int) -> Capacity | None:
        """Somebody who is only called retired speaks of their own life."""
        for place in range(first, last):
            if self.tokens.lows[place] == "retired":
                why = "“retired”: speaks for no institution"
                return Capacity("ordinary_citizen_eyewitness", Grounds(why, (self.tokens.span(place, last),)))
        return None

    @staticmethod
    def _formerly(capacity: Capacity, *, retired: bool) -> Capacity:
        """Who has left an office speaks for it no more: unclear, with the office as the other reading."""
        if capacity.category in _STEADY or capacity.category == "other_unclear":
            return capacity
        why = f"{'retired' if retired else 'former'}: speaks no longer for the institution; {capacity.grounds.why}"
        return Capacity("other_unclear", Grounds(why, capacity.grounds.spans), capacity.category, capacity.institution)

    def _capacity(self, category: Category | None, hit: Hit, head: Hit) -> Capacity | None:
        if category is None:
            return None
        where = _LIST_OF_ROLES if hit.entry.role == category else _LIST_OF_INSTITUTIONS
        spans = tuple(dict.fromkeys((self.tokens.span(hit.first, hit.last), self.tokens.span(head.first, head.last))))
        return Capacity(category, Grounds(_listed(self._said(hit), where[category]), spans))

    def _said(self, hit: Hit) -> str:
        return " ".join(self.tokens.texts[hit.first : hit.last]).replace(" '", "'").replace(" ’", "’")

    def _name_around(self, hit: Hit, first: int, link: int, last: int) -> Span:
        """The full words of an institution: "Russia's foreign ministry", "University of Tarn"."""
        begin, end = hit.first, hit.last
        if end == link and end + 1 < last and self.tokens.lows[end] == "of" and self.tokens.is_name(end + 1):
            end, link = end + 2, last
        while begin > first and self.tokens.lows[begin - 1] not in words("determiners"):
            begin -= 1
        while end < link and self.tokens.is_name(end):
            end += 1
        return self.tokens.span(begin, end)


def _listed(said: str, name: str) -> str:
    return f"“{said}” (word list {name})"


def _is_inside_a_name(tokens: Tokens, hit: Hit) -> bool:
    """Whether a word of soldiers opens the name of a group: "Army of Conquest", not "Army of Ostrel"."""
    last = hit.last
    if hit.entry.institution != "military" or last + 1 >= len(tokens.lows) or not tokens.is_name(hit.first):
        return False
    return tokens.lows[last] == "of" and tokens.is_name(last + 1) and state_of(tokens.lows[last + 1]) is None
