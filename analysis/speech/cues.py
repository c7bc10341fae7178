"""Cues: the reporting words of an article ("said", "according to", "has denied"), found and described."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.resources import lexicon
from analysis.speech.tokens import Stretch, Tokens

CueClass = Literal[
    "neutral", "announce", "argue", "doubt", "endorse", "concede", "deny", "evaluate", "mental", "manner",
    "according", "colon",
]  # fmt: skip
_CLASSES: tuple[CueClass, ...] = (
    "neutral", "announce", "argue", "doubt", "endorse", "concede", "deny", "evaluate", "mental", "manner",
)  # fmt: skip
Form = Literal["base", "third", "past", "part", "ing"]
_FORMS: tuple[Form, ...] = ("base", "third", "past", "part", "ing")
Voice = Literal["active", "passive", "participle", "infinitive"]

BE = frozenset(
    [
        "am",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "'s",
        "’s",
        "'re",
        "’re",
        "'m",
        "’m",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "isn’t",
        "aren’t",
        "wasn’t",
        "weren’t",
    ]
)
HAVE = frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "'s",
        "’s",
        "'ve",
        "’ve",
        "'d",
        "’d",
        "hasn't",
        "haven't",
        "hadn't",
        "hasn’t",
        "haven’t",
        "hadn’t",
    ]
)
NEGATIVE = frozenset(["not", "never", "n't", "nobody"])
MAYBE = frozenset(
    [
        "could",
        "might",
        "may",
        "should",
        "must",
        "can",
        "can't",
        "cannot",
        "couldn't",
        "shouldn't",
        "can’t",
        "couldn’t",
        "shouldn’t",
    ]
)
_CONTROL = frozenset(
    [
        "began",
        "begins",
        "begun",
        "went",
        "goes",
        "continued",
        "continues",
        "rushed",
        "rushes",
        "forced",
        "moved",
        "used",
        "uses",
        "took",
        "take",
        "takes",
        "hastened",
        "prompted",
        "appeared",
        "stood",
        "came",
        "back",
        "refused",
        "felt",
        "paused",
        "stopped",
        "quick",
    ]
)


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a word form as a cue verb."""

    base: str
    forms: frozenset[Form]
    klass: CueClass
    particle: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of reporting words in one stretch: tokens ``first`` up to ``last``, the verb itself at ``verb``."""

    first: int
    verb: int
    last: int
    base: str
    klass: CueClass
    voice: Voice
    negated: bool = False
    unreal: bool = False
    """Under "could", "may", "should": nobody has said it."""

    @property
    def is_speech(self) -> bool:
        """False for the words of thinking, believing and wishing."""
        return self.klass != "mental"


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every word form that can be a cue, from the lists of cue verbs."""
    table: dict[str, dict[tuple[str, str | None], tuple[set[Form], CueClass]]] = {}
    for klass in _CLASSES:
        for line in lexicon(f"cue-verbs-{klass}"):
            head, _, particle = line.partition(" + ")
            words = head.split()
            for form, word in zip(_FORMS, words, strict=True):
                entry = table.setdefault(word, {}).setdefault((words[0], particle or None), (set(), klass))
                entry[0].add(form)
    return {
        word: tuple(
            Verb(base, frozenset(forms), klass, particle)
            for (base, particle), (forms, klass) in sorted(entries.items(), key=lambda e: (e[0][1] is None, e[0][0]))
        )
        for word, entries in table.items()
    }


@cache
def words(name: str) -> frozenset[str]:
    """A word list as a set."""
    return frozenset(lexicon(name))


def find_cues(tokens: Tokens, stretch: Stretch) -> list[Cue]:
    """The cues of one stretch, in order."""
    known = verbs()
    found: list[Cue] = []
    lows = tokens.lows
    place = stretch.first
    while place < stretch.last:
        low = lows[place]
        cue = None
        if low == "according" and place + 1 < stretch.last and lows[place + 1] == "to":
            cue = Cue(place, place, place + 2, "according to", "according", "active")
        elif low in known:
            cue = _verb_cue(tokens, stretch, place, known[low])
        if cue is not None and (not found or cue.first >= found[-1].last):
            found.append(cue)
            place = max(cue.last, place + 1)
        else:
            place += 1
    return found


