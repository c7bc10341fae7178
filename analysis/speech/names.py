"""Names: the proper names of an article, where they stand, and the roles the text gives them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from analysis.spans import Span
from analysis.speech.agreement import is_title_case
from analysis.speech.cues import words
from analysis.speech.mention import Reading, read_mention
from analysis.speech.places import state_of
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
    alias: str = ""
    """A short form that stands in brackets behind it."""
    echo: str = ""
    """"he" or "she" where the next sentence opens with it and this name is the only one before: a sign of gender."""
    person_near: bool = False
    """Whether "he", "his", "she" or "her" follows in the same sentence."""
    placed: bool = False
    """Whether it stands like a place: "in Homs", "Clearwater, Florida"."""
    holds: bool = False
    """Whether it stands like the region of the place before it: "Clearwater, FLORIDA"."""


_HEADS = ("person-nouns", "titles", "spokes-words")
"""The word lists of what somebody is: "economist", "President", "spokeswoman"."""
_BEFORE_DAYS = frozenset({"black", "bloody", "boxing", "cyber", "easter", "good", "holy", "palm", "super", "the"})


def find_names(tokens: Tokens) -> tuple[Name, ...]:
    """Every proper name outside quotation marks, in order. Linear in the number of tokens."""
    lows = tokens.lows
    plain = {low for low, text in zip(lows, tokens.texts, strict=True) if text[0].islower()}
    inner = [k for k, text in enumerate(tokens.texts) if "-" in text and _capital(text)]  # "al-Assad"
    capitals = sorted({*tokens.capitals, *inner})
    openings = {s.first for s in tokens.stretches}
    proper = {lows[k] for k in tokens.capitals if k not in openings and lows[k - 1] not in _OPENING}
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
                end = _run_end(tokens, stretch, place, plain, proper)
                if end > place:
                    found.append(_name(tokens, stretch, number, place, end))
                    behind = end
    return tuple(_with_echoes(tokens, found))


_PERSONAL = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_OPENING = frozenset({":", "—", "–"})
"""Behind these a capital means nothing."""
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


def _run_end(tokens: Tokens, stretch: Stretch, place: int, plain: set[str], proper: set[str]) -> int:
    """Where the name that begins at ``place`` ends; ``place`` itself where none begins."""
    texts, lows = tokens.texts, tokens.lows
    if tokens.quotes[place] >= 0 or not _capital(texts[place]) or lows[place] in {"i", "i'm"}:
        return place
    if place == stretch.first and _is_common(tokens, stretch, place, plain):
        return place
    end = place + 1
    while end < stretch.last and tokens.quotes[end] < 0:
        if lows[end] in words("weekdays-and-times") and lows[end - 1] not in _BEFORE_DAYS:
            break  # "Orla Venn Tuesday said"; not "Black Friday"
        if _capital(texts[end]) or texts[end] == "&":
            end += 1
        elif lows[end] in words("name-particles") and end + 1 < stretch.last and _capital(texts[end + 1]):
            end += 2
        elif lows[end] in {"of", "for", "and", "on"} and _joins(tokens, stretch, end):
            end += 2 if lows[end + 1] != "the" else 3
        else:
            break
    if end == place + 1 and (
        lows[place] in words("nobody-words") or (place == stretch.first and not _is_known(lows[place], proper))
    ):
        return place
    if all(lows[k] in words("nobody-words") for k in range(place, end)):
        return place
    return end


def _is_known(low: str, proper: set[str]) -> bool:
    """Whether a single word that opens a sentence is a name elsewhere too, or a known one."""
    return (
        low in proper or low in words("first-names-women") or low in words("first-names-men")
        or low in words("outlets") or state_of(low) is not None or low in words("seats-of-power")
    )  # fmt: skip


def _joins(tokens: Tokens, stretch: Stretch, at: int) -> bool:
    """Whether "of", "for" or "and" stands inside the name of an institution."""
    lows, texts = tokens.lows, tokens.texts
    following = at + 1
    if following < stretch.last and lows[following] == "the":
        following += 1
    if following >= stretch.last or not _capital(texts[following]) or tokens.quotes[following] >= 0:
        return False
    before = lows[at - 1]
    if lows[at] == "and":
        noun = following + 1 < stretch.last and _capital(texts[following + 1])
        if noun and lows[following + 1] in words("organisation-nouns"):
            return True
        if lows[following] in words("firm-endings"):
            return True
        bracket = following + 2 < stretch.last and lows[following + 1] == "(" and texts[following + 2].isupper()
        return bracket and texts[following][0] in texts[following + 2]  # "… and Agnostics (UAA)"
    return before.endswith("secretary") or before in words("organisation-nouns", "subject-nouns-of")


def _capital(text: str) -> bool:
    return text[0].isupper() or ("-" in text and text[0].isalpha() and any(p[:1].isupper() for p in text.split("-")))


def _is_common(tokens: Tokens, stretch: Stretch, place: int, plain: set[str]) -> bool:
    """Whether the word that opens a sentence has its capital only from there."""
    low = tokens.lows[place]
    following = tokens.texts[place + 1] if place + 1 < stretch.last else ""
    if low in words("function-words") or low in words("lead-ins") or low in words("prepositions"):
        return True
    if low in words("titles") and following and _capital(following):
        return False
    inner = any(part[:1].isupper() for part in tokens.texts[place].split("-")[1:])  # "Mei-Ling"
    if inner or low in words("first-names-women") or low in words("first-names-men"):
        return False
    common = words("collective-nouns", "person-nouns", "document-nouns", "spokes-words")
    if low in common or low.endswith(("ly", "ing")):
        return not (following and _capital(following) and low in words("titles"))
    return low in plain and not (following and _capital(following))


def _name(tokens: Tokens, stretch: Stretch, number: int, first: int, last: int) -> Name:
    """The name with what is set beside it."""
    begin, heads = first, words(*_HEADS)
    while begin > stretch.first and tokens.lows[begin - 1] in heads and tokens.quotes[begin - 1] < 0:
        begin -= 1
    if begin > stretch.first and tokens.lows[begin - 1] == "the":
        begin -= 1
    span = tokens.span(begin, last)
    text = " ".join(tokens.texts[begin:last])
    roles, head = _roles(tokens, stretch, begin, last)
    alias = ""
    if (
        last + 2 < stretch.last
        and tokens.lows[last] == "("
        and tokens.lows[last + 2] == ")"
        and tokens.texts[last + 1].isupper()
    ):
        alias = tokens.texts[last + 1]
    alias = alias or _acronym_before(tokens, stretch, first, last)
    leads = _leads(tokens, stretch, begin)
    before = tokens.lows[begin - 1] if begin > stretch.first else ""
    behind = begin - 2 >= stretch.first and tokens.is_name(begin - 2) and last - begin == 1 and not roles
    holds = before == "," and behind
    placed = holds or before in {"in", "at", "near", "from", "to", "across", "around", "outside"}
    return Name(
        span, tokens.starts[first], read_mention(text), number, leads, roles, head, alias, placed=placed, holds=holds
    )


def _acronym_before(tokens: Tokens, stretch: Stretch, first: int, last: int) -> str:
    """The short form before a full name in brackets: "CEI (Conferenza Episcopale Italiana)"."""
    if not (first - 2 >= stretch.first and last < stretch.last and last - first > 1):
        return ""
    short = tokens.texts[first - 2]
    framed = tokens.lows[first - 1] == "(" and tokens.lows[last] == ")"
    return short if framed and short.isupper() and 2 <= len(short) <= 6 else ""


def _leads(tokens: Tokens, stretch: Stretch, begin: int) -> bool:
    """Whether a name is likely the subject of its sentence: no verb and no preposition before it."""
    if begin - stretch.first > 14:
        return False
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
