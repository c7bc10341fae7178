"""Routes: by which ways statements reached the story, source by source."""

from __future__ import annotations

from analysis import Analysis, Rules, analyse, read
from analysis.speech.cued import CuedTagger

STORY = (
    "It was a cold night in Ambleford.\n\n"
    "Orla Venn told the Vale Weekly that the pier had burned. Orla Venn told the Corval news agency that it would be "
    "built again.\n\n"
    'The town of Ambleford is sad. Police believe that it was arson. "We will see," said Tam Ek.\n'
)


def _read(rules: Rules | None = None) -> Analysis:
    return analyse(read(STORY, outlet="Vale Weekly"), rules, tagger=CuedTagger())


def test_a_source_heard_in_two_ways_has_two_routes() -> None:
    result = _read()
    names = {source.id: source.name for source in result.sources}
    found = [(names[r.source], r.channel, r.outlets, len(r.statements), r.links) for r in result.routes]
    assert found == [
        ("Orla Venn", "first_hand", (), 1, 1),
        ("Orla Venn", "relayed", ("Corval",), 1, 2),
        ("Tam Ek", "unstated", (), 1, None),
    ]


def test_routes_hold_each_counted_statement_of_a_counted_source_once() -> None:
    for rules in (Rules(), Rules(count_thoughts=True)):
        result = _read(rules)
        held = [id for route in result.routes for id in route.statements]
        counted = {source.id for source in result.sources if source.counted}
        assert len(held) == len(set(held))
        assert {route.source for route in result.routes} <= counted
    assert len(_read(Rules(count_thoughts=True)).routes) == len(_read().routes) + 1


def test_the_words_that_tell_a_way_are_kept() -> None:
    result = _read()
    text = result.article.text
    assert [[span.of(text) for span in route.evidence] for route in result.routes] == [
        ["told the Vale Weekly"], ["the Corval news agency"], [],
    ]  # fmt: skip