def _verb_cue(tokens: Tokens, stretch: Stretch, place: int, readings: tuple[Verb, ...]) -> Cue | None:
    """The word at ``place`` as a cue, or None where it is a noun or an adjective here."""
    lows = tokens.lows
    verb, last = _reading(tokens, stretch, place, readings)
    if verb is None:
        return None
    first, helpers = _group_before(tokens, stretch, place)
    negated = any(h in NEGATIVE or h.endswith(("n't", "n’t")) for h in helpers)
    unreal = any(h in MAYBE for h in helpers)
    voice = _voice(verb, helpers, lows, place, first, stretch)
    if voice is None:
        return None
    if voice == "infinitive":
        control = _control(tokens, stretch, first)
        if control is None:
            return None
        first, voice = control, "active"
    if not helpers and not _can_be_verb(tokens, stretch, place, verb, voice):
        return None
    return Cue(
        first,
        place,
        last,
        verb.base + (f" {verb.particle}" if verb.particle else ""),
        verb.klass,
        voice,
        negated,
        unreal,
    )


def _reading(tokens: Tokens, stretch: Stretch, place: int, readings: tuple[Verb, ...]) -> tuple[Verb | None, int]:
    """The reading whose particle follows, else the one without particle; and the end of the cue."""
    lows = tokens.lows
    for verb in readings:
        if verb.particle is None:
            return verb, place + 1
        for near in range(place + 1, min(place + 4, stretch.last)):
            if lows[near] == verb.particle or lows[near] == verb.particle + "s":
                return verb, near + 1
            if lows[near] in {",", "that", "."}:
                break
    return None, place + 1


def _group_before(tokens: Tokens, stretch: Stretch, place: int) -> tuple[int, list[str]]:
    """Where the verb group begins, and its helping words (nearest last)."""
    adverbs, helpers = words("adverbs-in-verbs"), words("auxiliaries")
    lows = tokens.lows
    first, found = place, []
    at = place - 1
    while at >= stretch.first and place - at <= 7:
        low = lows[at]
        if low in helpers or low in {"to", "not", "n't"}:
            found.append(low)
            first = at
        elif not (low in adverbs or (low.endswith("ly") and len(low) > 4 and not tokens.is_name(at)) or low == "been"):
            break
        elif low in adverbs or low.endswith("ly"):
            if low in NEGATIVE:
                found.append(low)
            first = at
        at -= 1
    return first, found[::-1]


def is_title_case(tokens: Tokens, stretch: Stretch) -> bool:
    """Whether a stretch is a headline in capitals: most of its words begin with one."""
    total = [k for k in range(stretch.first, min(stretch.last, stretch.first + 24)) if tokens.texts[k][0].isalpha()]
    return len(total) >= 4 and sum(tokens.is_name(k) for k in total) > 0.65 * len(total)


def _voice(
    verb: Verb, helpers: list[str], lows: tuple[str, ...], place: int, first: int, stretch: Stretch
) -> Voice | None:
    """Active, passive, participle or infinitive: from the helping words and the form."""
    real = [h for h in helpers if h not in NEGATIVE]
    if real:
        near = real[-1]
        if near == "to":
            return "infinitive" if "base" in verb.forms else None
        if near in HAVE and "part" in verb.forms and not (near in {"'s", "’s"} and "ing" in verb.forms):
            return "active"
        if near in BE and "ing" in verb.forms:
            return "active"
        if near in BE and ("part" in verb.forms):
            return "passive"
        if "base" in verb.forms and near not in BE:
            return "active"
        if near in {"'s", "’s"}:  # a possessive, not a verb: "Russia's claims"
            return None
        return None
    if "ing" in verb.forms:
        return "participle"
    if "past" in verb.forms:
        if place == stretch.first and verb.base in {"ask", "tell", "question", "press"}:
            return "passive"
        follows = lows[place + 1] if place + 1 < stretch.last else ""
        if "part" in verb.forms and follows == "by":
            return "passive"
        return "active"
    if verb.forms == {"part"}:
        return "passive" if place + 1 < stretch.last and lows[place + 1] == "by" else None
    return "active"


def _control(tokens: Tokens, stretch: Stretch, first: int) -> int | None:
    """For "went on to say": where the group begins; None for other infinitives."""
    lows = tokens.lows
    for at in range(first - 1, max(stretch.first, first - 4) - 1, -1):
        if lows[at] in _CONTROL:
            begin, _ = _group_before(tokens, stretch, at)
            return begin
    return None


