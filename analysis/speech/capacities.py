"""Capacities: as what somebody speaks, from the words of one phrase ("a spokeswoman for the foreign ministry")."""

from __future__ import annotations

from dataclasses import replace

from analysis.speech.cues import words
from analysis.speech.institutions import LIST_OF_INSTITUTIONS, Capacity, Institutions, listed
from analysis.speech.learnt import Learnt
from analysis.speech.places import state_of
from analysis.speech.source import Category, Grounds
from analysis.speech.tokens import Tokens
from analysis.speech.vocabulary import ROLE_LISTS, Hit, Hits

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
_TO_WHOM = frozenset({"to", "of", "for"})
_ANYWHERE = frozenset({"president", "vice-president", "chancellor", "commissioner", "secretary"})
"""Offices of states and of clubs alike."""
_KIN = frozenset({
    "son", "daughter", "wife", "husband", "brother", "sister", "mother", "father", "widow", "widower", "uncle", "aunt",
    "nephew", "niece", "cousin", "grandson", "granddaughter", "partner", "girlfriend", "boyfriend", "fiancé", "fiancée",
})  # fmt: skip
_OWN = frozenset({"the", "a", "an", "then", "former", "vice", "deputy", "acting", "interim"})
_NATIONAL = ("ian", "ean", "ish", "ese", "ch", "an", "i")
_NOT_ONES_OWN = frozenset({"my", "your", "his", "her", "our"})
_LIST_OF_ROLES = {category: name for name, category in ROLE_LISTS.items()}


