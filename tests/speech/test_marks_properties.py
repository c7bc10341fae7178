"""What holds for the quotations of any text, however odd its marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.article import Article, Zone
from analysis.reading.sentences import find_sentences
from analysis.reading.words import find_words
from analysis.spans import Span
from analysis.speech.marks import find_quotations
from tests.steps import steps

MARKS = ['"', "'", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "''", "``", "`", "´", "＂", "‟", "‛", "'''"]
WORDS = [
    "we",
    "The",
    "go",
    "workers",
    "said",
    "Ann",
    "she",
    "6",
    "5",
    "em",
    "n",
    "is",
    "s",
    "goin",
    "Known as",
    "means",
]
SIGNS = [" ", " ", " ", ", ", ". ", ".", ",", "?", "!", "…", "...", "—", "-", "(", ")", "[", "]", ":", "=", "\xa0"]
KINDS = st.sampled_from(["body", "body", "body", "body", "headline", "related", "credit", "post"])
PARAGRAPH = st.lists(st.sampled_from(MARKS * 2 + WORDS * 2 + SIGNS * 2 + ["\ud800", "🙂", "é"]), max_size=40).map(
    "".join
)
SOUP = st.lists(st.tuples(PARAGRAPH, KINDS), max_size=6)


def article_of(paragraphs: list[tuple[str, str]]) -> Article:
    """An article whose zones are the given paragraphs."""
    text, zones = "", []
    for paragraph, kind in paragraphs:
        if paragraph.strip():
            zones.append(Zone(Span(len(text), len(text) + len(paragraph)), kind, "given"))  # type: ignore[arg-type]
        text += paragraph + "\n\n"
    words = [word for zone in zones for word in find_words(text, zone.span)]
    sentences = [sentence for zone in zones for sentence in find_sentences(text, zone.span)]
    return Article(text, tuple(zones), tuple(words), tuple(sentences), "soup", "0" * 64)


@given(SOUP)
def test_nothing_raises_and_every_span_lies_inside_the_text(paragraphs: list[tuple[str, str]]) -> None:
    article = article_of(paragraphs)
    for item in find_quotations(article):
        assert 0 <= item.span.start < item.inner.start <= item.inner.end <= item.span.end <= len(article.text)
        assert article.text[item.span.start :].startswith(item.mark)
        assert item.inner == Span(item.inner_pieces[0].start, item.inner_pieces[-1].end)
        assert all(one.end <= other.start for one, other in pairwise(item.inner_pieces))


@given(SOUP)
def test_quotations_are_sorted_and_those_of_equal_depth_do_not_overlap(paragraphs: list[tuple[str, str]]) -> None:
    found = find_quotations(article_of(paragraphs))
    assert [item.span for item in found] == sorted((item.span for item in found), key=lambda s: (s.start, -s.end))
    for depth in {item.depth for item in found}:
        level = [item.span for item in found if item.depth == depth]
        assert all(one.end <= other.start for one, other in pairwise(level))


@given(SOUP)
def test_a_quotation_lies_inside_the_one_around_it_and_never_across_its_edge(paragraphs: list[tuple[str, str]]) -> None:
    found = find_quotations(article_of(paragraphs))
    for item in found:
        around = [other for other in found if other is not item and other.span.overlaps(item.span)]
        assert all(other.span.covers(item.span) or item.span.covers(other.span) for other in around)
        assert item.depth == sum(other.span.covers(item.span) for other in around)


@given(SOUP)
def test_a_piece_never_leaves_its_zone(paragraphs: list[tuple[str, str]]) -> None:
    article = article_of(paragraphs)
    for item in find_quotations(article):
        zones = [article.zone_at(piece.start) for piece in item.inner_pieces if piece.length]
        assert all(zone is not None for zone in zones)
        assert len(zones) <= 1 or {zone.kind for zone in zones if zone} == {"body"}
        for zone, piece in zip(zones, (p for p in item.inner_pieces if p.length), strict=True):
            assert zone is not None
            assert zone.span.covers(piece)


@given(SOUP, PARAGRAPH.filter(str.strip))
def test_a_paragraph_of_balanced_marks_more_never_lowers_the_number_of_quotations(
    paragraphs: list[tuple[str, str]], words: str
) -> None:
    before = find_quotations(article_of(paragraphs))
    plain = "".join(sign for sign in words if sign.isalnum() or sign == " ") + " x"
    after = find_quotations(
        article_of([*paragraphs, ("He left early on Monday.", "body"), (f"“{plain}” it was.", "body")])
    )
    doubles = sum(item.depth == 0 and item.mark not in "'‘’‚‛`´" for item in before)
    assert sum(item.depth == 0 and item.mark not in "'‘’‚‛`´" for item in after) >= doubles


@pytest.mark.parametrize(
    "piece",
    ['"', "'", "“", "”", "''", "'''", '"a ', "'a ", "“a ", "a” ", "“‘", "„“", "«", '"a, he said. ', "s' 'x ", '5" ',
     "“a\n", '"a" ', "'n' ", "“a ‘b” c’ ", "known as 'a' ", '="', "a\"'", "said '", "…”“"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def count(times: int) -> int:
        article = article_of([(line, "body") for line in (piece * times).split("\n")])
        return steps(lambda: find_quotations(article))

    small, middle, large = count(300), count(600), count(1200)
    assert middle < 2.2 * small + 100
    assert large < 2.2 * middle + 100
