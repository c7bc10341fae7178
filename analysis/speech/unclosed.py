"""Unclosed: where a quotation without its closing mark must have ended: before the reporting words."""

from __future__ import annotations

import re
from functools import cache

from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.cues import verbs

_PART = re.compile(r"[^,.;:!?…]+")
_WORD = re.compile(r"\w(?:[\w'’.&-]*\w)?")
_LONGEST = 6
"""Words of the reporting words at most: ", a spokeswoman for it said"."""


def find_spoken_end(text: str, within: Span) -> Span | None:
    """The reporting words behind a comma inside an unclosed quotation ("he said"), or None.

    Rule: a stretch between two punctuation marks, at most six words, that begins after a comma and is a
    subject with a verb of saying ("a spokeswoman said") or the verb with its subject ("said Ann Lee"). One
    pass over the stretch.

    >>> text = "We have waited long enough, a spokeswoman said."
    >>> find_spoken_end(text, Span(0, len(text))).of(text)
    'a spokeswoman said'
    """
    for part in _PART.finditer(text, within.start, within.end):
        comma = part.start() - 1
        if comma <= within.start or text[comma] not in ",?!" or part.end() - part.start() > 80:
            continue
        words = _WORD.findall(part.group())
        if 2 <= len(words) <= _LONGEST and _reports(words):
            found = part.group()
            return Span(part.end() - len(found.lstrip()), part.start() + len(found.rstrip()))
    return None


def _reports(words: list[str]) -> bool:
    """Whether the words are a subject and a verb of saying, or the other way round."""
    first = words[0].lower()
    if _is_saying(first):
        return words[1][0].isupper() or words[1].lower() in _openers()
    return _is_saying(words[-1].lower()) and (words[0][0].isupper() or first in _openers())


@cache
def _openers() -> frozenset[str]:
    """Words that begin a subject."""
    return frozenset((*lexicon("determiners"), *lexicon("pronouns"), "mr", "mrs", "ms", "dr"))


def _is_saying(word: str) -> bool:
    return any(verb.klass == "neutral" and verb.forms & {"past", "third"} for verb in verbs().get(word, ()))
