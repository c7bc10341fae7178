"""What holds for the quote density of any story."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.density import Density, measure_density
from analysis.reading.article import Article, Zone
from analysis.reading.sentences import find_sentences
from analysis.reading.words import find_words
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.marks import find_quotations
from tests.steps import steps

PARTS = [
    "we ",
    "go ",
    "The mill ",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    ", ",
    ". ",
    "… ",
    "[so] ",
    "said Ann Lee ",
    "known as ",
    "5",
]
PARAGRAPH = st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map("".join)
CLOSED = st.lists(
    st.sampled_from(["We go. ", "“We go now, all of us,” said Ann Lee. ", "The “apology” came. ", "He is “sad”. "]),
    min_size=1,
    max_size=4,
).map("".join)
"""Paragraphs in which every mark is closed, so that none leans on its neighbours."""
STORY = st.lists(PARAGRAPH, max_size=6)


def density(paragraphs: list[str], rules: Rules | None = None) -> Density:
    text, zones = "", []
    for paragraph in paragraphs:
        if paragraph.strip():
            zones.append(Zone(Span(len(text), len(text) + len(paragraph)), "body", "given"))
        text += paragraph + "\n\n"
    words = tuple(word for zone in zones for word in find_words(text, zone.span))
    sentences = tuple(sentence for zone in zones for sentence in find_sentences(text, zone.span))
    article = Article(text, tuple(zones), words, sentences, "story", "0" * 64)
    return measure_density(article, find_quotations(article), (), (), rules or Rules())


def values(result: Density) -> dict[str, float | None]:
    return {score.id: score.value for score in result.scores}


@given(STORY, st.integers(1, 5))
def test_shares_lie_between_nothing_and_all(paragraphs: list[str], fewest: int) -> None:
    for score in density(paragraphs, Rules(min_quotation_words=fewest)).scores:
        if score.unit == "share" and score.value is not None:
            assert 0 <= score.value <= 1


@given(STORY, st.integers(1, 5))
def test_a_score_has_either_a_value_or_a_reason_and_lies_in_its_range(paragraphs: list[str], fewest: int) -> None:
    for score in density(paragraphs, Rules(min_quotation_words=fewest)).scores:
        assert (score.value is None) == (score.reason is not None)
        assert (score.low is None) == (score.high is None)
        assert bool(score.moved_by) <= (score.low is not None)
        if score.low is not None and score.high is not None and score.value is not None:
            assert score.low <= score.value <= score.high


@given(STORY)
def test_the_parts_add_up_to_the_whole(paragraphs: list[str]) -> None:
    result = density(paragraphs)
    quoted = sum(result.lengths)
    assert sum(share.quoted_words for share in result.speakers) == quoted
    assert sum(share.quotations for share in result.speakers) == len(result.lengths)
    if result.thirds:
        assert sum(third.quoted_words for third in result.thirds) == quoted
        assert sum(third.quotations for third in result.thirds) == len(result.lengths)
        sizes = [third.words for third in result.thirds]
        assert max(sizes) - min(sizes) <= 1


@given(st.lists(CLOSED, max_size=5), CLOSED)
def test_a_paragraph_more_never_lowers_the_number_of_quotations(paragraphs: list[str], more: str) -> None:
    before, after = density(paragraphs), density([*paragraphs, more])
    assert len(after.lengths) >= len(before.lengths)


@given(st.lists(CLOSED, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_paragraphs_does_not_change_the_counts(paragraphs: list[str], random: object) -> None:
    shuffled = list(paragraphs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert values(density(shuffled)) == pytest.approx(values(density(paragraphs)), nan_ok=True)


@pytest.mark.parametrize(
    "paragraph",
    ["“We go now, all of us,” said Ann Lee.", '"a b c d', "“[a] … b c d ...” e", "The “apology” came.", "We go."],
)
def test_time_grows_no_faster_than_the_text(paragraph: str) -> None:
    small, middle, large = (steps(partial(density, [paragraph] * times)) for times in (60, 120, 240))
    assert middle < 2.2 * small + 100
    assert large < 2.2 * middle + 100