class Capacities:
    """Reads phrases by the word lists and by what the story teaches about names."""

    def __init__(self, tokens: Tokens, hits: Hits, learnt: Learnt) -> None:
        self.tokens = tokens
        self.institutions = Institutions(tokens, hits, learnt)
        self.hits = self.institutions.hits

    def of(self, first: int, last: int) -> Capacity | None:
        """The capacity that the tokens from ``first`` up to ``last`` tell, None where they tell none."""
        for _ in range(4):  # "one of two members of …"
            link = self.institutions.link(first, last)
            head = self._head(first, link)
            if head is not None:
                return self._by_head(first, last, link, head)
            if link >= last or self.tokens.lows[link] != "of" or not self._counts(first, link):
                break
            first = link + 1
        return self._retired(first, last) or self.institutions.named(first, last)

    def _head(self, first: int, link: int) -> Hit | None:
        """The role at the end of a noun phrase."""
        found = [hit for hit in self.hits.within(first, link) if hit.is_role]
        return found[-1] if found and self.institutions.ends_phrase(found[-1], link) else None

    def _counts(self, first: int, link: int) -> bool:
        """Whether a phrase only says how many: "one of", "a group of"."""
        lows = self.tokens.lows[first:link]
        return all(w in _QUANTITIES or w in words("determiners") or w[0].isdigit() for w in lows)

    def _by_head(self, first: int, last: int, link: int, head: Hit) -> Capacity | None:
        lows = self.tokens.lows
        before = self.hits.within(first, head.first)
        over = next((h for h in before if set(h.entry.words) & _OVER and h.category), None)
        capacity: Capacity | None
        if over is not None and head.entry.role not in _STEADY:
            capacity = self._capacity(over.category, over, head)
        elif "shadow" in lows[first : head.first] and head.entry.role == "government_official":
            capacity = Capacity(
                "politician", Grounds("“shadow”: of the opposition", (self.tokens.span(first, head.last),))
            )
        elif head.entry.speaks_for:
            capacity = self._spoken_for(first, last, link, head, before)
        elif head.entry.role == "government_official" and set(lows[first : head.first]) & _NOT_ONES_OWN:
            return None  # "my teacher": whose, and not for whom
        elif head.entry.words[-1] in _KIN and self._is_of_a_name(first, head.first):
            return None  # "Venn's son": may speak for Venn
        else:
            capacity = self._capacity(head.entry.role, head, head)
            place = self.institutions.named(link + 1, last) if link < last and lows[link] in _FOR_WHOM else None
            if capacity is not None and place is not None:
                capacity = replace(capacity, institution=place.institution)
                if head.entry.words == ("minister",) and place.category == "ngo_civil_society":
                    capacity = place  # of a church
        if capacity is None:
            return self._retired(first, head.last)
        earlier = set(lows[first : head.first + 1])
        if earlier & {"retired"} or (earlier & _FORMER) or lows[head.first].startswith("ex-"):
            return self._formerly(capacity, retired="retired" in earlier)
        return capacity

    def _is_of_a_name(self, first: int, last: int) -> bool:
        """Whether a possessor with a name stands before a role."""
        lows = self.tokens.lows
        return any(lows[k] in {"'s", "’s", "'", "’"} and self.tokens.is_name(k - 1) for k in range(first + 1, last))

    def _spoken_for(
        self, first: int, last: int, link: int, head: Hit, before: list[Hit]
    ) -> Capacity | None:  # fmt: skip
        """A role that takes the category of its institution: behind it, before it, or the one taken up by "its"."""
        found = self.institutions.named(link + 1, last) if link < last and self.tokens.lows[link] in _FOR_WHOM else None
        if found is None and link < last and self.tokens.lows[link] in _TO_WHOM:
            found = self._of_a_person(link + 1, last)
        telling = [hit for hit in before if hit.category not in _NO_EMPLOYER]
        if found is None and telling:
            found = self._modified(telling)
        found = found or self.institutions.before(first, head.first) or self.institutions.taken_up(first, head)
        own = self.tokens.span(head.first, head.last)
        if found is not None:
            institution = found.institution or found.grounds.spans[0]
            why = f"“{self.institutions.said(head)}” speaks for an institution: {found.grounds.why}"
            return Capacity(found.category, Grounds(why, (own, *found.grounds.spans)), found.second, institution)
        own_category = self._capacity(head.entry.role, head, head)
        presumable = own_category is not None and self._may_be_presumed(first, last, link, head)
        return replace(own_category, presumed=True) if own_category and presumable else None

    def _may_be_presumed(self, first: int, last: int, link: int, head: Hit) -> bool:
        """Whether nothing speaks against a public office: "a Karstian official", not "club officials"."""
        tokens = self.tokens
        if head.entry.words == ("official",):
            plain = (k for k in range(first, head.first) if not tokens.is_name(k) and tokens.lows[k].isalpha())
            allowed = words("words-before-officials", "determiners", "function-words", "everyday-adjectives")
            national = (_is_national(tokens.lows[k]) for k in range(first, head.first)
                        if tokens.is_name(k) and tokens.lows[k] not in allowed)  # fmt: skip
            return all(tokens.lows[k] in allowed for k in plain) and all(national)
        named = (k for k in range(first, head.first) if tokens.is_name(k) and tokens.lows[k] not in _OWN)
        if head.entry.words[-1] in _ANYWHERE and not all(_is_national(tokens.lows[k]) for k in named):
            return False  # "Venn Foods president"
        if head.entry.words[-1] in _ANYWHERE and link + 1 < last and tokens.lows[link] in {"of", "at", "for"}:
            at = link + 1 + (tokens.lows[link + 1] == "the")
            return at < last and state_of(" ".join(tokens.lows[at : self._name_end(at, last)])) is not None
        return True

    def _name_end(self, first: int, last: int) -> int:
        while first < last and self.tokens.is_name(first):
            first += 1
        return first

    def _of_a_person(self, first: int, last: int) -> Capacity | None:
        """Who speaks for the holder of an office: "an aide to the governor"."""
        found = self.of(first, last)
        if found is None or found.category in _NO_EMPLOYER or found.category in _STEADY:
            return None
        return found

    def _modified(self, before: list[Hit]) -> Capacity:
        """The institution right before a role: "a Syrian government MILITARY source"."""
        nearest = before[-1]
        category = nearest.category
        assert category is not None
        second = next((h.category for h in before[:-1] if h.category != category), None)
        span = self.tokens.span(nearest.first, nearest.last)
        where = LIST_OF_INSTITUTIONS if nearest.entry.institution else _LIST_OF_ROLES
        return Capacity(
            category, Grounds(listed(self.institutions.said(nearest), where[category]), (span,)), second, span
        )

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
        where = _LIST_OF_ROLES if hit.entry.role == category else LIST_OF_INSTITUTIONS
        spans = tuple(dict.fromkeys((self.tokens.span(hit.first, hit.last), self.tokens.span(head.first, head.last))))
        return Capacity(category, Grounds(listed(self.institutions.said(hit), where[category]), spans))


def _is_national(low: str) -> bool:
    """Whether a word may say of which country an office is: "Karstian", "French"."""
    return low in words("nobody-words") or state_of(low) is not None or low.endswith(_NATIONAL)
