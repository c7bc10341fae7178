"""Validating: how far coders agree with each other, and the corpus with them, each with its uncertainty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.errors import ResultError
from analysis.measures.agreement import (
    Judgement,
    Metric,
    alphas_of,
    cohen_kappa,
    coincidences,
    percent_agreement,
)
from analysis.running.validity.judging import ITEMS, Judged, judge
from analysis.running.validity.sample import MEASURES, Sample
from analysis.running.validity.sheet import Sheet

Floats = NDArray[np.float64]
ROUNDS = 2_000
"""Resamplings of the articles: the ends of a 95 % interval are then settled to about a twentieth of its width."""
ENOUGH = 10
"""Coded articles of a group: with fewer, the error of its mean says too little to put the mean right."""
_SEED = 1
_ENDS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the 95 % interval that resampling the articles gives; None where there is no answer."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the coders agree on one thing: Krippendorff's alpha, Cohen's kappa (two coders), the plain share."""

    item: str
    units: int
    alpha: Estimate
    kappa: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How right the corpus is about single sentences: how much of what it finds is there, and the other way round."""

    item: str
    sentences: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far a measure is off, article by article, and what the mean of the corpus is once that is put right."""

    measure: str
    articles: int
    corpus: float | None
    """The mean over the whole corpus (or the group), as measured."""
    error: Estimate
    """The mean of measured minus coded: above 0, the corpus has too much."""
    absolute: float | None
    """The mean size of the difference in an article."""
    corrected: Estimate
    """That mean minus the error."""


@dataclass(frozen=True, slots=True)
class Group:
    """One of the groups that were drawn from, such as an outlet, with enough coded articles to be put right alone."""

    name: str
    articles: int
    """Of the corpus."""
    coded: int
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True)
class Validation:
    """All that coded articles say about a corpus."""

    sample: Sample
    coders: tuple[str, ...]
    articles: int
    sentences: int
    twice: int
    """Articles that two coders or more have coded."""
    agreement: tuple[Agreement, ...]
    accuracy: tuple[Accuracy, ...]
    speakers: Estimate
    """Where corpus and coder both name a speaker: the share of the sentences in which it is the same."""
    deviations: tuple[Deviation, ...]
    groups: tuple[Group, ...] = ()
    """Those with ``ENOUGH`` coded articles, where the sample was drawn by a column."""


def validate(sample: Sample, sheets: Sequence[Sheet]) -> Validation:
    """Compare a sample of a corpus with what people coded in it, blind.

    Every coder counts the same: where two differ on a sentence, it is half a yes. Articles weigh as many articles of
    the corpus as they stand for (their stratum's number over those coded). The corrected mean is the corpus mean
    plus the weighted mean of coded minus measured in the sample, the difference estimator of survey sampling (Särndal,
    Swensson & Wretman 1992), known for machine labels as prediction-powered inference (Angelopoulos et al. 2023): it
    is right on average whatever errors the machine makes. Intervals resample the articles within strata; strata with
    one article are taken together. Raises ``ResultError`` where nothing was coded.
    """
    judged = judge(sample, sheets)
    if not judged:
        raise ResultError("no sentence of the sheets is coded. Fill in y or n under 'statement' and 'quoted'.")
    draws = _Draws(sample, judged)
    twice = sum(any(sum(code.statement is not None for code in row) > 1 for row in each.codes) for each in judged)
    return Validation(
        sample=sample,
        coders=tuple(sheet.coder for sheet in sheets),
        articles=len(judged),
        sentences=sum(len(each.codes) for each in judged),
        twice=twice,
        agreement=tuple(_agreements(judged, draws)) if twice else (),
        accuracy=tuple(_accuracy(item, judged, draws) for item in ITEMS),
        speakers=_speakers(judged, draws),
        deviations=tuple(_deviation(name, sample.means, judged, draws) for name in MEASURES),
        groups=tuple(_groups(sample, judged, draws)),
    )


def _groups(sample: Sample, judged: Sequence[Judged], draws: _Draws) -> Iterator[Group]:
    """Each group by itself: its own mean, put right by the errors in its own articles."""
    coded = Counter(each.drawn.stratum for each in judged)
    for name, articles in sample.strata.items() if sample.by is not None else ():
        if coded[name] >= ENOUGH and name in sample.of_strata:
            means = sample.of_strata[name]
            found = tuple(_deviation(measure, means, judged, draws, stratum=name) for measure in MEASURES)
            yield Group(name, articles, coded[name], found)


