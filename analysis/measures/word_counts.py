"""Word counts: the counts of the body, and the words that were counted as long, hard or estimated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, compress
from operator import attrgetter

from analysis.measures.counts import Counts
from analysis.measures.prose import Prose, prose_of
from analysis.measures.wordforms import WordForm, counts_of
from analysis.reading.article import Article
from analysis.spans import Span


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The counts of a text, and the words behind them; without an article around the text there are no spans."""

    counts: Counts
    polysyllables: tuple[Span, ...] = ()
    complex_words: tuple[Span, ...] = ()
    long_words: tuple[Span, ...] = ()
    difficult_words: tuple[Span, ...] = ()
    estimated_words: tuple[Span, ...] = ()


def count_words(article: Article) -> WordCounts:
    """Count the words of the body, their syllables and letters, and the hard ones among them.

    >>> from analysis.reading.load import read
    >>> count_words(read("Mara mends nets. The government waits.")).counts.polysyllables
    1
    """
    return count_prose(prose_of(article))


def count_prose(prose: Prose) -> WordCounts:
    """The counts of some prose, and where the words behind them stand."""
    counts = counts_of(sum(prose.sums), len(prose.sums))
    words = list(chain.from_iterable(prose.words))
    if not words:
        return WordCounts(counts)
    known = list(chain.from_iterable(prose.known))

    def where(is_so: Callable[[WordForm], object]) -> tuple[Span, ...]:
        return tuple(compress(words, map(is_so, known)))

    return WordCounts(
        counts,
        polysyllables=where(attrgetter("polysyllable")),
        complex_words=where(attrgetter("complex")),
        long_words=where(attrgetter("long")),
        difficult_words=where(attrgetter("difficult")),
        estimated_words=where(attrgetter("estimated")),
    )
