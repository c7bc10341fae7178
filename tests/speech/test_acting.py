"""A quotation without reporting words goes to the person of whom the sentence beside it tells, by the rules."""

from __future__ import annotations

import pytest

from analysis.reading.load import read
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.secondreader import VOICED, SecondReader

LEAD = "Ferry to stop in May\n\nThe ferry is old, Ines Okoro said on Monday. She runs the port of Oru.\n\n"
QUOTE = "“Nobody asked the crew.”"


def _speaker(story: str) -> str | None:
    """The words of whoever the rules give the quotation to."""
    article = read(LEAD + story + "\n\nThe ferry was built in 1974.\n")
    start = article.text.index(QUOTE)
    for each in CuedTagger().tag(article, find_quotations(article)):
        if any(span.start <= start < span.end for span in each.content):
            return each.speaker and each.speaker.of(article.text)
    raise AssertionError("nobody said it")


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        (f"Tom Bray shut the door of the office. {QUOTE}", "Tom Bray"),
        (f"Tom Bray shut the door of the office.\n\n{QUOTE}", "Tom Bray"),
        (f"The skipper folded the letter twice.\n\n{QUOTE}", "The skipper"),
        (f"Tom Bray came in from the rain. He took off his boots. {QUOTE}", "He"),
        (f"{QUOTE} Tom Bray shut the door of the office.", "Tom Bray"),
        (f"Tom Bray looked at the tide. It was quite low. {QUOTE}", "Tom Bray"),
        (f"“It leaks,” Tom Bray said. Bo Ek shook her head. {QUOTE}", "Bo Ek"),
    ],
    ids=["beside", "paragraph before", "role", "pronoun", "behind", "over a remark", "another person"],
)
def test_the_person_who_acts_speaks(story: str, speaker: str) -> None:
    assert _speaker(story) == speaker


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        (f"“It leaks,” Tom Bray said.\n\nThe engine has been mended nine times.\n\n{QUOTE}", "Tom Bray"),
        (f"Bo Ek shook her head.\n\nTom Bray said it leaks.\n\n{QUOTE}", "Tom Bray"),
    ],
    ids=["a thing acts", "somebody else spoke since"],
)
def test_who_spoke_last_goes_before_things_and_before_who_acted_earlier(story: str, speaker: str) -> None:
    assert _speaker(story) == speaker


def _voiced(confidence: float, speaker: str | None, cue: str | None = None) -> str | None:
    """The speaker of the quotation after the rules were asked, where the model had ``speaker``."""
    article = read(LEAD + f"Tom Bray shut the door of the office.\n\n{QUOTE}\n\nThe ferry was built in 1974.\n")

    def span(words: str) -> Span:
        return Span(article.text.index(words), article.text.index(words) + len(words))

    found = Attribution(
        id="", content=(span(QUOTE),), cue=span(cue) if cue else None, speaker=span(speaker) if speaker else None,
        kind="direct", is_speech=True, confidence=confidence, method="model", why="",
    )  # fmt: skip
    (voiced,) = SecondReader(article, find_quotations(article)).voiced([found])
    return voiced.speaker and voiced.speaker.of(article.text)


def test_an_unsure_model_takes_the_person_who_acts() -> None:
    assert _voiced(0.9, None) == "Tom Bray"
    assert _voiced(VOICED - 0.01, "Ines Okoro") == "Tom Bray"


def test_a_sure_model_or_reporting_words_stand() -> None:
    assert _voiced(VOICED, "Ines Okoro") == "Ines Okoro"
    assert _voiced(0.1, "Ines Okoro", cue="said") == "Ines Okoro"
