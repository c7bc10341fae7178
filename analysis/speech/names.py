"""Names: the proper names of an article, where they stand, and the roles the text gives them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from analysis.spans import Span
from analysis.speech.agreement import is_title_case
from analysis.speech.apposed import sort_beside
from analysis.speech.cues import words
from analysis.speech.mention import Reading, read_mention
from analysis.speech.runs import Runs
from analysis.speech.surnames import as_surname
from analysis.speech.tokens import QUOTE, Stretch, Tokens


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a proper name outside quotation marks."""

    span: Span
    """The name with the small words before it that belong to it ("coach Nabil Maaloul")."""
    start: int
    """Where the name itself begins."""
    reading: Reading
    stretch: int
    """Number of the sentence it stands in."""
    leads: bool
    """Whether it opens its sentence: then it is likely its subject."""
    roles: frozenset[str] = frozenset()
    """Lower-case words of what is set beside it: "Khaled Khoja, HEAD of the NATIONAL COALITION"."""
    role_head: str = ""
    sort: str = ""
    """The noun of an institution set beside it: "Tidal Trust, a campaign GROUP", "the COMPANY, Lumo Power,".

    "which" where only that follows: what a name with "which" behind it is, is no person.
    """
    alias: str = ""
    """A short form that stands in brackets behind it, or behind "known as"."""
    echo: str = ""
    """"he" or "she" where the next sentence opens with it and this name is the only one before: a sign of gender."""
    person_near: bool = False
    """Whether "he", "his", "she" or "her" follows in the same sentence."""
    placed: bool = False
    """Whether it stands like a place: "in Homs", "Clearwater, Florida"."""
    holds: bool = False
    """Whether it stands like the region of the place before it: "Clearwater, FLORIDA"."""


_OWNED = ("organisation-nouns", "generic-institutions", "person-nouns", "collective-nouns")
"""Nouns behind a name that it goes with: "the Venn CAMPAIGN"."""
_HEADS = ("person-nouns", "titles", "spokes-words")
"""The word lists of what somebody is: "economist", "President", "spokeswoman"."""


