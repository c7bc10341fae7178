"""Analysis: everything found in one article, and the only function that computes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.errors import ResultError, unknown_name
from analysis.measures.density import Density, measure_density
from analysis.measures.readability import Check, Readability, measure_readability
from analysis.measures.reconciliation import check_with_textstat
from analysis.measures.score import Score
from analysis.measures.sourcing import Sourcing, measure_sourcing
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.chain import Chain
from analysis.speech.marks import find_quotations
from analysis.speech.quotation import Quotation
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import Source
from analysis.speech.tagger import Tagger, default_tagger
from analysis.versions import __version__

if TYPE_CHECKING:
    import pandas

SCHEMA = 2
"""Raised by one whenever an older reader could misread what is written."""


@dataclass(frozen=True, slots=True)
class Method:
    """How the attributions were found, and what that way is known to miss."""

    name: str
    version: str
    known_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything Sayso found in one article, under one set of rules.

    Reports, charts, tables and notebooks read this value (or its JSON) and never count anything themselves,
    so that no two of them can disagree.
    """

    schema: int
    version: str
    method: Method
    rules: Rules
    article: Article
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    sourcing: Sourcing
    density: Density
    readability: Readability
    checks: tuple[Check, ...] = ()
    doubtful: tuple[Attribution, ...] = ()
    """Found, but too unsure to count: ids "d1", "d2", …, listed apart and in no number."""
    chains: tuple[Chain, ...] = ()
    """The way of each attributed statement from its source to the story."""

    def scores(self) -> Iterator[Score]:
        """Every number, sourcing first, then density, then readability."""
        yield from self.sourcing.scores
        yield from self.density.scores
        yield from self.readability.scores

    def score(self, id: str) -> Score:
        """One number by its id ("quoted_word_share"). Raises ``ResultError`` with the nearest id."""
        for score in self.scores():
            if score.id == id:
                return score
        raise ResultError(unknown_name("measure", id, (score.id for score in self.scores())))

    def source(self, id: str) -> Source:
        """One source by its id ("s1"). Raises ``ResultError`` with the nearest id."""
        for source in self.sources:
            if source.id == id:
                return source
        raise ResultError(unknown_name("source", id, (source.id for source in self.sources)))

    def __repr__(self) -> str:
        return f"Analysis({self.article.name!r}, {len(self.sources)} sources, {len(self.attributions)} attributions)"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        from analysis.reporting.display import mimebundle

        return mimebundle(self)

    def to_frame(self, table: str = "scores") -> pandas.DataFrame:
        """One of the results as a pandas data frame: scores, sources, attributions, quotations, sentences, speakers."""
        from analysis.reporting.frames import frame

        return frame(self, table)

    def to_json(self) -> str:
        """This analysis as JSON: one record a line, the same bytes for the same analysis."""
        fields = (f"{_encode(name)}: {_lines(getattr(self, name))}" for name in self.__dataclass_fields__)
        return "{\n" + ",\n".join(fields) + "\n}\n"


def _encode(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


def _lines(value: object) -> str:
    """JSON of a value; a tuple of records takes a line for each, so that people and diffs can read it."""
    if isinstance(value, tuple) and value:
        return "[\n  " + ",\n  ".join(_encode(item) for item in value) + "\n]"
    return _encode(value)


def from_json(text: str | bytes) -> Analysis:
    """The analysis that ``to_json`` wrote, equal to the original.

    Raises ``ResultError`` when the text is no saved analysis, or comes from another schema version.
    """
    import msgspec

    try:
        schema = msgspec.json.decode(text, type=_Head).schema
    except msgspec.MsgspecError as error:
        raise ResultError(f"this is no saved analysis: {error}. Run `sayso report` again.") from error
    if schema != SCHEMA:
        raise ResultError(
            f"this analysis was saved with schema {schema}; this version of Sayso reads schema {SCHEMA}. "
            "Run `sayso report` on the article again."
        )
    try:
        return msgspec.json.decode(text, type=Analysis)
    except msgspec.MsgspecError as error:
        raise ResultError(f"the saved analysis is damaged: {error}. Run `sayso report` again.") from error


@dataclass(frozen=True, slots=True)
class _Head:
    schema: int


def analyse(
    article: Article, rules: Rules | None = None, *, tagger: Tagger | None = None, check: bool = False
) -> Analysis:
    """Find who says what in an article and measure it: the only place that computes.

    ``tagger`` is the trained model where its weights are there, else the rules. With ``check`` the readability
    scores are computed by textstat too (on the same sentences) and both are shown; that costs an import of
    about a second.
    """
    rules = rules or Rules()
    tagger = tagger or default_tagger()
    quotations = find_quotations(article)
    found, unsure = tagger.weigh(article, quotations)
    attributions, sources = resolve_sources(article, quotations, found, rules)
    readability = measure_readability(article, quotations)
    return Analysis(
        schema=SCHEMA,
        version=__version__,
        method=Method(tagger.name, tagger.version, tagger.known_misses),
        rules=rules,
        article=article,
        quotations=quotations,
        attributions=attributions,
        sources=sources,
        sourcing=measure_sourcing(article, attributions, sources, rules),
        density=measure_density(article, quotations, attributions, sources, rules),
        readability=readability,
        checks=check_with_textstat(article, readability) if check else (),
        doubtful=tuple(replace(each, id=f"d{place}") for place, each in enumerate(unsure, 1)),
    )
