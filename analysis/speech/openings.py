"""Openings: a sentence that is reported from its beginning, though its quotation marks open later."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.reading.article import Article
from analysis.spans import Span

_QUOTED = re.compile(r"[\"“”„«»‟＂'‘’`]+\W?(?=[^\W\d_])")
DOUBLE = re.compile(r"[\"“”„«»‟＂]|''|``")
_ENDS = re.compile(r"[.!?]\W*$")


def with_opening(
    article: Article, content: Span, cue: Span | None, speaker: Span | None, named: Sequence[Span]
) -> Span:
    """A content from the beginning of its sentence, where these words are reported too.

    In *In past years, "we paid," she said* the reporting words embrace the whole sentence. So they do where the marks
    open before a small letter in the middle of a sentence and the reporting words stand right behind them. ``named``
    are the cues and speakers of the article, sorted and disjoint: where one of them stands in front, those words
    introduce the quotation and are nobody's. Words in front that hold marks of their own are left to themselves.
    """
    text = article.text
    opening = _QUOTED.match(text, content.start)
    if cue is None or opening is None or not text[opening.end()].islower() or not _ends_in(text, content, cue, speaker):
        return content
    sentence = article.sentence_at(content.start)
    if sentence is None:
        return content
    front = Span(sentence.start, content.start)
    after = bisect_left(named, Span(front.end, front.end))
    if after and named[after - 1].end > front.start:
        return content
    return Span(front.start, content.end) if _leads_on(front.of(text)) else content


def _leads_on(words: str) -> bool:
    """Whether words in front are the beginning of the sentence and hold no marks of their own."""
    return any(map(str.isalnum, words)) and not _ENDS.search(words) and not DOUBLE.search(words)


def _ends_in(text: str, content: Span, cue: Span, speaker: Span | None) -> bool:
    """Whether the words that report a content stand right behind it."""
    behind = cue.start if speaker is None or speaker.start < content.end else min(cue.start, speaker.start)
    between = text[content.end : behind]
    return content.end <= behind and "\n" not in between and not any(map(str.isalnum, between))
