"""Where the voices first come in, and how much stands without any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.reporting.narrative.statement import Part, Statement, called, joined, measured, some
from analysis.reporting.prose import plural
from analysis.result import Analysis

WHICH = (("first", "first"), ("middle", "middle"), ("last", "last"))
LEAST_WORDS = 100
"""A story of fewer words has no parts worth comparing."""


def placement_told(analysis: Analysis) -> Iterator[Statement | None]:
    """The first source, quotation and named person; new sources by third; sentences without attribution."""
    yield _firsts(analysis)
    yield _new(analysis)
    yield _bare(analysis)


def _firsts(analysis: Analysis) -> Statement | None:
    at = {first.id: first for first in analysis.placement.firsts}
    source = at.get("source")
    if source is None or source.source is None:
        return None
    groups: list[Sequence[Part]] = [
        ("the first source, ", called(analysis, source.source), ", comes in paragraph ",
         measured(analysis, "first_source_paragraph")),
    ]  # fmt: skip
    if "quotation" in at:
        groups.append(("the first quotation in paragraph ", measured(analysis, "first_quotation_paragraph")))
    person = at.get("named_person")
    if person is not None and person.source is not None and person.source != source.source:
        groups.append(
            ("the first named person, ", called(analysis, person.source), ", in paragraph ",
             measured(analysis, "first_named_person_paragraph"))
        )  # fmt: skip
    parts = joined(groups)
    first = str(parts[0])
    return Statement((first[:1].upper() + first[1:], *parts[1:], "."), tuple(each.span for each in at.values()))


def _new(analysis: Analysis) -> Statement | None:
    sources, words = analysis.score("sources_core"), analysis.score("words")
    if not sources.value or sources.value < 3 or (words.value or 0) < LEAST_WORDS:
        return None
    groups: list[Sequence[Part]] = [
        (some(int(analysis.score(f"new_sources_{which}_third").value or 0),
              f"placement.scores.new_sources_{which}_third.value"), f" in the {name} third")
        for which, name in WHICH
    ]  # fmt: skip
    spans = tuple(span for which, _ in WHICH for span in analysis.score(f"new_sources_{which}_third").evidence)
    return Statement(("Of the counted sources, ", *joined(groups), " speak for the first time."), spans)


def _bare(analysis: Analysis) -> Statement | None:
    bare = analysis.score("unattributed_sentences")
    if not bare.value or not bare.n:
        return None
    return Statement(
        (
            "Of its ", measured(analysis, "unattributed_sentences", "n"), f" {plural(bare.n, 'sentences')}, ",
            measured(analysis, "unattributed_sentences"), f" {plural(bare.value, 'have')} no attribution at all.",
        ),
        bare.evidence,
    )  # fmt: skip
