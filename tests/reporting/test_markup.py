"""The marked-up story: every character kept, every mark where it belongs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Analysis, analyse, read
from analysis.reporting.anchors import Places
from analysis.reporting.markup import _blocks, marked_article
from tests.reporting.conftest import STORIES

PIECES = st.sampled_from(
    [
        '"We waited," ',
        "said Mara Oyelaran. ",
        "“It is ‘over’,” ",
        "he said. ",
        "The pier leaks. ",
        "\n\n",
        '"',
        "told AFP. ",
    ]
)


@pytest.mark.parametrize("name", STORIES)
def test_no_character_of_a_zone_is_lost(name: str) -> None:
    analysis = analyse(read(STORIES[name]))
    for zone, block in zip(analysis.article.zones, _blocks(analysis), strict=True):
        assert "".join(run.text for run in block.runs) == zone.span.of(analysis.article.text)


@given(st.lists(PIECES, min_size=1, max_size=25).map("".join).filter(str.strip))
def test_marks_that_cross_lose_no_character_either(text: str) -> None:
    analysis = analyse(read(text))
    for zone, block in zip(analysis.article.zones, _blocks(analysis), strict=True):
        assert "".join(run.text for run in block.runs) == zone.span.of(analysis.article.text)


def test_a_direct_quotation_has_its_words_cue_and_speaker_marked(ferry: Analysis) -> None:
    runs = [(run.text, run.classes) for block in _blocks(ferry) for run in block.runs]
    assert any("We cannot pay a crew" in text and {"direct", "said"} <= set(kind.split()) for text, kind in runs)
    assert any(text == "said" and "cue" in kind for text, kind in runs)
    assert any(text.startswith("Mara Oyelaran") and "speaker" in kind for text, kind in runs)


def test_marks_can_be_told_apart_without_colour(ferry: Analysis) -> None:
    text = marked_article(ferry).text
    assert re.search(r"\[\d+ Mara Oyelaran, quoted\] \"?We cannot pay", text)
    assert "(Headline, not counted) Ferry to stop on Sundays" in text


def test_a_span_leads_to_the_statement_that_covers_it_else_to_its_paragraph(ferry: Analysis) -> None:
    places = Places(ferry)
    quoted = next(each for each in ferry.attributions if each.kind == "direct")
    link = places.link(quoted.content[0])
    assert link is not None
    assert link.anchor == quoted.id
    paragraph = ferry.article.paragraphs[-1]
    link = places.link(paragraph)
    assert link is not None
    assert (link.anchor, link.text) == (
        f"p{len(ferry.article.paragraphs)}",
        f"paragraph {len(ferry.article.paragraphs)}",
    )


def test_every_evidence_of_every_score_leads_somewhere(airstrikes: Analysis) -> None:
    places = Places(airstrikes)
    for score in airstrikes.scores():
        assert None not in [places.link(span) for span in score.evidence], score.id
