"""Saying: the cues of one sentence, each with whoever speaks there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.speech.according import without_clause
from analysis.speech.complements import has_verb
from analysis.speech.cues import Cue, words
from analysis.speech.phrases import Phrase, is_name_behind_role, phrase_after, subject_before
from analysis.speech.speakerlike import has_sayer, is_speaker_like
from analysis.speech.tokens import QUOTE, Stretch, Tokens
from analysis.speech.verbgroups import find_cues

_CONJUNCTIONS = frozenset({"and", "but", "while", "though", "although", "whereas", ";", "—", "–", "--", "yet", "or"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_QUOTING = frozenset({"quote", "cite", "report"})
_MOST = 60
"""Most cues that are read in one sentence: beyond that it is no sentence."""
_NOT_INVERTED = frozenset({"that", "it", "this", "how", "what", "whether", "if", "to", "he", "she", "they"})
_OPENS_PARTICIPLE = frozenset({",", QUOTE, "—", "–", "--", "and", "before", "after", "while", "by"})
_AFTER_INVERTED = frozenset({",", ".", "(", "who", "whose", QUOTE, "—", "–", ";", ":", "when", "while", "as"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with its subject. ``inverted``: "said Smith"; ``elided``: the subject stands at an earlier verb."""

    cue: Cue
    subject: Phrase | None
    inverted: bool = False
    elided: bool = False
    opens: int | None = None
    """Where its clause begins, if not with the subject: "its chairman, | Dilip Sarkar, said"."""

    @property
    def first(self) -> int:
        """Where its clause begins: with the subject where that stands before the cue."""
        if self.opens is not None:
            return self.opens
        if self.subject is None or self.inverted or self.elided or self.subject[0] > self.cue.first:
            return self.cue.first
        return self.subject[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One stretch with its sayings; ``end`` leaves its closing mark out."""

    stretch: Stretch
    end: int
    sayings: tuple[Saying, ...]


def read_sayings(tokens: Tokens, stretch: Stretch) -> Sentence:
    """The cues of a stretch and who speaks at each, from left to right."""
    end = stretch.last
    while end > stretch.first and tokens.lows[end - 1] in _ENDS:
        end -= 1
    reader = _Subjects(tokens, stretch, end)
    for cue in find_cues(tokens, stretch)[:_MOST]:
        reader.add(cue)
    return Sentence(stretch, end, tuple(reader.sayings))


class _Subjects:
    """Finds the subject of one cue after the other."""

    def __init__(self, tokens: Tokens, stretch: Stretch, end: int) -> None:
        self.tokens, self.stretch, self.end = tokens, stretch, end
        self.sayings: list[Saying] = []

    def add(self, cue: Cue) -> None:
        """Note a cue with its subject."""
        tokens, lows, low = self.tokens, self.tokens.lows, self.stretch.first
        before = lows[cue.first - 1] if cue.first > low else ""
        if cue.klass == "according":
            source = self._after(cue.last)
            opens = cue.first == low
            saying = Saying(cue, source and without_clause(tokens, source, self.end, opens=opens))
        elif cue.voice == "passive":
            by = cue.last < self.end and lows[cue.last] == "by"
            saying = Saying(cue, phrase_after(tokens, cue.last + 1, self.end) if by else None)
        elif cue.voice == "participle" and before == "as" and self.sayings and self.sayings[-1].cue.base in _QUOTING:
            quoting = self.sayings.pop()
            saying = Saying(cue, phrase_after(tokens, quoting.cue.last, cue.first - 1), opens=quoting.first)
        elif cue.voice == "participle" or lows[cue.first] == "having":
            saying = Saying(cue, self._of_participle(cue, before), elided=True)
        elif before in {",", QUOTE} and cue.first == cue.verb and self._is_inverted(cue):
            saying = Saying(cue, self._after(cue.last), inverted=True)
        elif before in _CONJUNCTIONS or not before or (before == "," and self._quote_at(cue.first - 2)):
            saying = Saying(cue, self._earlier(cue), elided=True)
        else:
            saying = Saying(cue, self._before(cue, before))
        if saying.subject is not None and cue.klass != "according":
            saying = self._checked(saying)
        self.sayings.append(saying)

    def _checked(self, saying: Saying) -> Saying:
        """The saying; without its subject where that is no speaker, unreal where it is "nobody"."""
        assert saying.subject is not None
        if self.tokens.lows[saying.subject[0]] in {"nobody", "none", "neither", "no"}:
            return replace(saying, cue=replace(saying.cue, real=False))
        if not is_speaker_like(self.tokens, saying.subject) or self._points_at_nothing(saying.subject):
            return replace(saying, subject=None)
        return saying if saying.opens is not None else replace(saying, opens=self._role_start(saying))

    def _points_at_nothing(self, subject: Phrase) -> bool:
        """Whether "that" or "which" takes up nothing that can speak: "nothing that tells us"."""
        if self.tokens.lows[subject[1] - 1] not in {"that", "which"}:
            return False
        comma = subject[0] > self.stretch.first and self.tokens.lows[subject[0] - 1] == ","
        before = subject_before(self.tokens, subject[0] - comma, self.stretch.first)
        return before is None or not has_sayer(self.tokens, before)

    def _role_start(self, saying: Saying) -> int | None:
        """Where a role before the name of who speaks begins; None where there is none."""
        subject, lows = saying.subject, self.tokens.lows
        if subject is None or saying.inverted or saying.elided or subject[0] - 1 <= self.stretch.first:
            return None
        if lows[subject[0] - 1] != "," or lows[saying.cue.first - 1] != ",":
            return None
        role = subject_before(self.tokens, subject[0] - 1, self.stretch.first)
        return role[0] if role is not None and is_name_behind_role(self.tokens, role, subject) else None

    def _after(self, first: int) -> Phrase | None:
        """Who follows a cue; behind a role the name: "said its chairman, DILIP SARKAR"."""
        tokens, lows = self.tokens, self.tokens.lows
        phrase = phrase_after(tokens, first, self.end)
        if phrase is None or phrase[1] >= self.end or lows[phrase[1]] != "," or tokens.is_name(phrase[1] - 1):
            return phrase
        last = phrase[1] + 1
        while last < self.end and tokens.is_name(last) and tokens.quotes[last] < 0:
            last += 1
        ends = last >= self.end or lows[last] in {",", ".", "(", "—", "–"}
        return (phrase[1] + 1, last) if last - phrase[1] > 2 and ends else phrase

    def _before(self, cue: Cue, before: str) -> Phrase | None:
        """The subject right before a cue; behind "scientists who advise X" it is the scientists."""
        tokens, low = self.tokens, self.stretch.first
        if not self.sayings or before == ",":
            return subject_before(tokens, cue.first, low)
        earlier = self.sayings[-1]
        phrase = subject_before(tokens, cue.first, min(earlier.cue.last, cue.first))
        relative = earlier.subject is not None and tokens.lows[earlier.subject[1] - 1] in {"who", "which", "that"}
        if relative and earlier.subject and phrase is not None and phrase[0] <= earlier.cue.last + 1:
            return subject_before(tokens, earlier.subject[0], low) or phrase
        return phrase

    def _quote_at(self, place: int) -> bool:
        return place >= self.stretch.first and self.tokens.lows[place] == QUOTE

    def _is_inverted(self, cue: Cue) -> bool:
        """Whether who speaks follows: "…, said Khaled Khoja, head of …"."""
        tokens, lows = self.tokens, self.tokens.lows
        after = phrase_after(tokens, cue.last, self.end)
        if after is None or cue.klass == "mental":
            return False
        rest = lows[after[1]] if after[1] < self.end else "."
        if lows[cue.last] in _NOT_INVERTED:
            return lows[cue.last] in {"he", "she"} and rest in {",", "."}
        if self._quote_at(cue.first - 1) or self._quote_at(cue.first - 2):
            return rest in _AFTER_INVERTED or rest in words("prepositions", "weekdays-and-times")
        return self._is_inverted_clause(cue, after, rest)

    def _is_inverted_clause(self, cue: Cue, after: Phrase, rest: str) -> bool:
        """The same behind a clause without marks, where it is rarer: "The pier burned, said the mayor." """
        tokens, lows = self.tokens, self.tokens.lows
        if cue.base not in words("cue-frames-inverted") or not has_verb(tokens, self.stretch.first, cue.first):
            return False
        opening = tokens.is_name(after[0]) or lows[after[0]] in words("determiners")
        if not opening and lows[after[1] - 1] not in words("collective-nouns"):
            return False
        return not has_verb(tokens, after[1], self.end) if rest in words("prepositions") else rest in {",", ".", "("}

    def _of_participle(self, cue: Cue, before: str) -> Phrase | None:
        """Who speaks at "adding", "saying": the speaker before; "a letter saying": whoever wrote it."""
        tokens = self.tokens
        if before and before not in _OPENS_PARTICIPLE and before not in words("prepositions"):
            bound = min(self.sayings[-1].cue.last, cue.first) if self.sayings else self.stretch.first
            phrase = subject_before(tokens, cue.first, bound)
            if phrase is None or tokens.lows[phrase[1] - 1] not in words("document-nouns"):
                return phrase
            return self._earlier(cue) or phrase
        return self._earlier(cue)

    def _earlier(self, cue: Cue) -> Phrase | None:
        """The subject of the nearest earlier cue that has one, else the phrase that opens the sentence."""
        for saying in reversed(self.sayings):
            if saying.subject is not None:
                return saying.subject
        return opening_subject(self.tokens, self.stretch.first, cue.first)


def opening_subject(tokens: Tokens, first: int, before: int) -> Phrase | None:
    """The phrase that opens a sentence, behind its lead-in ("On Monday,") and up to its first verb."""
    lows = tokens.lows
    while first < before and lows[first] in words("lead-ins"):
        first += 1
    if first < before and lows[first] in words("prepositions"):
        comma = next((k for k in range(first, before) if lows[k] == ","), None)
        first = comma + 1 if comma is not None else first
    phrase = phrase_after(tokens, first, before) if first < before else None
    if phrase is None:
        return None
    last = phrase[0] + 1
    while last < phrase[1] and lows[last] != QUOTE:
        if lows[last] in words("finite-verbs") or (lows[last].endswith("ed") and not tokens.is_name(last)):
            break
        last += 1
    return (phrase[0], last) if is_speaker_like(tokens, (phrase[0], last)) else None
