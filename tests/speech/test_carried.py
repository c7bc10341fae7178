"""What the resolving step makes of a tagger that gives each word to one speaker only, as a trained one does."""

from __future__ import annotations

from analysis.reading.load import read
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution, Kind
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import Source

Given = tuple[str, str, str, Kind]
"""Content, cue, speaker as they stand in the text, and the kind."""


def resolved(text: str, *given: Given, speech: bool = True) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    article = read(text, name="story")

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    found = tuple(
        Attribution(f"a{n}", (span(content),), span(cue), span(speaker), kind, speech, 0.9, "model", "given")
        for n, (content, cue, speaker, kind) in enumerate(given, 1)
    )
    return resolve_sources(article, find_quotations(article), found, Rules())


def test_the_speaker_inside_what_an_agency_carried_is_the_source() -> None:
    text = "It was cold.\n\nThe pier had burned, Channel Meridian TV said, according to Reuters.\n"
    attributions, sources = resolved(
        text, ("The pier had burned, Channel Meridian TV", "according to", "Reuters", "indirect")
    )
    assert [s.name for s in sources] == ["Channel Meridian TV"]
    assert [r.name for a in attributions for r in a.relays] == ["Reuters"]
    assert [a.content[0].of(text) for a in attributions] == ["The pier had burned"]


def test_a_name_set_into_a_long_mention_is_the_source() -> None:
    text = "It was cold.\n\nIts chairman, Tam Orm, said the pier had burned.\n"
    _, sources = resolved(text, ("the pier had burned", "said", "Its chairman, Tam Orm", "indirect"))
    assert [(s.name, s.naming) for s in sources] == [("Tam Orm", "named_person")]


def test_an_act_that_the_tagger_takes_for_a_thought_is_an_act() -> None:
    text = "It was cold.\n\nMoscow rejected the claims.\n"
    attributions, sources = resolved(text, ("the claims", "rejected", "Moscow", "narrated"), speech=False)
    assert [a.is_speech for a in attributions] == [True]
    assert [s.level for s in sources] == ["narrated"]


def test_a_quotation_without_a_speaker_gets_the_one_beside_it() -> None:
    text = "It was cold.\n\n“The pier burned all night,” said Ines Reid.\n"
    at = text.index("“")
    article = read(text, name="story")
    quoted = Attribution("a1", (Span(at, text.index("”") + 1),), None, None, "direct", True, 0.9, "model", "given")
    attributions, sources = resolve_sources(article, find_quotations(article), (quoted,), Rules())
    assert [s.name for s in sources] == ["Ines Reid"]
    assert attributions[0].cue is not None
