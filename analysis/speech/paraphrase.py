"""Paraphrase: what one sentence says that somebody said, cue by cue."""

from __future__ import annotations

from dataclasses import replace

from analysis.speech.according import is_clause
from analysis.speech.complements import adverbials_end, content_start, has_verb, is_act, is_aside, recipient_end
from analysis.speech.cues import words
from analysis.speech.extents import content_end, without_edges
from analysis.speech.finding import Finding, with_nesting
from analysis.speech.phrases import Phrase, subject_before
from analysis.speech.saying import Saying, Sentence, read_sayings
from analysis.speech.tokens import QUOTE, Stretch, Tokens

_SAYING = frozenset({"say", "think", "believe", "argue", "insist", "claim"})
"""What follows these is always what is said, even "no"."""
_TOLD = frozenset({"question", "press", "accuse", "say", "report", "allege", "quote"})
"""Besides "told" and the like: passives that say what was said, without by whom."""
_NO_SECOND_PIECE = frozenset({"and", "but", "while", "who", "which", "as", "when", "after", "with", "citing"})
_BEFORE_OWN_QUOTATION = frozenset({",", ":", "-", "—", "–", "--", "("})
_ACTS = frozenset({"deny", "evaluate"})
_NAMING = frozenset({"call", "dub", "label"})


def read_stretch(tokens: Tokens, stretch: Stretch) -> list[Finding]:
    """Every attribution with reporting words in one stretch, nested ones flagged."""
    sentence = read_sayings(tokens, stretch)
    reader = _Reader(tokens, sentence)
    found = [reader.finding(place) for place, s in enumerate(sentence.sayings) if s.cue.real]
    return with_nesting([f for f in found if f is not None and f.pieces])


