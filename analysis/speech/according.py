"""According: where the words behind "according to" stop naming who says it and begin to be what is said."""

from __future__ import annotations

from analysis.speech.complements import has_verb
from analysis.speech.cues import words
from analysis.speech.phrases import Phrase
from analysis.speech.tokens import Tokens

_SAYERS = ("person-nouns", "collective-nouns", "organisation-nouns", "outlet-nouns", "spokes-words", "titles")


def without_clause(tokens: Tokens, source: Phrase, end: int, *, opens: bool) -> Phrase:
    """A phrase behind "according to" without the clause that begins in it: "According to Okafor | the wall will fall".

    ``opens`` says that "according to" opens its sentence, which ends before ``end``.
    """
    cut = (at for at in range(source[0] + 1, source[1]) if is_clause(tokens, at, end, opens=opens))
    return source[0], next(cut, source[1])


def is_clause(tokens: Tokens, at: int, end: int, *, opens: bool = True) -> bool:
    """Whether a clause begins at ``at``, right behind a name and without a comma.

    A name is not followed by an article or a pronoun, and a clause has a verb before the next comma. Behind a noun
    a clause may only describe it ("documents the paper obtained, …"): there it counts as what is said when it
    follows a word for people, "according to" opens the sentence, and no comma comes later.
    """
    lows, before = tokens.lows, tokens.lows[at - 1]
    if at >= end or tokens.is_name(at) or lows[at] not in words("determiners", "clause-subjects") - {"who", "what"}:
        return False
    comma = next((k for k in range(at, end) if lows[k] == ","), None)
    if not tokens.is_name(at - 1) and (not opens or comma is not None or before not in words(*_SAYERS)):
        return False
    return has_verb(tokens, at, end if comma is None else comma)
