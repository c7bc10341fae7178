"""Many articles: spreads worked out by hand, intervals that repeat, nothing ranked but how often a source is cited."""

from __future__ import annotations

import json
from typing import Any

import pytest

from analysis.comparing.collection import Collection, collect
from analysis.errors import ResultError

MEASURES = ("words", "anonymous_share")


def article(number: int, **values: Any) -> dict[str, Any]:
    return {"id": f"a{number}", "name": f"{number}.txt", "words": float(number), "outlet": "The Lantern"} | values


def source(name: str, article: str, **values: Any) -> dict[str, Any]:
    return {
        "article": article, "name": name, "naming": "named_person", "category": "business", "counted": True,
        "attributions": 2,
    } | values  # fmt: skip


def collected(*articles: dict[str, Any], sources: tuple[dict[str, Any], ...] = ()) -> Collection:
    return collect(articles, sources, MEASURES)


def test_the_quartiles_are_those_of_the_answers() -> None:
    spread = collected(*(article(n) for n in range(1, 10))).whole.spread("words")
    assert spread is not None
    assert (spread.n, spread.least, spread.low, spread.median, spread.high, spread.most) == (9, 1, 3, 5, 7, 9)
    assert spread.mean == 5
    assert spread.interval is None, "nine articles say nothing about others"


def test_no_answer_is_in_no_figure_and_never_0() -> None:
    found = collected(article(1, anonymous_share=None), article(2, anonymous_share=0.5), article(3))
    share = found.whole.spread("anonymous_share")
    assert share is not None
    assert (share.n, share.mean) == (1, 0.5)
    assert found.values["anonymous_share"] == (0.5,)


def test_an_article_that_failed_is_counted_apart() -> None:
    found = collected(article(1), article(2, words=None, error="not text"))
    assert (found.articles, found.failed) == (1, 1)


def test_nothing_measured_is_refused() -> None:
    with pytest.raises(ResultError, match="no article of this collection has been measured"):
        collected(article(1, error="not text"))


def test_outlets_stand_in_the_order_of_their_names_not_of_their_figures() -> None:
    found = collected(article(9, outlet="Beacon"), article(1, outlet="Argus"), article(5, outlet=None))
    assert [group.name for group in found.by_outlet] == ["Argus", "Beacon"]
    assert found.without_outlet == 1


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2026-03-04", "2026-03"),
        ("2026-03-04T10:00:00Z", "2026-03"),
        ("2026-03", "2026-03"),
        ("03/04/2026", None),
        ("2026-13-04", None),
        ("", None),
    ],
)
def test_a_month_is_read_only_from_a_date_that_cannot_be_misread(date: str, month: str | None) -> None:
    found = collected(article(1, date=date))
    assert [group.name for group in found.by_month] == ([month] if month else [])
    assert found.without_date == (month is None)


def test_the_interval_holds_the_mean_and_repeats() -> None:
    articles = [article(n) for n in range(40)]
    first, second = collected(*articles), collected(*articles)
    assert first.to_json() == second.to_json()
    spread = first.whole.spread("words")
    assert spread is not None
    assert spread.interval is not None
    low, high = spread.interval
    # the standard error of the mean of 0 … 39 is 1.85: about 1.96 of them on each side
    assert low == pytest.approx(19.5 - 3.6, abs=0.5)
    assert high == pytest.approx(19.5 + 3.6, abs=0.5)


def test_what_lies_beyond_the_fences_stands_out() -> None:
    articles = [article(n, words=100.0 + n) for n in range(20)]
    found = collected(*articles, article(99, words=1000.0, title="The long one"))
    assert [(each.article, each.name, each.value) for each in found.outliers] == [("a99", "The long one", 1000.0)]
    assert collected(*articles[:10], article(99, words=1000.0)).outliers == ()


def test_a_source_is_cited_by_articles_not_by_statements() -> None:
    found = collected(
        article(1),
        sources=(
            source("Mara Teal", "a1"),
            source("mara  teal", "a2", attributions=3),
            source("The Ferry Union", "a1", naming="named_organisation"),
            source("Ferry Union", "a3", naming="named_organisation"),
            source("Bo Lund", "a1", attributions=50),
            source("the ministry", "a1", naming="named_organisation", attributions=9),
            source("the ministry", "a2", naming="named_organisation", attributions=9),
            source("officials", "a1", naming="anonymous_collective"),
            source("officials", "a2", naming="anonymous_collective"),
            source("Ann Vey", "a1", counted=False),
            source("Ann Vey", "a2", counted=False),
        ),
    )
    assert [(each.name, each.articles, each.attributions) for each in found.cited] == [
        ("Mara Teal", 2, 5),
        ("The Ferry Union", 2, 4),
    ]


def test_the_json_reads_back_with_the_numbers() -> None:
    saved = json.loads(collected(article(1), article(2)).to_json())
    assert saved["whole"]["spreads"][0]["median"] == 1.5
