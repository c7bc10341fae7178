"""The page of a report: safe whatever the article holds, whole, and readable without a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis import Analysis, analyse, read
from analysis.reporting.charts import article_charts
from analysis.reporting.display import mimebundle
from analysis.reporting.page import render_page
from tests.reporting.conftest import STORIES

PageOf = Callable[[Analysis], str]
EVENTS = "//@*[starts-with(name(), 'on')]"


def _refuse_anything_live(html: str) -> None:
    tree = lxml.html.document_fromstring(html)
    assert tree.xpath("//script | //iframe | //object | //embed | //base | //form | //link | //svg") == []
    assert tree.xpath(EVENTS) == []
    assert [link for link in tree.xpath("//@href") if not link.startswith("#")] == []
    assert [
        link for link in tree.xpath("//@src | //@srcset") if not link.startswith("data:image/svg+xml;base64,")
    ] == []


def test_nothing_in_an_article_comes_alive_on_the_page(hostile: Analysis, page_of: PageOf) -> None:
    html = page_of(hostile)
    html.encode("utf-8")  # no lone surrogate is left
    _refuse_anything_live(html)
    assert "\x00" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_nothing_in_an_article_comes_alive_in_a_notebook(hostile: Analysis) -> None:
    shown = mimebundle(hostile)
    _refuse_anything_live(shown["text/html"])
    assert "\x1b" not in shown["text/plain"]
    shown["text/plain"].encode("utf-8")


def test_hostile_text_is_shown_as_text(ferry: Analysis, page_of: PageOf) -> None:
    article = replace(ferry.article, title="<script>alert(1)</script> & $5 … $10 {{ 7 * 7 }}")
    tree = lxml.html.document_fromstring(page_of(replace(ferry, article=article)))
    shown = tree.xpath("//p[@class='story-title']")[0].text_content()
    assert shown == "<script>alert(1)</script> & $5 … $10 {{ 7 * 7 }}"
    assert tree.findtext(".//title") == "Sayso: <script>alert(1)</script> & $5 … $10 {{ 7 * 7 }}"


def test_hostile_words_in_the_story_itself_are_shown_as_text(page_of: PageOf) -> None:
    words = "<script>alert(1)</script> <img src=x onerror=alert(1)> &amp; ${7*7}"
    html = page_of(analyse(read(f'A headline\n\n"{words}," said Mara Oyelaran. The {words} was read out.\n')))
    _refuse_anything_live(html)
    assert words in lxml.html.document_fromstring(html).xpath("//div[@class='story']")[0].text_content()


@pytest.mark.parametrize("name", STORIES)
def test_every_kind_of_story_makes_a_whole_page(name: str, page_of: PageOf) -> None:
    analysis = analyse(read(STORIES[name]))
    tree = lxml.html.document_fromstring(page_of(analysis))
    text = tree.text_content()
    for absent in ("None ", "nan", "inf%", "Undefined", " ()"):
        assert absent not in tree.xpath("string(//main)").replace("None of", ""), absent
    captions = [caption.text_content() for caption in tree.xpath("//figure/figcaption")]
    assert [chart.title for chart in article_charts(analysis) if chart.title not in captions] == []
    assert "How to cite" in text


def test_headings_stand_in_order_under_one_title(airstrikes: Analysis, page_of: PageOf) -> None:
    tree = lxml.html.document_fromstring(page_of(airstrikes))
    ranks = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert tree.get("lang") == "en"


def test_the_contents_name_every_section(airstrikes: Analysis, page_of: PageOf) -> None:
    tree = lxml.html.document_fromstring(page_of(airstrikes))
    listed = [(link.get("href"), link.text_content()) for link in tree.xpath("//nav//a")]
    sections = [(f"#{heading.getparent().get('id')}", heading.text_content()) for heading in tree.xpath("//main//h2")]
    assert listed == sections
    assert len(listed) >= 8


def test_every_link_leads_to_one_place_of_the_page(airstrikes: Analysis, page_of: PageOf) -> None:
    tree = lxml.html.document_fromstring(page_of(airstrikes))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)


def test_each_attribution_has_a_place_and_each_source_a_list_of_links(airstrikes: Analysis, page_of: PageOf) -> None:
    tree = lxml.html.document_fromstring(page_of(airstrikes))
    for attribution in airstrikes.attributions:
        assert tree.xpath(f"//div[@class='story']//*[@id='{attribution.id}']"), attribution.id
    for source in airstrikes.sources:
        assert tree.xpath(f"//li[@id='{source.id}']//a[starts-with(@href, '#a')]"), source.id
        assert tree.xpath(f"//div[@class='story']//a[@href='#{source.id}']"), source.id


def test_code_is_folded_away_and_injected_parameters_are_left_out(ferry: Analysis, page_of: PageOf) -> None:
    tree = lxml.html.document_fromstring(page_of(ferry))
    blocks = tree.xpath("//pre")
    assert blocks
    assert all(block.xpath("ancestor::details[not(@open)]") for block in blocks)


def test_the_page_is_the_same_each_time(ferry: Analysis, page_of: PageOf) -> None:
    assert page_of(ferry) == page_of(ferry)


def test_a_long_story_is_shown_in_full() -> None:
    from analysis.reporting.markup import marked_article

    sentences = 'The pier is old. "It leaks," said Mara Oyelaran, and Dilip Sarkar said that he had seen it. '
    analysis = analyse(read(sentences * 1100, name="long"))
    assert len(analysis.article.text) > 100_000
    assert lxml.html.fromstring(marked_article(analysis).html).text_content().count("It leaks,") == 1100


PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_a_notebook_of_ones_own_shows_its_pictures() -> None:
    shown = [
        {"image/png": f"{PNG[:40]}\n{PNG[40:]}\n", "text/plain": "<Figure size 640x480 with 1 Axes>"},
        {"image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain": '"><b>a tide'},
    ]
    notebook = new_notebook(
        cells=[new_code_cell("tides.plot()", outputs=[new_output("display_data", data=data) for data in shown])]
    )
    page = lxml.html.document_fromstring(render_page(notebook))
    assert page.xpath("//script | //svg | //b") + page.xpath(EVENTS) == []
    first, second = page.iter("img")
    assert first.get("src") == f"data:image/png;base64,{PNG}"
    assert first.get("alt") == "<Figure size 640x480 with 1 Axes>"
    assert second.get("src").startswith("data:image/svg+xml;base64,PHN2ZyB4bWxucz0n")
    assert second.get("alt") == '"><b>a tide'
