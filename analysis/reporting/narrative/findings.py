"""Findings: what the numbers say about sources, quotation, place and reading, in careful plain language."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.reporting.narrative.kinds import anonymity_told, kinds_told
from analysis.reporting.narrative.placement import placement_told
from analysis.reporting.narrative.quotation import places_told, quotation_told
from analysis.reporting.narrative.reading import reading_told
from analysis.reporting.narrative.sources import sources_told
from analysis.reporting.narrative.statement import Section, Statement
from analysis.reporting.narrative.words import answers_told, wording_told
from analysis.result import Analysis


def findings(analysis: Analysis) -> tuple[Section, ...]:
    """What was found, under its headings; a heading with nothing to say under it is left out."""
    sections = (
        Section("Who speaks", _unanswered(analysis, "sources_core") or _kept(sources_told(analysis))),
        Section("What kinds of sources", _kept(kinds_told(analysis))),
        Section("Those without a name", _kept(anonymity_told(analysis))),
        Section("Who answers whom", _kept(answers_told(analysis))),
        Section("In which words", _kept(wording_told(analysis))),
        Section("How much is quoted", _unanswered(analysis, "quotations") or _kept(quotation_told(analysis))),
        Section("Where the voices sit", _kept((*places_told(analysis), *placement_told(analysis)))),
        Section("How it reads", _kept(reading_told(analysis))),
    )
    return tuple(section for section in sections if section.statements)


def _kept(statements: Iterable[Statement | None]) -> tuple[Statement, ...]:
    return tuple(statement for statement in statements if statement is not None)


def _unanswered(analysis: Analysis, id: str) -> tuple[Statement, ...]:
    """Why there is nothing to say, where a measure has no answer: no answer is not "nobody"."""
    score = analysis.score(id)
    return (Statement((f"No answer: {score.reason}.",)),) if score.value is None else ()
