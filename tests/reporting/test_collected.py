"""The report on many articles: labels as in the others, links only to our own folders."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from analysis import Analysis
from analysis.comparing.collection import Collection, collect
from analysis.reporting.charts.collected import COMPARED, MEASURES, collection_charts
from analysis.reporting.collected import about, by_month, by_outlet, most_cited, stand_out


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


def test_the_method_by_which_statements_were_found_is_said_and_mixed_ones_are_warned_of() -> None:
    def said(*methods: tuple[str, str]) -> list[str]:
        rows = [{"id": f"x{n}", "method": name, "method_version": version} for n, (name, version) in enumerate(methods)]
        return about(collect(rows, (), tuple(MEASURES))).text.splitlines()[3:]

    rules, model = ("rules", "0.1.0"), ("model", "abc")
    assert said(rules, rules) == [
        "Who says what was found by rules for English news text: reporting words, quotation marks and word order "
        "(rules 0.1.0)."
    ]
    assert [line[:50] for line in said(rules, model, rules)] == [
        "In 1 article who says what was found by a small la",
        "In 2 articles who says what was found by rules for",
        "Counts of one method do not compare with those of ",
    ]
    assert "<b>" not in about(collect([{"id": "x", "method": "<b>"}], (), tuple(MEASURES))).html


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


def test_outlets_and_months_are_shown_one_below_the_other() -> None:
    for panel, kind in ((by_outlet(collection()), "outlet"), (by_month(collection()), "month")):
        page = html.fromstring(f"<div>{panel.html}</div>")
        assert [figure.get("id") for figure in page.iter("figure")] == [
            f"chart-{measure}-by-{kind}".replace("_", "-") for measure in COMPARED
        ]
        assert panel.text.count("Mean, 95% interval") == len(COMPARED)


def test_where_there_is_nothing_to_compare_a_sentence_says_why_instead_of_empty_charts() -> None:
    bare = collect([{"id": "x", "words": 1.0}], (), tuple(MEASURES))
    assert by_outlet(bare).text == "No article names its outlet: nothing to compare."
    assert by_month(bare).text == "No article has a date that begins with year and month: nothing to compare."
    one = collect([{"id": "x", "outlet": "The <b>", "date": "2026-03-04", "words": 1.0}], (), tuple(MEASURES))
    assert by_outlet(one).text == "Every article that names its outlet is of The <b>: nothing to compare."
    assert "The &lt;b&gt;" in by_outlet(one).html
    assert "Every article with a date is of 2026-03: nothing to compare." in by_month(one).html
    two = collect([{"id": x, "outlet": x, "words": 1.0} for x in "ab"], (), tuple(MEASURES))
    assert by_outlet(two).text == "No figure has an answer in two of them: nothing to compare."
    for found in (bare, one, two):
        assert [chart.name for chart in collection_charts(found)] == ["spread"]


def test_the_title_states_the_middle() -> None:
    title = collection_charts(collection())[0].title
    assert title.startswith("Half of 41 articles have 30 sources or fewer, and ")


def test_nobody_cited_twice_is_an_empty_table() -> None:
    assert "Nothing to list." in most_cited(collection()).html
