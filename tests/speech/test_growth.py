"""Merging and characterising grow with the story, not with its square: counted in calls, not by a clock."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from analysis import read
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.characterising import characterise
from analysis.speech.cued import CuedTagger
from analysis.speech.figures import Figure
from analysis.speech.marks import find_quotations
from analysis.speech.matching import Matcher
from analysis.speech.mention import read_mention
from analysis.speech.quotation import Quotation
from analysis.speech.resolving import resolve_sources
from analysis.speech.scene import Scene
from tests.benchmarks.after_tagging import HARD, hard_story

FIRST, SMALL, LARGE = 20, 200, 800
"""Rounds of a story: by the second number all windows of the rules (60 people of one surname, …) are full."""
Tagged = tuple[Article, tuple[Quotation, ...], tuple[Attribution, ...]]


def _tagged(text: str) -> Tagged:
    article = read(text, name="story")
    quotations = find_quotations(article)
    return article, quotations, CuedTagger().tag(article, quotations)


def _merge_and_characterise(tagged: Tagged) -> None:
    article, quotations, found = tagged
    read_mention.cache_clear()  # else the shorter story finds its mentions read
    attributions, sources = resolve_sources(article, quotations, found, Rules())
    characterise(article, quotations, attributions, sources)


def _calls(work: Callable[[], None]) -> int:
    """How many functions some work calls, written in Python or in C."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", sorted(HARD))
def test_four_times_the_story_takes_about_four_times_the_calls(name: str) -> None:
    """Linear is 4, quadratic 16. What it cannot see: work inside one call, as a search through a whole list is."""
    first, small, large = (_tagged(hard_story(name, rounds)) for rounds in (FIRST, SMALL, LARGE))
    _merge_and_characterise(first)  # loads the word lists
    assert _calls(lambda: _merge_and_characterise(large)) < 5 * _calls(lambda: _merge_and_characterise(small))


def test_merging_leaves_nothing_for_the_garbage_collector() -> None:
    """Figures that led back to themselves would stay until the collector goes through all there is."""
    tagged = _tagged(
        "Two officials of the Vale Board said it was late. One said it. Another said “I saw it.” Ann Lee left. "
        "She said so, and he knew. “I know,” she said. Both said it. A spokesman for the Vale Board said so.\n"
    )
    gc.collect()
    gc.disable()
    try:
        _merge_and_characterise(tagged)
        assert [each for each in gc.get_objects() if isinstance(each, (Matcher, Scene, Figure))] == []
    finally:
        gc.enable()
