"""Records: the rows of the tables of measures: groups of sources, reporting words, answers, anonymous sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from analysis.result import Analysis
from analysis.spans import Span

Row = dict[str, object]


def _groups(analysis: Analysis) -> list[Row]:
    return [
        {
            "axis": axis.name, "group": group.value, "sources": len(group.sources), "low": group.low,
            "high": group.high, "attributions": group.attributions, "quoted_words": group.quoted_words,
            "reported_words": group.reported_words, "ids": "; ".join(group.sources),
        }
        for axis in analysis.composition.axes
        for group in axis.groups
    ]  # fmt: skip


def _cues(analysis: Analysis) -> list[Row]:
    side = {source.id: source.side for source in analysis.sources}
    text = analysis.article.text
    said = {each.id: each for each in analysis.attributions}
    rows: list[Row] = []
    for use in analysis.wording.classes:
        for id, span in zip(use.attributions, use.evidence, strict=True):
            source = said[id].source
            rows.append(
                {
                    "attribution": id, "source": source, "side": side.get(source or ""), "class": use.klass,
                    "cue": span.of(text), "start": span.start, "end": span.end,
                }
            )  # fmt: skip
    return rows


def _left_open(analysis: Analysis) -> list[Row]:
    wording = analysis.wording
    found: list[tuple[str, Span, str, str | None, str | None]] = [
        *(("hedge", each.span, each.kind, each.voice, each.attribution) for each in wording.hedges),
        *(("agentless speech", each.span, each.kind, "reporter", None) for each in wording.agentless),
        *(("agentless harm", each.span, each.kind, "reporter", None) for each in wording.harm),
    ]
    return [
        {
            "what": what, "kind": kind, "words": span.of(analysis.article.text), "voice": voice,
            "attribution": attribution, "start": span.start, "end": span.end,
        }
        for what, span, kind, voice, attribution in sorted(found, key=lambda row: row[1])
    ]  # fmt: skip


def _answers(analysis: Analysis) -> list[Row]:
    text = analysis.article.text
    said = {each.id: each for each in analysis.attributions}
    rows: list[Row] = [
        {
            "claim": pair.claim, "claimant": said[pair.claim].source if pair.claim else None, "answer": pair.kind,
            "attribution": pair.attribution, "answerer": pair.source, "words": pair.span.of(text),
            "words_between": pair.words_between, "paragraphs_between": pair.paragraphs_between,
        }
        for pair in analysis.answers.pairs
    ]  # fmt: skip
    rows += [
        {"claim": id, "claimant": said[id].source, "answer": None, "attribution": None, "answerer": None,
         "words": None, "words_between": None, "paragraphs_between": None}
        for id in analysis.answers.unanswered
    ]  # fmt: skip
    return rows


def _anonymous(analysis: Analysis) -> list[Row]:
    def words(spans: Iterable[Span]) -> str | None:
        return "; ".join(span.of(analysis.article.text) for span in spans) or None

    return [
        {
            "source": each.source, "name": analysis.source(each.source).name, "naming": each.naming,
            "described": words(each.descriptors), "unnamed_because": words(each.reasons),
            "terms": words(each.terms), "rote": words(each.rote), "corroboration": words(each.corroboration),
            "judgements": words(each.judgements), "attributions": len(each.statements),
        }
        for each in analysis.anonymity.audits
    ]  # fmt: skip


def _routes(analysis: Analysis) -> list[Row]:
    return [
        {
            "source": route.source, "name": analysis.source(route.source).name, "channel": route.channel,
            "outlets": " → ".join(route.outlets) or None, "links": route.links,
            "attributions": len(route.statements), "ids": "; ".join(route.statements),
        }
        for route in analysis.routes
    ]  # fmt: skip


def _grounds(analysis: Analysis) -> list[Row]:
    text = analysis.article.text
    return [
        {
            "source": source.id, "name": source.name, "what": what, "answer": getattr(source, what),
            "why": grounds.why, "words": "; ".join(span.of(text) for span in grounds.spans) or None,
            "decided_by_a_person": what in source.decided,
        }
        for source in analysis.sources
        for what in ("naming", "category", "medium", "channel", "gender", "organisation")
        for grounds in (getattr(source, f"{what}_why"),)
    ]  # fmt: skip


RECORDS: Mapping[str, tuple[tuple[str, ...], Callable[[Analysis], list[Row]]]] = {
    "groups": (
        ("axis", "group", "sources", "low", "high", "attributions", "quoted_words", "reported_words", "ids"), _groups,
    ),
    "cues": (("attribution", "source", "side", "class", "cue", "start", "end"), _cues),
    "left_open": (("what", "kind", "words", "voice", "attribution", "start", "end"), _left_open),
    "answers": (
        ("claim", "claimant", "answer", "attribution", "answerer", "words", "words_between", "paragraphs_between"),
        _answers,
    ),
    "anonymous": (
        ("source", "name", "naming", "described", "unnamed_because", "terms", "rote", "corroboration", "judgements",
         "attributions"), _anonymous,
    ),
    "routes": (("source", "name", "channel", "outlets", "links", "attributions", "ids"), _routes),
    "grounds": (("source", "name", "what", "answer", "why", "words", "decided_by_a_person"), _grounds),
}  # fmt: skip
"""The columns of each table, the same for every article, and what makes its rows."""
