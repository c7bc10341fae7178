"""Sourcing: how many sources speak, how they are named, and what they are said to have said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.measures.counting import MIN_ATTRIBUTIONS, NOT_ENGLISH, Cases, cases_of, firsts, ranged
from analysis.measures.ladder import PEJ, Rung, ladder_of, naming_scores
from analysis.measures.material import Material
from analysis.measures.quoted import body_of
from analysis.measures.score import Score, unanswered
from analysis.measures.statements import statement_scores
from analysis.measures.transparency import Reading, transparency_of
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.source import Source

__all__ = ["MIN_ATTRIBUTIONS", "Rung", "Sourcing", "measure_sourcing"]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Source counts with their ranges, the naming ladder, PEJ's transparency bands, and attributions by kind."""

    scores: tuple[Score, ...]
    ladder: tuple[Rung, ...]
    transparency: tuple[Reading, ...] = ()
    """With people only, and with organisations."""


def measure_sourcing(
    article: Article,
    attributions: tuple[Attribution, ...],
    sources: tuple[Source, ...],
    rules: Rules,
    material: Material | None = None,
) -> Sourcing:
    """Count who speaks in the body, how they are named, and in what form their words are given.

    A source is counted by the rules in force; each count carries the lowest and highest value that the other
    combinations of the contested rules would give, and says which rule moves it. Speech inside someone else's
    statement, relays and the publisher are never counted. Shares are given from five attributions on.

    ``material`` spares making once more what other measures have made already.

    Known limit: the counts are only as good as the attributions found; see ``Analysis.method``.
    """
    cases = cases_of(attributions, sources, rules) if material is None else material.cases
    body = body_of(article) if material is None else material.body
    transparent, readings = transparency_of(cases)
    scores = (
        *_source_scores(cases), *naming_scores(cases), *transparent,
        *statement_scores(body, attributions, cases),
    )  # fmt: skip
    if article.language != "en":
        return Sourcing(unanswered(scores, NOT_ENGLISH), ())
    return Sourcing(scores, ladder_of(cases), readings)


def _source_scores(cases: Cases) -> Iterator[Score]:
    counted = cases.in_force.sources
    core = Score(
        "sources_core", "Sources that speak", None, "sources",
        "Distinct people, organisations and groups whose statements the body reports. The same speaker under "
        "several names counts once; relays, the publisher and speech inside other speech do not count.",
        n=len(cases.in_force.said), evidence=firsts(counted), literature=PEJ,
    )  # fmt: skip
    yield ranged(core, lambda case: len(case.sources), cases, who=True, rising=True)
    whole = cases.with_rule("count_embedded_posts").with_rule("count_narrated")
    every = Score(
        "sources_all", "Sources, with posts and narrated speakers", None, "sources",
        "Sources that speak, and besides them signers of embedded posts and states or institutions that are "
        "only narrated as speaking.",
        n=len(cases.in_force.said), evidence=firsts(whole.in_force.sources), literature=PEJ,
    )  # fmt: skip
    yield ranged(every, lambda case: len(case.sources), whole, who=True, rising=True)
