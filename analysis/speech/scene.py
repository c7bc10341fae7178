"""Scene: where speakers and names stand in a story, looked up by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.cast import Cast
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.mention import Reading, read_mention
from analysis.speech.names import Name, find_names
from analysis.speech.outlets import is_publisher
from analysis.speech.places import state_of
from analysis.speech.pronouns import Candidate
from analysis.speech.surnames import as_surname, borne_surnames
from analysis.speech.tokens import Tokens

_INTERVIEW = re.compile(
    r"\binterview|\bspoke (?:with|to)\b|\bsat down (?:\w+ ){0,3}with\b|\btalk(?:s|ed) (?:with|to)\b", re.IGNORECASE
)
_ANSWERS = re.compile(r"^A: ", re.MULTILINE)
_FEW_ANSWERS = 3
"""So many answers make a text of questions and answers."""
_OPENING = 1500
"""Within so many characters a story says that it is an interview."""
_OPENING_ZONES = frozenset({"headline", "dek", "body"})
_LOOK_BACK = 40
"""How many names before a pronoun can be meant by it."""
_LAST_SPOKEN = 30
"""And how many of those who spoke."""


class Scene:
    """The names of a story and, as they are matched, its speakers."""

    def __init__(self, article: Article, tokens: Tokens) -> None:
        self.article, self.tokens = article, tokens
        self.surnames = borne_surnames(tokens)
        self.names = find_names(tokens, self.surnames)
        self.cast = Cast(self.names)
        self._publishers = {id(f) for f in self.cast.figures if is_publisher(f.name, article.outlet)}
        self._name_starts = [n.start for n in self.names]
        self._stretch_starts = [tokens.starts[s.first] for s in tokens.stretches]
        self._openings = frozenset(self._stretch_starts)
        self._plain = {low for low, word in zip(tokens.lows, tokens.texts, strict=True) if word == low}
        self.first_stretch = next((k for k, s in enumerate(tokens.stretches) if s.zone in _OPENING_ZONES), 0)
        """The sentence with which the story begins: its headline where it has one."""
        self._spoken: deque[Candidate] = deque(maxlen=_LAST_SPOKEN)
        self._asked: tuple[int, list[Candidate]] | None = None
        """The candidates that were asked for last: the rules for one mention ask again and again."""
        self._interviewed: tuple[Figure | None] | None = None

    def stretch_at(self, offset: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self._stretch_starts, offset) - 1

    def paragraph_of(self, stretch: int) -> int:
        """The paragraph of a sentence, -1 where there is none."""
        return self.tokens.stretches[stretch].paragraph if 0 <= stretch < len(self.tokens.stretches) else -1

    def words_of(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.article.text).split())

    def read(self, span: Span) -> Reading:
        """The mention read; a capital that comes only from the beginning of a sentence is made small."""
        text = _without_tail(self.words_of(span))
        if text[:1].isupper() and text.lower() in self.surnames:
            return as_surname(text)
        if text[:1].isupper() and not text[:2].isupper() and span.start in self._openings:
            at = bisect_left(self._name_starts, span.start)
            named = at < len(self.names) and self.names[at].start == span.start
            first = text.split()[0].lower().removesuffix("'s").removesuffix("’s")
            if not named and self._is_common(first):
                text = text[0].lower() + text[1:]
        return read_mention(text)

    def _is_common(self, low: str) -> bool:
        """Whether a word is no name: the article has it in small letters, or a list of common words does."""
        if state_of(low) is not None:
            return False
        return low in self._plain or low in words(
            "function-words", "everyday-adjectives", "collective-nouns", "person-nouns", "document-nouns",
            "spokes-words", "small-institutions", "organisation-nouns", "titles",
        ) or low.endswith(("ing", "ed", "ly", "s"))  # fmt: skip

    def names_from(self, offset: int, count: int) -> tuple[Name, ...]:
        """The next names at or behind a character."""
        at = bisect_left(self._name_starts, offset)
        return self.names[at : at + count]

    def names_before(self, offset: int) -> tuple[Name, ...]:
        """The last names before a character, as many as a pronoun can mean."""
        at = bisect_left(self._name_starts, offset)
        return self.names[max(0, at - _LOOK_BACK) : at]

    def figure_of(self, name: Name) -> Figure | None:
        """The figure that a name of the text belongs to."""
        return self.cast.at.get(name.start)

    def note_spoken(self, figure: Figure, start: int) -> None:
        """Remember that a figure spoke: its mention stands at ``start``."""
        self._asked = None
        self._spoken.append(self._candidate(figure, start, self.stretch_at(start), leads=True, speaks=True))

    def candidates(self, before: int) -> list[Candidate]:
        """The last speakers and names before a character, nearest last; never the article's own outlet."""
        if self._asked is not None and self._asked[0] == before:
            return self._asked[1]
        at = bisect_left(self._name_starts, before)
        near = ((name, self.figure_of(name)) for name in self.names[max(0, at - _LOOK_BACK) : at])
        out = [self._candidate(f, n.start, n.stretch, leads=n.leads, speaks=False) for n, f in near if f is not None]
        out.extend(said for said in self._spoken if said.start < before)
        if self._publishers:
            out = [candidate for candidate in out if id(candidate.figure) not in self._publishers]
        out.sort(key=lambda c: c.start)
        self._asked = before, out
        return out

    def _candidate(self, figure: Figure, start: int, stretch: int, *, leads: bool, speaks: bool) -> Candidate:
        return Candidate(figure, start, stretch, self.paragraph_of(stretch), leads, speaks)

    def interviewed(self) -> Figure | None:
        """Whoever is interviewed: the person named nearest to "interview", "spoke with" at the beginning.

        Where the text is questions and answers ("Q: … A: …") without such a word, the first person of the opening.
        """
        if self._interviewed is None:
            text = self.article.text
            opening = text[:_OPENING]
            said = _INTERVIEW.search(opening)
            after, before = (said.end(), said.start()) if said else (0, 0)
            asked = said is not None or len(_ANSWERS.findall(text)) >= _FEW_ANSWERS
            persons = [f for f in self.cast.figures if f.kind == "person" and " " in f.name] if asked else []
            persons = [f for f in persons if f.is_surely_person] or persons
            found: list[tuple[int, int]] = []
            for number, figure in enumerate(persons):
                at, first = opening.find(figure.name, after), opening.find(figure.name)
                if at >= 0 or first >= 0:
                    found.append((at - after if at >= 0 else before - first + 40, number))
            self._interviewed = (persons[min(found)[1]] if found else None,)
        return self._interviewed[0]

    def in_force(self, before: int) -> Candidate | None:
        """The person whose quoted words begin at a character: the last to speak, or the subject right before."""
        stretch = self.stretch_at(before)
        for candidate in reversed(self.candidates(before)):
            near = candidate.leads and stretch - candidate.stretch <= 1
            if candidate.figure.kind in {"person", "individual", "spokesperson"} and (candidate.speaks or near):
                return candidate
        return None

    def latest(self, kinds: set[str], before: int) -> Figure | None:
        """The last figure of these kinds that spoke before a character, else the last that was named."""
        candidates = self.candidates(before)
        for speaks in (True, False):
            for candidate in reversed(candidates):
                if candidate.figure.kind in kinds and (candidate.speaks or not speaks):
                    return candidate.figure
        return None


def _without_tail(text: str) -> str:
    """A mention without a last "today", "that" or "who" that is no part of it."""
    parts = text.split()
    while len(parts) > 1 and (parts[-1] in words("weekdays-and-times") or parts[-1] in {"that", "who", "which"}):
        parts.pop()
    return " ".join(parts).rstrip(",")
