"""Vocabulary: the words that tell in which capacity somebody speaks, and where they stand in a story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from analysis.resources import lexicon
from analysis.speech.source import Category
from analysis.speech.tokens import Tokens

ROLE_LISTS: Mapping[str, Category] = MappingProxyType({
    "category-government-roles": "government_official",
    "category-military-roles": "military",
    "category-police-roles": "police_judiciary",
    "category-politician-roles": "politician",
    "category-armed-roles": "armed_group",
    "category-international-roles": "international_organisation",
    "category-expert-roles": "expert_academic",
    "category-civil-roles": "ngo_civil_society",
    "category-business-roles": "business",
    "category-citizen-roles": "ordinary_citizen_eyewitness",
    "category-media-roles": "media_outlet",
    "category-other-roles": "other_unclear",
})  # fmt: skip
INSTITUTION_LISTS: Mapping[str, Category] = MappingProxyType({
    "category-government-institutions": "government_official",
    "category-military-institutions": "military",
    "category-police-institutions": "police_judiciary",
    "category-parties": "politician",
    "category-armed-institutions": "armed_group",
    "category-international-institutions": "international_organisation",
    "category-expert-institutions": "expert_academic",
    "category-civil-institutions": "ngo_civil_society",
    "category-business-institutions": "business",
    "outlets": "media_outlet",
})  # fmt: skip
SPEAKS_FOR = "roles-by-institution"
ADDABLE: tuple[str, ...] = (*ROLE_LISTS, *INSTITUTION_LISTS, SPEAKS_FOR)
"""The word lists that a house may add to in its settings."""

_FLAGS = ("(capitals)", "(in a name)", "(in brackets)")
_IRREGULAR = {"children": "child", "wives": "wife", "clergymen": "clergyman", "spokespeople": "spokesperson"}

Additions = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry of the lists means: as a role, as an institution, or both."""

    words: tuple[str, ...]
    flag: str
    role: Category | None
    institution: Category | None
    speaks_for: bool
    """A role that takes the category of the institution named with it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of the lists found in a story: tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    entry: Entry

    @property
    def is_role(self) -> bool:
        """Whether it can be what a person is."""
        return self.entry.role is not None or self.entry.speaks_for

    @property
    def category(self) -> Category | None:
        """Of the institution, where it is one, else of the role."""
        return self.entry.institution or self.entry.role


class Hits:
    """The entries found in a story, in their order, none inside another, found again by place."""

    __slots__ = ("_hits", "_starts")

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._hits = tuple(hits)
        self._starts = [hit.first for hit in self._hits]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._hits)

    def within(self, first: int, last: int) -> list[Hit]:
        """The hits that lie wholly in the tokens from ``first`` up to, not including, ``last``."""
        low = bisect_left(self._starts, first)
        high = bisect_left(self._starts, last, low)
        if low < high and self._hits[high - 1].last > last:
            high -= 1  # none lies inside another: only the last can reach further
        return list(self._hits[low:high])

    def before(self, place: int) -> Hit | None:
        """The last hit that begins before a token."""
        at = bisect_left(self._starts, place) - 1
        return self._hits[at] if at >= 0 else None

    def holds(self, place: int) -> bool:
        """Whether a token is part of a hit."""
        hit = self.before(place + 1)
        return hit is not None and place < hit.last


class Vocabulary:
    """The word lists with the additions of a house, ready to be looked for.

    An entry is matched in singular and plural. "(capitals)" behind an entry: only in capitals ("WHO");
    "(in a name)": only with a capital ("Blue Sound Lines"); "(in brackets)": only so ("(Lab)").
    """

    def __init__(self, additions: Additions) -> None:
        entries: dict[tuple[tuple[str, ...], str], Entry] = {}
        for name in ADDABLE:
            for line in (*lexicon(name), *(" ".join(a.lower().split()) for a in additions.get(name, ()))):
                _take_in(entries, name, line)
        self._alone: dict[str, list[Entry]] = {}
        self._pairs: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries.values():
            if len(entry.words) == 1:
                for form in {entry.words[0], plural(entry.words[0])}:
                    self._alone.setdefault(form, []).append(entry)
            elif entry.words:
                first, second = entry.words[:2]
                for form in {second, plural(second)} if len(entry.words) == 2 else {second}:
                    self._pairs.setdefault((first, form), []).append(entry)
        for same in (*self._alone.values(), *self._pairs.values()):
            same.sort(key=lambda e: (-len(e.words), e.words, not e.flag, e.flag))
        self._openings = frozenset((*self._alone, *(first for first, _ in self._pairs)))

    def find(self, tokens: Tokens) -> Hits:
        """Every entry in a story, the longest at each place, none inside another. Linear in the tokens."""
        hits = []
        end = 0
        lows = tuple([_spelt(low) if "’" in low or low[-1] == "." else low for low in tokens.lows] + [""])
        for place in [k for k, low in enumerate(lows) if low in self._openings or "-" in low]:
            if place >= end:
                hit = self._at(tokens, lows, place)
                if hit is not None:
                    hits.append(hit)
                    end = hit.last
        return Hits(hits)

    def _at(self, tokens: Tokens, lows: tuple[str, ...], place: int) -> Hit | None:
        """The longest entry that begins at a token; ``lows`` has an empty word behind the last one."""
        low = lows[place]
        for entry in self._pairs.get((low, lows[place + 1]), ()):
            last = place + len(entry.words)
            same = last == place + 2 or _is_same(lows[place + 2 : last], entry.words[2:])
            if same and _is_written_so(tokens, place, last, entry.flag):
                return Hit(place, last, entry)
        known = self._alone.get(low)
        if known is None and "-" in low:
            known = self._alone.get(low.removeprefix("ex-").removeprefix("vice-").removeprefix("deputy-"))
        for entry in known or ():
            if _is_written_so(tokens, place, place + 1, entry.flag):
                return Hit(place, place + 1, entry)
        return None


def _spelt(low: str) -> str:
    """A token as the word lists spell it: with a plain apostrophe, and without the stop of "Sen."."""
    if low[-1] == "." and len(low) > 2 and low[:-1].isalpha():
        return low[:-1]
    return low.replace("’", "'") if "’" in low else low


def _is_same(found: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether these are the further words of an entry, the last one in singular or plural."""
    if len(found) != len(wanted) or found[:-1] != wanted[:-1]:
        return False
    return found[-1] == wanted[-1] or singular(found[-1]) == wanted[-1]


