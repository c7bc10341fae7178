"""Telling: who says what in one article, as found and as people settled it, before anything is measured."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.corrections.applying import Applying
from analysis.corrections.change import Change
from analysis.corrections.desk import Speech
from analysis.corrections.sidecar import Corrections
from analysis.house.settings import Settings
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.chain import Chain
from analysis.speech.characterising import characterise
from analysis.speech.marks import find_quotations
from analysis.speech.method import Method, method_of
from analysis.speech.quotation import Quotation
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import Source
from analysis.speech.tagger import Tagger, default_tagger


@dataclass(frozen=True, slots=True)
class Told:
    """Who says what in one article: all that is annotated, and all that measuring begins with."""

    method: Method
    article: Article
    rules: Rules
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    chains: tuple[Chain, ...]
    doubtful: tuple[Attribution, ...]
    corrections: tuple[Change, ...]
    settings_digest: str | None
    register_digest: str | None


def tell(
    article: Article,
    rules: Rules | None = None,
    corrections: Corrections | None = None,
    *,
    settings: Settings | None = None,
    tagger: Tagger | None = None,
) -> Told:
    """Find who says what, and apply what people settled; nothing is measured, which takes as long again.

    The arguments are those of ``analysis.analyse``, and so are the errors.
    """
    deciding = Applying(corrections, settings)
    original = article
    article, rules = deciding.before(article, rules or deciding.settings.rules)
    tagger = tagger or default_tagger()
    speech = settled(article, rules, tagger, deciding)
    deciding.refuse(original)
    quotations, attributions = speech.quotations, speech.attributions
    sources, chains = characterise(article, quotations, attributions, speech.sources, deciding.settings.lexicons)
    return Told(
        method=method_of(tagger),
        article=article,
        rules=rules,
        quotations=quotations,
        attributions=attributions,
        sources=sources,
        chains=chains,
        doubtful=speech.doubtful,
        corrections=deciding.changes,
        settings_digest=deciding.settings.digest,
        register_digest=deciding.settings.register.digest,
    )


def settled(article: Article, rules: Rules, tagger: Tagger, deciding: Applying) -> Speech:
    """Who says what, as found and then as people settled it."""
    quotations = find_quotations(article)
    found, unsure = tagger.weigh(article, quotations)
    attributions, sources = resolve_sources(article, quotations, found, rules)
    doubtful = tuple(replace(each, id=f"d{place}") for place, each in enumerate(unsure, 1))
    return deciding.after(article, Speech(quotations, attributions, sources, doubtful), rules)
