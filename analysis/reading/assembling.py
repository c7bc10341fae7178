"""Assembling: an ``Article`` out of a decoded text, step by step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from analysis.reading.article import Article, Zone, ZoneKind
from analysis.reading.damage import damage_notes
from analysis.reading.encoding import Decoded
from analysis.reading.front_matter import read_front_matter
from analysis.reading.language import is_english
from analysis.reading.lines import DATE_LINE
from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.reading.words import find_words
from analysis.reading.zones import find_zones

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
