"""Collection: the measures of many articles, by outlet and by month, with what stands out and who is cited most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.errors import ResultError

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy

    Numbers: TypeAlias = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]

SCHEMA = 1
FEWEST_FOR_AN_INTERVAL = 10
"""Fewer articles say nothing about what other articles of the kind would be like."""
FEWEST_FOR_OUTLIERS = 20
"""Fewer articles have no usual range that one of them could lie outside of."""
DRAWS, SEED = 1000, 19790101
FENCE = 1.5
"""An article stands out where it lies this many times the middle half beyond the middle half (Tukey 1977)."""
MOST_OUTLIERS, MOST_CITED = 5, 25
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?(?:[T ].{0,40})?")


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure over some articles: how many have an answer, the mean with its interval, and the quartiles.

    ``interval`` holds the mean in 95 of 100 redrawn collections (bootstrap by article, Efron 1979); None below ten.
    """

    measure: str
    n: int
    mean: float
    interval: tuple[float, float] | None
    least: float
    low: float
    median: float
    high: float
    most: float


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one outlet or of one month, and their measures; a measure without an answer is left out."""

    name: str
    articles: int
    spreads: tuple[Spread, ...]

    def spread(self, measure: str) -> Spread | None:
        """One measure, None where no article of the group has an answer."""
        return next((each for each in self.spreads if each.measure == measure), None)


@dataclass(frozen=True, slots=True)
class Outlier:
    """An article that lies far outside of what is usual in the collection: worth a look, for better or worse."""

    measure: str
    article: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Cited:
    """A named source that several articles cite: in how many, and how many statements in all."""

    name: str
    category: str
    articles: int
    attributions: int


@dataclass(frozen=True, slots=True)
class Collection:
    """Many articles: whole, by outlet, by month; ``values`` has the answers of each measure for the histograms."""

    schema: int
    articles: int
    failed: int
    without_outlet: int
    without_date: int
    whole: Group
    by_outlet: tuple[Group, ...]
    by_month: tuple[Group, ...]
    outliers: tuple[Outlier, ...]
    cited: tuple[Cited, ...]
    values: Mapping[str, tuple[float, ...]]
    methods: tuple[tuple[str, int], ...] = ()
    """How statements were found ("rules 0.1.0"), and in how many articles so; empty where the rows do not say."""

    def to_json(self) -> str:
        """This collection as JSON: the same bytes for the same articles."""
        import msgspec

        return msgspec.json.format(msgspec.json.encode(self), indent=1).decode() + "\n"

    def __repr__(self) -> str:
        return f"Collection({self.articles} articles, {len(self.by_outlet)} outlets)"


Row = Mapping[str, object]


def collect(articles: Iterable[Row], sources: Iterable[Row], measures: Sequence[str]) -> Collection:
    """Describe many articles: ``articles`` has a row for each (as ``sayso batch`` and ``sayso corpus`` write them).

    ``sources`` has a row for each source of each article ("article", "name", "naming", "category", "counted",
    "attributions"). Outlets and months are as the files say; a date counts where it begins with year and month
    ("2026-03-04"). Sources of several articles are one where they have a name and it is the same: a register of sources
    (``sources.csv``) makes two spellings one. One without a proper name ("the ministry", "police") may be another one
    in each story, and is left out. Nothing is ranked but the sources by how often they are cited.

    Raises ``ResultError`` where no article has been measured.
    """
    rows = list(articles)
    good = [row for row in rows if not row.get("error")]
    if not good:
        raise ResultError("no article of this collection has been measured. See the errors beside their names.")
    months = [_month(row) for row in good]
    outlets = [_text(row, "outlet") for row in good]
    whole = _group("all", good, measures)
    return Collection(
        schema=SCHEMA,
        articles=len(good),
        failed=len(rows) - len(good),
        without_outlet=outlets.count(None),
        without_date=months.count(None),
        whole=whole,
        by_outlet=_groups(good, outlets, measures),
        by_month=_groups(good, months, measures),
        outliers=tuple(each for spread in whole.spreads for each in _outliers(good, spread)),
        cited=_cited(sources),
        values={measure: tuple(_numbers(good, measure)) for measure in measures},
        methods=_methods(good),
    )


def _methods(rows: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    found = Counter(
        f"{name} {_text(row, 'method_version') or ''}".strip() for row in rows if (name := _text(row, "method"))
    )
    return tuple(sorted(found.items()))


def _text(row: Row, key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value else None


def _month(row: Row) -> str | None:
    found = _MONTH.fullmatch(_text(row, "date") or "")
    return f"{found[1]}-{found[2]}" if found else None


def _number(row: Row, key: str) -> float | None:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124  # NaN
        return None
    return float(value)


def _numbers(rows: Iterable[Row], measure: str) -> list[float]:
    return [value for row in rows if (value := _number(row, measure)) is not None]


def _groups(rows: Sequence[Row], names: Sequence[str | None], measures: Sequence[str]) -> tuple[Group, ...]:
    members: dict[str, list[Row]] = {}
    for row, name in zip(rows, names, strict=True):
        if name is not None:
            members.setdefault(name, []).append(row)
    return tuple(_group(name, members[name], measures) for name in sorted(members))


def _group(name: str, rows: Sequence[Row], measures: Sequence[str]) -> Group:
    spreads = (_spread(measure, _numbers(rows, measure)) for measure in measures)
    return Group(name, len(rows), tuple(each for each in spreads if each is not None))


def _spread(measure: str, values: Sequence[float]) -> Spread | None:
    if not values:
        return None
    import numpy

    found: Numbers = numpy.array(values)
    least, low, median, high, most = (float(each) for each in numpy.percentile(found, (0, 25, 50, 75, 100)))
    return Spread(measure, len(values), float(found.mean()), _interval(found), least, low, median, high, most)


def _interval(values: Numbers) -> tuple[float, float] | None:
    """Where the mean lies in 95 of 100 redrawn collections; the seed is fixed and the generator frozen (NEP 19)."""
    import numpy

    n = len(values)
    if n < FEWEST_FOR_AN_INTERVAL:
        return None
    random = numpy.random.RandomState(SEED)
    means = numpy.array([values[random.randint(n, size=n)].mean() for _ in range(DRAWS)])
    low, high = numpy.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def _outliers(rows: Sequence[Row], spread: Spread) -> list[Outlier]:
    if spread.n < FEWEST_FOR_OUTLIERS:
        return []
    reach = FENCE * (spread.high - spread.low)
    far = []
    for row in rows:
        value = _number(row, spread.measure)
        if value is not None and not spread.low - reach <= value <= spread.high + reach:
            name = _text(row, "title") or _text(row, "name") or "(no name)"
            far.append(Outlier(spread.measure, str(row.get("id", "")), name, value))
    far.sort(key=lambda each: (-abs(each.value - spread.median), each.article))
    return far[:MOST_OUTLIERS]


def _cited(sources: Iterable[Row]) -> tuple[Cited, ...]:
    """Named sources that two articles or more cite, most articles first.

    "The ministry" is that of one country in one story and of another in the next: a proper name has a capital.
    """
    proper: set[str] = set()
    articles: dict[str, set[str]] = {}
    attributions: dict[str, int] = {}
    shown: dict[str, tuple[str, str]] = {}
    for row in sources:
        name = _text(row, "name")
        if name is None or not row.get("counted") or row.get("naming") not in {"named_person", "named_organisation"}:
            continue
        key = " ".join(name.casefold().split()).removeprefix("the ")
        if name != name.lower():
            proper.add(key)
        shown.setdefault(key, (name, _text(row, "category") or "other_unclear"))
        articles.setdefault(key, set()).add(str(row.get("article")))
        attributions[key] = attributions.get(key, 0) + int(_number(row, "attributions") or 0)
    often = [
        Cited(*shown[key], articles=len(found), attributions=attributions[key])
        for key, found in articles.items()
        if len(found) > 1 and key in proper
    ]
    often.sort(key=lambda each: (-each.articles, -each.attributions, each.name))
    return tuple(often[:MOST_CITED])
