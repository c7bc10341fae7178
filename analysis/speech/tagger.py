"""Tagger: whatever can find attributions in an article; the rules are one, the trained model another."""

from __future__ import annotations

from typing import Protocol

from analysis.reading.article import Article
from analysis.speech.attribution import Attribution
from analysis.speech.certainty import Certainty
from analysis.speech.quotation import Quotation


class Tagger(Protocol):
    """Finds who says what in one article.

    A tagger gives attributions in the order of the text, with ids, kinds, zone, quotations and confidence
    set, and ``source`` left None: merging mentions into sources is a later step, the same for every tagger.
    """

    @property
    def name(self) -> str:
        """ "rules" or "model": what a report names as the method."""

    @property
    def version(self) -> str:
        """What a result was made with: a release or a digest of weights."""

    @property
    def known_misses(self) -> tuple[str, ...]:
        """Sentences a report prints: what this method is known to miss."""

    @property
    def certainty(self) -> Certainty | None:
        """From which certainty on it counts what it finds; None where it counts all."""

    def tag(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
        """The attributions of the article, in the order of their contents."""

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        """What ``tag`` gives, and apart from it what the tagger found but holds too doubtful to count."""


def default_tagger() -> Tagger:
    """The trained model where its weights are there and load, else the rules.

    Which of the two it was stands in every result (``Analysis.method``), so nothing changes silently.
    """
    from analysis.speech.cued import CuedTagger

    try:
        from analysis.speech.model import ModelTagger
    except ImportError:
        return CuedTagger()
    return ModelTagger() if ModelTagger.is_available() else CuedTagger()
