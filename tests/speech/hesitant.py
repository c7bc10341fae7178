"""Shared by the tests of what is too unsure to count: a tagger that doubts, whatever the weights find."""

from __future__ import annotations

from analysis.reading.article import Article
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger
from analysis.speech.quotation import Quotation


class Hesitant(CuedTagger):
    """The rules, with everything after the first statement held too unsure to count."""

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        found = self.tag(article, quotations)
        return found[:1], found[1:]
