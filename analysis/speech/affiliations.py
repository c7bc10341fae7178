"""Affiliations: the words that say who a source is and to whom they belong."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.spans import Span
from analysis.speech.mention import read_mention
from analysis.speech.portraits import Phrase
from analysis.speech.source import Source
from analysis.speech.tokens import Tokens
from analysis.speech.vocabulary import Hits

_IN_NAMES = frozenset({"of", "the", "&", "'s", "’s", "'", "’"})


def descriptors_of(
    source: Source, phrases: tuple[Phrase, ...], tokens: Tokens, hits: Hits
) -> tuple[Span, ...]:  # fmt: skip
    """The words that say who a source is: title, apposition, role; none for a bare name or "sources"."""
    return tuple(dict.fromkeys(_descriptors(source, phrases, tokens, hits)))


def _descriptors(
    source: Source, phrases: tuple[Phrase, ...], tokens: Tokens, hits: Hits
) -> Iterator[Span]:  # fmt: skip
    named = source.naming in {"named_person", "named_organisation"}
    for phrase in phrases:
        last = phrase.last
        if phrase.kind == "mention":
            if source.naming in {"named_organisation", "undescribed"}:
                continue
            last = name_begin(source, phrase, tokens) if named else last
            if last <= phrase.first or _is_pronoun(tokens, phrase.first, last):
                continue
        told = phrase.kind == "relative" or (phrase.kind == "mention" and not named)
        if told or hits.within(phrase.first, last):
            yield tokens.span(phrase.first, last)


def _is_pronoun(tokens: Tokens, first: int, last: int) -> bool:
    return read_mention(" ".join(tokens.texts[first:last])).kind in {"pronoun", "part"}


def name_begin(source: Source, phrase: Phrase, tokens: Tokens) -> int:
    """Where the name itself begins in a mention: behind "Foreign Minister"."""
    parts = set(source.name.lower().split())
    at = phrase.last
    while at > phrase.first and "-of-" not in tokens.lows[at - 1]:
        if tokens.lows[at - 1] not in parts and tokens.lows[at - 1] not in {"'s", "’s"}:
            break
        at -= 1
    return at


def named_beside(
    source: Source, phrases: tuple[Phrase, ...], tokens: Tokens, hits: Hits
) -> Span | None:  # fmt: skip
    """The institution behind "of" or "at": "Eun-ji Falk of the Delta Research Station"; not "of Kentucky"."""
    if source.naming != "named_person":
        return None
    for phrase in phrases:
        if phrase.kind == "behind":
            first = phrase.first + (tokens.lows[phrase.first] == "the")
            end = first
            while end < phrase.last and (tokens.is_name(end) or tokens.lows[end] in _IN_NAMES):
                end += 1
            if end > first and tokens.is_name(first) and any(h.entry.institution for h in hits.within(first, end)):
                return tokens.span(first, end)
    return None
