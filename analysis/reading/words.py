"""Words: what counts as one, with the span of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.spans import Span

_WORD = re.compile(
    r"""
    [^\W_]                           # a letter or digit,
    (?: [^\s"“”„‟«»]* [^\W_] )?      # and all up to the last letter or digit before a space or a quotation mark
    """,
    re.VERBOSE,
)


def find_words(text: str, within: Span) -> Iterator[Span]:
    """The words of a stretch of text, each without the punctuation around it.

    A word is a run of characters between spaces that holds at least one letter or digit; a lone dash or
    ellipsis is none. A no-break space separates words, and so does a double quotation mark. What is not a
    letter or digit is cut off at both ends of the span, so that a word lies wholly inside or outside of
    quotation marks; inside, hyphens, dashes and apostrophes stay ("al-Assad", "don't" and "$3.5m" are one
    word each). Known limit: a dash without spaces joins two words ("war—and" is one).

    >>> text = 'The people… of "al-Mayadeen" — 30 of them.'
    >>> [word.of(text) for word in find_words(text, Span(0, len(text)))]
    ['The', 'people', 'of', 'al-Mayadeen', '30', 'of', 'them']
    """
    for match in _WORD.finditer(text, within.start, within.end):
        yield Span(*match.span())


def words_of(text: str) -> list[str]:
    """The same words without their places: for counting what needs no pointing at.

    >>> words_of('The people… of "al-Mayadeen" — 30')
    ['The', 'people', 'of', 'al-Mayadeen', '30']
    """
    return _WORD.findall(text)