def _can_be_verb(tokens: Tokens, stretch: Stretch, place: int, verb: Verb, voice: Voice) -> bool:
    """Whether a word without helpers is a verb here: "claims" and "reports" are often nouns."""
    lows = tokens.lows
    before = lows[place - 1] if place > stretch.first else ""
    after = lows[place + 1] if place + 1 < stretch.last else ""
    if before in words("determiners") - {
        "all",
        "some",
        "many",
        "most",
        "few",
        "both",
        "each",
        "one",
        "another",
        "several",
        "others",
        "this",
        "that",
    }:
        return False
    if before in {"'s", "’s", "of", "to", "no", "in", "for", "on", "with", "by"} and voice != "participle":
        return False
    if (
        tokens.is_name(place)
        and place > stretch.first
        and verb.forms & {"base", "third"}
        and not is_title_case(tokens, stretch)
    ):
        return False
    if "third" in verb.forms or verb.forms == {"base"} or ("base" in verb.forms and "past" not in verb.forms):
        if (
            after
            in {"of", "by", "from", "against", "are", "were", "have", "is", "was", "had", "has", "will", "between"}
            and verb.particle is None
        ):
            return False
        if place == stretch.first:
            return False
    if voice == "participle":
        if place == stretch.first:
            return after in {"that", "about"}
        near = (
            words("document-nouns")
            | words("collective-nouns")
            | words("person-nouns")
            | words("spokes-words")
            | words("weekdays-and-times")
        )
        return (
            before in {",", "—", "–", "--", "and", "or", "but"}
            or tokens.quotes[place - 1] >= 0
            or before in {"by", "after", "before", "in", "while", "without", "when", "about"}
            or before in near
            or before.endswith("ly")
            or before in words("adverbs-in-verbs")
        )
    return "past" in verb.forms or _agrees(tokens, stretch, place, verb)


_NOUNS = frozenset(
    [
        "states",
        "reports",
        "questions",
        "attacks",
        "emails",
        "projects",
        "notes",
        "claims",
        "charges",
        "comments",
        "posts",
        "tweets",
        "demands",
        "remarks",
        "calls",
        "promises",
        "answers",
        "concerns",
        "complaints",
        "estimates",
        "plans",
        "hopes",
        "fears",
        "worries",
        "doubts",
        "wishes",
        "texts",
        "quotes",
        "challenges",
        "protests",
        "appeals",
        "requests",
        "advances",
        "reviews",
        "forecasts",
        "guesses",
        "dreams",
        "thanks",
        "releases",
        "praises",
        "credits",
        "faults",
        "endorses-of",
        "threats",
        "signals",
        "labels",
        "debates",
        "warnings",
        "views",
        "feels",
        "looks",
    ]
)


def _is_plural_noun(tokens: Tokens, place: int, before: str) -> bool:
    """Whether a form like "reports" is more likely the plural of a noun: after a plain adjective or noun."""
    if tokens.lows[place] not in _NOUNS:
        return False
    if (
        tokens.is_name(place - 1)
        or before in words("pronouns")
        or before.endswith("ly")
        or before in words("adverbs-in-verbs")
    ):
        return False
    return not (
        before in words("person-nouns")
        or before in words("organisation-nouns")
        or before in words("document-nouns")
        or before in words("outlet-nouns")
        or before in words("spokes-words")
    )


def _plural_ahead(tokens: Tokens, stretch: Stretch, first: int) -> bool:
    """Whether the phrase before a verb has a plural head further left: "Aides to Clinton say", "9 percent say"."""
    for at in range(first - 1, max(stretch.first, first - 9) - 1, -1):
        low = tokens.lows[at]
        if low == ",":
            return False
        if (
            low in words("collective-nouns")
            or low[0].isdigit()
            or low in {"half", "percent", "majority", "those", "many", "most", "some"}
        ):
            return True
    return False


def _agrees(tokens: Tokens, stretch: Stretch, place: int, verb: Verb) -> bool:
    """Whether the word before a present form can be its subject: "officials say", "she says"; not "claims of"."""
    first, _ = _group_before(tokens, stretch, place)
    if first <= stretch.first:
        return False
    before = tokens.lows[first - 1]
    if before in {"—", "–", "--", "-"}:
        return any(tokens.lows[k] == before for k in range(stretch.first, first - 1))
    if before in {"and", "but", "or", "also"} or tokens.quotes[first - 1] >= 0:
        return True
    if before == ";":
        return False
    if "third" in verb.forms and _is_plural_noun(tokens, place, before):
        return False
    if before in {",", ")"}:
        return True
    plural = (
        before in words("collective-nouns")
        or (before.endswith("s") and not before.endswith(("ss", "us", "is", "'s", "’s")))
        or before
        in {
            "i",
            "we",
            "you",
            "they",
            "who",
            "that",
            "which",
            "people",
            "many",
            "some",
            "most",
            "others",
            "both",
            "several",
            "police",
            "those",
            "few",
            "men",
            "women",
            "staff",
            "all",
        }
    )
    if "base" in verb.forms and "third" not in verb.forms:
        return plural or _plural_ahead(tokens, stretch, first)
    return before not in {"i", "we", "you", "they", "these", "those", "a", "an", "the"}
