"""What holds for every text: judgements with words inside the text, chains that fit their sources, decisions kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.chain import Chain
from analysis.speech.characterising import characterise
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from analysis.speech.source import CATEGORIES, CHANNELS, GENDERS, MEDIA, Grounds, Source

WORDS = st.sampled_from([
    "said", "told", "according", "to", ",", ".", "“", "”", "(", ")", "Orla", "Venn", "the", "mayor", "he", "she", "it",
    "that", "who", "denied", "by", "Reuters", "AFP", "one", "another", "Two", "members", "of", "reported", "'s", "a",
    "Karst", "and", "\n\n", "spokeswoman", "for", "Mr.", "us", "@venn", "— Venn (@venn)", "ministry", "former", "its",
    "union", "Bank", "in", "statement", "on", "Twitter", "rebels", "other", "such", "as", "Army", "Ms", "whose", "wife",
    "report", "seen", "Lab", "officials", "retired", "president", "Vale Weekly", "court", "phone",
])  # fmt: skip
SOUP = st.lists(WORDS, min_size=1, max_size=80).map(" ".join)

Found = tuple[Article, tuple[Attribution, ...], tuple[Source, ...], tuple[Chain, ...]]


def _found(text: str, decided: tuple[str, ...] = ()) -> Found:
    article = read(f"An opening line of words. {text}", name="soup", outlet="Vale Weekly")
    quotations = find_quotations(article)
    tagged = CuedTagger().tag(article, quotations)
    attributions, sources = resolve_sources(article, quotations, tagged, Rules())
    if decided:
        ours = Grounds("decided by a person")
        sources = tuple(
            replace(
                source, category="politician", category_why=ours, medium="speech", medium_why=ours, gender="nonbinary",
                gender_why=ours, organisation="Ours", organisation_why=ours, channel="relayed", channel_why=ours,
                decided=("category", "medium", "gender", "organisation", "channel"),
            )
            for source in sources
        )  # fmt: skip
    return article, attributions, *characterise(article, quotations, attributions, sources)


@given(SOUP)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_every_judgement_is_one_of_its_values_and_its_words_lie_in_the_text(text: str) -> None:
    article, _, sources, _ = _found(text)
    for source in sources:
        assert source.category in CATEGORIES
        assert source.medium in MEDIA
        assert source.channel in CHANNELS
        assert source.gender in GENDERS
        assert source.side is None
        grounds = (source.naming_why, source.category_why, source.medium_why, source.channel_why, source.gender_why)
        assert all(ground.why for ground in grounds)
        spans = [*source.descriptors, *(span for ground in grounds for span in ground.spans)]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        if source.category != "other_unclear":
            assert source.category_why.spans, source


@given(SOUP)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_each_statement_with_a_source_has_a_chain_that_fits_it(text: str) -> None:
    _, attributions, sources, chains = _found(text)
    wanted = [(a.id, id) for a in attributions for id in dict.fromkeys((a.source, *a.also)) if id]
    assert [(chain.attribution, chain.source) for chain in chains] == wanted
    names = {source.id: source.name for source in sources}
    for chain in chains:
        assert bool(chain.links) == (chain.channel != "unstated")
        assert bool(chain.outlets) == (chain.channel == "relayed")
        if chain.links:
            assert len(chain.links) == len(chain.outlets) + 1
            assert chain.links[0].teller == names[chain.source or ""]
            assert chain.links[-1].hearer == "Vale Weekly"
            assert all(a.hearer == b.teller for a, b in pairwise(chain.links))


@given(SOUP)
@settings(deadline=None, derandomize=True, max_examples=150)
def test_what_a_person_decided_is_never_overridden(text: str) -> None:
    _, _, sources, _ = _found(text, decided=("all",))
    for source in sources:
        assert (source.category, source.medium, source.gender, source.organisation, source.channel) == (
            "politician", "speech", "nonbinary", "Ours", "relayed",
        )  # fmt: skip
