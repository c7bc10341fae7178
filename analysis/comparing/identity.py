"""Identity: the same speaker in two articles, and the rule that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.result import Analysis
from analysis.speech.cues import words
from analysis.speech.mention import Reading, read_mention
from analysis.speech.source import Source

Place = tuple[int, str]
"""Which article (0, 1, …) and which of its sources ("s1")."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "del", "al", "&"})
_NAMED = frozenset({"named_person", "named_organisation"})


@dataclass(frozen=True, slots=True)
class Identity:
    """One speaker across articles: where they speak, and why they are taken for the same.

    ``places`` has at most one source an article, in the order of the articles. ``why`` is empty for a speaker of one
    article only.
    """

    places: tuple[Place, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two sources that may be the same speaker: a person has to say."""

    first: Place
    second: Place
    why: str


@dataclass(frozen=True, slots=True)
class _Profile:
    place: Place
    source: Source
    reading: Reading
    name: str
    """The name as it is compared: lower case, no article, single spaces."""
    aliases: frozenset[str]
    acronym: str


def identities(analyses: Sequence[Analysis]) -> tuple[tuple[Identity, ...], tuple[Likeness, ...]]:
    """Which sources of different articles are the same speaker, and which only may be.

    Names are matched across articles by four rules, the surest first: the same name; a name that the other article
    uses for its source too; the same surname with given names that agree, where each article has one such person
    only; an acronym and the words that it stands for. Two sources of one article are never united. Speakers without a
    name are never united either: those described in the same words are listed as likenesses.

    Known limit: two people of one name are taken for one, as a reader would take them.
    """
    profiles = [_profile(number, analysis, s) for number, analysis in enumerate(analyses) for s in _speaking(analysis)]
    named = [p for p in profiles if p.source.naming in _NAMED]
    united = _United(p.place for p in profiles)
    for keys, rule in _RULES:
        for first, second in _pairs(named, keys):
            why = rule(first, second)
            if why is not None:
                united.unite(first.place, second.place, why)
    order = {profile.place: number for number, profile in enumerate(profiles)}
    groups = sorted(united.groups(), key=lambda group: order[group.places[0]])
    return tuple(groups), tuple(_likenesses(profiles))


def _speaking(analysis: Analysis) -> Iterator[Source]:
    return (source for source in analysis.sources if source.level not in {"nested", "elsewhere"})


def _profile(number: int, analysis: Analysis, source: Source) -> _Profile:
    reading = read_mention(source.name)
    aliases = {_compared(source.name)}
    for mention in source.mentions:
        said = read_mention(mention.span.of(analysis.article.text))
        # one word of a person's name is a surname, and more than one may bear it
        if said.name and (said.kind != "person" or " " in said.name):
            aliases.add(_compared(said.name))
    letters = "".join(part[0] for part in source.name.split() if part.casefold() not in _SMALL and part[0].isalpha())
    return _Profile(
        (number, source.id), source, reading, _compared(source.name), frozenset(aliases), letters.casefold()
    )


def _compared(name: str) -> str:
    parts = name.casefold().replace("’", "'").replace(".", "").split()
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] in {"the", "a", "an"} else parts)


def _same_name(one: _Profile, other: _Profile) -> str | None:
    return "the same name" if one.name == other.name else None


def _shared_alias(one: _Profile, other: _Profile) -> str | None:
    shared = sorted(one.aliases & other.aliases)
    return f"both articles call this speaker “{shared[0]}”" if shared else None


def _same_surname(one: _Profile, other: _Profile) -> str | None:
    a, b = one.reading, other.reading
    if not a.given or not b.given:
        return "the same surname, and nobody else of that name in either article"
    x, y = a.given.rstrip("."), b.given.rstrip(".")
    if x == y:
        return "the same given name and surname"
    if min(len(x), len(y)) == 1 and x[0] == y[0]:
        return "the same surname, and an initial that agrees"
    return None


def _is_person(profile: _Profile) -> bool:
    return profile.source.naming == "named_person"


def _acronym(one: _Profile, other: _Profile) -> str | None:
    for short, long in ((one, other), (other, one)):
        if 2 < len(short.name) < 9 and " " not in short.name and short.name == long.acronym and not _is_person(long):
            return "an acronym and the words it stands for"
    return None


def _pairs(profiles: Sequence[_Profile], keys: Keys) -> Iterator[tuple[_Profile, _Profile]]:
    """Pairs from different articles that have a key in common."""
    buckets: dict[str, list[_Profile]] = {}
    for profile in profiles:
        for key in keys(profile):
            buckets.setdefault(key, []).append(profile)
    for bucket in buckets.values():
        kept = _distinct(bucket) if keys is _surname else bucket
        yield from ((a, b) for a, b in combinations(kept, 2) if a.place[0] != b.place[0])


def _distinct(bucket: list[_Profile]) -> list[_Profile]:
    """People of one surname; a bare surname is left out where an article has two who bear it."""
    places = [profile.place[0] for profile in bucket]
    return bucket if len(set(places)) == len(places) else [p for p in bucket if p.reading.given]


def _name(profile: _Profile) -> tuple[str, ...]:
    return (profile.name,)


def _aliases(profile: _Profile) -> tuple[str, ...]:
    return tuple(sorted(profile.aliases))


def _surname(profile: _Profile) -> tuple[str, ...]:
    return (profile.reading.surname,) if _is_person(profile) and profile.reading.surname else ()


def _letters(profile: _Profile) -> tuple[str, ...]:
    return tuple(sorted({profile.name, profile.acronym}))


Keys = Callable[[_Profile], tuple[str, ...]]
_RULES: tuple[tuple[Keys, Callable[[_Profile, _Profile], str | None]], ...] = (
    (_name, _same_name),
    (_aliases, _shared_alias),
    (_surname, _same_surname),
    (_letters, _acronym),
)
"""The surest first: what two sources must have in common to be compared at all, and the rule itself."""


class _United:
    """Sets of places that are one speaker; no set ever holds two places of one article."""

    def __init__(self, places: Iterator[Place]) -> None:
        self.sets: dict[Place, tuple[Place, ...]] = {place: (place,) for place in places}
        self.why: dict[Place, tuple[str, ...]] = {}

    def unite(self, first: Place, second: Place, why: str) -> None:
        one, two = self.sets[first], self.sets[second]
        if one == two or {number for number, _ in one} & {number for number, _ in two}:
            return
        both = tuple(sorted((*one, *two), key=lambda place: place[0]))
        reasons = tuple(dict.fromkeys((*self.why.get(one[0], ()), *self.why.get(two[0], ()), why)))
        self.sets.update(dict.fromkeys(both, both))
        self.why.update(dict.fromkeys(both, reasons))

    def groups(self) -> set[Identity]:
        return {Identity(places, self.why.get(places[0], ())) for places in self.sets.values()}


def _likenesses(profiles: Sequence[_Profile]) -> Iterator[Likeness]:
    """Speakers without a name who are described in the same words in two articles."""
    described: dict[tuple[str, frozenset[str]], list[_Profile]] = {}
    for profile in profiles:
        if profile.source.naming in _NAMED or profile.reading.kind in {"pronoun", "part", "undescribed"}:
            continue
        words_of_it = frozenset(profile.name.split()) - words("function-words") - words("determiners")
        if len(words_of_it) > 1:
            described.setdefault((profile.source.naming, words_of_it), []).append(profile)
    for bucket in described.values():
        for one, other in combinations(bucket, 2):
            if one.place[0] != other.place[0]:
                yield Likeness(one.place, other.place, "described in the same words, without a name")
