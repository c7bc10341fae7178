"""Costs: the sentences and the words that make a text harder than the rest of it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from typing import TYPE_CHECKING

from analysis.measures.bootstrap import columns, middle_grades, table_of
from analysis.measures.familiar import is_familiar
from analysis.measures.prose import Prose
from analysis.measures.wordforms import FIELDS, WordForm, unpacked
from analysis.spans import Span

if TYPE_CHECKING:
    from analysis.measures.bootstrap import Numbers

SENTENCES_SHOWN = 5
WORDS_SHOWN = 10
_WORDS = FIELDS.index("words")
_SYLLABLES = FIELDS.index("syllables")
_DIFFICULT = FIELDS.index("difficult_words")


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
    """As it stands in the text for the first time."""
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
    return tuple(
        _sentence(prose, place, cost, unpacked(sums[place])) for place, cost in _dearest(costs, SENTENCES_SHOWN)
    )


def _sentence(prose: Prose, place: int, cost: float, counts: Sequence[int]) -> CostlySentence:
    sentence = prose.sentences[place]
    heavy = tuple(compress(sentence.words, (form.polysyllable for form in prose.known[place])))
    return CostlySentence(
        sentence.span, sentence.paragraph, counts[_WORDS], counts[_SYLLABLES], counts[_DIFFICULT], cost, heavy
    )


def costly_words(prose: Prose) -> tuple[CostlyWord, ...]:
    """The ten words that cost most, dearest first, capitals and small letters taken together.

    Looked at are words of three syllables or more and words that are not on the list of familiar words, names too.
    What a word costs is the middle of the formulas with it less the middle if it were left out wherever it stands:
    a hard word that comes once costs less than a middling one that comes ten times.
    """
    sums = prose.sums
    forms = Counter(chain.from_iterable(sentence.forms for sentence in prose.sentences))
    adds: dict[str, int] = {}
    written: dict[str, list[str]] = {}
    for sentence, known in zip(prose.sentences, prose.known, strict=True):
        for form, what in zip(sentence.forms, known, strict=True):
            if form in adds:
                adds[form] += what.adds
            elif what.polysyllable or not is_familiar(form):
                adds[form] = what.adds
                written.setdefault(form.lower(), []).append(form)
    keys = list(written)
    if not keys or len(forms) == len(adds):
        return ()  # nothing would be left
    table = table_of([sum(adds[form] for form in written[key]) for key in keys], [0] * len(keys))
    whole = table_of([sum(sums)], [len(sums)])[0]
    dearest = _dearest(_costs(whole, table), WORDS_SHOWN)
    places = _places(prose, {form: keys[place] for place, _ in dearest for form in written[keys[place]]})
    return tuple(_word(places[keys[place]], written[keys[place]], forms, cost) for place, cost in dearest)


def _word(
    where: tuple[WordForm, tuple[Span, ...]], written: Sequence[str], forms: Counter[str], cost: float
) -> CostlyWord:
    first, evidence = where
    times = sum(forms[form] for form in written)
    return CostlyWord(written[0], times, first.syllables, first.name, first.difficult, cost, evidence)


def _places(prose: Prose, wanted: Mapping[str, str]) -> dict[str, tuple[WordForm, tuple[Span, ...]]]:
    """Of each wanted word, by its key: what is known of it where it first stands, and all places of it."""
    first: dict[str, WordForm] = {}
    spans: dict[str, list[Span]] = {key: [] for key in wanted.values()}
    for sentence, known in zip(prose.sentences, prose.known, strict=True):
        if wanted.keys().isdisjoint(sentence.forms):
            continue
        for place, form in enumerate(sentence.forms):
            if form in wanted:
                first.setdefault(wanted[form], known[place])
                spans[wanted[form]] += sentence.words[place : place + 1]
    return {key: (first[key], tuple(found)) for key, found in spans.items()}


def _costs(whole: Numbers, parts: Numbers) -> list[float]:
    """How much the middle grade falls when each of the parts is taken out of the whole."""
    with_all = float(middle_grades(columns(whole[None, :]))[0])
    without = middle_grades(columns(whole[None, :] - parts))
    return [with_all - float(grade) for grade in without]


def _dearest(costs: Sequence[float], most: int) -> list[tuple[int, float]]:
    """The places of the highest costs with the costs; what costs nothing is left out."""
    order = sorted(range(len(costs)), key=lambda place: (-costs[place], place))[:most]
    return [(place, costs[place]) for place in order if costs[place] > 0]
