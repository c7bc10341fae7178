"""Mention readings: what the words that name a speaker tell about the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from analysis.speech.cues import words

ReadingKind = Literal[
    "pronoun",  # he, she, they, it, who
    "part",  # one, another, the other: told apart from others
    "person",
    "organisation",
    "outlet",
    "state",
    "document",
    "spokesperson",
    "individual",
    "collective",
    "undescribed",
]
Gender = Literal["female", "male"]

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|St|Jr|Sr)\."
    r"|[A-Z]\.(?=\s)|['’]s(?![^\W_])|@\w+|[^\W_]+(?:[-.&'’/](?!s(?![^\W_]))[^\W_]+)*|[^\w\s]"
)
PARTICLES = frozenset(
    [
        "al",
        "el",
        "la",
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "bin",
        "ibn",
        "bint",
        "ben",
        "abu",
        "le",
        "du",
        "ter",
        "ten",
        "y",
    ]
)
_CUTS = frozenset({",", "(", "—", "–", ";", ":", "[", "who", "whose", "which", "where", "when", "whom"})
_PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "from",
        "in",
        "at",
        "on",
        "with",
        "to",
        "by",
        "about",
        "into",
        "inside",
        "under",
        "over",
        "near",
        "behind",
        "after",
        "before",
        "during",
        "against",
    ]
)
_FEMALE_TITLES = frozenset(
    {
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "lady",
        "dame",
        "queen",
        "princess",
        "sister",
        "baroness",
        "duchess",
        "madam",
        "congresswoman",
        "chairwoman",
        "spokeswoman",
        "councilwoman",
        "actress",
        "businesswoman",
    }
)
_MALE_TITLES = frozenset(
    {
        "mr",
        "mr.",
        "sir",
        "lord",
        "king",
        "prince",
        "pope",
        "father",
        "brother",
        "imam",
        "ayatollah",
        "sheikh",
        "cardinal",
        "congressman",
        "chairman",
        "spokesman",
        "councilman",
        "actor",
        "businessman",
    }
)
_FEMALE_NOUNS = frozenset(
    [
        "woman",
        "women",
        "girl",
        "mother",
        "daughter",
        "wife",
        "sister",
        "aunt",
        "widow",
        "grandmother",
        "niece",
        "spokeswoman",
        "chairwoman",
        "businesswoman",
        "congresswoman",
        "actress",
        "waitress",
        "lady",
    ]
)
_MALE_NOUNS = frozenset(
    [
        "man",
        "men",
        "boy",
        "father",
        "son",
        "husband",
        "brother",
        "uncle",
        "widower",
        "grandfather",
        "nephew",
        "spokesman",
        "chairman",
        "businessman",
        "congressman",
        "actor",
        "waiter",
        "fisherman",
        "guy",
        "gentleman",
    ]
)
_PARTS = frozenset(["one", "another", "other", "others", "second", "third", "former", "latter", "first"])
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "who",
        "which",
        "that",
        "him",
        "her",
        "them",
        "his",
        "their",
        "this",
        "these",
        "those",
        "himself",
        "herself",
    ]
)
_PLURAL_PLAIN = frozenset(
    ["people", "police", "authorities", "staff", "crew", "public", "many", "some", "others", "several", "most"]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention says: its kind, its proper name, its head noun, and what goes with them."""

    text: str
    kind: ReadingKind
    name: str = ""
    """The proper name in it, titles and roles left out; empty where there is none."""
    head: str = ""
    """The noun that carries a description ("spokeswoman"), lower case."""
    extras: frozenset[str] = frozenset()
    """Its other content words, lower case."""
    definite: bool = False
    plural: bool = False
    gender: Gender | None = None
    titles: tuple[str, ...] = ()
    """Lower-case titles and roles before the name."""

    @property
    def surname(self) -> str:
        """The last word of a person's name, lower case, without "Jr."."""
        parts = [w for w in self.name.lower().split() if w.strip(".") not in {"jr", "sr", "ii", "iii", "iv"}]
        return parts[-1] if parts else ""

    @property
    def given(self) -> str:
        """The first word of a person's name of two words or more, lower case."""
        parts = self.name.lower().split()
        return parts[0] if len(parts) > 1 else ""


def split_words(text: str) -> list[str]:
    """The words and marks of a mention."""
    return _WORD.findall(text)


def gender_of(tokens: list[str], given: str) -> Gender | None:
    """Female or male where a title, a noun or a given name says so; None where nothing does."""
    lows = {t.lower() for t in tokens}
    if lows & _FEMALE_TITLES or lows & _FEMALE_NOUNS:
        return None if lows & (_MALE_TITLES | _MALE_NOUNS) else "female"
    if lows & _MALE_TITLES or lows & _MALE_NOUNS:
        return "male"
    if given in words("first-names-women"):
        return "female"
    return "male" if given in words("first-names-men") else None


