"""Resolving: which mentions are the same speaker, and what each source is called."""

from __future__ import annotations

from dataclasses import replace

from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.carried import with_acts, with_carried, with_speakers
from analysis.speech.listing import list_sources
from analysis.speech.matching import match_speakers
from analysis.speech.mending import with_whole_speakers
from analysis.speech.quotation import Quotation
from analysis.speech.relays import find_relays
from analysis.speech.source import Source
from analysis.speech.tokens import tokenise


def resolve_sources(
    article: Article, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...], rules: Rules
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Merge the mentions that are the same speaker, and name each source.

    The same step for the rules and for the trained model: it reads only where the speakers stand. Outlets that
    carried a statement become relays of it; the publisher of the article is never a source. Gives the
    attributions with ``source`` and ``relays`` set (a carrier's own record of the same words is taken out), and
    the sources in the order in which they first speak.
    """
    tokens = tokenise(article, quotations)
    found = with_carried(article, tokens, with_speakers(tokens, attributions))
    found = with_whole_speakers(tokens, with_acts(article, found))
    carried = find_relays(article, tokens, found)
    kept = carried.attributions
    matched = match_speakers(article, tokens, kept)
    sources, ids = list_sources(article, kept, matched, carried.first_hand, rules)
    return tuple(_numbered(a, place, ids.get(a.id, ())) for place, a in enumerate(kept, 1)), sources


def _numbered(attribution: Attribution, place: int, ids: tuple[str, ...]) -> Attribution:
    """The attribution with its final id and its sources."""
    return replace(attribution, id=f"a{place}", source=ids[0] if ids else None, also=ids[1:])
