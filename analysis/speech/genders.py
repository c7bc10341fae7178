"""Genders: female or male by pronoun, title or kin word of the text, never by a first name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.spans import Span
from analysis.speech.cues import words
from analysis.speech.mention import Reading
from analysis.speech.portraits import Phrase, Portraits
from analysis.speech.source import Gender, Grounds, Source
from analysis.speech.tokens import Tokens
from analysis.speech.vocabulary import singular

_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_NEAR_WORDS = frozenset({"he", "his", "she", "her", "himself", "herself"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dame", "lord", "lady", "madam", "madame"})
_OF = frozenset({"of", "for", "to", "with", "at", "from", "in"})
_SUBJECTS = frozenset({"he", "she"})
_STOPS = _SUBJECTS | {";", "him", "her", "his"}
"""Behind these no pronoun of the same sentence is looked for."""
_GROUPS = frozenset({"organisation", "outlet", "state", "document", "collective"})
_PERSONS = frozenset({"named_person", "anonymous_individual", "unnamed_spokesperson"})
_OPENERS = frozenset({"he", "she", "his", "her"})
_NEITHER = frozenset({"non-binary", "nonbinary", "genderqueer", "agender"})
_NEAR = 30
"""So many tokens behind a mention a pronoun can still be its own."""
_BEFORE = 20
"""Nobody else may stand so many tokens before it."""


class People:
    """Where the people of a story stand: those who are sources, and whoever else has two capitals in a row.

    ``standing``: whose mention begins at which token.
    """

    def __init__(self, tokens: Tokens, standing: Mapping[int, str]) -> None:
        self._standing = standing
        self._places = sorted(standing)
        self._named = [place for place, following in pairwise(tokens.capitals) if following == place + 1]

    def has_another(self, first: int, last: int, id: str) -> bool:
        """Whether a source other than this one stands between two tokens."""
        low, high = bisect_left(self._places, first), bisect_left(self._places, last)
        return any(self._standing[self._places[at]] != id for at in range(low, high))

    def has_somebody(self, first: int, last: int, id: str) -> bool:
        """Whether anybody else stands there, a source or not."""
        at = bisect_left(self._named, first)
        return (at < len(self._named) and self._named[at] < last) or self.has_another(first, last, id)


@dataclass(slots=True)
class _Signs:
    """What speaks for each gender: strong signs are the source's own words, weak ones stand near it."""

    female: list[Span] = field(default_factory=list)
    male: list[Span] = field(default_factory=list)

    def note(self, low: str, span: Span) -> None:
        if low in _FEMALE or low in words("gender-female"):
            self.female.append(span)
        elif low in _MALE or low in words("gender-male"):
            self.male.append(span)

    def says(self) -> tuple[Gender, tuple[Span, ...]] | None:
        """The gender and its words; None where there is no sign, or both."""
        if bool(self.female) == bool(self.male):
            return None
        spans = tuple(dict.fromkeys(self.female or self.male))[:3]
        return ("female" if self.female else "male"), spans


def gender_of_source(
    source: Source, phrases: tuple[Phrase, ...], readings: tuple[Reading, ...],
    portraits: Portraits, people: People,
) -> tuple[Gender, Grounds]:  # fmt: skip
    """The gender that pronouns, titles and kin words of the text give to a source.

    ``people``: who else stands where, since a pronoun behind them is theirs. Institutions, groups and documents
    are ``not_one_person``. Known limit: a pronoun near a name can be somebody else's; where signs disagree the
    answer is ``unclear``.
    """
    group = _group(source, readings)
    if group is not None:
        return group
    tokens, strong, weak = portraits.tokens, _Signs(), _Signs()
    name = frozenset(source.name.lower().split()) if source.naming == "named_person" else frozenset[str]()
    for mention, reading in zip(source.mentions, readings, strict=True):
        if reading.kind == "pronoun":
            strong.note(reading.head, mention.span)
    for phrase in phrases:
        neither = _read_phrase(tokens, phrase, name, strong, weak)
        if neither is not None:
            return "nonbinary", Grounds("the text says so", (neither,))
    for place in portraits.places(source):
        _near(portraits, place, people, source.id, weak)
    for signs, why in ((strong, "a pronoun, title or word for it"), (weak, "a pronoun beside it")):
        says = signs.says()
        if says is not None:
            return says[0], Grounds(f"“{_shown(tokens, says[1])}”: {why}", says[1])
        if signs.female:
            return "unclear", Grounds("words for both genders stand beside it", tuple(signs.female + signs.male))
    return "unclear", Grounds("no pronoun, title or kin word tells")