def read_mention(text: str) -> Reading:
    """Read the words that name a speaker: "a spokeswoman for …", "Mr. …", "it".

    >>> read_mention("President Barack Obama").name
    'Barack Obama'
    >>> read_mention("a spokeswoman for Russia's foreign ministry").kind
    'spokesperson'
    """
    tokens = split_words(text)
    if not tokens:
        return Reading(text, "undescribed")
    lows = [t.lower() for t in tokens]
    if len(tokens) == 1 and lows[0] in _PRONOUNS and not (tokens[0].isupper() and len(tokens[0]) > 1):
        gender: Gender | None = (
            "female"
            if lows[0] in {"she", "her", "herself"}
            else "male"
            if lows[0] in {"he", "him", "his", "himself"}
            else None
        )
        return Reading(
            text,
            "pronoun",
            head=lows[0],
            gender=gender,
            plural=lows[0] in {"they", "them", "their", "we", "these", "those"},
        )
    if (
        len(lows) >= 3
        and lows[1:3] == ["of", "them"]
        and lows[0] in {"most", "some", "many", "all", "both", "several", "few", "two", "three", "none"}
    ):
        return Reading(text, "pronoun", head="they", plural=True)
    part = _part(text, lows)
    return part or _noun_phrase(text, tokens, lows)


def _part(text: str, lows: list[str]) -> Reading | None:
    if lows[0] in {"one", "another"} and len(lows) > 2 and lows[1] == "of":
        return Reading(text, "part", head=lows[0])
    """"one", "another", "the other", "one of them", "a third": someone told apart from others."""
    core = [w for w in lows if w not in {"the", "a", "an", "of", "them", "two", "these", "those"}]
    if core and all(w in _PARTS for w in core):
        return Reading(text, "part", head=core[0], definite=lows[0] == "the", plural=core[-1] == "others")
    return None


def _noun_phrase(text: str, tokens: list[str], lows: list[str]) -> Reading:
    """A phrase with a noun or a name in it."""
    determiners = words("determiners")
    first = _office(lows)
    while first < len(tokens) - 1 and lows[first] in determiners:
        first += 1
    definite = first > 0 and lows[0] in {"the", "this", "that", "these", "those", "his", "her", "its", "their"}
    stop = next((k for k in range(first + 1, len(tokens)) if lows[k] in _CUTS), len(tokens))
    link = next((k for k in range(first + 1, stop) if lows[k] in _PREPOSITIONS), stop)
    verb = next(
        (
            k
            for k in range(first + 1, link)
            if lows[k] in {"close", "familiar", "operating", "briefed", "working", "based", "speaking"}
            or (
                k > first + 1
                and lows[k].endswith("ing")
                and not tokens[k][0].isupper()
                and lows[k - 1] in words("person-nouns") | words("collective-nouns")
            )
        ),
        link,
    )
    link = min(link, verb)
    heads = words("document-nouns") | words("person-nouns") | words("collective-nouns")
    early = next(
        (
            k
            for k in range(first, link - 1)
            if lows[k] in heads
            and (
                lows[k + 1] in words("weekdays-and-times")
                or (lows[k + 1].endswith("ed") and not tokens[k + 1][0].isupper())
                or lows[k + 1] in {"kept", "seen", "written", "shown"}
            )
        ),
        link - 1,
    )
    link = early + 1
    head_at = link - 1
    head = tokens[head_at]
    if head in {"'s", "’s"} and link < len(tokens):
        head_at, head = min(link, len(tokens) - 1), tokens[min(link, len(tokens) - 1)]
    named = _name_at(tokens, lows, first, head_at, stop)
    gender = gender_of(tokens[first : head_at + 1], named[0].lower().split()[0] if named[0] else "")
    if named[0]:
        return _named(text, tokens, lows, named, first, head_at, definite, gender)
    return _described(text, tokens, lows, first, head_at, stop, definite, gender)


def _office(lows: list[str]) -> int:
    """How many words an office like "Secretary of State" takes before a name."""
    for office in (
        ("secretary", "of", "state"),
        ("secretary", "of", "defense"),
        ("chief", "of", "staff"),
        ("speaker", "of", "the", "house"),
    ):
        if tuple(lows[: len(office)]) == office and len(lows) > len(office) and lows[len(office)][0].isalpha():
            return len(office)
    return 0


