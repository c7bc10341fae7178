"""Classes of reporting words: the expected ones are those of the textbooks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.measures.counting import cases_of
from analysis.measures.cue_classes import class_of, classed, side_uses
from analysis.spans import Span
from tests.measures.told import told


@pytest.mark.parametrize(
    ("cue", "klass", "word"),
    [
        ("said", "neutral", "say"),
        ("according to", "neutral", "according to"),
        ("has announced", "announce", "announce"),
        ("warned", "argue", "warn"),
        ("called for", "argue", "call for"),
        ("called", "announce", "call"),
        ("claimed", "doubt", "claim"),
        ("alleged", "doubt", "allege"),
        ("pointed out", "endorse", "point out"),
        ("revealed", "endorse", "reveal"),
        ("admitted", "concede", "admit"),
        ("was forced to deny", "deny", "deny"),
        ("raised concerns", "evaluate", "raise concern"),
        ("accuses", "evaluate", "accuse"),
        ("hoped", "mental", "hope"),
        ("joked", "manner", "joke"),
        ("in its denial", "deny", "denial"),
        ("accusations", "evaluate", "accusation"),
        ("said in a written statement", "neutral", "say"),
        ("danced", "other", "danced"),
    ],
)
def test_a_cue_has_the_class_of_its_first_verb_or_last_noun(cue: str, klass: str, word: str) -> None:
    found = class_of(cue, Span(0, len(cue)))
    assert found[0] == klass
    assert found[1].removesuffix("s") == word


def test_a_particle_may_stand_after_the_cue() -> None:
    assert class_of("He pointed it out at once.", Span(3, 10)) == ("endorse", "point out")


STORY = """Orla Venn said the pier was safe. Tam Orm claimed it was not. Ines Reid claimed it had burned.

Ada Lund said it was new. “It is new,” she said. Ben Hale told the council that it was old. Cy Moss: “So it goes.”
"""


def test_the_story_uses_its_classes_and_words() -> None:
    wording = told(STORY).wording
    assert [(use.klass, use.words) for use in wording.classes] == [
        ("neutral", (("say", 3), ("tell", 1))), ("doubt", (("claim", 2),)),
    ]  # fmt: skip
    assert all(len(use.evidence) == len(use.attributions) for use in wording.classes)


def test_the_neutral_share_has_its_base_and_leaves_out_colons() -> None:
    score = told(STORY).score("neutral_cue_share")
    assert (score.value, score.n) == (pytest.approx(4 / 6), 6)


def test_below_five_statements_there_is_not_enough_to_say() -> None:
    score = told("Orla Venn said the pier was safe. Tam Orm claimed it was not.\n").score("neutral_cue_share")
    assert (score.value, score.n) == (None, 2)
    assert score.reason == "not enough to say: fewer than 5 statements with reporting words"


def test_without_sides_there_is_no_table_and_with_them_it_adds_up() -> None:
    analysis = told(STORY)
    assert analysis.wording.by_side == ()
    sides = {"Orla Venn": "town", "Ada Lund": "town", "Tam Orm": "critics", "Ines Reid": "critics"}
    sources = tuple(replace(s, side=sides.get(s.name)) for s in analysis.sources)
    classes = classed(analysis.article.text, analysis.attributions)
    table = side_uses(cases_of(analysis.attributions, sources, analysis.rules), sources, classes)
    assert [(use.side, use.klass, len(use.attributions)) for use in table] == [
        ("town", "neutral", 3), ("critics", "doubt", 2),
    ]  # fmt: skip
