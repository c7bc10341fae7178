"""Costs: the sentences and the words that make a text harder than the rest of it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING

from analysis.measures.bootstrap import columns, middle_grades, table_of
from analysis.measures.familiar import is_familiar
from analysis.measures.prose import Prose
from analysis.measures.wordforms import DIFFICULT, SYLLABLES, WORDS, WordForm, unpacked, words_in
from analysis.spans import Span

if TYPE_CHECKING:
    from analysis.measures.bootstrap import Numbers

SENTENCES_SHOWN = 5
WORDS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class CostlySentence:
    """A sentence without which the text would have a lower grade."""

    span: Span
    paragraph: int
    words: int
    syllables: int
    difficult_words: int
    cost: float
    """Grades that the middle of the formulas would fall by if the sentence were left out."""
    heavy: tuple[Span, ...]
    """Its words of three syllables or more."""


@dataclass(frozen=True, slots=True)
class CostlyWord:
    """A word without which the text would have a lower grade, however often it stands there."""

    word: str
    """As it is written most often."""
    times: int
    syllables: int
    name: bool
    difficult: bool
    """Not on Dale and Chall's list of familiar words, and no name."""
    cost: float
    """Grades that the middle of the formulas would fall by if it were left out everywhere."""
    evidence: tuple[Span, ...]
    """Empty for a text that was given without an article around it."""


def costly_sentences(prose: Prose) -> tuple[CostlySentence, ...]:
    """The five sentences that cost most, dearest first; fewer where leaving out no other one lowers the grade.

    What a sentence costs is the middle of the formulas with it less the middle without it.
    """
    sums = prose.sums
    if len(sums) < 2:
        return ()
    table = table_of(sums, [1] * len(sums))
    costs = _costs(table.sum(axis=0), table)
    known = prose.known
    return tuple(
        _sentence(prose, place, cost, known[place] if known else ()) for place, cost in _dearest(costs, SENTENCES_SHOWN)
    )


def _sentence(prose: Prose, place: int, cost: float, known: Sequence[WordForm]) -> CostlySentence:
    counts = unpacked(prose.sums[place])
    heavy = tuple(compress(prose.words[place], (form.polysyllable for form in known))) if known else ()
    return CostlySentence(
        prose.span(place), prose.paragraph_of[place], counts[WORDS], counts[SYLLABLES], counts[DIFFICULT], cost, heavy
    )


def costly_words(prose: Prose) -> tuple[CostlyWord, ...]:
    """The ten words that cost most, dearest first, capitals and small letters taken together.

    Looked at are words of three syllables or more and words that are not on the list of familiar words, names too.
    What a word costs is the middle of the formulas with it less the middle if it were left out wherever it stands:
    a hard word that comes once costs less than a middling one that comes ten times.
    """
    spelt: dict[str, list[tuple[str, WordForm, int]]] = {}
    for form, known, number in prose.vocabulary():
        if known.polysyllable or not is_familiar(form):
            spelt.setdefault(form.lower(), []).append((form, known, number))
    total = sum(prose.sums)
    if not spelt or sum(number for found in spelt.values() for *_, number in found) == words_in(total):
        return ()  # nothing to leave out, or nothing would be left
    heavy = list(spelt.values())
    table = table_of([sum(known.adds * number for _, known, number in found) for found in heavy], [0] * len(heavy))
    whole = table_of([total], [len(prose.sums)])[0]
    dearest = [(heavy[place], cost) for place, cost in _dearest(_costs(whole, table), WORDS_SHOWN)]
    spans = _places(prose, {form for found, _ in dearest for form, *_ in found})
    return tuple(_word(found, cost, spans) for found, cost in dearest)


def _word(found: Sequence[tuple[str, WordForm, int]], cost: float, spans: Mapping[str, Sequence[Span]]) -> CostlyWord:
    form, known, _ = max(found, key=itemgetter(2))
    return CostlyWord(
        form, sum(number for *_, number in found), known.syllables, known.name, known.difficult, cost,
        tuple(sorted(span for form in {form for form, *_ in found} for span in spans.get(form, ()))),
    )  # fmt: skip


def _places(prose: Prose, wanted: Set[str]) -> dict[str, list[Span]]:
    """Where each of the wanted words stands; nothing for a text without an article around it."""
    spans: dict[str, list[Span]] = {}
    for forms, words in zip(prose.forms, prose.words, strict=True):
        if not wanted.isdisjoint(forms):
            for form, span in zip(forms, words, strict=True):
                if form in wanted:
                    spans.setdefault(form, []).append(span)
    return spans


def _costs(whole: Numbers, parts: Numbers) -> list[float]:
    """How much the middle grade falls when each of the parts is taken out of the whole."""
    import numpy

    nothing = numpy.zeros((1, len(whole)))
    with_all, *without = middle_grades(columns(whole - numpy.vstack((nothing, parts)))).tolist()
    return [with_all - grade for grade in without]


def _dearest(costs: Sequence[float], most: int) -> list[tuple[int, float]]:
    """The places of the highest costs with the costs; what costs nothing is left out."""
    order = sorted(range(len(costs)), key=lambda place: (-costs[place], place))[:most]
    return [(place, costs[place]) for place in order if costs[place] > 0]
