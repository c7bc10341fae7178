"""Reference: how the measures are spread over a named corpus, and where one article lies in it."""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import ResultError
from analysis.measures.score import Score
from analysis.result import Analysis
from analysis.rules import Rules

SCHEMA = 1
LEAST_ARTICLES = 30
"""Fewer articles with an answer are too few for a distribution: the measure is left out."""
STEPS = 100
"""Quantiles are kept at every hundredth, the smallest and the largest value included."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One measure over a corpus: ``n`` articles have an answer, ``quantiles`` are its 0th to 100th percentile."""

    id: str
    n: int
    quantiles: tuple[float, ...]

    def at(self, percentile: int) -> float:
        """A percentile (50 is the median)."""
        return self.quantiles[percentile]

    def below(self, value: float) -> tuple[float, float]:
        """Which share of the corpus lies below a value, and which share at it or below (as far as hundredths tell).

        >>> Distribution("x", 101, tuple(map(float, range(101)))).below(40)
        (0.4, 0.41)
        """
        least, most = bisect_left(self.quantiles, value), bisect_right(self.quantiles, value)
        return min(1.0, least / STEPS), min(1.0, most / STEPS)


@dataclass(frozen=True, slots=True)
class Reference:
    """The measures over a named corpus: numbers only, with where they come from and how they were made.

    A comparison, no norm: that an article lies outside of what is usual in a corpus says that it is unusual there.
    """

    schema: int
    name: str
    origin: str
    """Which articles these are, in a sentence that can stand in a report."""
    date: str
    """Of the articles, as their owner gives it: "2016", "2019 to 2024"."""
    articles: int
    rules_digest: str
    method: str
    """How the attributions were found: "rules 1", "model 1"."""
    version: str
    distributions: tuple[Distribution, ...]

    def distribution(self, id: str) -> Distribution | None:
        """One measure's distribution, None where the corpus has too few answers."""
        return next((each for each in self.distributions if each.id == id), None)

    def to_json(self) -> str:
        """This reference as JSON, one measure a line."""
        import msgspec

        head = {field: getattr(self, field) for field in self.__dataclass_fields__ if field != "distributions"}
        lines = [msgspec.json.encode(each).decode() for each in self.distributions]
        parts = [f"{msgspec.json.encode(k).decode()}: {msgspec.json.encode(v).decode()}" for k, v in head.items()]
        return "{\n" + ",\n".join(parts) + ',\n"distributions": [\n  ' + ",\n  ".join(lines) + "\n]\n}\n"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one figure of an article lies in a reference: its score, the quartiles, and the share below it."""

    score: Score
    n: int
    low: float
    """The first quartile: a quarter of the corpus lies below."""
    median: float
    high: float
    """The third quartile."""
    below: float
    """Share of the corpus with a smaller value, 0 to 1."""
    up_to: float
    """Share of the corpus with this value or a smaller one."""


def rules_digest(rules: Rules) -> str:
    """A short digest of the counting rules: figures made under different ones do not compare."""
    import msgspec

    return hashlib.sha256(msgspec.json.encode(rules)).hexdigest()[:16]


def standings(analysis: Analysis, reference: Reference, ids: Sequence[str]) -> tuple[Standing, ...]:
    """Where an article lies in a corpus, for the measures that both have an answer for.

    Raises ``ResultError`` where the article was counted under other rules or by another method than the corpus.
    """
    method = f"{analysis.method.name} {analysis.method.version}"
    if rules_digest(analysis.rules) != reference.rules_digest:
        raise ResultError(
            f"the reference {reference.name!r} was made under other counting rules than this article. "
            "Use the same rules, or make a reference of your own: sayso reference --help."
        )
    if method != reference.method:
        raise ResultError(
            f"the reference {reference.name!r} was made by {reference.method!r}, this article by {method!r}. "
            "Make the reference again with the same method: sayso reference --help."
        )
    found = ((analysis.score(id), reference.distribution(id)) for id in ids)
    return tuple(
        Standing(score, each.n, each.at(25), each.at(50), each.at(75), *each.below(score.value))
        for score, each in found
        if each is not None and score.value is not None
    )


def make_reference(
    rows: Iterable[Mapping[str, object]], *, name: str, origin: str, date: str, rules: Rules, method: str, version: str
) -> Reference:
    """The distributions of every numeric column over the rows of a corpus, one row an article.

    Raises ``ResultError`` for fewer than 30 articles. A measure with fewer than 30 answers is left out.
    """
    import numpy

    values: dict[str, list[float]] = {}
    articles = 0
    for row in rows:
        articles += 1
        for id, value in row.items():
            column = values.setdefault(id, [])
            if isinstance(value, int | float) and not isinstance(value, bool) and not math.isnan(value):
                column.append(float(value))
    if articles < LEAST_ARTICLES:
        raise ResultError(f"a reference needs {LEAST_ARTICLES} articles at least; there are {articles}.")
    steps = [step / STEPS for step in range(STEPS + 1)]
    distributions = tuple(
        Distribution(id, len(found), tuple(round(float(q), 4) for q in numpy.quantile(found, steps)))
        for id, found in values.items()
        if len(found) >= LEAST_ARTICLES
    )
    return Reference(SCHEMA, name, origin, date, articles, rules_digest(rules), method, version, distributions)


def load_reference(path: Path) -> Reference:
    """Read a reference file. Raises ``ResultError`` where it is none, or one of another schema."""
    import msgspec

    try:
        found = msgspec.json.decode(path.read_bytes(), type=Reference)
    except OSError as error:
        raise ResultError(f"cannot read the reference {path.name!r}: {error.strerror}.") from error
    except msgspec.MsgspecError as error:
        raise ResultError(f"{path.name!r} is no reference: {error}. Make one with: sayso reference --help.") from error
    if found.schema != SCHEMA or any(len(each.quantiles) != STEPS + 1 for each in found.distributions):
        raise ResultError(f"{path.name!r} is a reference of another version of Sayso. Make it again.")
    return found