def _name_at(tokens: list[str], lows: list[str], first: int, head_at: int, stop: int) -> tuple[str, int, int]:
    """The proper name that ends at the head (or at a noun like "channel" after it), with its token places."""
    known_common = (
        words("person-nouns")
        | words("collective-nouns")
        | words("document-nouns")
        | words("spokes-words")
        | words("anonymous-phrases")
    )
    last = head_at
    if not _is_capital(tokens[last]):
        common = lows[last]
        while (
            last - 1 > first and lows[last - 1] in {"news", "state", "broadcast"} and not _is_capital(tokens[last - 1])
        ):
            last -= 1
        if (
            common in words("outlet-nouns") | words("organisation-nouns")
            and last > first
            and _is_capital(tokens[last - 1])
            and lows[last - 1] not in words("nobody-words")
        ):
            last -= 1
        else:
            return "", 0, 0
    elif (
        lows[last] in known_common
        and last == first
        and lows[last] not in words("first-names-men") | words("first-names-women")
    ):
        return "", 0, 0
    begin = last
    org = _is_party_name([tokens[last]])
    while begin > first and (
        _is_capital(tokens[begin - 1])
        or (
            org and tokens[begin - 1] in {"'s", "’s", "'", "’"} and begin - 1 > first and _is_capital(tokens[begin - 2])
        )
        or (org and tokens[begin - 1] in {"and", "of"} and begin - 1 > first and _is_capital(tokens[begin - 2]))
        or lows[begin - 1] in PARTICLES
        or (tokens[begin - 1] in {"&", "-"})
        or (tokens[begin - 1][0].isdigit() and begin - 1 > first)
    ):
        begin -= 1
    while begin < last and (
        lows[begin] in PARTICLES - {"al", "el", "abu", "la", "le", "de", "van", "von", "di", "da"}
        or not tokens[begin][0].isalnum()
    ):
        begin += 1
    end = last + 1
    if (
        end + 1 < stop + 1
        and end < len(tokens)
        and lows[end] in {"of", "for"}
        and _is_capital(tokens[end + 1] if end + 1 < len(tokens) else "x")
        and (
            lows[last]
            in words("organisation-nouns")
            | {
                "army",
                "guardians",
                "doctors",
                "reporters",
                "university",
                "academy",
                "house",
                "daughters",
                "sons",
                "friends",
                "physicians",
                "veterans",
                "americans",
                "citizens",
                "people",
                "department",
                "bank",
                "church",
            }
        )
    ):
        end += 2
        while end < stop and (
            _is_capital(tokens[end])
            or (lows[end] in {"and", "of", "the", "&"} and end + 1 < stop and _is_capital(tokens[end + 1]))
        ):
            end += 1
    joined = " ".join(tokens[begin:end])
    for mark in ("'s", "’s", "'", "’"):
        joined = joined.replace(f" {mark} ", f"{mark} ")
    return joined, begin, end


def _is_capital(token: str) -> bool:
    return (
        token[0].isupper() or token[0] == "@" or ("-" in token and any(part[:1].isupper() for part in token.split("-")))
    )


def _named(
    text: str, tokens: list[str], lows: list[str], named: tuple[str, int, int], first: int, head_at: int,
    definite: bool, gender: Gender | None,
) -> Reading:  # fmt: skip
    """A phrase that holds a proper name."""
    name, begin, end = named
    parts = name.split()
    titles = [w for w in lows[first:begin] if w.strip(".").isalnum()]
    taken = _title_words(parts)
    titles.extend(w.lower() for w in parts[:taken])
    parts = parts[taken:]
    while (len(parts) > 1 and parts[0].lower().endswith(_COMPOUNDS)) or (
        len(parts) > 1 and parts[0].lower().startswith(("pro-", "anti-"))
    ):
        parts.pop(0)
    adjective = parts[0].lower() if parts else ""
    common_after = lows[head_at] if head_at >= end else ""
    if common_after in words("organisation-nouns"):
        parts = [*parts, tokens[head_at]]
    name = " ".join(parts)
    low = name.lower()
    plain = [t.strip(".") for t in titles]
    extras = frozenset(w for w in lows[first:] if w.isalpha() and len(w) > 2) - set(low.split())
    is_person_title = any(t in words("titles") | words("person-nouns") | words("spokes-words") for t in plain)
    kind = kind_of_name(low, parts, definite and not is_person_title, common_after)
    if is_person_title and kind in {"organisation", "state"} and len(parts) <= 3 and not _org_like(parts):
        kind = "person"
    if kind == "organisation" and low in words("titles") | words("person-nouns"):
        return Reading(text, "individual", head=low.split()[-1], extras=extras, definite=True, gender=gender)
    head = common_after or (low.split()[-1] if low else "")
    if (
        kind == "person"
        and any(p.lower() in words("person-nouns") | words("spokes-words") for p in parts[-1:])
        and len(parts) >= 2
        and parts[-1].lower() not in words("first-names-men")
    ):
        return Reading(
            text, "individual", head=parts[-1].lower(), extras=extras | {adjective}, definite=True, gender=gender
        )
    given_gender = gender or gender_of([], parts[0].lower() if parts else "")
    return Reading(
        text, kind, name, head, extras, definite, False, given_gender if kind == "person" else None, tuple(plain)
    )


