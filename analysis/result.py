"""Analysis: everything found in one article, and the only function that computes it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from analysis.corrections.applying import Applying
from analysis.corrections.change import Change
from analysis.corrections.sidecar import Corrections
from analysis.corrections.telling import settled, tell
from analysis.errors import ResultError, unknown_name
from analysis.house.settings import Settings
from analysis.measures.anonymity import Anonymity, measure_anonymity
from analysis.measures.answers import Answers, measure_answers
from analysis.measures.collector import UncollectedWork
from analysis.measures.composition import Composition, measure_composition
from analysis.measures.density import Density, measure_density
from analysis.measures.material import material_of
from analysis.measures.placement import Placement, measure_placement
from analysis.measures.readability import Check, Readability, measure_readability
from analysis.measures.reconciliation import check_with_textstat
from analysis.measures.routes import Route, measure_routes
from analysis.measures.score import Score
from analysis.measures.sourcing import Sourcing, measure_sourcing
from analysis.measures.wording import Wording, measure_wording
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.chain import Chain
from analysis.speech.method import Method
from analysis.speech.quotation import Quotation
from analysis.speech.source import Source
from analysis.speech.tagger import Tagger, default_tagger
from analysis.versions import __version__

if TYPE_CHECKING:
    import pandas
    from msgspec.json import Decoder

SCHEMA = 2
"""Raised by one whenever an older reader could misread what is written."""


ROOMS = (
    "sourcing", "composition", "anonymity", "answers", "wording", "density", "placement", "readability",
)  # fmt: skip
"""The parts of an analysis that hold scores, in the order of a report."""


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
    composition: Composition
    """Who the sources are: category, side, gender, and the words of each kind."""
    anonymity: Anonymity
    """What the story says about each source that it does not name."""
    answers: Answers
    """Which claims are answered, and which are not."""
    wording: Wording
    """Reporting words by class and side, hedges, speech and harm without an agent."""
    density: Density
    placement: Placement
    """Where the voices first stand, and what has none."""
    readability: Readability
    checks: tuple[Check, ...] = ()
    doubtful: tuple[Attribution, ...] = ()
    """Found, but too unsure to count: ids "d1", "d2", …, listed apart and in no number."""
    chains: tuple[Chain, ...] = ()
    """The way of each attributed statement from its source to the story."""
    routes: tuple[Route, ...] = ()
    """By which ways the statements of each counted source reached the story."""
    corrections: tuple[Change, ...] = ()
    """What people changed: the house (register, settings) first, then the article's own corrections."""
    settings_digest: str | None = None
    """SHA-256 of the house's ``sayso.toml``, None where there was none; so for the next two."""
    register_digest: str | None = None
    corrections_digest: str | None = None

    def scores(self) -> Iterator[Score]:
        """Every number, room by room: ``ROOMS`` names them in their order."""
        for room in ROOMS:
            yield from getattr(self, room).scores

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
        """One of the results as a pandas data frame: scores, sources, attributions, quotations, sentences, speakers,
        changes."""
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

    head, whole = _decoders()
    try:
        schema = head.decode(text).schema
    except msgspec.MsgspecError as error:
        raise ResultError(f"this is no saved analysis: {error}. Run `sayso report` again.") from error
    if schema != SCHEMA:
        raise ResultError(
            f"this analysis was saved with schema {schema}; this version of Sayso reads schema {SCHEMA}. "
            "Run `sayso report` on the article again."
        )
    try:
        return whole.decode(text)
    except msgspec.MsgspecError as error:
        raise ResultError(f"the saved analysis is damaged: {error}. Run `sayso report` again.") from error


@dataclass(frozen=True, slots=True)
class _Head:
    schema: int


_BUILDING = threading.Lock()


def _decoders() -> tuple[Decoder[_Head], Decoder[Analysis]]:
    """What reads saved analyses. Made by one thread: msgspec crashes when two look into the same class at once."""
    with _BUILDING:
        return _made_decoders()


@cache
def _made_decoders() -> tuple[Decoder[_Head], Decoder[Analysis]]:
    import msgspec

    return msgspec.json.Decoder(_Head), msgspec.json.Decoder(Analysis)


@UncollectedWork()
def analyse(
    article: Article,
    rules: Rules | None = None,
    corrections: Corrections | None = None,
    *,
    settings: Settings | None = None,
    tagger: Tagger | None = None,
    check: bool = False,
) -> Analysis:
    """Find who says what in an article and measure it: the only place that computes.

    ``corrections`` are a person's, for this very article; ``settings`` those of the house, with its register of
    sources. What is nearer to the article wins: corrections before the register, the register before the settings,
    these before what the text says; ``rules`` that are given before those of the settings, and rules that the
    corrections set before both. Raises ``CorrectionsError`` where the corrections are those of another text or
    do not fit it.

    ``tagger`` is the trained model where its weights are there, else the rules. With ``check`` the readability
    scores are computed by textstat too (on the same sentences) and both are shown; that costs an import of
    about a second.
    """
    told = tell(article, rules, corrections, settings=settings, tagger=tagger)
    article, rules = told.article, told.rules
    quotations, attributions, sources = told.quotations, told.attributions, told.sources
    material = material_of(article, quotations, attributions, sources, rules)
    readability = measure_readability(article, quotations, attributions, sources, quoted=material.speech)
    density = measure_density(article, quotations, attributions, sources, rules, material=material)
    return Analysis(
        schema=SCHEMA,
        version=__version__,
        method=told.method,
        rules=rules,
        article=article,
        quotations=quotations,
        attributions=attributions,
        sources=sources,
        sourcing=measure_sourcing(article, attributions, sources, rules, material),
        composition=measure_composition(material, density.speakers),
        anonymity=measure_anonymity(material),
        answers=measure_answers(material),
        wording=measure_wording(material),
        density=density,
        placement=measure_placement(material),
        readability=readability,
        checks=check_with_textstat(article, readability) if check else (),
        doubtful=told.doubtful,
        chains=told.chains,
        routes=measure_routes(material, told.chains),
        corrections=told.corrections,
        settings_digest=told.settings_digest,
        register_digest=told.register_digest,
        corrections_digest=None if corrections is None else corrections.digest,
    )


def check_corrections(
    article: Article, corrections: Corrections, *, settings: Settings | None = None, tagger: Tagger | None = None
) -> Applying:
    """Try corrections on an article without measuring it: ``changes`` and ``problems`` say how it went.

    ``refuse`` of it raises the error that ``analyse`` would raise.
    """
    deciding = Applying(corrections, settings)
    article, rules = deciding.before(article, deciding.settings.rules)
    settled(article, rules, tagger or default_tagger(), deciding)
    return deciding
