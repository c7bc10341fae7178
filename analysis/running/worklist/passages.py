"""Passages: what in an article a person should look at, check by check; no score, and nobody is ranked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from analysis.reporting.anchors import Places
from analysis.reporting.label import label
from analysis.result import Analysis
from analysis.spans import Span

Check = Literal["anonymous_without_reason", "contested_count", "low_confidence", "unanswered_claim"]
CHECKS: tuple[Check, ...] = get_args(Check)
ASKED: dict[Check, str] = {
    "anonymous_without_reason": "Anonymous, and the story gives no reason that was found",
    "contested_count": "Counted or not by a rule on which careful people differ",
    "low_confidence": "Found, but not surely",
    "unanswered_claim": "A claim to which nobody in the story answers",
}
UNSURE = 0.5
"""Below this confidence a counted statement is listed: one in two of such statements is wrong in words or speaker."""
LONGEST = 300
_CONTESTED = {
    "embed": "speaks only in an embedded post",
    "narrated": "is only said to have acted (denied, rejected), in no words of its own",
    "thought": "is only said to think, believe or wish",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of an article, the check that found them, and why they are worth a look.

    ``key`` stays the same as long as the article and the words do, whatever else is found in it: what a person said of
    a passage is kept under it. ``anchor`` is the passage's place in the article's report.
    """

    key: str
    check: Check
    article: str
    title: str
    outlet: str
    date: str
    paragraph: int | None
    words: str
    why: str
    anchor: str | None


def passages(analysis: Analysis, article: str) -> Iterator[Passage]:
    """The passages of one article that a person should look at, check by check, in the order of the text.

    ``article`` is the name of its report's folder, or any other id.
    """
    places = Places(analysis)
    seen: dict[tuple[str, str], int] = {}
    for check in CHECKS:
        found = sorted(_FINDERS[check](analysis), key=lambda item: item[0])
        for spans, why in found:
            words = label(" … ".join(span.of(analysis.article.text) for span in spans), LONGEST)
            number = seen[check, words] = seen.get((check, words), 0) + 1
            link = places.link(spans[0])
            yield Passage(
                key=_key(analysis.article.digest, check, words, str(number)),
                check=check,
                article=article,
                title=analysis.article.title or analysis.article.name,
                outlet=analysis.article.outlet or "",
                date=analysis.article.date or "",
                paragraph=_paragraph(analysis, spans[0]),
                words=words,
                why=why,
                anchor=link.anchor if link else None,
            )


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


def _paragraph(analysis: Analysis, span: Span) -> int | None:
    for number, paragraph in enumerate(analysis.article.paragraphs, 1):
        if paragraph.start <= span.start < paragraph.end:
            return number
    return None


_Found = Iterator[tuple[tuple[Span, ...], str]]


def _anonymous(analysis: Analysis) -> _Found:
    first = {each.id: each for each in reversed(analysis.attributions)}
    for audit in analysis.anonymity.audits:
        if not audit.reasons and audit.statements:
            each = first[audit.statements[0]]
            name = label(analysis.source(audit.source).name, 80)
            yield each.content, f"“{name}” is not named, and no reason for it was found near these words"


def _contested(analysis: Analysis) -> _Found:
    for source in analysis.sources:
        if source.level in _CONTESTED:
            said = next((each for each in analysis.attributions if each.source == source.id), None)
            if said is not None:
                counted = "counted" if source.counted else "not counted"
                name = label(source.name, 80)
                yield said.content, f"“{name}” {_CONTESTED[source.level]}: {counted} under the rules in force"
    for quotation in analysis.quotations:
        if quotation.form == "partial_or_scare" and not quotation.depth:
            yield (quotation.span,), f"quoted words, or marks of distance: {quotation.why}"


def _unsure(analysis: Analysis) -> _Found:
    for each in analysis.attributions:
        if each.confidence < UNSURE and not each.nested:
            who = label(analysis.source(each.source).name, 80) if each.source else "nobody"
            yield each.content, f"given to “{who}” with a confidence of {each.confidence:.2f}: counted"
    for each in analysis.doubtful:
        yield each.content, f"a statement, with a confidence of {each.confidence:.2f}: not counted"


def _unanswered(analysis: Analysis) -> _Found:
    claims = set(analysis.answers.unanswered)
    for each in analysis.attributions:
        if each.id in claims:
            who = label(analysis.source(each.source).name, 80) if each.source else "nobody"
            yield each.content, f"claimed by “{who}”; no denial or reply to it was found"


_FINDERS = {
    "anonymous_without_reason": _anonymous,
    "contested_count": _contested,
    "low_confidence": _unsure,
    "unanswered_claim": _unanswered,
}
