"""Frames: the results as pandas data frames, and one flat row for an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from analysis.errors import ResultError, unknown_name
from analysis.reporting.readings import READINGS
from analysis.reporting.records import RECORDS, Row
from analysis.result import Analysis

if TYPE_CHECKING:
    import pandas

RANGED = ("sourcing", "composition", "density")
"""The rooms whose scores the counting rules can move."""
ALSO_RANGED = {
    "anonymous_sources", "anonymous_described", "anonymous_explained", "anonymous_corroborated", "anonymous_judging",
    "first_source_paragraph", "first_source_place", "first_named_person_paragraph", "first_named_person_place",
    "new_sources_first_third", "new_sources_middle_third", "new_sources_last_third", "neutral_cue_share",
    "grade_median",
}  # fmt: skip
"""Scores of other rooms that have a range."""


def frame(analysis: Analysis, table: str = "scores") -> pandas.DataFrame:
    """One of the results as a data frame; ``TABLES`` has their names ("scores", "sources", "cues", "answers", …).

    Numbers without an answer are missing values, never 0. Offsets ("start", "end") count characters of
    ``analysis.article.text``. Raises ``ResultError`` with the nearest name for an unknown table.
    """
    import pandas

    if table not in TABLES:
        raise ResultError(unknown_name("table", table, TABLES))
    columns, rows = TABLES[table]
    return pandas.DataFrame(rows(analysis), columns=list(columns))


def row(analysis: Analysis) -> Row:
    """One flat row for an article, in a fixed order of columns: what a table of many articles is made of.

    First who and what, then the rules, then every score by its id, followed by its range (``…_low``, ``…_high``)
    for the scores that rules or the choice of a formula can move. The columns are the same for every article. No
    answer is None.
    """
    article = analysis.article
    out: Row = {
        "name": article.name, "title": article.title, "outlet": article.outlet, "byline": article.byline,
        "date": article.date, "language": article.language, "digest": article.digest, "sayso": analysis.version,
        "method": analysis.method.name, "method_version": analysis.method.version, "doubtful": _apart(analysis),
        "corrected": len(analysis.corrections), "corrections": analysis.corrections_digest,
        "settings": analysis.settings_digest, "register": analysis.register_digest,
    }  # fmt: skip
    out.update({f"rule_{name}": value for name, value in asdict(analysis.rules).items()})
    # Not "where there is a range": the columns of two articles must be the same.
    ranged = {score.id for room in RANGED for score in getattr(analysis, room).scores} | ALSO_RANGED
    for score in analysis.scores():
        out[score.id] = score.value
        if score.id in ranged:
            out[f"{score.id}_low"] = score.low
            out[f"{score.id}_high"] = score.high
    return out


def _apart(analysis: Analysis) -> int | None:
    """How many statements are listed apart as too unsure to count; None where the method holds none apart."""
    return len(analysis.doubtful) if analysis.doubtful or analysis.method.certainty else None


def _scores(analysis: Analysis) -> list[Row]:
    return [
        {
            "id": score.id, "label": score.label, "value": score.value, "unit": score.unit, "n": score.n,
            "low": score.low, "high": score.high, "interval_low": score.interval and score.interval[0],
            "interval_high": score.interval and score.interval[1], "reason": score.reason, "rule": score.rule,
            "moved_by": "; ".join(score.moved_by), "passages": len(score.evidence),
        }
        for score in analysis.scores()
    ]  # fmt: skip


def _sources(analysis: Analysis) -> list[Row]:
    said: dict[str | None, int] = {}
    for attribution in analysis.attributions:
        said[attribution.source] = said.get(attribution.source, 0) + 1
    return [
        {
            "id": source.id, "name": source.name, "naming": source.naming, "level": source.level,
            "counted": source.counted, "category": source.category, "second_category": source.second_category,
            "medium": source.medium, "channel": source.channel, "gender": source.gender,
            "organisation": source.organisation, "side": source.side, "mentions": len(source.mentions),
            "attributions": said.get(source.id, 0),
        }
        for source in analysis.sources
    ]  # fmt: skip


def _attributions(analysis: Analysis) -> list[Row]:
    text = analysis.article.text
    return [
        {
            "id": each.id, "source": each.source, "kind": each.kind, "speech": each.is_speech, "nested": each.nested,
            "zone": each.zone, "speaker": each.speaker.of(text) if each.speaker else None,
            "cue": each.cue.of(text) if each.cue else None,
            "content": " … ".join(span.of(text) for span in each.content),
            "relays": "; ".join(relay.name for relay in each.relays), "confidence": each.confidence,
            "start": each.start, "end": each.content[-1].end,
        }
        for each in analysis.attributions
    ]  # fmt: skip


def _quotations(analysis: Analysis) -> list[Row]:
    text = analysis.article.text
    owner = {place: each.source for each in analysis.attributions for place in each.quotations}
    return [
        {
            "number": place + 1, "form": quotation.form, "source": owner.get(place),
            "words": quotation.inner.of(text), "depth": quotation.depth, "start": quotation.span.start,
            "end": quotation.span.end, "assumptions": "; ".join(quotation.assumptions),
        }
        for place, quotation in enumerate(analysis.quotations)
    ]  # fmt: skip


def _sentences(analysis: Analysis) -> list[Row]:
    text = analysis.article.text
    return [
        {
            "number": place, "paragraph": each.paragraph, "words": each.words, "quoted_words": each.quoted_words,
            "voice": each.voice, "text": each.span.of(text), "start": each.span.start, "end": each.span.end,
        }
        for place, each in enumerate(analysis.readability.sentences, start=1)
    ]  # fmt: skip


def _speakers(analysis: Analysis) -> list[Row]:
    return [
        {
            "source": share.source, "name": share.name, "quoted_words": share.quoted_words,
            "reported_words": share.reported_words, "quotations": share.quotations, "attributions": share.attributions,
        }
        for share in analysis.density.speakers
    ]  # fmt: skip


def _changes(analysis: Analysis) -> list[Row]:
    return [
        {
            "what": each.what, "origin": each.origin, "by": each.by, "when": each.when, "note": each.note,
            "start": each.evidence[0].start if each.evidence else None,
        }
        for each in analysis.corrections
    ]  # fmt: skip


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Analysis], list[Row]]]] = {
    "scores": (
        ("id", "label", "value", "unit", "n", "low", "high", "interval_low", "interval_high", "reason", "rule",
         "moved_by", "passages"), _scores,
    ),
    "sources": (
        ("id", "name", "naming", "level", "counted", "category", "second_category", "medium", "channel", "gender",
         "organisation", "side", "mentions", "attributions"), _sources,
    ),
    "attributions": (
        ("id", "source", "kind", "speech", "nested", "zone", "speaker", "cue", "content", "relays", "confidence",
         "start", "end"), _attributions,
    ),
    "quotations": (
        ("number", "form", "source", "words", "depth", "start", "end", "assumptions"), _quotations,
    ),
    "sentences": (
        ("number", "paragraph", "words", "quoted_words", "voice", "text", "start", "end"), _sentences,
    ),
    "changes": (("what", "origin", "by", "when", "note", "start"), _changes),
    "speakers": (
        ("source", "name", "quoted_words", "reported_words", "quotations", "attributions"), _speakers,
    ),
    **RECORDS,
    **READINGS,
}  # fmt: skip
"""The columns of each table, the same for every article, and what makes its rows."""
