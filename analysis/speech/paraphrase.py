"""Paraphrase: what one sentence says that somebody said, cue by cue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.spans import Span
from analysis.speech.complements import adverbials_end, content_start, has_verb, is_aside, recipient_end
from analysis.speech.cues import Cue, find_cues, words
from analysis.speech.phrases import Phrase, phrase_after, subject_before
from analysis.speech.tokens import QUOTE, Stretch, Tokens

_CONJUNCTIONS = frozenset({"and", "but", "while", "though", "although", "whereas", ";", "—", "–", "--", "yet", "or"})
_PLAIN = frozenset(
    [
        "say",
        "add",
        "warn",
        "argue",
        "claim",
        "insist",
        "tell",
        "accuse",
        "urge",
        "call",
        "note",
        "write",
        "announce",
        "ask",
    ]
)
_SAYING = frozenset({"say", "think", "believe", "argue", "insist", "claim"})
"""What follows these is always what is said, even "no"."""
_ENDS = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class Finding:
    """A content, its cue and its speaker, found in one stretch; token places and spans."""

    pieces: tuple[Phrase, ...]
    cue: Cue | None
    cue_span: Span | None
    speaker: Phrase | None
    why: str
    confidence: float
    stretch: Stretch
    nested: bool = False

    def holds(self, place: int) -> bool:
        """Whether a token lies in the content."""
        return any(first <= place < last for first, last in self.pieces)


def read_stretch(tokens: Tokens, stretch: Stretch) -> list[Finding]:
    """Every attribution with reporting words in one stretch, nested ones flagged."""
    return _Reader(tokens, stretch).read()


class _Reader:
    """The cues of one stretch with their subjects, read from left to right."""

    def __init__(self, tokens: Tokens, stretch: Stretch) -> None:
        self.tokens, self.stretch = tokens, stretch
        self.cues = find_cues(tokens, stretch)
        self.end = stretch.last
        while self.end > stretch.first and tokens.lows[self.end - 1] in _ENDS:
            self.end -= 1
        self.subjects: list[Phrase | None] = []
        self.inverted: list[bool] = []
        self.elided: list[bool] = []
        for place, cue in enumerate(self.cues):
            subject, inverted, elided = self._subject(place, cue)
            self.subjects.append(subject)
            self.inverted.append(inverted)
            self.elided.append(elided)

    def read(self) -> list[Finding]:
        found = []
        for place, cue in enumerate(self.cues):
            if cue.negated or cue.unreal:
                continue
            finding = self._finding(place, cue)
            if finding is not None and finding.pieces:
                found.append(finding)
        return _nested(found)

    # who speaks

    def _subject(self, place: int, cue: Cue) -> tuple[Phrase | None, bool, bool]:
        tokens, low = self.tokens, self.stretch.first
        lows = tokens.lows
        if cue.klass == "according":
            return phrase_after(tokens, cue.last, self.end), False, False
        if cue.voice == "passive":
            if cue.last < self.end and lows[cue.last] == "by":
                return phrase_after(tokens, cue.last + 1, self.end), False, False
            return None, False, False
        before = lows[cue.first - 1] if cue.first > low else ""
        if cue.voice == "participle" or lows[cue.first] == "having":
            return self._subject_of_participle(place, cue, before), False, True
        if before in {",", QUOTE} and cue.first == cue.verb and self._can_invert(cue):
            after = phrase_after(tokens, cue.last, self.end)
            if after is not None:
                return after, True, False
        if (
            before in _CONJUNCTIONS
            or not before
            or (before == "," and cue.first - 2 >= low and lows[cue.first - 2] == QUOTE)
        ):
            return self._earlier_subject(place), False, True
        return subject_before(tokens, cue.first, self._low(place)), False, False

    def _low(self, place: int) -> int:
        """Where the clause of a cue can begin: after the cue before it."""
        if place == 0:
            return self.stretch.first
        return min(self.cues[place - 1].last, self.cues[place].first)

    def _can_invert(self, cue: Cue) -> bool:
        tokens = self.tokens
        if cue.last >= self.end or cue.klass == "mental":
            return False
        low = tokens.lows[cue.last]
        if low in {"that", "it", "this", "how", "what", "whether", "if", "to", "he", "she", "they"}:
            return low in {"he", "she"} and (cue.last + 1 >= self.end or tokens.lows[cue.last + 1] in {",", "."})
        after = phrase_after(tokens, cue.last, self.end)
        if after is None:
            return False
        rest = tokens.lows[after[1]] if after[1] < self.end else "."
        if tokens.lows[cue.first - 1] != QUOTE and not (
            cue.first - 2 >= self.stretch.first and tokens.lows[cue.first - 2] == QUOTE
        ):
            if (
                not tokens.is_name(after[0])
                and tokens.lows[after[0]] not in words("determiners")
                and tokens.lows[after[1] - 1] not in words("collective-nouns")
            ):
                return False
            return rest in {",", ".", "("} or (
                rest in words("prepositions") and not has_verb(tokens, after[1], self.end)
            )
        return (
            rest in {",", ".", "(", "who", "whose", QUOTE, "—", "–", ";", ":"}
            or rest in words("prepositions")
            or rest in words("weekdays-and-times")
            or rest in {"when", "while", "as"}
        )

    def _subject_of_participle(self, place: int, cue: Cue, before: str) -> Phrase | None:
        tokens = self.tokens
        if (
            before
            and before not in {",", QUOTE, "—", "–", "--", "and", "before", "after", "while", "by"}
            and before not in words("prepositions")
        ):
            phrase = subject_before(tokens, cue.first, self._low(place))
            if phrase is not None and tokens.lows[phrase[1] - 1] in words("document-nouns"):
                return self._earlier_subject(place) or self._opening_subject(cue.first) or phrase
            return phrase
        return self._earlier_subject(place) or self._opening_subject(cue.first)

    def _earlier_subject(self, place: int) -> Phrase | None:
        """The subject of the nearest earlier cue that has one."""
        for at in range(place - 1, -1, -1):
            if self.subjects[at] is not None:
                return self.subjects[at]
        return self._opening_subject(self.cues[place].first)

    def _opening_subject(self, before: int) -> Phrase | None:
        """The phrase that opens the stretch, up to its first verb."""
        tokens = self.tokens
        first = self.stretch.first
        while first < before and tokens.lows[first] in words("lead-ins"):
            first += 1
        if first < before and tokens.lows[first] in words("prepositions"):
            comma = next((k for k in range(first, before) if tokens.lows[k] == ","), None)
            first = comma + 1 if comma is not None else first
        phrase = phrase_after(tokens, first, before) if first < before else None
        if phrase is None:
            return None
        last = phrase[0] + 1
        while last < phrase[1] and not (
            tokens.lows[last] in words("finite-verbs")
            or (tokens.lows[last].endswith("ed") and not tokens.is_name(last))
        ):
            last += 1
        return phrase[0], last

    # what is said

    def _finding(self, place: int, cue: Cue) -> Finding | None:
        tokens, subject = self.tokens, self.subjects[place]
        if cue.klass == "according":
            return self._according(place, cue, subject)
        if cue.voice == "passive":
            return self._passive(place, cue, subject)
        last = recipient_end(tokens, cue, subject[1] if subject and self.inverted[place] else cue.last, self.end)
        after = adverbials_end(tokens, last, self.end)
        clause_first = self._clause_first(place)
        before = tokens.lows[clause_first - 1] if clause_first > self.stretch.first else ""
        behind = (
            before in {",", QUOTE}
            and not (self.elided[place] and before == ",")
            and (self._content_before(place, clause_first) is not None)
        )
        start = content_start(tokens, cue, last, after, self.end, self._limit(place))
        if before == "as" and after + 1 < self.end and tokens.lows[after] == "," and cue.is_speech:
            end = self._content_end(place, after + 1)
            return self._made(((after + 1, end),), cue, subject, "“as … said” before what is said", 0.75)
        if before == "," and not behind and not self.elided[place] and clause_first > self.stretch.first + 1:
            inserted = self._inserted(place, cue, subject, clause_first, after)
            if inserted is not None:
                return inserted
        if behind and (
            self.inverted[place] or start is None or self._is_trailing(place, clause_first, last, after, start)
        ):
            return self._trailing(place, cue, subject, clause_first, after)
        if start is None:
            return None
        return self._leading(place, cue, subject, start)

    def _limit(self, place: int) -> int:
        """Where the next cue begins: a quotation behind it is not this cue's."""
        return self.cues[place + 1].first if place + 1 < len(self.cues) else self.end

    def _clause_first(self, place: int) -> int:
        cue, subject = self.cues[place], self.subjects[place]
        if subject is None or self.inverted[place] or self.elided[place] or subject[0] > cue.first:
            return cue.first
        return subject[0]

    def _content_before(self, place: int, clause_first: int) -> Phrase | None:
        """What stands before a trailing cue: a quotation, or a clause with a verb."""
        tokens, low = self.tokens, self.stretch.first
        last = clause_first
        if tokens.lows[last - 1] == ",":
            last -= 1
        if last <= low:
            return None
        first = low
        for at in range(place - 1, -1, -1):
            if self.cues[at].klass != "according" and tokens.lows[last - 1] != QUOTE:
                break
        if tokens.lows[last - 1] == QUOTE:
            return last - 1, last
        return (first, last) if has_verb(tokens, first, last) else None

    def _is_trailing(self, place: int, clause_first: int, last: int, after: int, start: int) -> bool:
        tokens = self.tokens
        if after >= self.end:
            return True
        low = tokens.lows[after]
        if tokens.lows[start] in {"that"} and start <= after + 1:
            return False
        if low == QUOTE or low == ":":
            return False
        if low == ",":
            return not (
                after + 1 < self.end
                and tokens.lows[after + 1] == QUOTE
                and tokens.lows[clause_first - 1] != QUOTE
                and not has_verb(tokens, self.stretch.first, clause_first)
            )
        if tokens.lows[clause_first - 1] == QUOTE or (clause_first >= 2 and tokens.lows[clause_first - 2] == QUOTE):
            return is_aside(tokens, last, self.end)
        return is_aside(tokens, last, self.end) and has_verb(tokens, self.stretch.first, clause_first)

    def _trailing(self, place: int, cue: Cue, subject: Phrase | None, clause_first: int, after: int) -> Finding | None:
        tokens = self.tokens
        before = self._content_before(place, clause_first)
        if before is None:
            return None
        pieces = [before]
        if before[1] - before[0] == 1 and tokens.lows[before[0]] == QUOTE:
            pieces = self._with_quotations_before(before)
        if after < self.end and tokens.lows[after] == ",":
            second = self._second_piece(place, after + 1, tokens.lows[before[1] - 1] == QUOTE)
            if second is not None:
                pieces.append(second)
        return self._made(tuple(pieces), cue, subject, "the cue stands behind what is said", 0.9)

    def _inserted(self, place: int, cue: Cue, subject: Phrase | None, clause_first: int, after: int) -> Finding | None:
        """A cue put in between commas: "This campaign, he says, is different." """
        tokens = self.tokens
        if after + 1 >= self.end or tokens.lows[after] != "," or tokens.lows[after + 1] == QUOTE or subject is None:
            return None
        first = self.stretch.first
        if tokens.lows[first] in words("prepositions") or not has_verb(tokens, after + 1, self.end):
            return None
        if tokens.lows[after + 1].endswith("ing") or tokens.lows[after + 1] in words("clause-openers"):
            return None
        end = self._content_end(place, after + 1)
        return self._made(
            ((first, clause_first - 1), (after + 1, end)), cue, subject, "the cue is put into what is said", 0.8
        )

    def _with_quotations_before(self, last: Phrase) -> list[Phrase]:
        """A quotation that ends a clause takes the clause along: 'It was "a mess," he said.'"""
        tokens, low = self.tokens, self.stretch.first
        if last[0] == low:
            return [last]
        words_before = sum(tokens.lows[k][0].isalnum() for k in range(low, last[0]))
        if (
            words_before >= 1
            and tokens.lows[last[0] - 1] not in {",", ":", "-", "—", "–", "--", "("}
            and not any(c.last <= last[0] and not c.unreal and c.klass != "mental" for c in self.cues)
        ):
            return [(low, last[1])]
        return [last]

    def _second_piece(self, place: int, first: int, quoted: bool) -> Phrase | None:
        """What is said behind the cue too: '"A," he said, "B."' or 'A, he said, B.'"""
        tokens = self.tokens
        if first >= self.end:
            return None
        if tokens.lows[first] == QUOTE:
            return first, first + 1
        if quoted:
            return None
        low = tokens.lows[first]
        if low in {"and", "but", "while", "who", "which", "as", "when", "after", "with", "citing"} or (
            low.endswith("ing") and len(low) > 4
        ):
            return None
        nearest = self.cues[place + 1].first if place + 1 < len(self.cues) else self.end
        if nearest <= first + 1:
            return None
        return first, self._content_end(place, first)

    def _leading(self, place: int, cue: Cue, subject: Phrase | None, start: int) -> Finding | None:
        tokens = self.tokens
        if tokens.lows[start] == QUOTE and (start + 1 >= self.end or tokens.lows[start - 1] in {":", ","}):
            return self._made(((start, start + 1),), cue, subject, "the cue stands before a quotation", 0.9)
        end = self._content_end(place, start)
        if end <= start:
            return None
        base = cue.base.split(" ")[0]
        quoted = QUOTE in tokens.lows[start:end]
        clause = has_verb(tokens, start, end) or tokens.lows[start] in {
            "that",
            "to",
            "whether",
            "how",
            "why",
            "what",
            "if",
        }
        if base in words("cue-frames-quote") and not quoted and tokens.lows[start] != "that":
            return None
        if base in words("cue-frames-that") and tokens.lows[start] not in {"that", "whether", "how", "why", QUOTE}:
            if subject is None or not any(tokens.lows[k] in words("document-nouns") for k in range(*subject)):
                return None
        if (
            not clause
            and not quoted
            and base not in _SAYING
            and base not in words("cue-frames-object")
            and cue.klass != "mental"
        ):
            return None
        if subject is None and not quoted:
            return None
        return self._made(((start, end),), cue, subject, "the cue stands before what is said", 0.85 if clause else 0.7)

    def _content_end(self, place: int, start: int) -> int:
        """Where a content that runs to the right ends: at the next cue of the same rank, or with the stretch."""
        tokens = self.tokens
        lows = tokens.lows
        end = self._taken_up(start)
        for at in range(place + 1, len(self.cues)):
            cue = self.cues[at]
            if cue.first <= start:
                continue
            first = self._clause_first(at)
            if cue.klass == "according":
                first = cue.first
            if first <= start or first >= end:
                continue
            before = lows[first - 1]
            comma = before == "," or (first - 2 > start and lows[first - 2] == ",")
            if cue.klass == "according" and before == ",":
                end = first - 1
                break
            if cue.voice == "participle" and before == "," and self.elided[at]:
                end = first - 1
                break
            if cue.klass == "mental" and not comma and not self.elided[at]:
                continue
            if before in {"and", "but", "while", "though", "although", ";", "—", "–"} and (
                comma or before in {";", "—", "–", "but"} or cue.base in _PLAIN
            ):
                end = first - 2 if first - 2 > start and lows[first - 2] == "," else first - 1
                break
        return end

    def _taken_up(self, start: int) -> int:
        """Where the writer takes up what was said: "…, a charge rejected by Moscow"."""
        lows = self.tokens.lows
        for at in range(start + 1, self.end - 1):
            if lows[at] in {",", "—", "–", "--"}:
                noun = at + 1
                while noun < self.end - 1 and (
                    lows[noun] in {"a", "an", "the", "both"} or lows[noun].endswith(("al", "ous"))
                ):
                    noun += 1
                if (
                    lows[noun] in words("speech-nouns")
                    and noun + 1 < self.end
                    and (lows[noun + 1] in {"that", "which"} or lows[noun + 1].endswith("ed"))
                ):
                    return at
        return self.end

    def _according(self, place: int, cue: Cue, subject: Phrase | None) -> Finding | None:
        tokens, low = self.tokens, self.stretch.first
        if subject is None:
            return None
        if cue.first == low or tokens.lows[cue.first - 1] in words("lead-ins") | {":"}:
            comma = next((k for k in range(subject[1], self.end) if tokens.lows[k] == ","), None)
            start = comma + 1 if comma is not None else subject[1]
            pieces: tuple[Phrase, ...] = ((start, self.end),) if start < self.end else ()
        else:
            last = cue.first - 1 if tokens.lows[cue.first - 1] == "," else cue.first
            pieces = ((low, last),) if last > low else ()
        return self._made(pieces, cue, subject, "“according to”", 0.9)

    def _passive(self, place: int, cue: Cue, agent: Phrase | None) -> Finding | None:
        tokens = self.tokens
        base = cue.base.split(" ")[0]
        if agent is None:
            start = content_start(
                tokens, cue, cue.last, adverbials_end(tokens, cue.last, self.end), self.end, self._limit(place)
            )
            if start is None or tokens.lows[start] not in {
                "that",
                "to",
                "of",
                "whether",
                "how",
                "why",
                "if",
                "about",
                QUOTE,
            }:
                return None
            if base not in words("cue-frames-recipient") | {
                "question",
                "press",
                "accuse",
                "say",
                "report",
                "allege",
                "quote",
            }:
                return None
            return self._made(
                ((start, self._content_end(place, start)),), cue, None, "told without saying by whom", 0.6
            )
        patient = subject_before(tokens, cue.first, self.stretch.first)
        if patient is None and cue.first > self.stretch.first:
            patient = subject_before(tokens, cue.first - 1, self.stretch.first)
        if patient is not None and tokens.lows[patient[1] - 1] in {"that", "which", "who"}:
            patient = subject_before(tokens, patient[0], self.stretch.first) or patient
        if patient is None:
            return None
        return self._made((patient,), cue, agent, "a passive with “by”", 0.75)

    def _made(
        self, pieces: tuple[Phrase, ...], cue: Cue, subject: Phrase | None, why: str, confidence: float
    ) -> Finding:
        kept = tuple(p for p in (_without_edges(self.tokens, *piece) for piece in pieces) if p is not None)
        return Finding(kept, cue, self.tokens.span(cue.first, cue.last), subject, why, confidence, self.stretch)


def _without_edges(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """A piece without commas and conjunctions at its edges."""
    while first < last and (tokens.lows[first] in {",", ";", ":", "—", "–", "--"}):
        first += 1
    while last > first and tokens.lows[last - 1] in {",", ";", ":", "—", "–", "--", "and", "but"}:
        last -= 1
    return (first, last) if last > first else None


def _nested(found: list[Finding]) -> list[Finding]:
    """The findings, those whose cue lies in another's content flagged."""
    out = []
    for finding in found:
        verb = finding.cue.verb if finding.cue else -1
        inside = any(
            other is not finding and other.holds(verb) and not (other.cue and finding.holds(other.cue.verb))
            for other in found
        )
        out.append(replace(finding, nested=True) if inside else finding)
    return out
