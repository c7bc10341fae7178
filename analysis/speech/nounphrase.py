"""Noun phrase: a speaker mention with a name or a noun in it, taken apart."""

from __future__ import annotations

from functools import cache

from analysis.speech.cues import words
from analysis.speech.kinds import is_institution_word, kind_of_description, kind_of_name
from analysis.speech.mention import Reading, gender_of

_CUTS = frozenset({"that", ",", "(", "—", "–", ";", ":", "[", "who", "whose", "which", "where", "when", "whom"})
_PREPOSITIONS = frozenset({
    "of", "for", "from", "in", "at", "on", "with", "to", "by", "about", "into", "inside", "under", "over", "near",
    "behind", "after", "before", "during", "against", "like",
    "including",
})  # fmt: skip
_AFTER_HEADS = frozenset({
    "close", "familiar", "operating", "briefed", "working", "based", "speaking", "kept", "seen", "written", "shown",
    "sent", "made", "given", "taken", "drawn", "led", "held", "done", "known",
})  # fmt: skip
_NO_ARTICLES = frozenset({"al", "el", "abu", "la", "le", "de", "van", "von", "di", "da"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_PARTIES = frozenset({"republican", "democratic", "democrat", "conservative", "labour"})
_ROLE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant")
_PREFIXES = ("pro-", "anti-", "non-", "then-", "ex-")
_ALONE = frozenset({"some", "many", "most", "several", "few", "all", "those", "others"})
_PEOPLES = ("nobody-words", "demonyms")
_OF_A_PEOPLE = ("ese", "ish", "ch", "ss")
"""With "the" these mean a people, not one person: "the French"."""
_MARKS = ("'s", "’s", "'", "’")


def read_noun_phrase(text: str, tokens: list[str], lows: list[str]) -> Reading:
    """The name and the head noun of a phrase, and what they make of it; ``lows``: the tokens in small letters."""
    return _Phrase(text, tokens, lows).read()


def is_capital(token: str) -> bool:
    """Whether a word begins like a name: "Venn", "al-Assad", "@venn"; not "pro-Damascus"."""
    if token[0].isupper() or token[0] == "@":
        return True
    return "-" in token and not token.startswith(_PREFIXES) and any(p[:1].isupper() for p in token.split("-"))


class _Phrase:
    """One phrase with the places of its head and of the name in it."""

    def __init__(self, text: str, tokens: list[str], lows: list[str]) -> None:
        self.text, self.tokens, self.lows = text, tokens, lows
        self.first = _office(lows)
        while self.first < len(tokens) - 1 and lows[self.first] in words("determiners"):
            if lows[self.first] in _ALONE and lows[self.first + 1] in _PREPOSITIONS | {"who"}:
                break  # "some in the port": they are the head
            self.first += 1
        self.definite = self.first > 0 and lows[0] in _DEFINITE
        after = range(self.first + 1, len(tokens))
        self.stop = next((k for k in after if lows[k] in _CUTS), len(tokens))
        link = next((k for k in range(self.first + 1, self.stop) if tokens[k] in _PREPOSITIONS), self.stop)
        self.head = self._head(link)

    def read(self) -> Reading:
        begin, end = self._name()
        if end > begin:
            return self._named(begin, end)
        head = self.lows[self.head]
        if head in words("place-nouns") and self._is_of_name():
            return Reading(self.text, "state", _joined(self.tokens[self.head + 2 : self.stop]), head, definite=True)
        content = self.lows[self.first : self.stop + 8]
        extras = frozenset([w for w in content if len(w) > 2 and w != head and w.isalpha()])
        kind = kind_of_description(head, extras, self.definite)
        plural = kind == "collective" or head in {"police", "people", "authorities", "staff", "crew", "public"}
        gender = gender_of(self.lows[self.first : self.head + 1], "")
        return Reading(self.text, kind, "", head, extras, self.definite, plural, gender)

    def _is_of_name(self) -> bool:
        """Whether "of" and a name follow the head: "the state OF OSTREL"."""
        following = self.tokens[self.head + 1 : self.head + 3]
        return len(following) == 2 and following[0] == "of" and is_capital(following[1])

    def _head(self, link: int) -> int:
        """The place of the head noun: the last word before "of", "who", a participle or a time."""
        lows, nouns = self.lows, words("document-nouns", "person-nouns", "collective-nouns")
        for at in range(self.first, link - 1):
            following = lows[at + 1]
            plain = not self.tokens[at + 1][0].isupper()
            if at + 1 > self.first and following in _AFTER_HEADS:
                return at
            if lows[at] not in nouns:
                continue
            if following in words("weekdays-and-times") or (plain and following.endswith(("ed", "ing"))):
                return at
        if lows[link - 1] in {"'s", "’s"}:
            if link < len(lows):
                return link
            return max(link - 2, self.first)  # "St Bride's" alone
        return link - 1

    def _name(self) -> tuple[int, int]:
        """The places of the proper name that ends at the head, or right before a noun like "channel"."""
        lows, tokens, first = self.lows, self.tokens, self.first
        last = self.head
        if not is_capital(tokens[last]):
            if not is_institution_word(lows[last]):
                return 0, 0
            while last - 1 > first and tokens[last - 1] in {"news", "state", "broadcast"}:
                last -= 1
            if last <= first or not is_capital(tokens[last - 1]) or lows[last - 1] in words(*_PEOPLES):
                return 0, 0
            last -= 1
        elif last == first and (
            self._is_plain_noun(lows[last]) or (self.definite and lows[last] in words("people-singular"))
        ):
            return 0, 0
        begin = self._name_begin(last)
        return begin, self._name_end(last)

    @staticmethod
    def _is_plain_noun(low: str) -> bool:
        if low in words("partisans"):
            return True  # "the Democrat"
        if low in words("demonyms") and not low.endswith(_OF_A_PEOPLE):
            return True  # "the Nigerian"
        nouns = words("person-nouns", "collective-nouns", "document-nouns", "spokes-words", "anonymous-phrases")
        return low in nouns and low not in words("first-names-men", "first-names-women")

    def _name_begin(self, last: int) -> int:
        lows, tokens, first = self.lows, self.tokens, self.first
        institution = is_institution_word(lows[last])
        begin = last
        while begin > first:
            if not self._belongs(begin, institution):
                break
            begin -= 1
        particles = words("name-particles") - _NO_ARTICLES
        while begin < last and (tokens[begin] in particles or not tokens[begin][0].isalnum()):
            begin += 1
        return begin

    def _belongs(self, begin: int, institution: bool) -> bool:
        """Whether the word before ``begin`` is part of the name too."""
        before = self.tokens[begin - 1]
        if is_capital(before) or before in {"&", "-"} or before.lower() in words("name-particles"):
            return True
        if before in {"'s", "’s"} and begin >= 2 and self.lows[begin - 2] in words("name-owners"):
            return is_capital(self.tokens[begin - 2])  # "People's Voice"
        if begin - 1 == self.first:
            return False
        if before == "and" and self.lows[begin] in words("firm-endings") and is_capital(self.tokens[begin - 2]):
            return True  # "Smith and Sons"
        joint = institution and (before in _MARKS or before in {"and", "of"})
        return before[0].isdigit() or (joint and is_capital(self.tokens[begin - 2]))

    def _name_end(self, last: int) -> int:
        """Where the name ends: "Federation OF AMERICAN SCIENTISTS" goes on behind "of"."""
        lows, tokens = self.lows, self.tokens
        end = last + 1
        goes_on = end + 1 < len(tokens) and lows[end] in {"of", "for"} and is_capital(tokens[end + 1])
        if not goes_on:
            return end
        told = last > 0 and lows[end] == "of" and lows[last - 1] in words("organisation-nouns", "generic-institutions")
        if not told and lows[last] not in words("organisation-nouns", "subject-nouns-of"):
            return end
        end += 2
        while end < self.stop:
            joint = lows[end] in {"and", "of", "the", "&"} and end + 1 < self.stop and is_capital(tokens[end + 1])
            if not is_capital(tokens[end]) and not joint:
                break
            end += 1
        return end

    def _named(self, begin: int, end: int) -> Reading:
        """The reading of a phrase with a proper name in it."""
        lows, tokens = self.lows, self.tokens
        titles = [w for w in lows[self.first : begin] if w.strip(".").isalnum()]
        parts = _joined(tokens[begin:end]).split()
        taken = _title_words(parts)
        titles.extend(w.lower() for w in parts[:taken])
        parts = parts[taken:]
        while len(parts) > 1 and _leads_to_name(parts[0].lower()):
            parts.pop(0)
        while len(parts) > 2 and parts[-1].isupper() and parts[-1].lower() in words("post-nominals"):
            parts.pop()
        noun = lows[self.head] if self.head >= end else ""
        if noun in words("organisation-nouns"):
            parts.append(tokens[self.head])
        plain = tuple(t.strip(".") for t in titles)
        extras = frozenset([w for w in lows[self.first :] if len(w) > 2 and w.isalpha()])
        name = " ".join(parts)
        titled = not words("titles", "person-nouns", "spokes-words").isdisjoint(plain)
        kind = kind_of_name(name, self.definite and not titled, noun)
        plainly = any(map(is_institution_word, name.lower().split()))
        if titled and kind in {"organisation", "state"} and len(parts) <= 3 and not plainly:
            kind = "person"
        last = parts[-1].lower()
        gender = gender_of(lows[self.first : self.head + 1], parts[0].lower())
        if self._is_role(kind, parts):
            return Reading(self.text, "individual", "", last, extras - {last}, True, False, gender)
        extras -= set(name.lower().split())
        gender = gender if kind == "person" else None
        return Reading(self.text, kind, name, noun or last, extras, self.definite, False, gender, plain)

    @staticmethod
    def _is_role(kind: str, parts: list[str]) -> bool:
        """Whether what looks like a name is an office: "the President", "House Speaker"."""
        last = parts[-1].lower()
        if kind == "organisation" and len(parts) == 1:
            return last in words("titles", "person-nouns")
        if kind != "person" or len(parts) < 2 or last in words("first-names-men"):
            return False
        if parts[0].lower() in words("first-names-men", "first-names-women") and last not in words("titles"):
            return False  # "Sam Baker"
        return last in words("person-nouns", "spokes-words")


def _office(lows: list[str]) -> int:
    """How many words an office like "Secretary of State" takes before a name."""
    for at in range(min(4, len(lows) - 1)):
        for parts in _offices().get(lows[at], ()):
            end = at + len(parts)
            if end < len(lows) and lows[at:end] == parts and lows[end][0].isalpha():
                return end
    return 0


@cache
def _offices() -> dict[str, list[list[str]]]:
    """The offices of several words by their first one."""
    table: dict[str, list[list[str]]] = {}
    for office in sorted(words("offices-with-of")):
        parts = office.split()
        table.setdefault(parts[0], []).append(parts)
    return table


def _joined(tokens: list[str]) -> str:
    joined = " ".join(tokens)
    if "'" in joined or "’" in joined:
        for mark in _MARKS:
            joined = joined.replace(f" {mark} ", f"{mark} ")
    return joined


def _leads_to_name(low: str) -> bool:
    """Whether a word only leads up to a name: "Lebanon-based", "pro-government"."""
    return low.endswith(_compounds()) or low.startswith(_PREFIXES)


@cache
def _compounds() -> tuple[str, ...]:
    return tuple(words("singular-compounds"))


def _opens_with_role(parts: list[str]) -> bool:
    """Whether a word for somebody stands before a given name: "Producer Carl Venn"; or a party: "Labour"."""
    low = parts[0].lower()
    if low in _PARTIES:
        return True
    given = words("first-names-men", "first-names-women")
    return low.endswith(_ROLE_ENDINGS) and low not in given and parts[min(1, len(parts) - 1)].lower() in given


def _title_words(parts: list[str]) -> int:
    """How many words at the beginning of a name are titles: "Foreign Minister Sergei Lavrov" has two."""
    if is_institution_word(parts[-1].lower()):
        return 0
    for at in range(len(parts) - 2, -1, -1):
        rank = parts[at].isupper() and parts[at].lower() in words("ranks-in-capitals")
        if rank or parts[at].lower().strip(".") in words("titles", "spokes-words"):
            return at + 1
    opens = parts[0].lower() in words("group-names", "partisans") or _opens_with_role(parts)
    return int(len(parts) > 2 and opens)
