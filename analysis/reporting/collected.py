"""Collected: the panels of a report on many articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from analysis.comparing.collection import FENCE, FEWEST_FOR_OUTLIERS, MOST_OUTLIERS, Collection, Group
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.collected import MEASURES, months_charts, outlets_charts
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import isolated, label
from analysis.reporting.method import found_by
from analysis.reporting.prose import plural, shown
from analysis.reporting.table import Table

IS_REPORT = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
"""The name of a report's folder, as ``sayso batch`` makes it: nothing else is ever made a link."""


def about(collection: Collection) -> Panel:
    """How many articles there are, and what is not known about them."""
    months = collection.by_month
    parts = [f"{collection.articles:,} {plural(collection.articles, 'articles')}"]
    if collection.by_outlet:
        parts.append(f"{len(collection.by_outlet):,} {plural(len(collection.by_outlet), 'outlets')}")
    if months:
        parts.append(months[0].name if len(months) == 1 else f"{months[0].name} to {months[-1].name}")
    unknown = (
        (collection.failed, "could not be measured"),
        (collection.without_outlet, "without an outlet"),
        (collection.without_date, "without a date that begins with year and month"),
    )
    left = [f"{number:,} {plural(number, 'articles')} {what}." for number, what in unknown if number]
    left.extend(found_by(collection.methods))
    html = fragment("collected.html.j2", facts=" · ".join(parts), left=tuple(left))
    return Panel(html, "\n".join((" · ".join(parts), *left)), page_title=parts[0], kicker="a report on many stories")


def by_outlet(collection: Collection) -> Panel:
    """The figures outlet by outlet, or why there is nothing to compare."""
    return _compared(
        outlets_charts(collection), collection.by_outlet, "No article names its outlet",
        "Every article that names its outlet is of",
    )  # fmt: skip


def by_month(collection: Collection) -> Panel:
    """The figures month by month, or why there is nothing to compare."""
    return _compared(
        months_charts(collection), collection.by_month, "No article has a date that begins with year and month",
        "Every article with a date is of",
    )  # fmt: skip


def _compared(charts: Sequence[Chart], groups: Sequence[Group], none: str, one: str) -> Panel:
    if charts:
        return Panel(Markup("\n").join(chart.html for chart in charts), "\n\n".join(chart.text for chart in charts))
    if not groups:
        why = none
    elif len(groups) == 1:
        why = f"{one} {isolated(label(groups[0].name, 80))}"
    else:
        why = "No figure has an answer in two of them"
    said = f"{why}: nothing to compare."
    return Panel(fragment("collected.html.j2", facts=said, left=()), said)


@dataclass(frozen=True, slots=True)
class Standout:
    """One article that lies far outside, with a link to its report where there is one."""

    measure: str
    name: str
    value: str
    usual: str
    href: str | None


def stand_out(collection: Collection, *, reports: bool = False) -> Panel:
    """The articles that lie far outside of what is usual here: worth a look, for better or worse.

    With ``reports`` each leads to its report, in the folder beside this page.
    """
    found = []
    for each in collection.outliers:
        name, unit = MEASURES[each.measure]
        spread = collection.whole.spread(each.measure)
        usual = "" if spread is None else f"{shown(spread.low, unit)} to {shown(spread.high, unit)}"
        href = f"../{each.article}/report.html" if reports and IS_REPORT.fullmatch(each.article) else None
        found.append(Standout(name, label(each.name, 120), shown(each.value, unit), usual, href))
    rule = (
        f"Listed is what lies more than {FENCE} times the width of the middle half beyond the middle half (Tukey "
        f"1977), at most {MOST_OUTLIERS} articles a figure; with fewer than {FEWEST_FOR_OUTLIERS} articles nothing is. "
        "That a story stands out is no fault."
    )
    html = fragment("stand_out.html.j2", found=tuple(found), rule=rule)
    lines = [f"{each.measure}: {each.name}, {each.value} (middle half: {each.usual})" for each in found]
    return Panel(html, "\n".join([rule, *lines]))


def most_cited(collection: Collection) -> Panel:
    """The named sources that several articles cite."""
    rows = tuple(
        (label(each.name, 80), each.category.replace("_", " "), each.articles, each.attributions)
        for each in collection.cited
    )
    table = Table("Named sources in two articles or more", ("Source", "Category", "Articles", "Statements"), rows)
    return Panel(table.html, table.text)
