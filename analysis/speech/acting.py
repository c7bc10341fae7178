"""Acting: of whom a sentence tells that reports nothing ("SHE closed the ledger."); beside a quotation, its speaker."""

from __future__ import annotations

from analysis.speech.cues import words
from analysis.speech.phrases import Phrase
from analysis.speech.saying import opening_subject
from analysis.speech.tokens import Stretch, Tokens

WHY = "no reporting words: the sentence beside it tells of this person"
_PERSONS = frozenset({"he", "she"})


class Acting:
    """Follows who acts while the sentences of an article are read in order.

    A person stays until somebody speaks, another person acts or the paragraph ends; the last one of a paragraph is
    still there when the next begins.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.paragraph = -1
        self.person: Phrase | None = None

    def read(self, stretch: Stretch, *, reports: bool) -> None:
        """Take in the next sentence; one that ``reports`` has a speaker of its own."""
        if reports:
            self.person = None
        elif (person := self._subject(stretch)) is not None or stretch.paragraph != self.paragraph:
            self.person = person
        self.paragraph = stretch.paragraph

    def _subject(self, stretch: Stretch) -> Phrase | None:
        """The phrase that opens a sentence without a quotation, where it means a person or ends in a name."""
        tokens = self._tokens
        if any(tokens.quotes[place] >= 0 for place in range(stretch.first, stretch.last)):
            return None
        subject = opening_subject(tokens, stretch.first, stretch.last)
        if subject is None:
            return None
        human = _PERSONS | words("person-nouns", "spokes-words", "titles")
        last = subject[1] - 1
        named = tokens.is_name(last) and tokens.lows[last] not in words("pronouns")
        return subject if named or any(tokens.lows[place] in human for place in range(*subject)) else None