class _Draws:
    """The articles of the sample drawn again and again, and what each weighs: a row a round, the first as coded."""

    def __init__(self, sample: Sample, judged: Sequence[Judged]) -> None:
        strata = [each.drawn.stratum for each in judged]
        coded = Counter(strata)
        groups = ["" if coded[name] == 1 else name for name in strata]
        chance = np.random.default_rng(_SEED)
        self.times: Floats = np.zeros((ROUNDS + 1, len(judged)))
        self.times[0] = 1
        for group in sorted(set(groups)):
            places = np.flatnonzero(np.array(groups) == group)
            even = np.full(len(places), 1 / len(places))
            self.times[1:, places] = chance.multinomial(len(places), even, size=ROUNDS)
        self.weights: Floats = self.times * np.array([sample.strata[name] / coded[name] for name in strata])

    def ratio(self, above: Sequence[float], below: Sequence[float]) -> Floats:
        """The weighted sum of one quantity over that of another, in each round; not a number where that is 0."""
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Floats = (self.weights @ np.array(above)) / (self.weights @ np.array(below))
        return found


def estimate(rounds: Floats, change: Callable[[float], float] = float) -> Estimate:
    """The first round as the value, the middle 95 % of the others as its interval."""
    if np.isnan(rounds[0]):
        return Estimate(None)
    others = rounds[1:][~np.isnan(rounds[1:])]
    if not len(others):
        return Estimate(change(rounds[0]))
    low, high = (change(end) for end in np.percentile(others, _ENDS))
    return Estimate(change(rounds[0]), min(low, high), max(low, high))


def _agreements(judged: Sequence[Judged], draws: _Draws) -> list[Agreement]:
    """Statement and quoted by sentence, the rung by speaker, the number of sources by article."""
    units: list[tuple[str, Metric, list[list[tuple[Judgement, ...]]]]] = [
        (item, "nominal", [[tuple(getattr(code, item) for code in row) for row in each.codes] for each in judged])
        for item in ITEMS
    ]
    units.append(("naming", "nominal", [[*each.rungs()] for each in judged]))
    units.append(("sources", "interval", [[each.measures["sources_core"]] for each in judged]))
    return [_agreement(item, metric, found, draws) for item, metric, found in units]


def _agreement(
    item: str, metric: Metric, by_article: Sequence[Sequence[Sequence[Judgement]]], draws: _Draws
) -> Agreement:
    paired = [[unit for unit in units if sum(each is not None for each in unit) > 1] for units in by_article]
    units = [unit for article in paired for unit in article]
    values = sorted({each for unit in units for each in unit if each is not None}, key=repr)
    if not values:
        return Agreement(item, 0, Estimate(None), None, None)
    # tables of coincidences add up, so that a resampling is a sum of articles
    tables = np.array([coincidences(article, values) for article in paired])
    alphas = alphas_of(np.tensordot(draws.times, tables, axes=1), values, metric)
    kappa = None
    if metric == "nominal" and len(units[0]) == 2:
        kappa = cohen_kappa([unit[0] for unit in units], [unit[1] for unit in units])
    return Agreement(item, len(units), estimate(alphas), kappa, percent_agreement(units))


def _accuracy(item: str, judged: Sequence[Judged], draws: _Draws) -> Accuracy:
    """Right, found and there, for each article; half a yes is half a sentence."""
    right, found, there, count = [], [], [], 0
    for each in judged:
        pairs = [
            (float(getattr(sentence, item)), label)
            for sentence, label in zip(each.drawn.sentences, each.labels(item), strict=True)
            if label is not None
        ]
        right.append(sum(machine * label for machine, label in pairs))
        found.append(sum(machine for machine, _ in pairs))
        there.append(sum(label for _, label in pairs))
        count += len(pairs)
    return Accuracy(
        item,
        count,
        precision=estimate(draws.ratio(right, found)),
        recall=estimate(draws.ratio(right, there)),
        f1=estimate(draws.ratio([2 * each for each in right], [f + t for f, t in zip(found, there, strict=True)])),
    )


def _speakers(judged: Sequence[Judged], draws: _Draws) -> Estimate:
    right = [each.speakers_right() for each in judged]
    return estimate(draws.ratio([sum(each) for each in right], [float(len(each)) for each in right]))


def _deviation(
    name: str, means: Mapping[str, float | None], judged: Sequence[Judged], draws: _Draws, stratum: str | None = None
) -> Deviation:
    """How far a measure is off, in all articles or in those of one stratum."""
    pairs = [
        (each.drawn.measures[name], each.human(name)) if stratum in (None, each.drawn.stratum) else (None, None)
        for each in judged
    ]
    known = [float(machine is not None and human is not None) for machine, human in pairs]
    error = [0.0 if machine is None or human is None else machine - human for machine, human in pairs]
    errors = draws.ratio(error, known)
    size = draws.ratio([abs(each) for each in error], known)[0]
    corpus = means[name]
    most = 1.0 if name.endswith("_share") else np.inf
    corrected = Estimate(None)
    if corpus is not None:
        corrected = estimate(corpus - errors, lambda value: float(np.clip(value, 0, most)))
    absolute = None if np.isnan(size) else float(size)
    return Deviation(name, int(sum(known)), corpus, estimate(errors), absolute, corrected)
