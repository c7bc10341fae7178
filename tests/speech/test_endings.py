"""A statement does not break off behind a conjunction."""

from __future__ import annotations

import pytest

from analysis.reading.load import read
from analysis.spans import Span
from analysis.speech.endings import with_ending

BEFORE = "The ferry has two crews. "


def _ended(sentence: str, content: str, cue: str | None = None, speaker: str | None = None) -> str:
    """The words of a content with its ending."""
    article = read(f"{BEFORE}{sentence} The tide turned.\n")

    def span(words: str) -> Span:
        start = article.text.index(words, len(BEFORE))
        return Span(start, start + len(words))

    return with_ending(article, span(content), span(cue) if cue else None, span(speaker) if speaker else None).of(
        article.text
    )


@pytest.mark.parametrize(
    ("sentence", "content", "whole"),
    [
        ("She said it may sail after crews mend it.", "it may sail after", "it may sail after crews mend it"),
        ("She said it sails because, oddly, Bo pays.", "it sails because", "it sails because, oddly, Bo pays"),
        ("It found men sail, while women row (mostly).", "men sail, while", "men sail, while women row (mostly)"),
    ],
)
def test_it_goes_on_to_the_end_of_its_sentence(sentence: str, content: str, whole: str) -> None:
    assert _ended(sentence, content, sentence.split()[1], sentence.split(maxsplit=1)[0]) == whole


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "speaker"),
    [
        ("It sails when, Bo Ek said, the crew is there.", "It sails when", "said", "Bo Ek"),
        ("She asked them when. Bo Ek left.", "them when", "asked", "She"),
        ("She called it shut until “further notice” from Bo.", "it shut until", "called", "She"),
        ("She said the crew has gone before that.", "the crew has gone", "said", "She"),
    ],
    ids=["its own reporting words behind it", "the sentence ends", "quotation marks", "no conjunction"],
)
def test_it_is_left_as_it_is(sentence: str, content: str, cue: str, speaker: str) -> None:
    assert _ended(sentence, content, cue, speaker) == content