def _read_phrase(
    tokens: Tokens, phrase: Phrase, name: frozenset[str], strong: _Signs, weak: _Signs
) -> Span | None:  # fmt: skip
    """Note the signs in a phrase about a source; gives the words that say that somebody is neither."""
    for place in range(phrase.first, phrase.last):
        low, span = tokens.lows[place], tokens.span(place, place + 1)
        if low in _NEITHER:
            return span
        if phrase.kind == "relative":
            if low in _NEAR_WORDS:
                weak.note(low, span)
        elif low not in _FEMALE | _MALE and not (low in name and "-" not in low) and _describes(tokens, place, phrase):
            strong.note(low, span)
    return None


def _group(source: Source, readings: tuple[Reading, ...]) -> tuple[Gender, Grounds] | None:
    """The answer for what is no single person."""
    first = tuple(m.span for m in source.mentions[:1])
    plural = any(r.kind != "pronoun" and (r.plural or singular(r.head) != r.head) for r in readings)
    kinds = {r.kind for r in readings}
    if source.naming in _PERSONS and source.level != "embed":
        return None
    if source.naming in {"named_organisation", "anonymous_collective"} or plural or kinds & _GROUPS:
        return "not_one_person", Grounds("an institution, a group or a document", first)
    return None


def _describes(tokens: Tokens, place: int, phrase: Phrase) -> bool:
    """Whether a word is what the source is, and not whose: "the widow", not "the widow's lawyer"."""
    if tokens.lows[place] in _TITLES and phrase.kind not in {"mention", "title"}:
        return False
    before = tokens.lows[phrase.first : place]
    for low in tokens.lows[place + 1 : phrase.last]:
        if low in _OF:
            break
        if low in {"'s", "’s"}:
            return False
    return _OF.isdisjoint(before)


def _near(portraits: Portraits, place: tuple[int, int], people: People, id: str, weak: _Signs) -> None:
    """ "Kim Venn said SHE had seen it", or "He"/"She" that opens the next sentence, where nobody else is near."""
    tokens, (first, last) = portraits.tokens, place
    stretch = portraits.stretch_of(last - 1)
    if people.has_somebody(max(first - _BEFORE, 0), first, id):
        return
    begin, end = _behind_affiliation(tokens, last, stretch.last), min(stretch.last, last + _NEAR)
    stop = next((at for at in range(begin, end) if tokens.lows[at] in _STOPS), end)
    if people.has_somebody(begin, min(stop + 1, end), id):
        return
    if stop < end:
        if tokens.lows[stop] in _SUBJECTS:
            weak.note(tokens.lows[stop], tokens.span(stop, stop + 1))
        return
    following = stretch.last
    if following < len(tokens.lows) and tokens.lows[following] in _OPENERS:
        alone = not people.has_another(stretch.first, stretch.last, id)
        if alone and portraits.stretch_of(following).paragraph == stretch.paragraph:
            weak.note(tokens.lows[following], tokens.span(following, following + 1))


def _behind_affiliation(tokens: Tokens, at: int, last: int) -> int:
    """Behind "of Calder Bank": that name is nobody else's."""
    if at < last and tokens.lows[at] in _OF:
        at += 1
        while at < last and (tokens.is_name(at) or tokens.lows[at] in {"the", "of", "'s", "’s", "’", "'"}):
            at += 1
    return at


def _shown(tokens: Tokens, spans: tuple[Span, ...]) -> str:
    places = (bisect_left(tokens.starts, span.start) for span in spans)
    return ", ".join(dict.fromkeys(tokens.texts[place] for place in places if place < len(tokens.texts)))
