"""Passages: words that a person has quoted, found in the text they were quoted from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.errors import CorrectionsError
from analysis.reading.article import Article
from analysis.spans import Span

_SAME = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_GAP = re.compile(r"\[(?:\.\.\.|…)\]")
_MOST = 50
"""Occurrences that are looked at: who quotes two letters is asked for more words."""


class Passages:
    """Finds words in an article as people quote them.

    Spaces and line ends, straight and curly quotation marks, kinds of dashes and capitals are all one; a word must
    be quoted to its end. ``[...]`` stands for whatever lies between the words before and after it.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self._folded, self._at = _fold(article.text)
        self._bags: tuple[tuple[frozenset[str], Span], ...] | None = None

    def all(self, words: str) -> tuple[Span, ...]:
        """Every place where the words stand, in order; at most fifty.

        >>> from analysis.reading.load import read
        >>> Passages(read("“We wait  here,” he said.")).all('"we wait [...] he said')
        (Span(start=0, end=24),)
        """
        parts = [_fold(part)[0].strip() for part in _GAP.split(words.strip())]
        if not all(parts):
            return ()
        found: list[Span] = []
        for start, first_end in self._matches(parts[0]):
            last = first_end
            for part in parts[1:]:
                following = next(self._matches(part, last), None)
                if following is None:
                    return tuple(found)
                last = following[1]
            found.append(Span(self._at[start], self._at[last - 1] + 1))
            if len(found) == _MOST:
                break
        return tuple(found)

    def _matches(self, needle: str, start: int = 0) -> Iterator[tuple[int, int]]:
        folded = self._folded
        place = folded.find(needle, start)
        while place >= 0:
            end = place + len(needle)
            cut = (needle[0].isalnum() and place > 0 and folded[place - 1].isalnum()) or (
                needle[-1].isalnum() and end < len(folded) and folded[end].isalnum()
            )
            if not cut:
                yield place, end
            place = folded.find(needle, place + 1)

    def some(self, words: str) -> tuple[Span, ...]:
        """As ``all``. Raises ``CorrectionsError`` where there is none, with the nearest sentence."""
        found = self.all(words)
        if not found:
            raise CorrectionsError(f"the words {shown(words)} do not stand in the story.{self._nearest(words)}")
        return found

    def one(self, words: str, occurrence: int | None = None) -> Span:
        """The one place that is meant. Raises ``CorrectionsError`` for none, or several and no ``occurrence``."""
        found = self.some(words)
        if occurrence is None and len(found) > 1:
            raise CorrectionsError(
                f"the words {shown(words)} stand {len(found)} times: {self._places(found)}. Quote more of them, or "
                "add a line 'occurrence: 2' for the second."
            )
        return pick(found, words, occurrence)

    def near(self, words: str, spans: Sequence[Span]) -> Span:
        """The place nearest to some spans: where a cue or a speaker is named for a statement."""
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        return min(self.some(words), key=lambda s: (max(first - s.end, s.start - last, 0), s.start))

    def _places(self, found: Sequence[Span]) -> str:
        """Where several occurrences stand, each with the words after it."""
        text = self.article.text
        beginnings = (" ".join(text[s.start : s.end + 30].split()) for s in found[:4])
        return "; ".join(f"“{words}…”" for words in beginnings) + (" …" if len(found) > 4 else "")

    def _nearest(self, words: str) -> str:
        """The sentence that shares most of the words, as a hint."""
        wanted = _bag(words)
        best, most = None, 0
        if self._bags is None:
            self._bags = tuple((_bag(each.of(self.article.text)), each) for each in self.article.sentences)
        for bag, sentence in self._bags:
            shared = len(wanted & bag)
            if shared > most:
                best, most = sentence, shared
        if best is None or most < max(1, len(wanted) // 2):
            return " Copy them from the text, or delete the entry."
        return f" Did you mean {shown(best.of(self.article.text))}? Copy the words from the text, or delete the entry."


def pick(found: Sequence[Span], words: str, occurrence: int | None) -> Span:
    """The ``occurrence``-th of the places, from 1. Raises ``CorrectionsError`` where there are fewer."""
    number = occurrence or 1
    if number > len(found):
        raise CorrectionsError(
            f"the words {shown(words)} stand only {len(found)} {'time' if len(found) == 1 else 'times'}, "
            f"not {number} times. Change the line 'occurrence: {number}'."
        )
    return found[number - 1]


def shown(words: str, longest: int = 90) -> str:
    """Words as a message quotes them: on one line, shortened."""
    plain = " ".join(words.split()).strip('“”" ')
    return f"“{plain[:longest].rstrip()}…”" if len(plain) > longest else f"“{plain}”"


def _bag(words: str) -> frozenset[str]:
    return frozenset(_fold(words)[0].translate(_NO_MARKS).split())


_NO_MARKS = str.maketrans(dict.fromkeys("\"'.,:;!?()[]", " "))


def _fold(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters the place of the one it came from."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text.translate(_SAME)):
        if character in _UNSEEN:
            continue
        if character.isspace():
            if not out or out[-1] != " ":
                out.append(" ")
                places.append(place)
            continue
        low = character.lower()
        for part in "..." if character == "…" else (low if len(low) == 1 else character):
            out.append(part)
            places.append(place)
    return "".join(out), places
