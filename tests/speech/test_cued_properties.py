"""What holds for every text: spans inside, ids in order, sources that resolve, no exception, linear time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ArticleError
from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import Source

WORDS = st.sampled_from([
    "said", "told", "according", "to", ",", ".", ":", ";", "“", "”", '"', "'", "—", "(", ")", "Orla", "Venn", "the",
    "mayor", "he", "she", "it", "they", "that", "who", "adding", "claims", "denied", "by", "Reuters", "AFP", "one",
    "another", "Two", "members", "of", "reported", "'s", "Russia", "Moscow", "hoped", "but", "and", "\n", "\n\n", "a",
    "spokeswoman", "for", "Mr.", "12", "…", "I", "we", "Asked", "As", "@venn", "— (@venn)", "council’s", "ministry",
])  # fmt: skip
SOUP = st.lists(WORDS, min_size=1, max_size=80).map(" ".join)
STORY = "“We will rebuild,” said Orla Venn. The mayor told Reuters that he agreed, adding that it would be costly.\n\n"


def found(
    text: str,
) -> tuple[Article, tuple[Attribution, ...], tuple[Attribution, ...], tuple[Source, ...]]:
    article = read(text, name="soup", outlet="Vale Weekly")
    quotations = find_quotations(article)
    tagged = CuedTagger().tag(article, quotations)
    return article, tagged, *resolve_sources(article, quotations, tagged, Rules())


@given(SOUP)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_soup_of_reporting_words_gives_spans_inside_the_text_and_ids_in_order(text: str) -> None:
    article, tagged, attributions, sources = found("An opening line of words. " + text)
    for group in (tagged, attributions):
        assert [a.id for a in group] == [f"a{n}" for n in range(1, len(group) + 1)]
        for a in group:
            spans = [*a.content, *([a.cue] if a.cue else []), *([a.speaker] if a.speaker else [])]
            assert all(0 <= s.start < s.end <= len(article.text) for s in spans)
            assert list(a.content) == sorted(a.content)
    ids = {s.id for s in sources}
    assert all(a.source is None or a.source in ids for a in attributions)
    assert [s.id for s in sources] == [f"s{n}" for n in range(1, len(sources) + 1)]
    assert all(s.mentions and s.name for s in sources)


@given(st.text(min_size=1, max_size=300).filter(str.strip))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_any_text_is_survived(text: str) -> None:
    try:
        article = read("Some words to begin with, so that it is a text. " + text, name="soup")
    except ArticleError:  # control characters: reading refuses them
        return
    quotations = find_quotations(article)
    resolve_sources(article, quotations, CuedTagger().tag(article, quotations), Rules())


def test_the_same_text_gives_the_same_result() -> None:
    text = STORY * 5
    assert found(text)[1:] == found(text)[1:]


def test_time_grows_linearly_with_the_text() -> None:
    def cost(times: int) -> float:
        text = STORY * times
        article = read(text, name="long")
        quotations = find_quotations(article)
        begun = time.process_time()
        resolve_sources(article, quotations, CuedTagger().tag(article, quotations), Rules())
        return time.process_time() - begun

    cost(20)
    small, large = min(cost(200) for _ in range(3)), min(cost(1600) for _ in range(2))
    assert large < 8 * small * 2.5, (small, large)
