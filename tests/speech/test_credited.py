"""A quotation with a line under it that says whose it is."""

from __future__ import annotations

import pytest

from analysis.corrections.telling import tell
from analysis.reading.load import read
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.credited import with_credits
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.model import ModelTagger
from analysis.speech.tagger import Tagger

TAGGERS = [CuedTagger(), *([ModelTagger()] if ModelTagger.is_available() else [])]
BEFORE = "What they said in Oru\n\nThe mayor met her rival, Tom Bray, on Monday, Bo Ek said.\n\n"
AFTER = "\n\nThe bridge was closed for two years.\n"
QUOTE = "“We paid for the bridge twice.”"


def _said(middle: str, tagger: Tagger) -> list[tuple[str, str | None]]:
    """Each statement of a story with ``middle`` in it, its pieces joined, and the speaker's words."""
    article = read(BEFORE + middle + AFTER)
    return [
        (" … ".join(span.of(article.text) for span in each.content), each.speaker and each.speaker.of(article.text))
        for each in tell(article, tagger=tagger).attributions
    ]


@pytest.mark.parametrize("tagger", TAGGERS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("- Clinton Adeyemi.", "Clinton Adeyemi"),
        ("— Ana Lopez, mayor of Oru", "Ana Lopez, mayor of Oru"),
        ("–Nurses of the Ward", "Nurses of the Ward"),
        ("-- Tom Bray, speaking after the debate", "Tom Bray"),
        ("― Ludwig van den Berg, in a letter", "Ludwig van den Berg"),
    ],
)
def test_the_quotation_belongs_to_whom_the_line_names(line: str, speaker: str, tagger: Tagger) -> None:
    assert (QUOTE, speaker) in _said(f"{QUOTE}\n\n{line}", tagger)


@pytest.mark.parametrize("tagger", TAGGERS, ids=lambda each: each.name)
def test_a_quotation_over_paragraphs_belongs_to_it_whole(tagger: Tagger) -> None:
    found = _said("“Nobody asked us.\n\n“And nobody will.”\n\n— Ana Lopez", tagger)
    assert ("“Nobody asked us. … “And nobody will.”", "Ana Lopez") in found


@pytest.mark.parametrize("tagger", TAGGERS, ids=lambda each: each.name)
def test_the_statement_before_keeps_its_own_words(tagger: Tagger) -> None:
    found = _said(f"The bridge will stay shut, Ines Okoro said.\n\n{QUOTE}\n\n— Tom Bray", tagger)
    assert ("The bridge will stay shut", "Ines Okoro") in found
    assert (QUOTE, "Tom Bray") in found


@pytest.mark.parametrize(
    "line",
    ["– An immigrant himself –.", "- Tom Bray wins in Oru", "- Ana Lopez\n\n- Tom Bray\n\n- Bo Ek", "Tom Bray"],
)
def test_other_lines_name_no_speaker(line: str) -> None:
    article = read(BEFORE + f"{QUOTE}\n\n{line}" + AFTER)
    assert with_credits(article, find_quotations(article), []) == []


def test_a_quotation_behind_a_colon_stays_with_whom_it_was_given_to() -> None:
    article = read(BEFORE + f"Ines Okoro wrote to the council:\n\n{QUOTE}\n\n— Oru Bugle" + AFTER)
    start = article.text.index(QUOTE)
    given = Attribution(
        id="a1", content=(Span(start, start + len(QUOTE)),), cue=None, speaker=Span(start - 50, start - 40),
        kind="direct", is_speech=True, confidence=0.8, method="rules", why="",
    )  # fmt: skip
    assert with_credits(article, find_quotations(article), [given]) == [given]