def find_names(tokens: Tokens, surnames: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Every proper name outside quotation marks, in order. Linear in the number of tokens.

    ``surnames``: words for occupations that somebody in the story bears as a surname.
    """
    lows, runs = tokens.lows, Runs(tokens, surnames)
    capitals = runs.places
    found: list[Name] = []
    at = behind = 0
    for number, stretch in enumerate(tokens.stretches):
        stopped = lows[stretch.last - 1] == "."  # "Ann Lee and Bo Ek left." is no headline
        if stretch.zone in {"related", "credit"} or (not stopped and is_title_case(tokens, stretch)):
            behind = stretch.last
        while at < len(capitals) and capitals[at] < stretch.last:
            place = capitals[at]
            at += 1
            if place >= behind:
                end = runs.end(stretch, place)
                if end > place:
                    name = _name(tokens, stretch, number, place, end)
                    if end == place + 1 and lows[place] in surnames:
                        name = replace(name, reading=as_surname(tokens.texts[place]))
                    found.append(name)
                    behind = end
    return tuple(_with_echoes(tokens, found))


_PERSONAL = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_ECHO = 25
"""So many words behind a name "he" or "she" is a sign of its gender."""


def _with_echoes(tokens: Tokens, found: list[Name]) -> list[Name]:
    """The names, with the personal pronouns that follow them noted."""
    per_stretch: dict[int, int] = {}
    for name in found:
        per_stretch[name.stretch] = per_stretch.get(name.stretch, 0) + (name.reading.kind == "person")
    personal = [k for k, low in enumerate(tokens.lows) if low in _PERSONAL]
    out = []
    for at, name in enumerate(found):
        if name.reading.kind != "person":
            out.append(name)
            continue
        until = found[at + 1].span.start if at + 1 < len(found) and found[at + 1].stretch == name.stretch else None
        stretch = tokens.stretches[name.stretch]
        first = bisect_right(tokens.starts, name.span.end)
        at_next = bisect_left(personal, first)
        pronoun = personal[at_next] if at_next < len(personal) else stretch.last
        near = pronoun < min(stretch.last, first + _ECHO) and (until is None or tokens.starts[pronoun] < until)
        echo = ""
        if name.leads and per_stretch[name.stretch] == 1 and name.stretch + 1 < len(tokens.stretches):
            following = tokens.stretches[name.stretch + 1]
            if following.paragraph == stretch.paragraph or following.paragraph == stretch.paragraph + 1:
                echo = _PERSONAL.get(tokens.lows[following.first], "")
        out.append(replace(name, echo=echo, person_near=near) if echo or near else name)
    return out


def _name(tokens: Tokens, stretch: Stretch, number: int, first: int, last: int) -> Name:
    """The name with what is set beside it."""
    begin, heads = first, words(*_HEADS)
    while begin > stretch.first and tokens.lows[begin - 1] in heads and tokens.quotes[begin - 1] < 0:
        begin -= 1
    belongs = last < stretch.last and tokens.texts[last].islower() and tokens.lows[last] in words(*_OWNED)
    if begin > stretch.first and tokens.lows[begin - 1] == "the" and not belongs:
        begin -= 1  # not "the Venn campaign": that names no institution called Venn
    span = tokens.span(begin, last)
    opening = tokens.lows[begin] if begin < first and begin == stretch.first else tokens.texts[begin]
    text = " ".join((opening, *tokens.texts[begin + 1 : last]))  # "Compatriot Ana Lu" has its capital from there
    roles, head = _roles(tokens, stretch, begin, last)
    alias = ""
    if (
        last + 2 < stretch.last
        and tokens.lows[last] == "("
        and tokens.lows[last + 2] == ")"
        and tokens.texts[last + 1].isupper()
    ):
        alias = tokens.texts[last + 1]
    alias = alias or _known_as(tokens, stretch, last) or _acronym_before(tokens, stretch, first, last)
    leads = _leads(tokens, stretch, begin)
    before = tokens.lows[begin - 1] if begin > stretch.first else ""
    behind = begin - 2 >= stretch.first and tokens.is_name(begin - 2) and last - begin == 1 and not roles
    holds = before == "," and behind
    placed = holds or before in {"in", "at", "near", "from", "to", "across", "around", "outside"}
    of = before == "of" and begin - 2 >= stretch.first
    placed = placed or (of and tokens.lows[begin - 2] in words("place-parts"))
    sort = "" if roles or placed else sort_beside(tokens, stretch, begin, last)
    if begin > stretch.first and " of " in text and tokens.lows[begin - 1] in words(*_OWNED[:2]):
        text = f"{tokens.lows[begin - 1]} {text}"  # "the charity Wings of Hope": no Wings who come from Hope
    reading = read_mention(text)
    return Name(
        span, tokens.starts[first], reading, number, leads, roles, head, sort, alias, placed=placed, holds=holds
    )


def _known_as(tokens: Tokens, stretch: Stretch, last: int) -> str:
    """The short form behind a name and "known as": "the Dockers' Union, known as DU"."""
    at = last + (last < stretch.last and tokens.lows[last] == ",")
    if at + 2 >= stretch.last or tokens.lows[at : at + 2] not in {("known", "as"), ("called", "the")}:
        return ""
    at += 2 + (tokens.lows[at + 2] == "the" and at + 3 < stretch.last)
    short = tokens.texts[at]
    return short if short.isupper() and 2 <= len(short) <= 8 else ""


def _acronym_before(tokens: Tokens, stretch: Stretch, first: int, last: int) -> str:
    """The short form before a full name in brackets: "CEI (Conferenza Episcopale Italiana)"."""
    if not (first - 2 >= stretch.first and last < stretch.last and last - first > 1):
        return ""
    short = tokens.texts[first - 2]
    framed = tokens.lows[first - 1] == "(" and tokens.lows[last] == ")"
    return short if framed and short.isupper() and 2 <= len(short) <= 6 else ""


def _is_spoken_for(tokens: Tokens, stretch: Stretch, begin: int) -> bool:
    """Whether a spokesperson stands before "for" and a name: "a spokeswoman for Tidal Trust"."""
    lows = tokens.lows
    at = begin - 1 - (begin > stretch.first and lows[begin - 1] in words("determiners"))
    return at - 1 >= stretch.first and lows[at] in {"for", "of", "at"} and lows[at - 1] in words("spokes-words")


def _leads(tokens: Tokens, stretch: Stretch, begin: int) -> bool:
    """Whether a name is likely the subject of its sentence: no verb and no preposition before it."""
    if begin - stretch.first > 14:
        return False
    if _is_spoken_for(tokens, stretch, begin):
        return True
    finite, helpers, lows = words("finite-verbs"), words("auxiliaries"), tokens.lows
    for k in range(stretch.first, begin):
        low = lows[k]
        if tokens.quotes[k] >= 0 or low in {",", "’s", "'s"}:
            continue
        if low in finite or low in helpers or (low.endswith("ed") and len(low) > 4):
            return False
    return not (begin > stretch.first and lows[begin - 1] in words("prepositions"))


def _roles(tokens: Tokens, stretch: Stretch, begin: int, last: int) -> tuple[frozenset[str], str]:
    """The words of an apposition behind or before a name, and its head noun."""
    lows = tokens.lows
    heads = words(*_HEADS)
    if last < stretch.last and lows[last] == ",":
        begun = last + 1
        if begun + 1 < stretch.last and lows[begun].isdigit() and lows[begun + 1] == ",":
            begun += 2  # "Teo Marsh, 41, a fisherman"
        end = begun
        while (
            end < stretch.last and lows[end] not in {",", ".", ";", "—", "–", "who", "said", QUOTE} and end - last < 16
        ):
            end += 1
        segment = [w for w in lows[begun:end] if w.isalpha()]
        head = next((w for w in segment if w in heads), "")
        early = segment.index(head) if head else 99
        if head and early <= 6 and (segment[0] in words("determiners") or early <= 3):
            return frozenset(w for w in segment if len(w) > 2), head
    if begin - 2 >= stretch.first and lows[begin - 1] == ",":
        start = begin - 2
        while start > stretch.first and lows[start - 1] not in {",", ".", ";", "—", "–", QUOTE} and begin - start < 10:
            start -= 1
        segment = [w for w in lows[start : begin - 1] if w.isalpha()]
        head = next((w for w in segment[:4] if w in heads), segment[-1] if segment and segment[-1] in heads else "")
        if head:
            return frozenset(w for w in segment if len(w) > 2), head
    return frozenset(), ""
