"""Narrative: what the numbers say, in plain language; each sentence rests on words of the story."""

from analysis.reporting.narrative.findings import findings
from analysis.reporting.narrative.limits import limits
from analysis.reporting.narrative.questions import questions
from analysis.reporting.narrative.statement import Name, Number, Section, Statement
from analysis.reporting.narrative.summary import summary

__all__ = ["Name", "Number", "Section", "Statement", "findings", "limits", "questions", "summary"]
