"""Forms: whether a pair of marks holds someone's words, a name, a gloss, or only signals distance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.resources import lexicon
from analysis.speech.clauses import has_finite_clause
from analysis.speech.cues import Verb, verbs
from analysis.speech.quotation import Form
from analysis.speech.surroundings import Surroundings

LONGEST_PARTIAL = 4
"""A quotation of so many words is partial, clause or not (measures 1.4, Q4)."""
_LONGEST_NAME = 10
_LONGEST_GLOSS = 4
_REACH_AFTER = 12
"""Words after the marks among which a reporting word is looked for (", said Ann Lee, who runs the mill")."""

_SMALL = frozenset({
    "a", "an", "and", "as", "at", "by", "de", "del", "for", "from", "in", "into", "is", "la", "le", "of", "on", "or",
    "the", "to", "vs", "with", "x",
})  # fmt: skip
_DETERMINERS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some",
    "any", "no",
})  # fmt: skip
_SAYING = frozenset({
    "add", "answer", "ask", "cry", "demand", "insist", "joke", "reply", "respond", "say", "shout", "whisper", "yell",
})  # fmt: skip
_HELPERS = frozenset(
    {"are", "were", "is", "was", "has", "have", "had", "will", "would", "can", "could", "may", "might"}
)
_BEFORE_BASE = frozenset({
    "to", "not", "will", "would", "can", "could", "may", "might", "must", "should", "do", "did", "does", "didn't",
    "don't", "i", "we", "you", "they", "who", "people", "some", "many", "others", "and", "or",
})  # fmt: skip
"""What stands before the base form of a verb ("they say"), but seldom before a noun."""
_NO_NOUN = frozenset({
    "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "about", "against", "over", "after", "before",
    "and", "or", "but", "than", "as", "is", "are", "was", "were", "has", "had", "have", "will", "would", "can",
    "could", "may", "might", "that", "which", "who", "when", "while", "if", "because", "where", "said", "says", "he",
    "she", "it", "they", "we", "i", "you", "today", "yesterday", "tomorrow", "tonight", "so", "too", "also",
})  # fmt: skip


def form_of(around: Surroundings) -> tuple[Form, str]:
    """The form of a quotation, and the rule that decided it, in words.

    In this order. **Gloss**: a word or its meaning is announced ("known as", "so-called", "the word", "what it
    calls"). **Name**: capitals on every word that can carry one. **Full**: a finite clause of more than four
    words. **Partial**: shorter, or without such a clause, and reporting words stand in the same sentence, or
    the marks are a sentence of their own. **Partial or scare**: a single word before a noun ("the “temporary”
    fence"), or no reporting words in this sentence although the words are many or the sentence before has
    some. **Scare**: a word or two, and no reporting words near.

    Known limit: without reading for meaning, irony under a reporting word passes for a partial quotation.
    """
    special = _gloss(around) or _name(around)
    if special:
        return special
    clause = has_finite_clause(around.inner)
    if clause and around.words > LONGEST_PARTIAL:
        return "full", f"a whole clause of {around.words} words"
    count = "1 word" if around.words == 1 else f"{around.words} words"
    what = f"only {count}" if around.words <= LONGEST_PARTIAL else f"{count} without a finite clause"
    if around.alone:
        return "partial", f"{what}, but a sentence of its own"
    return _short(around, what)


def _short(around: Surroundings, what: str) -> tuple[Form, str]:
    """Partial, scare, or between the two: by the reporting words near."""
    cue = _cue_before(around) or _cue_after(around)
    if cue and around.words == 1 and _qualifies_noun(around):
        return "partial_or_scare", f"{what}, put before a noun in a sentence with the reporting word “{cue}”"
    if cue:
        return "partial", f"{what}, with the reporting word “{cue}” in the sentence"
    if around.words > 2:
        return "partial_or_scare", f"{what}, and no reporting words in the sentence"
    if around.follows_speech:
        return "partial_or_scare", f"{what}, and no reporting words in the sentence; the sentence before has some"
    return "scare", f"{what}, and no reporting words near"


@cache
def _gloss_cues() -> tuple[dict[str, list[tuple[str, ...]]], dict[str, list[tuple[str, ...]]]]:
    """What announces a gloss: before the marks by its last word, and after them by its first."""
    before: dict[str, list[tuple[str, ...]]] = {}
    after: dict[str, list[tuple[str, ...]]] = {}
    for line in lexicon("gloss-cues"):
        cue = tuple(line.split())
        if cue[0] == "…":
            after.setdefault(cue[1], []).append(cue[1:])
        else:
            before.setdefault(cue[-1], []).append(cue)
    return before, after


def _gloss(around: Surroundings) -> tuple[Form, str] | None:
    """Whether a word or its meaning is announced, before or after the marks."""
    cues_before, cues_after = _gloss_cues()
    before = [word.lower() for word in around.before[-6:] if word != ","]
    if before and before[-1] in ("a", "an", "the"):
        before.pop()
    for cue in cues_before.get(before[-1], ()) if before else ():
        if tuple(before[-len(cue) :]) == cue:
            return "gloss", f"“{' '.join(cue)}” announces a word or its meaning"
    if around.words > _LONGEST_GLOSS:
        return None
    after = [word.lower() for word in around.after[:6] if word != ","]
    for cue in cues_after.get(after[0], ()) if after else ():
        if tuple(after[: len(cue)]) == cue:
            return "gloss", f"“{' '.join(cue)}” explains the word"
    called = _called(around)
    return ("gloss", f"“{called}” gives the word that is in use") if called else None


def _called(around: Surroundings) -> str | None:
    """ "what it calls X", "they call the young ones X": the habit of a word, not a single statement."""
    before = [word.lower() for word in around.before[-8:]]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in ("call", "calls"):
            what = "what" in before[:place]
            general = around.words <= 2 and len(before) - place <= 4 and around.inner[:1].islower()
            return before[place] if what or general else None
    return None


def _name(around: Surroundings) -> tuple[Form, str] | None:
    """Capitals on every word that can carry one, and nothing that makes it someone's answer."""
    words = [word.strip("'’.,;:!?()[]") for word in around.inner.split()]
    strong = [word for word in words if word and word.lower() not in _SMALL]
    if not strong or len(words) > _LONGEST_NAME or not any(word[0].isupper() for word in strong):
        return None
    if not all(word[0].isupper() or word[0].isdigit() for word in strong):
        return None
    if around.zone in ("headline", "dek") and _title_case(around):
        return None
    last = around.before[-1] if around.before else ""
    named = bool(last) and last.lower() in _DETERMINERS and len(strong) > 1
    answers = (_cue_touches(around) and not named) or words[0].lower() in ("i", "i'm", "i’m", "yes", "no")
    if answers or (around.alone and len(strong) < 3):
        return None
    opens = not last or not (last[-1].isalnum() or last in "(—–-’'")
    if len(strong) == 1 and (opens or around.inner.rstrip()[-1:] in "!?."):
        return None
    return "name", "written with capitals like a name or title"


def _title_case(around: Surroundings) -> bool:
    """Whether the words around have capitals as well: then they tell nothing."""
    words = [word for word in (*around.before, *around.after) if word[0].isalpha() and word.lower() not in _SMALL]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _cue_touches(around: Surroundings) -> bool:
    """Whether someone's saying stands right beside the marks: "Never," she said; she answers "Nothing"."""
    before = [word.lower() for word in around.before if word not in ",:"][-1:]
    if before and _says(before[0]):
        return True
    ends = around.inner.rstrip()[-1:] in (",", "!", "?") or around.after[:1] == (",",)
    following = [word.lower() for word in around.after if word != ","][:3]
    return ends and any(_says(word) for word in following)


def _says(word: str) -> bool:
    return any(verb.base in _SAYING for verb in verbs().get(word, ()))


def _cue_before(around: Surroundings) -> str | None:
    """The nearest reporting word before the marks."""
    words, known = around.before, verbs()
    for place in range(len(words) - 1, -1, -1):
        low = words[place].lower()
        if (low in known or low == "according") and _is_cue(words, place):
            return _named(words[place])
    return None


def _cue_after(around: Surroundings) -> str | None:
    """A reporting word that closes the sentence behind the marks: …, said Ann Lee."""
    words = around.after[:_REACH_AFTER]
    if around.inner.rstrip()[-1:] not in (",", "!", "?", "—", "-") and "," not in words[:8]:
        return None
    for place in range(len(words)):
        if _is_cue(words, place) and words[place + 1 : place + 2] != ("that",):
            return _named(words[place])
    return None


def _named(word: str) -> str:
    return "according to" if word.lower() == "according" else word.lower()


def _is_cue(words: Sequence[str], place: int) -> bool:
    """Whether a word reports speech here, and is no noun ("his claim", "states have", "Questions linger")."""
    word = words[place].lower()
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    if word == "according":
        return after == "to"
    readings = verbs().get(word)
    if readings is None or not any(_reports(verb, words, place) for verb in readings):
        return False
    before = words[place - 1].lower() if place else ""
    if before in _DETERMINERS:
        return False
    if any(verb.forms & {"past", "part", "ing"} for verb in readings):
        return True
    if not words[place].islower() or after in _HELPERS:
        return False
    return any("third" in verb.forms for verb in readings) or before in _BEFORE_BASE or before.endswith("s")


def _reports(verb: Verb, words: Sequence[str], place: int) -> bool:
    if verb.klass == "mental":
        return False
    return verb.particle is None or verb.particle in words[place + 1 : place + 4]


def _qualifies_noun(around: Surroundings) -> bool:
    """Whether a single word stands before a noun as an adjective does: the “temporary” fence."""
    after = around.after[0].lower() if around.after else "."
    return after[0].isalpha() and after not in _NO_NOUN and not around.inner.lower().rstrip(",.").endswith("ly")
