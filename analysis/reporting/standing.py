"""Standing: the panel that compares a story with a named corpus, and says what such a comparison is worth."""

from __future__ import annotations

from analysis.comparing.reference import Reference, standings
from analysis.errors import ResultError
from analysis.reporting.charts.standing import standing_chart
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.result import Analysis

COMPARED = (
    "words",
    "sources_core",
    "named_sources",
    "anonymous_share",
    "attributions",
    "quoted_word_share",
    "quotation_length_mean",
    "words_per_sentence",
    "grade_median",
)
"""The figures that are compared, in their order; counts grow with the length of a story, which stands first."""


def among_others(analysis: Analysis, reference: Reference | None) -> Panel:
    """Where the story's figures lie in a reference distribution: a comparison, no norm.

    Without a reference, or where it was made under other rules or by another method, the panel says so instead.
    """
    if reference is None:
        return _plain("No corpus was given to compare this story with.")
    try:
        found = standings(analysis, reference, COMPARED)
    except ResultError as error:
        return _plain(f"Not compared: {error}")
    chart = standing_chart(found, reference)
    about = (
        f"The corpus: {label(reference.name, 120)}, {reference.articles:,} stories of {label(reference.date, 40)}. "
        f"{label(reference.origin, 400)} It shows what is usual there. It is no norm: a story may have good reasons to "
        "be unlike them, and counts grow with the length of a story."
    )
    html = fragment("standing.html.j2", about=about, chart=chart.html)
    return Panel(html, f"{about}\n\n{chart.text}")


def _plain(text: str) -> Panel:
    return Panel(fragment("standing.html.j2", about=text, chart=None), text)