def _title_words(parts: list[str]) -> int:
    """How many words at the beginning of a name are titles: "Foreign Minister Sergei Lavrov" has two."""
    if _is_party_name(parts):
        return 0
    for at in range(len(parts) - 2, -1, -1):
        low = parts[at].lower().strip(".")
        if low in words("titles") or low in words("spokes-words"):
            return at + 1
    return (
        1
        if len(parts) > 2 and parts[0].lower() in {"republican", "democratic", "democrat", "conservative", "labour"}
        else 0
    )


def _is_party_name(parts: list[str]) -> bool:
    """Whether the last word says that this is an institution ("House Judiciary Committee")."""
    last = parts[-1].lower()
    return last in words("organisation-nouns") or last in words("outlet-nouns")


_COMPOUNDS = ("-based", "-backed", "-led", "-run", "-owned", "-born", "-funded", "-controlled")


def _org_like(parts: list[str]) -> bool:
    return any(p.lower() in words("organisation-nouns") or p.lower() in words("outlet-nouns") for p in parts)


def kind_of_name(low: str, parts: list[str], the: bool, common_after: str = "") -> ReadingKind:
    """Person, organisation, outlet or state, from the words of a name.

    >>> kind_of_name("russian defense ministry", ["Russian", "Defense", "Ministry"], True)
    'organisation'
    """
    from analysis.speech.places import state_of

    bare = low.removeprefix("the ")
    if bare in words("outlets") or "the " + bare in words("outlets"):
        return "outlet"
    if common_after in words("outlet-nouns"):
        return "outlet"
    if common_after in words("organisation-nouns"):
        return "organisation"
    if state_of(bare):
        return "state"
    last = parts[-1].lower() if parts else ""
    if len(parts) >= 2 and last in words("outlet-nouns"):
        return "outlet"
    if (
        _org_like(parts)
        or "of" in low.split()
        or "&" in parts
        or any(p.lower() in words("prepositions") for p in parts)
    ):
        return "organisation"
    if parts and (parts[0].startswith("@") or (len(parts) == 1 and parts[0].isupper() and len(parts[0]) > 1)):
        return "organisation"
    if bare in words("seats-of-power"):
        return "organisation"
    if last in words("collective-nouns") and not _is_party_name(parts):
        return "collective"
    if low.endswith("s") and the:
        return "collective" if last in words("collective-nouns") else "organisation"
    if last in words("collective-nouns") | words("group-names"):
        return "collective"
    return "organisation" if the else "person"


def _described(
    text: str, tokens: list[str], lows: list[str], first: int, head_at: int, stop: int,
    definite: bool, gender: Gender | None,
) -> Reading:  # fmt: skip
    """A phrase without a name of its own: a role, a group, a document."""
    head = lows[head_at]
    extras = frozenset(w for w in lows[first : stop + 8] if w.isalpha() and len(w) > 2 and w != head)
    plain = head.removesuffix("s")
    if head in words("spokes-words") and head not in {"representative", "representatives", "newsreader"}:
        kind: ReadingKind = "spokesperson"
    elif head in words("document-nouns"):
        kind = "document"
    elif (head == "authorities" and extras - {"the", "local"}) or head in {
        "police",
        "cops",
        "coastguard",
        "government",
        "military",
        "army",
        "navy",
        "opposition",
        "regime",
    }:
        kind = "organisation"
    elif head in words("anonymous-phrases") and not (
        extras - {"the", "some", "many", "several", "other", "and", "all"}
    ):
        kind = "undescribed"
    elif head in words("collective-nouns"):
        kind = "collective"
    elif head in words("person-nouns") or head in words("titles"):
        kind = "individual"
    elif head in words("organisation-nouns") or head in words("outlet-nouns"):
        kind = "outlet" if head in {"channel", "newspaper", "broadcaster", "magazine", "station"} else "organisation"
    elif head.endswith("s") and not head.endswith("ss"):
        kind = "organisation" if plain in words("organisation-nouns") and definite else "collective"
    elif head.endswith(("er", "or", "ist", "ian", "man", "woman", "ant", "ent")):
        kind = "individual"
    else:
        kind = "organisation" if definite else "individual"
    plural = kind == "collective" or head in _PLURAL_PLAIN
    return Reading(text, kind, "", head, extras, definite, plural, gender)
