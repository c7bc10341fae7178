"""Credited: a quotation with a line under it that says whose it is ("— Ana Lopez, mayor")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.reading.article import Article, Zone
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution, uncued
from analysis.speech.cues import words
from analysis.speech.held import held_in, marked_kind
from analysis.speech.quotation import Quotation
from analysis.speech.tokens import outer_pieces

_LINE = re.compile(r"(?:--|[-–—―])[ \t\u00a0]?(?P<who>[A-Z][^\n]{1,118}?)\.?$")
_TELLING = re.compile(r",\s+(?:\w+ing|in|on|at|to|during|after|before|from)\b.*$")
_SMALL = frozenset({"of", "the", "and", "for", "&"})
_WHY = "a quotation with a line under it that says whose it is"
_DASHES = ("-", "–", "—", "―")


def with_credits(
    article: Article, quotations: tuple[Quotation, ...], found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, with each quotation that has a line of its own under it given to whom that line names.

    The quotation is a whole clause and fills its paragraphs; the line is a paragraph that begins with a dash and holds
    a name, with or without a role, and no verb. A quotation that a colon introduces stays with whom it was given to.
    """
    credited = _credited(article, quotations, found)
    if not credited:
        return list(found)
    spans = merged(quotation.span for quotation, _ in credited)
    out = []
    for each in found:
        left = tuple(part for span in each.content for part in _outside(article.text, span, spans))
        if left:
            out.append(each if left == each.content else _with_less(article, quotations, each, left))
    for quotation, line in credited:
        content = tuple(outer_pieces(article.text, quotation))
        out.append(uncued(content, line, 0.9, _WHY, held_in(quotations, content)))
    return out


def _with_less(
    article: Article, quotations: tuple[Quotation, ...], attribution: Attribution, left: tuple[Span, ...]
) -> Attribution:
    """An attribution of which only some pieces are left."""
    held = held_in(quotations, left)
    kind = marked_kind(article.text, quotations, held, left) or "indirect"
    return replace(attribution, content=left, kind=kind, quotations=held)


def _meets(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span overlaps one of sorted, disjoint others."""
    place = bisect_left(others, (span.end,)) - 1
    return place >= 0 and others[place].end > span.start


def _outside(text: str, span: Span, others: tuple[Span, ...]) -> list[Span]:
    """The parts of a span, with a letter in them, that lie in none of sorted, disjoint others."""
    if not _meets(span, others):
        return [span]
    at, parts = span.start, []
    for other in others[max(0, bisect_left(others, (span.start,)) - 1) : bisect_left(others, (span.end,))]:
        parts.append((at, other.start))
        at = max(at, other.end)
    parts.append((at, span.end))
    return [_stripped(text, start, end) for start, end in parts if any(map(str.isalnum, text[start:end]))]


def _stripped(text: str, start: int, end: int) -> Span:
    """The span from ``start`` to ``end`` without white space at its edges."""
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _credited(
    article: Article, quotations: tuple[Quotation, ...], found: Sequence[Attribution]
) -> list[tuple[Quotation, Span]]:
    """Each quotation that fills its paragraphs and has such a line behind it, with the name in that line."""
    text = article.text
    names = [_named(text, zone) if zone.kind == "body" else None for zone in article.zones]
    ends: dict[int, Span] = {}
    for place, name in enumerate(names[1:], 1):
        alone = names[place - 1] is None and (place + 1 == len(names) or names[place + 1] is None)
        if name is not None and alone:  # several such lines in a row are a list
            end = article.zones[place - 1].span.end
            ends[end - (text[end - 1] == ".")] = name
    if not ends:
        return []
    before = {after.span.start: text[zone.span.end - 1] for zone, after in pairwise(article.zones)}
    held = merged(span for each in found if each.speaker is not None for span in each.content)
    return [
        (each, ends[each.span.end])
        for each in quotations
        if not each.depth and each.form == "full" and each.span.end in ends and each.span.start in before
        and (before[each.span.start] != ":" or not _meets(each.span, held))
    ]  # fmt: skip


def _named(text: str, line: Zone) -> Span | None:
    """Whom a line of credit names; None where it is none."""
    match = _LINE.match(line.span.of(text)) if text.startswith(_DASHES, line.span.start) else None
    if match is None or match["who"].endswith(_DASHES):
        return None
    who = _TELLING.sub("", match["who"])
    if any(word[0].islower() and word not in _SMALL | words("name-particles") for word in who.split(",")[0].split()):
        return None
    start = line.span.start + match.start("who")
    return Span(start, start + len(who))
