"""Endings: a statement that breaks off behind a conjunction goes on to the end of its sentence."""

from __future__ import annotations

import re

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.openings import DOUBLE

_OPEN = frozenset({"after", "when", "because", "as", "while", "if", "although", "though", "until", "unless"})
_BEYOND = re.compile(r",?[ \t\u00a0](?=\w)")
_CLOSING = re.compile(r"[.!?…\s]*$")


def with_ending(article: Article, content: Span, cue: Span | None, speaker: Span | None) -> Span:
    """A content up to the end of its sentence, where its last word cannot be the last of a statement.

    In *She hoped they would step in after | officials condemned the strikes* the clause behind "after" is hers too.
    A content is left as it is where its own cue or speaker stands in the rest, or a quotation mark.
    """
    text = article.text
    last = content.of(text).rpartition(" ")[2].lower()
    if last not in _OPEN or not _BEYOND.match(text, content.end):
        return content
    sentence = article.sentence_at(content.end)
    if sentence is None:
        return content
    rest = text[content.end : sentence.end]
    end = content.end + len(_CLOSING.sub("", rest))
    own = any(span is not None and content.end <= span.start < end for span in (cue, speaker))
    return content if own or DOUBLE.search(rest) else Span(content.start, end)
