"""Charts: each states its finding, says it in words, has its numbers, and draws the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Analysis, Rules, analyse, read
from analysis.reporting.charts import charts, ladder_chart, places_chart, sentences_chart, words_chart, write_charts
from analysis.reporting.charts.canvas import DARK, FILE, LIGHT, PAGE, PHONE, darkened
from analysis.reporting.label import label
from tests.reporting.conftest import STORIES

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _words(svg: bytes) -> str:
    return "".join(lxml.etree.fromstring(svg).itertext())


@pytest.mark.parametrize("name", STORIES)
def test_every_chart_has_a_title_an_alternative_text_and_a_table(name: str) -> None:
    for chart in charts(analyse(read(STORIES[name]))):
        assert (chart.title and chart.title[0].isupper()) or not chart.title[0].isalpha()
        assert len(chart.alt) > 20
        assert chart.table.columns
        figure = lxml.html.fromstring(chart.html)
        assert figure.xpath("//img/@alt") == [chart.alt]
        assert figure.xpath("//figcaption")[0].text_content() == chart.title
        assert len(figure.xpath("//table//tbody/tr")) == len(chart.table.rows)


def _with_words(analysis: Analysis, *words: tuple[int, int]) -> Analysis:
    speakers = tuple(
        replace(share, quoted_words=quoted, reported_words=reported)
        for share, (quoted, reported) in zip(analysis.density.speakers, words, strict=False)
    )
    return replace(analysis, density=replace(analysis.density, speakers=speakers))


def test_titles_state_what_was_found(ferry: Analysis) -> None:
    mara = next(source for source in ferry.sources if source.name == "Mara Oyelaran")
    dilip = next(source for source in ferry.sources if source.name == "Dilip Sarkar")
    shares = {share.source: share for share in ferry.density.speakers}
    two = replace(ferry, density=replace(ferry.density, speakers=(shares[mara.id], shares[dilip.id])))
    assert words_chart(_with_words(two, (13, 0), (5, 6))).title == (
        "The most words go to Mara Oyelaran: 13 quoted and 0 reported"
    )
    assert words_chart(_with_words(two, (6, 5), (5, 6))).title == (
        "Mara Oyelaran and Dilip Sarkar get the most words, 11 each"
    )
    assert words_chart(_with_words(two, (1, 0))).title == (
        "One source gets all the words given to sources: Mara Oyelaran, 1 word"
    )
    first, *others = ferry.sourcing.ladder
    ladder = (replace(first, sources=(mara.id,)), replace(others[0], sources=(dilip.id,)))
    assert ladder_chart(replace(ferry, sourcing=replace(ferry.sourcing, ladder=ladder))).title == (
        "One of two sources is a named person"
    )


def test_a_story_without_voices_says_so_in_place_of_a_blank_plot() -> None:
    silent = analyse(read(STORIES["without quotation"]))
    assert words_chart(silent).title == "No source gets any words in this story"
    assert places_chart(silent).title == "No source speaks anywhere in the story"
    assert ladder_chart(silent).title == "There is no source to name"
    assert "Nobody is quoted or cited" in _words(words_chart(silent).picture("svg"))


def test_the_words_drawn_are_those_of_the_analysis(airstrikes: Analysis) -> None:
    drawn = {row[0]: row[1:] for row in words_chart(airstrikes).table.rows}
    for share in airstrikes.density.speakers:
        together = share.quoted_words + share.reported_words
        if share.source is not None and together:
            assert drawn[label(share.name, 80)] == (share.quoted_words, share.reported_words, together)


def test_the_places_drawn_are_as_many_as_the_words_that_each_source_gets(airstrikes: Analysis) -> None:
    for analysis in (airstrikes, analyse(airstrikes.article, Rules(count_narrated=True, min_quotation_words=5))):
        drawn: Counter[tuple[object, object]] = Counter()
        for name, _, voice, first, last in places_chart(analysis).table.rows:
            assert isinstance(first, int)
            assert isinstance(last, int)
            drawn[name, voice] += last - first + 1
        assert drawn
        for share in analysis.density.speakers:
            name = "Quoted, no speaker found" if share.source is None else label(share.name, 80)
            assert drawn[name, "quoted"] == share.quoted_words, name
            assert drawn[name, "reported"] == share.reported_words, name


def test_marks_around_a_name_are_not_drawn_as_quoted_words() -> None:
    analysis = analyse(read('The strait\n\nMara Oyelaran said that the jets hit the "Army of the Reeds" on Monday.\n'))
    assert [row[2] for row in places_chart(analysis).table.rows] == ["reported"]


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_bytes_each_time(form: str, airstrikes: Analysis) -> None:
    for chart in charts(airstrikes):
        assert chart.picture(form) == chart.picture(form)  # type: ignore[arg-type]


def test_the_same_bytes_whatever_the_hash_seed_locale_and_settings(ferry: Analysis, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORIES["ferry"], encoding="utf-8")
    (tmp_path / "matplotlibrc").write_text("text.parse_math: True\nfont.size: 30\nsavefig.dpi: 300\n")
    script = (
        "from analysis import analyse, load\n"
        "from analysis.reporting.charts import write_charts\n"
        "write_charts(analyse(load('story.txt', outlet='The Skerrow Lantern')), 'charts')\n"
        "import sys; assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=elsewhere, check=True, timeout=120)
    for path in write_charts(ferry, tmp_path / "here"):
        other = tmp_path / "charts" / path.name
        assert hashlib.sha256(other.read_bytes()).digest() == hashlib.sha256(path.read_bytes()).digest(), path.name


def test_hostile_names_are_drawn_as_letters(hostile: Analysis, payload: str) -> None:
    for chart, canvas in zip(charts(hostile), cycle((PAGE, PHONE, FILE)), strict=False):
        svg = chart.picture("svg", canvas)
        tree = lxml.etree.fromstring(svg)
        assert tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='foreignObject']") == []
        assert tree.xpath("//@*[starts-with(local-name(), 'on')]") == []
        assert [link for link in tree.xpath("//@*[local-name()='href']") if not link.startswith("#")] == []
    assert words_chart(hostile).picture("png").startswith(b"\x89PNG")
    if len(payload) < 18 and payload.isascii() and payload.isprintable():
        assert label(payload) in _words(words_chart(hostile).picture("svg"))


@cache
def _one_source() -> Analysis:
    return analyse(read(STORIES["one source"]))


@settings(max_examples=25)
@given(st.text(st.one_of(st.sampled_from("$\\{}_^%&#<>"), st.characters(exclude_categories=["Cs"])), max_size=40))
def test_no_name_breaks_a_chart(name: str) -> None:
    analysis = _one_source()
    speakers = tuple(replace(share, name=name) for share in analysis.density.speakers)
    named = replace(
        analysis,
        sources=tuple(replace(source, name=name) for source in analysis.sources),
        density=replace(analysis.density, speakers=speakers),
    )
    shown = "".join(_words(words_chart(named).picture("svg")).split())
    assert "".join(label(name, 36).rstrip("…").split()) in shown


def test_a_dark_drawing_has_only_the_colours_of_the_dark_theme(airstrikes: Analysis) -> None:
    dark = {getattr(DARK, role) for role in ("paper", "ink", "soft", "grid", "voice", "accent")}
    for chart in charts(airstrikes):
        svg = darkened(chart.picture("svg", PAGE).decode())
        tags = "".join(re.findall(r"<[^>]*>", svg))
        assert set(COLOUR.findall(tags)) <= dark
        lxml.etree.fromstring(svg.encode())


def test_a_colour_named_in_a_story_keeps_its_name_in_the_dark() -> None:
    assert darkened(f'<text style="fill: {LIGHT.paper}">{LIGHT.paper}</text>') == (
        f'<text style="fill: {DARK.paper}">{LIGHT.paper}</text>'
    )


def test_dozens_of_sources_are_drawn_in_charts_that_fit_a_screen() -> None:
    firsts, lasts = ("Ada", "Bo", "Cy", "Ines", "Mara"), ("Abbot", "Brand", "Crane", "Doyle", "Ember", "Frost", "Gale")
    names = [f"{first} {last}" for first, last in zip(firsts * 7, lasts * 5, strict=True)]
    text = " ".join(f'"The pier will open again on day {n}," said {name}.' for n, name in enumerate(names, 1))
    analysis = analyse(read("A pier\n\n" + text + "\n"))
    assert len(analysis.density.speakers) > 24
    for chart in charts(analysis):
        width, height = chart.figure.get_size_inches()
        assert height < 1.5 * width
    assert len(words_chart(analysis).table.rows) == len(analysis.density.speakers)
    assert "other sources, together" in _words(words_chart(analysis).picture("svg"))


def test_a_book_of_sentences_is_drawn_in_a_small_file() -> None:
    analysis = analyse(read("A story\n\n" + ("The pier is old. It has leaked for years and nobody came. " * 1500)))
    chart = sentences_chart(analysis)
    assert len(chart.picture("svg")) < 100_000
    assert "(a column: 20 sentences)" in _words(chart.picture("svg"))
    assert len(chart.table.rows) == 400


def test_files_are_written_under_our_own_names(ferry: Analysis, tmp_path: Path) -> None:
    written = write_charts(ferry, tmp_path / "new" / "charts")
    assert [path.name for path in written] == [
        "words-per-source.png", "words-per-source.svg", "words-by-kind.png", "words-by-kind.svg",
        "naming-ladder.png", "naming-ladder.svg", "who-told-whom.png", "who-told-whom.svg",
        "reporting-words.png", "reporting-words.svg",
        "voices-along-the-story.png", "voices-along-the-story.svg", "sentence-lengths.png", "sentence-lengths.svg",
    ]  # fmt: skip
    for path in written[1::2]:
        assert words_chart(ferry).title[:20] in _words(path.read_bytes()) or path.name != "words-per-source.svg"
