"""Whatever the order of its sentences: the resolver loses nothing, invents nothing and always says why."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.load import read
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.marks import find_quotations
from analysis.speech.merging import MERGE_RULES
from analysis.speech.resolving import resolve_sources
from tests.speech.told import Story

SENTENCES = (
    "Orla Venn said the bridge would open.",
    "Her father, Tam Venn, said it would not.",
    "Venn added that it was late.",
    "“It was dark,” she said.",
    "“It was not,” he told reporters.",
    "The Vale Water Board (VWB) said the pipe had burst.",
    "The board denied that it had known.",
    "VWB said repairs had begun.",
    "A spokesman for the board said the cost was small.",
    "Two members of the crew said the rope had snapped.",
    "One said it was old.",
    "Another said it was new.",
    "Both said they were tired.",
    "They said so twice.",
    "A new study said bees were fewer.",
    "The authors said mites were to blame.",
    "The city said the tip was full.",
    "Anna Bree and Colm Doyle said the coin was Roman.",
    "“I saw it,” said Lena Fosse, who lives there.",
    "Who said that I was wrong?",
    "It said nothing.",
)
stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12)
gaps = st.lists(st.sampled_from([" ", "\n\n"]), min_size=12, max_size=12)


def _text(sentences: list[str], between: list[str]) -> str:
    return "".join(s + gap for s, gap in zip(sentences, between, strict=False)).rstrip() + "\n"


@settings(max_examples=120, deadline=None, derandomize=True)
@given(stories, gaps)
def test_every_statement_has_sources_that_exist_and_every_source_has_a_statement(
    sentences: list[str], between: list[str]
) -> None:
    story = Story(_text(sentences, between))
    ids = {source.id for source in story.sources}
    spoken = [i for a in story.attributions for i in ([a.source] if a.source else []) + list(a.also)]
    assert set(spoken) == ids
    assert all(len({a.source, *a.also}) == 1 + len(a.also) for a in story.attributions)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(stories, gaps)
def test_every_mention_stands_in_the_text_once_and_says_by_which_rule(sentences: list[str], between: list[str]) -> None:
    story = Story(_text(sentences, between))
    for source in story.sources:
        assert source.name
        spans = [mention.span for mention in source.mentions]
        assert spans == sorted(spans)
        for mention in source.mentions:
            assert mention.span.of(story.article.text).strip()
            assert mention.rule in MERGE_RULES
            assert mention.why


@settings(max_examples=60, deadline=None, derandomize=True)
@given(stories, gaps)
def test_the_same_text_always_gives_the_same_sources(sentences: list[str], between: list[str]) -> None:
    text = _text(sentences, between)
    one, two = Story(text), Story(text)
    assert one.sources == two.sources
    assert one.attributions == two.attributions


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.text(alphabet="AbcVenn said, who and “the” both.\n'()", min_size=1, max_size=120),
    st.lists(st.tuples(st.integers(0, 119), st.integers(1, 40), st.integers(0, 119)), min_size=1, max_size=6),
)
def test_speakers_that_are_no_phrases_at_all_are_survived(text: str, marks: list[tuple[int, int, int]]) -> None:
    article = read(f"{text}.", name="story")
    size = len(article.text)
    given_ = tuple(
        Attribution(
            f"a{place}",
            (_within(content, 9, size),),
            None,
            _within(at, length, size),
            "indirect",
            True,
            1.0,
            "rules",
            "",
        )
        for place, (at, length, content) in enumerate(sorted(marks, key=lambda mark: mark[2]), 1)
    )
    attributions, sources = resolve_sources(article, find_quotations(article), given_, Rules())
    ids = {source.id for source in sources}
    assert ids == {i for a in attributions for i in ([a.source] if a.source else []) + list(a.also)}
    assert all(source.name for source in sources)


def _within(start: int, length: int, size: int) -> Span:
    """A span that lies in a text of this size."""
    first = min(start, size - 1)
    return Span(first, min(size, first + length))