def plural(low: str) -> str:
    """A noun with its plural ending.

    >>> plural("ministry"), plural("policewoman"), plural("church"), plural("boss")
    ('ministries', 'policewomen', 'churches', 'bosses')
    """
    if low == "child" or low.endswith(("dchild", "lchild")):
        return f"{low}ren"
    if low.endswith("man"):
        return f"{low[:-3]}men"
    if low.endswith("y") and low[-2:-1] not in set("aeiou"):
        return f"{low[:-1]}ies"
    return f"{low}es" if low.endswith(("ch", "sh", "s", "x")) else f"{low}s"


@lru_cache(maxsize=4096)
def singular(low: str) -> str:
    """A noun without its plural ending.

    >>> singular("ministries"), singular("women"), singular("churches"), singular("boss")
    ('ministry', 'woman', 'church', 'boss')
    """
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 3:
        return f"{low[:-3]}man"
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2 else low


@lru_cache(maxsize=8)
def _vocabulary(additions: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    return Vocabulary(dict(additions))


def vocabulary(additions: Additions) -> Vocabulary:
    """The vocabulary with these additions, made once for each house."""
    return _vocabulary(tuple(sorted((name, tuple(sorted(entries))) for name, entries in additions.items())))


def _take_in(entries: dict[tuple[tuple[str, ...], str], Entry], name: str, line: str) -> None:
    """Add a line of a list; the first category of an entry stays."""
    flag = next((flag for flag in _FLAGS if line.endswith(flag)), "(outlet)" if name == "outlets" else "")
    parts = tuple(line.removesuffix(flag).replace("’", "'").split())
    words: list[str] = []
    for part in parts:  # the tokens cut "state's" and "nurses'" into two
        mark = "'s" if part.endswith("'s") else "'" if part.endswith("'") else ""
        words += [part.removesuffix(mark), mark] if mark else [part]
    key = (tuple(words), flag)
    old = entries.get(key, Entry(key[0], flag, None, None, speaks_for=False))
    entries[key] = Entry(
        old.words, flag, old.role or ROLE_LISTS.get(name), old.institution or INSTITUTION_LISTS.get(name),
        old.speaks_for or name == SPEAKS_FOR,
    )  # fmt: skip


def _is_written_so(tokens: Tokens, first: int, last: int, flag: str) -> bool:
    """Whether the words are written as the flag of an entry asks."""
    text = tokens.texts[first]
    if flag == "(capitals)":
        return text.isupper() or (text[:-1].isupper() and text[-1] == "s" and len(text) > 2)
    if flag == "(in a name)":
        return text[0].isupper()
    if flag == "(outlet)":  # "the National", not "the National Coalition"
        return tokens.texts[last - 1][0].isupper() and not (last < len(tokens.lows) and tokens.texts[last][0].isupper())
    if flag == "(in brackets)":
        return first > 0 and tokens.lows[first - 1] == "(" and last < len(tokens.lows) and tokens.lows[last] == ")"
    return True
