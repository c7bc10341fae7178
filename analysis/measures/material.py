"""Material: what the measures of sources and statements share, made once for an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.measures.counting import Cases, cases_of
from analysis.measures.cue_classes import ClassName, classed
from analysis.measures.quoted import Body, Quoted, body_of, quoted_in
from analysis.measures.quoted import Cases as QuotedCases
from analysis.measures.quoted import cases_of as quoted_cases_of
from analysis.measures.running_words import RunningWords, running_words
from analysis.measures.voices import Held, held_in
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.quotation import Quotation
from analysis.speech.source import Source


@dataclass(frozen=True, slots=True)
class Material:
    """One article as its measures need it: who said what, what counts, and the body word by word."""

    article: Article
    rules: Rules
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    cases: Cases
    """The sources and statements that count, under these rules and the others."""
    body: Body
    speech: tuple[Quoted, ...]
    """Every speech quotation of the body, whatever the rules."""
    quoted_cases: QuotedCases
    """The quotations that count, under these rules and the others."""
    held: tuple[Held, ...]
    """Every statement with its words of the body, the longest first."""
    running: RunningWords
    classes: Mapping[str, tuple[ClassName, str]]
    """Class and deciding word of the reporting words, by the id of the statement."""

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """The quotations that count."""
        return self.quoted_cases.in_force.quoted

    @property
    def is_english(self) -> bool:
        """Whether the word lists fit: they are English."""
        return self.article.language == "en"


def material_of(
    article: Article,
    quotations: Sequence[Quotation],
    attributions: tuple[Attribution, ...],
    sources: tuple[Source, ...],
    rules: Rules,
) -> Material:
    """Everything that more than one measure needs. Linear in words and statements."""
    body = body_of(article)
    speech = quoted_in(article, body, quotations)
    quoted_cases = quoted_cases_of(article, speech, rules)
    held = held_in(body, attributions)
    return Material(
        article=article,
        rules=rules,
        attributions=attributions,
        sources=sources,
        cases=cases_of(attributions, sources, rules),
        body=body,
        speech=speech,
        quoted_cases=quoted_cases,
        held=held,
        running=running_words(article, body, quoted_cases.in_force.quoted, held),
        classes=classed(article.text, attributions),
    )