class _Reader:
    """Finds what is said at each cue of one sentence."""

    def __init__(self, tokens: Tokens, sentence: Sentence) -> None:
        self.tokens, self.sentence = tokens, sentence
        self.first, self.end = sentence.stretch.first, sentence.end

    def finding(self, place: int) -> Finding | None:
        """The attribution at the cue number ``place``."""
        saying = self.sentence.sayings[place]
        if saying.cue.klass == "according":
            return self._according(saying)
        if saying.cue.voice == "passive":
            return self._passive(place, saying)
        return self._active(place, saying)

    def _limit(self, place: int) -> int:
        """Where the next cue begins: a quotation behind it is not this cue's."""
        sayings = self.sentence.sayings
        return sayings[place + 1].cue.first if place + 1 < len(sayings) else self.end

    def _active(self, place: int, saying: Saying) -> Finding | None:
        tokens, lows, cue = self.tokens, self.tokens.lows, saying.cue
        behind_cue = saying.subject[1] if saying.subject and saying.inverted else cue.last
        last = recipient_end(tokens, cue, behind_cue, max(behind_cue, self._limit(place)))
        after = adverbials_end(tokens, cue, last, self.end)
        start = content_start(tokens, cue, last, self.end, self._limit(place))
        before = lows[saying.first - 1] if saying.first > self.first else ""
        content = None
        if before == "as" and cue.is_speech and after + 1 < self.end and lows[after] == ",":
            end = content_end(tokens, self.sentence, place, after + 1)
            return self._made(((after + 1, end),), saying, "“as … said” before what is said", 0.75)
        if before in {",", QUOTE} and not (saying.elided and before == ",") and not self._is_relative(saying):
            content = self._content_before(saying.first)
            if content is None:
                inserted = self._inserted(place, saying, after) if before == "," else None
                if inserted is not None:
                    return inserted
            elif saying.inverted or start is None or self._is_trailing(saying.first, last, after, start):
                return self._trailing(place, saying, content, after)
        leading = self._leading(place, saying, start) if start is not None else None
        return leading or self._left_over(place, saying, content, (behind_cue, last, after))

    def _left_over(
        self, place: int, saying: Saying, content: Phrase | None, places: tuple[int, int, int]
    ) -> Finding | None:
        """A quotation before the cue after all, or whom an act is about: "thanked its staff"."""
        behind_cue, last, after = places
        if content is not None and self.tokens.lows[content[0]] == QUOTE:
            rest = not has_verb(self.tokens, last, self.end)
            return self._trailing(place, saying, content, after) if rest else None
        if last > behind_cue and saying.subject is not None and saying.cue.base in words("cue-frames-object"):
            whom = self._made(((behind_cue, last),), saying, "the cue stands before whom it is about", 0.6)
            return replace(whom, act_only=True)
        return None

    def _is_relative(self, saying: Saying) -> bool:
        """Whether who speaks is "who": then what was said follows the cue."""
        return saying.subject is not None and self.tokens.lows[saying.subject[1] - 1] in {"who", "which", "that"}

    # behind what is said

    def _content_before(self, first: int) -> Phrase | None:
        """What stands before a trailing cue: a quotation, or a clause with a verb."""
        last = first - 1 if self.tokens.lows[first - 1] == "," else first
        if last <= self.first:
            return None
        if self.tokens.lows[last - 1] == QUOTE:
            return last - 1, last
        return (self.first, last) if has_verb(self.tokens, self.first, last) else None

    def _is_trailing(self, first: int, last: int, after: int, start: int) -> bool:
        """Whether what stands behind the cue is not what is said, so that it stands before."""
        tokens, lows = self.tokens, self.tokens.lows
        if after >= self.end:
            return True
        if (lows[start] == "that" and start <= after + 1) or lows[after] in {QUOTE, ":"}:
            return False
        if lows[after] == ",":
            quoted = after + 1 < self.end and lows[after + 1] == QUOTE and lows[first - 1] != QUOTE
            return not (quoted and not has_verb(tokens, self.first, first))
        if not is_aside(tokens, last, self.end):
            return False
        quoted = lows[first - 1] == QUOTE or (first >= 2 and lows[first - 2] == QUOTE)
        return quoted or has_verb(tokens, self.first, first)

    def _trailing(self, place: int, saying: Saying, before: Phrase, after: int) -> Finding | None:
        quoted = self.tokens.lows[before[1] - 1] == QUOTE
        if saying.cue.base in words("cue-frames-quote") and QUOTE not in self.tokens.lows[slice(*before)]:
            return None
        pieces = [self._with_clause(before) if before[1] - before[0] == 1 and quoted else before]
        if after < self.end and self.tokens.lows[after] == ",":
            second = self._second_piece(place, after + 1, quoted)
            if second is not None:
                pieces.append(second)
        return self._made(tuple(pieces), saying, "the cue stands behind what is said", 0.9)

    def _with_clause(self, last: Phrase) -> Phrase:
        """A quotation that ends a clause takes the clause along: 'It was "a mess," he said.'"""
        lows = self.tokens.lows
        if last[0] == self.first or lows[last[0] - 1] in _BEFORE_OWN_QUOTATION:
            return last
        words_before = any(lows[k][0].isalnum() for k in range(self.first, last[0]))
        sayings = self.sentence.sayings
        told = any(s.cue.last <= last[0] and s.cue.real and s.cue.is_speech for s in sayings)
        return (self.first, last[1]) if words_before and not told else last

    def _second_piece(self, place: int, first: int, quoted: bool) -> Phrase | None:
        """What is said behind the cue too: '"A," he said, "B."' or 'A, he said, B.'"""
        lows = self.tokens.lows
        if first >= self.end:
            return None
        if lows[first] == QUOTE:
            return first, first + 1
        if quoted or lows[first] in _NO_SECOND_PIECE or (lows[first].endswith("ing") and len(lows[first]) > 4):
            return None
        if self._limit(place) <= first + 1:
            return None
        return first, content_end(self.tokens, self.sentence, place, first)

    def _inserted(self, place: int, saying: Saying, after: int) -> Finding | None:
        """A cue put in between commas: "This campaign, he says, is different." """
        tokens, lows = self.tokens, self.tokens.lows
        if saying.subject is None or saying.first <= self.first + 1 or after + 1 >= self.end or lows[after] != ",":
            return None
        following = lows[after + 1]
        if following == QUOTE or following.endswith("ing") or following in words("clause-openers"):
            return None
        if lows[self.first] in words("prepositions"):
            return None
        end = content_end(tokens, self.sentence, place, after + 1)
        pieces = ((self.first, saying.first - 1), (after + 1, end))
        return self._made(pieces, saying, "the cue is put into what is said", 0.8)

    # before what is said

    def _leading(self, place: int, saying: Saying, start: int) -> Finding | None:
        tokens, lows, cue = self.tokens, self.tokens.lows, saying.cue
        if lows[start] == QUOTE and (start + 1 >= self.end or lows[start - 1] in {":", ","}):
            return self._made(((start, start + 1),), saying, "the cue stands before a quotation", 0.9)
        end = content_end(tokens, self.sentence, place, start)
        if end <= start or (end == start + 1 and lows[start] in words("pronouns") and cue.klass not in _ACTS):
            return None
        if cue.base == "ask" and (lows[start : start + 3] == ("not", "to", "be") or lows[start + 1] == "anonymity"):
            return None  # "asked not to be named" is no statement
        quoted = QUOTE in lows[start:end]
        clause = lows[start] in words("subordinators") or has_verb(tokens, start, end)
        if not self._reports(saying, start, quoted, clause):
            return None
        made = self._made(((start, end),), saying, "the cue stands before what is said", 0.85 if clause else 0.7)
        return replace(made, act_only=not quoted and (cue.act or (not clause and is_act(tokens, cue, start, end))))

    def _reports(self, saying: Saying, start: int, quoted: bool, clause: bool) -> bool:
        """Whether what follows the cue is something said: each verb has its own demands (cue-frames-*)."""
        lows, base = self.tokens.lows, saying.cue.base
        if base in words("cue-frames-quote") and not quoted and lows[start] != "that":
            return False
        if base in words("cue-frames-that") and lows[start] not in {"that", "whether", "how", "why", QUOTE}:
            subject = range(*saying.subject) if saying.subject else range(0)
            if not any(lows[k] in words("document-nouns") for k in subject):
                return False
        if saying.subject is None:
            return quoted
        if base in _NAMING and lows[start] in {"itself", "himself", "herself", "themselves"}:
            return False  # "a leaflet that calls itself …"
        if base in _NAMING and self._is_thing(saying.subject) and (lows[start] == QUOTE or self.tokens.is_name(start)):
            return False
        free = base in _SAYING or base in words("cue-frames-object") or not saying.cue.is_speech
        return clause or quoted or free

    def _is_thing(self, subject: Phrase) -> bool:
        """Whether a phrase is "a band", "a plan": "a band called X" reports nothing."""
        lows = self.tokens.lows
        return lows[subject[0]] in {"a", "an"} and lows[subject[1] - 1] not in words("person-nouns", "spokes-words")

    # according to, passives

    def _according(self, saying: Saying) -> Finding | None:
        lows, cue = self.tokens.lows, saying.cue
        if saying.subject is None:
            return None
        if cue.first == self.first or lows[cue.first - 1] == ":" or lows[cue.first - 1] in words("lead-ins"):
            after = saying.subject[1]
            comma = next((k for k in range(after, self.end) if lows[k] == ","), None)
            start = after if comma is None or is_clause(self.tokens, after, self.end) else comma + 1
            piece = (start, next((k for k in range(start, self.end) if lows[k] == ";"), self.end))
        else:
            piece = (self.first, cue.first)
        return self._made((piece,), saying, "“according to”", 0.9)

    def _passive(self, place: int, saying: Saying) -> Finding | None:
        """Passives: "was told by the manager that …", "was rejected by Moscow", "was told that …"."""
        subject, told = saying.subject, saying.cue.base in words("cue-frames-recipient")
        if subject is None:
            return self._by_nobody(place, saying, told)
        if told and saying.cue.first == self.first:  # "Asked by Venn how it was, she laughed"
            comma = next((k for k in range(subject[1], self.end) if self.tokens.lows[k] == ","), self.end)
            return self._made(((subject[1], comma),), saying, "the cue stands before what is said", 0.7)
        if told:
            return self._leading(place, saying, subject[1]) if subject[1] < self.end else None
        patient = self._patient(saying)
        if patient is None:
            return None
        return replace(self._made((patient,), saying, "a passive with “by”", 0.75), act_only=True)

    def _by_nobody(self, place: int, saying: Saying, told: bool) -> Finding | None:
        """A passive without "by": what somebody was told, asked, accused of."""
        lows, cue = self.tokens.lows, saying.cue
        start = content_start(self.tokens, cue, cue.last, self.end, self._limit(place))
        if start is None:
            return self._told_behind(saying) if told else None
        rumour = lows[start] == "to" and cue.base in {"say", "report", "allege"}  # "were said to be preparing"
        opens = lows[start] in words("subordinators") | {"of", "about", QUOTE}
        opens = opens or (told and has_verb(self.tokens, start, self.end))
        if rumour or not opens or not (told or cue.base in _TOLD):
            return None
        end = content_end(self.tokens, self.sentence, place, start)
        if cue.first == self.first:  # "Asked to show it, he laughed"
            end = next((k for k in range(start, end) if lows[k] == ","), end)
        return self._made(((start, end),), saying, "told without saying by whom", 0.6)

    def _told_behind(self, saying: Saying) -> Finding | None:
        """What a court or an inquiry was told: "…, a jury was told on Monday"."""
        heard = subject_before(self.tokens, saying.cue.first, self.first)
        if heard is None or heard[0] <= self.first or self.tokens.lows[heard[0] - 1] != ",":
            return None
        content = self._content_before(heard[0])
        return self._made((content,), saying, "told without saying by whom", 0.6) if content else None

    def _patient(self, saying: Saying) -> Phrase | None:
        """What was rejected by somebody: the phrase before the passive; behind "that" the one it takes up."""
        tokens, first = self.tokens, saying.cue.first
        patient = subject_before(tokens, first, self.first)
        if patient is None and first > self.first:
            patient = subject_before(tokens, first - 1, self.first)
        if patient is not None and tokens.lows[patient[1] - 1] in {"that", "which", "who"}:
            patient = subject_before(tokens, patient[0], self.first) or patient
        return patient

    def _made(self, pieces: tuple[Phrase, ...], saying: Saying, why: str, confidence: float) -> Finding:
        kept = tuple(p for piece in pieces if (p := without_edges(self.tokens, piece)) is not None)
        cue = saying.cue
        span = self.tokens.span(cue.first, cue.last)
        return Finding(kept, cue, span, saying.subject, why, confidence, self.sentence.stretch)
