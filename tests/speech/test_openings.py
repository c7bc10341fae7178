"""Where a sentence is reported from its beginning: the reporting words stand behind, the marks open in the middle."""

from __future__ import annotations

import pytest

from analysis.reading.load import read
from analysis.spans import Span
from analysis.speech.openings import with_opening

BEFORE = "The ferry has two crews. "


def _reported(text: str, content: str, cue: str, speaker: str, *named: str) -> str:
    """The words of a content with its opening; ``named`` are cues and speakers of other statements."""
    article = read(text)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    others = sorted(map(span, (cue, speaker, *named)))
    return with_opening(article, span(content), span(cue), span(speaker), others).of(text)


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "speaker", "reported"),
    [
        ('In May, "we paid twice," she said.', '"we paid twice,"', "said", "she", 'In May, "we paid twice,"'),
        ("In rain, ‘nobody sails,’ says Bo Ek.", "‘nobody sails,’", "says", "Bo Ek", "In rain, ‘nobody sails,’"),
        ("But ''it is late,'' Bo added.", "''it is late,''", "added", "Bo", "But ''it is late,''"),
        ("Since May “[we] paid twice,” she said.", "“[we] paid twice,”", "said", "she", "Since May “[we] paid twice,”"),
    ],
)  # fmt: skip
def test_words_in_front_of_the_marks_are_reported_too(
    sentence: str, content: str, cue: str, speaker: str, reported: str
) -> None:
    assert _reported(BEFORE + sentence, content, cue, speaker) == reported


@pytest.mark.parametrize(
    ("sentence", "content", "cue", "speaker", "named"),
    [
        ('His last word: "We paid twice," she said.', '"We paid twice,"', "said", "she", ()),
        ('Ann Lee warned "we paid twice," she said.', '"we paid twice,"', "said", "she", ("Ann Lee", "warned")),
        ('Of the "old" crew, "we paid twice," she said.', '"we paid twice,"', "said", "she", ()),
        ('In past years, "we paid twice," and she said so.', '"we paid twice,"', "said", "she", ()),
        ('"we paid twice," she said.', '"we paid twice,"', "said", "she", ()),
    ],
    ids=["a capital", "others are named in front", "marks in front", "the cue stands further off", "nothing in front"],
)
def test_words_in_front_that_only_introduce_stay_outside(
    sentence: str, content: str, cue: str, speaker: str, named: tuple[str, ...]
) -> None:
    assert _reported(BEFORE + sentence, content, cue, speaker, *named) == content
