"""Assembling: an ``Article`` out of a decoded text, step by step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from analysis.reading.article import Article, Zone, ZoneKind
from analysis.reading.damage import damage_notes
from analysis.reading.encoding import Decoded
from analysis.reading.front_matter import read_front_matter
from analysis.reading.head import DEK_REPEATS
from analysis.reading.language import is_english
from analysis.reading.lines import DATE_LINE
from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.reading.words import find_words
from analysis.reading.zones import NO_BODY, find_zones

NOT_ENGLISH = "The story does not seem to be in English: what Sayso measures is meant for English only."
_BEFORE_NAME = re.compile(r"^(?:[^.,:]{0,40}?\b(?:by|By|BY)[:\s]+|[A-Za-z ]{1,20}:\s+)(?=\S)")


def assemble(decoded: Decoded, name: str, digest: str, given: Mapping[str, str]) -> Article:
    """Zones, then words and sentences in each; ``given`` (title, outlet, byline, date) goes before what is found."""
    text = decoded.text
    front = read_front_matter(text)
    known = {**front.values, **given}
    paragraphs = find_paragraphs(text, front.span.end if front.span else 0)
    zones, notes = find_zones(text, paragraphs, known.get("title"))
    words = tuple(word for zone in zones for word in find_words(text, zone.span))
    sentences = tuple(sentence for zone in zones for sentence in find_sentences(text, zone.span))
    if front.span:
        zones = (Zone(front.span, "front_matter", "between two lines of three hyphens above the story"), *zones)
    article = Article(
        text=text,
        zones=zones,
        words=words,
        sentences=sentences,
        name=name,
        digest=digest,
        title=known.get("title") or _first(text, zones, "headline"),
        outlet=known.get("outlet"),
        byline=known.get("byline") or _writer(_first(text, zones, "byline")),
        date=known.get("date") or _first(text, zones, "dateline", DATE_LINE),
        encoding=decoded.encoding,
        notes=(*decoded.notes, *damage_notes(text), *front.notes, *notes),
    )
    return _with_language(article)


def with_zones(article: Article, zones: tuple[Zone, ...]) -> Article:
    """The same text with other zones: a person has said what a paragraph is.

    Words and sentences are found again, each in its zone. A title, byline or date that was taken from a zone is
    taken from the new zones; one that was given stays.
    """
    text = article.text
    counted = [zone for zone in zones if zone.kind != "front_matter"]

    def again(value: str | None, kind: ZoneKind, why: str | None = None) -> str | None:
        clean = _writer if kind == "byline" else str
        old, new = _first(text, article.zones, kind, why), _first(text, zones, kind, why)
        return value if value != (old and clean(old)) else new and clean(new)

    has_body = any(zone.kind == "body" for zone in zones)
    has_dek = any(zone.kind == "dek" for zone in zones)
    notes = [n for n in article.notes if n not in (NOT_ENGLISH, NO_BODY) and (has_dek or not n.startswith(DEK_REPEATS))]
    return _with_language(
        replace(
            article,
            zones=zones,
            words=tuple(word for zone in counted for word in find_words(text, zone.span)),
            sentences=tuple(sentence for zone in counted for sentence in find_sentences(text, zone.span)),
            title=again(article.title, "headline"),
            byline=again(article.byline, "byline"),
            date=again(article.date, "dateline", DATE_LINE),
            language="en",
            notes=(*notes, *(() if has_body else (NO_BODY,))),
        )
    )


def _first(text: str, zones: tuple[Zone, ...], kind: ZoneKind, why: str | None = None) -> str | None:
    """The words of the first zone of a kind (found by that rule), on one line."""
    for zone in zones:
        if zone.kind == kind and why in (None, zone.why):
            return " ".join(zone.span.of(text).strip("#*_ ").split())
    return None


def _writer(byline: str | None) -> str | None:
    """A byline without what stands before the name: "By", "Words by", "Interview:"."""
    return None if byline is None else _BEFORE_NAME.sub("", byline, count=1)


def _with_language(article: Article) -> Article:
    if is_english([word.of(article.text) for word in article.body_words]):
        return article
    return replace(article, language="unknown", notes=(*article.notes, NOT_ENGLISH))
