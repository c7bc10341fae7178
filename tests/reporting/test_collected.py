"""The report on many articles: labels as in the others, links only to our own folders."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from analysis import Analysis
from analysis.comparing.collection import Collection, collect
from analysis.reporting.charts.collected import MEASURES, collection_charts
from analysis.reporting.collected import about, most_cited, stand_out


def collection(**odd: Any) -> Collection:
    rows: list[dict[str, Any]] = [
        {"id": f"story-{n:08x}", "title": f"Story {n}", "outlet": "AB"[n % 2], "date": f"2026-0{n % 3 + 1}-01"}
        | dict.fromkeys(MEASURES, 10.0 + n)
        for n in range(40)
    ]
    rows.append({"id": "odd-0000000f", "title": "Odd"} | dict.fromkeys(MEASURES, 999.0) | odd)
    return collect(rows, (), tuple(MEASURES))


def test_labels_and_units_are_those_of_an_article(ferry: Analysis) -> None:
    for id, (label, unit) in MEASURES.items():
        assert (ferry.score(id).label, ferry.score(id).unit) == (label, unit)


def test_what_is_not_known_about_the_articles_is_said() -> None:
    text = about(collection()).text
    assert text.splitlines() == [
        "41 articles · 2 outlets · 2026-01 to 2026-03",
        "1 article without an outlet.",
        "1 article without a date that begins with year and month.",
    ]


@pytest.mark.parametrize(
    ("id", "href"),
    [("odd-0000000f", "../odd-0000000f/report.html"), ("../../etc", None), ("javascript:x", None), ("A B", None)],
)
def test_only_a_report_of_ours_is_a_link(id: str, href: str | None) -> None:
    page = html.fromstring(str(stand_out(collection(id=id), reports=True).html))
    assert {link.get("href") for link in page.iter("a")} == ({href} if href else set())


def test_without_reports_there_are_no_links() -> None:
    assert "<a " not in stand_out(collection()).html


def test_a_hostile_title_stays_text() -> None:
    panel = stand_out(collection(title="<script>alert(1)</script>"))
    assert "<script" not in panel.html
    assert "&lt;script&gt;" in panel.html


def test_every_chart_has_a_description_and_a_table() -> None:
    for chart in collection_charts(collection()):
        assert len(chart.alt) > 20
        assert chart.table.rows
        assert chart.picture("png").startswith(b"\x89PNG")


def test_charts_of_a_collection_without_outlets_and_dates_say_why_they_are_empty() -> None:
    bare = collect([{"id": "x", "words": 1.0}], (), tuple(MEASURES))
    for chart in collection_charts(bare)[1:]:
        assert chart.alt == "An empty chart."
        assert "do not say where or when" in chart.picture("svg").decode()


def test_the_title_states_the_middle() -> None:
    title = collection_charts(collection())[0].title
    assert title.startswith("Half of 41 articles have 30 sources or fewer, and ")


def test_nobody_cited_twice_is_an_empty_table() -> None:
    assert "Nothing to list." in most_cited(collection()).html
