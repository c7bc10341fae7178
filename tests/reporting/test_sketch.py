"""Sketches: what a chart says stands where is where its figure, its SVG and its PNG have it."""

from __future__ import annotations

import io
import re
from typing import Any, NamedTuple

import lxml.etree
import numpy
import numpy.typing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.text import Text

from analysis.reporting.charts.canvas import DARK, FILE, LIGHT, PAGE, PHONE, Canvas, Theme, title_height, title_lines
from analysis.reporting.charts.figure import DOTS_AN_INCH, PAGE_FONTS, Form, below, figure, picture
from analysis.reporting.charts.figure import settings as styled
from analysis.reporting.charts.line import Line
from analysis.reporting.charts.sketch import BASE, INCH, Frame, Plot, Side, paper

FORMS: tuple[Form, ...] = ("png", "svg")
SVG = {"s": "http://www.w3.org/2000/svg"}


class Shape(NamedTuple):
    """What is drawn in an SVG as a path: where it lies, and its colours."""

    left: float
    top: float
    right: float
    bottom: float
    fill: str | None
    stroke: str | None


def _plot(canvas: Canvas = PAGE) -> Plot:
    """Ten units across and two up, on 5 by 1 inches that begin an inch from the left."""
    return paper(canvas, "A title", 1.0, (0, 10), (0, 2), left=1.0, right=canvas.width - 6.0, bottom=0.5)


def _svg(plot: Plot) -> bytes:
    return picture(plot.sketch, "svg")


def _tree(plot: Plot) -> lxml.etree._Element:
    return lxml.etree.fromstring(_svg(plot))


def _style(element: lxml.etree._Element) -> dict[str, str]:
    return dict(pair.split(": ", 1) for pair in element.get("style").split("; "))


def _shapes(tree: lxml.etree._Element) -> list[Shape]:
    """Every area, from the lowest up, without the sheet of paper that lies under all of them."""
    found = []
    for path in tree.xpath("//s:g[starts-with(@id, 'patch')]/s:path", namespaces=SVG):
        numbers = [float(number) for number in re.findall(r"-?[0-9.]+", path.get("d"))]
        xs, ys, style = numbers[::2], numbers[1::2], _style(path)
        found.append(Shape(min(xs), min(ys), max(xs), max(ys), style.get("fill"), style.get("stroke")))
    return found[1:]


def _pixels(plot: Plot) -> numpy.typing.NDArray[numpy.int64]:
    """Red, green and blue of each dot, from 0 to 255."""
    shares = imread(io.BytesIO(picture(plot.sketch, "png")))
    whole: numpy.typing.NDArray[numpy.int64] = numpy.rint(shares[..., :3] * 255).astype(numpy.int64)
    return whole


def _dot(points: float) -> int:
    return round(points * DOTS_AN_INCH / INCH)


def _pixel(plot: Plot, x: float, y: float) -> tuple[int, ...]:
    left, top = plot.at(x, y)
    return tuple(_pixels(plot)[_dot(top), _dot(left)].tolist())


def test_half_the_words_are_half_as_long() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.voice)
    plot.bar(0.5, 0.5, (0, 4), LIGHT.voice)
    long, short = _shapes(_tree(plot))
    assert (long.fill, short.fill) == (LIGHT.voice, LIGHT.voice)
    assert (long.right - long.left, short.right - short.left) == pytest.approx((4 * INCH, 2 * INCH))
    assert (long.left, short.left) == pytest.approx((INCH, INCH))
    assert long.top < short.top, "what is higher on the scale is higher on the page"


def test_both_files_are_as_large_as_the_sketch() -> None:
    plot = _plot()
    tree = _tree(plot)
    assert (tree.get("width"), tree.get("height")) == ("518.4pt", f"{plot.sketch.height:.2f}".rstrip("0") + "pt")
    high, wide, _ = _pixels(plot).shape
    assert (wide, high) == pytest.approx((_dot(plot.sketch.width), _dot(plot.sketch.height)), abs=1)


def test_the_picture_has_its_colours_where_the_drawing_has_them() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.voice)
    assert _pixel(plot, 4, 1.5) == tuple(bytes.fromhex(LIGHT.voice[1:]))
    assert _pixel(plot, 9, 1.5) == (255, 255, 255)
    assert _pixel(plot, 4, 0.5) == (255, 255, 255)


def test_reported_words_are_hatched_in_the_colour_of_their_edge() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.paper, LIGHT.voice, hatched=True)
    plot.bar(0.5, 0.5, (0, 8), LIGHT.paper, LIGHT.soft, hatched=True)
    tree = _tree(plot)
    for bar, colour in zip(_shapes(tree), (LIGHT.voice, LIGHT.soft), strict=True):
        assert bar.stroke == colour
        assert bar.fill is not None
        texture = bar.fill.removeprefix("url(#").removesuffix(")")
        (lines,) = tree.xpath(f"//s:pattern[@id='{texture}']/s:path", namespaces=SVG)
        assert _style(lines)["stroke"] == colour
    left, top = (_dot(each) for each in plot.at(1, 1.7))
    right, bottom = (_dot(each) for each in plot.at(7, 1.3))
    inside = _pixels(plot)[top:bottom, left:right]
    assert 100 < inside[..., 0].mean() < 200, "neither white nor blue, but lines"


def test_a_higher_layer_lies_over_what_came_later() -> None:
    plot = _plot()
    plot.bar(1, 1, (0, 8), LIGHT.voice, layer=3)
    plot.bar(1, 1, (0, 8), LIGHT.accent, layer=2)
    assert [shape.fill for shape in _shapes(_tree(plot))] == [LIGHT.accent, LIGHT.voice]
    assert _pixel(plot, 4, 1) == tuple(bytes.fromhex(LIGHT.voice[1:]))


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_words_hang_at_their_place_by_the_side_that_was_asked_for(side: str) -> None:
    plot = _plot()
    plot.words("Mara Oyelaran", (5, 1), side=side)  # type: ignore[arg-type]
    (said,) = _tree(plot).xpath("//s:text", namespaces=SVG)
    anchor = {"left": "start", "center": "middle", "right": "end"}[side]
    assert (said.text, _style(said)["text-anchor"]) == ("Mara Oyelaran", anchor)
    assert float(said.get("x")) == pytest.approx(plot.at(5, 1)[0])
    dark = numpy.argwhere(_pixels(plot).mean(axis=2) < 128)[:, 1] * INCH / DOTS_AN_INCH
    there = {"left": dark.min(), "center": (dark.min() + dark.max()) / 2, "right": dark.max()}[side]
    assert abs(there - plot.at(5, 1)[0]) < 2


def test_centred_lines_lie_around_their_place() -> None:
    plot = _plot()
    plot.words("XXX\nXXX\nXXX", (5, 1))
    rows = numpy.argwhere(_pixels(plot).mean(axis=2) < 128)[:, 0] * INCH / DOTS_AN_INCH
    assert abs((rows.min() + rows.max()) / 2 - plot.at(5, 1)[1]) < 1.5
    said = _tree(plot).xpath("//s:text", namespaces=SVG)
    assert [float(line.get("x")) for line in said] == pytest.approx([plot.at(5, 1)[0]] * 3)
    first, second, third = (float(line.get("y")) for line in said)
    assert first < plot.at(5, 1)[1] < third
    assert (second - first, third - second) == pytest.approx((1.2 * BASE, 1.2 * BASE), abs=0.01)


@pytest.mark.parametrize(("height", "above", "below"), [("top", 0, 14), ("bottom", 14, 0), ("base", 8, 0.5)])
def test_a_line_hangs_by_the_height_that_was_asked_for(height: str, above: float, below: float) -> None:
    plot = _plot()
    plot.words("XXX", (5, 1), height=height)  # type: ignore[arg-type]
    rows = numpy.argwhere(_pixels(plot).mean(axis=2) < 128)[:, 0] * INCH / DOTS_AN_INCH - plot.at(5, 1)[1]
    assert -above <= rows.min() < rows.max() <= below
    assert rows.max() - rows.min() == pytest.approx(0.73 * BASE, abs=1)


@pytest.mark.parametrize("side", ["left", "center", "right"])
@pytest.mark.parametrize("framed", [False, True])
def test_a_line_is_where_matplotlib_s_own_text_would_be(side: Side, framed: bool) -> None:
    frame = Frame("round", LIGHT.paper, LIGHT.accent, 1.2, 0.284 * BASE) if framed else None
    box = {"boxstyle": "round,pad=0.284", "facecolor": LIGHT.paper, "edgecolor": LIGHT.accent, "linewidth": 1.2}
    plot = _plot()
    plot.words("Mara Oyelaran", (5, 1), side=side, height="base", frame=frame)
    ours = figure(plot.sketch)
    theirs = Figure(figsize=ours.get_size_inches(), dpi=ours.dpi)
    (line,) = (artist for artist in ours.findobj(Line))
    with styled():
        theirs.add_artist(
            Text(
                *line.get_position(),
                line.get_text(),
                color=line.get_color(),
                fontproperties=line.get_fontproperties(),
                ha=side,
                va="baseline",
                bbox=box if framed else None,
                transform=line.get_transform(),
            ),
        )
        drawn = []
        for made in (ours, theirs):
            canvas = FigureCanvasAgg(made)
            canvas.draw()
            drawn.append(numpy.asarray(canvas.buffer_rgba()).astype(int))
        assert (drawn[0] < 128).any()
        # where a line begins between two dots the two round differently
        assert abs(drawn[0] - drawn[1]).mean() < 0.2
        assert ours.findobj(Line)[0].get_window_extent().bounds == theirs.findobj(Text)[0].get_window_extent().bounds


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_of_few_colours_looks_like_the_drawing(theme: Theme) -> None:
    plot = _plot(Canvas(7.2, theme))
    plot.bar(1.5, 0.5, (0, 8), theme.voice)
    plot.bar(0.5, 0.5, (0, 8), theme.paper, theme.voice, hatched=True)
    plot.line(((0, 0), (9, 2)), theme.accent, 2)
    plot.words("Mara Oyelaran", (8.2, 1))
    with styled():
        canvas = FigureCanvasAgg(figure(plot.sketch))
        canvas.draw()
        exact = numpy.asarray(canvas.buffer_rgba())[..., :3].astype(int)
    apart = abs(_pixels(plot) - exact).max(axis=2)
    assert apart.max() <= 16
    assert (apart == 0).mean() > 0.9
    for colour in (theme.paper, theme.voice, theme.ink):
        flat = (exact == [*bytes.fromhex(colour[1:])]).all(axis=2)
        assert flat.any()
        assert not apart[flat].any(), colour


@pytest.mark.parametrize(
    "change",
    [{"rotation": 90.0}, {"text": "Mara\nOyelaran"}, {"verticalalignment": "top"}, {"visible": False}, {"text": ""}],
    ids=str,
)
def test_a_line_that_a_reader_has_changed_is_drawn_as_matplotlib_draws_it(change: dict[str, Any]) -> None:
    plot = _plot()
    plot.words("Mara Oyelaran", (5, 1), height="base")
    with styled():
        drawn = []
        for kind in (Line, Text):
            made = figure(_plot().sketch)
            (line,) = figure(plot.sketch).findobj(Line)
            at = {"color": line.get_color(), "fontproperties": line.get_fontproperties(), "va": "baseline"}
            artist = kind(*line.get_position(), line.get_text(), transform=made.dpi_scale_trans, **at)
            artist.set(x=3, y=0.7, **change)
            made.add_artist(artist)
            canvas = FigureCanvasAgg(made)
            canvas.draw()
            drawn.append(numpy.asarray(canvas.buffer_rgba()))
    assert (drawn[0] == drawn[1]).all()


def test_a_reader_can_save_the_figure_as_pdf() -> None:
    plot = _plot()
    plot.words("Mara Oyelaran", (5, 1), side="right")
    out = io.BytesIO()
    figure(plot.sketch).savefig(out, format="pdf")
    assert out.getvalue().startswith(b"%PDF")


def test_a_frame_holds_its_words_in_every_drawing() -> None:
    plot = _plot()
    plot.words("Reuters", (5, 1), side="center", frame=Frame("round", LIGHT.paper, LIGHT.accent, 1.2, 2.7))
    (box,) = (shape for shape in _shapes(_tree(plot)) if shape.stroke == LIGHT.accent)
    assert (box.left + box.right) / 2 == pytest.approx(plot.at(5, 1)[0], abs=0.1)
    assert box.right - box.left > 30
    pixels = _pixels(plot)
    orange = numpy.argwhere((pixels[..., 0] - pixels[..., 2]) > 100)[:, 1]
    ink = numpy.argwhere(pixels.max(axis=2) < 60)[:, 1]
    assert orange.min() < ink.min() < ink.max() < orange.max()


def test_words_are_set_in_the_page_s_fonts_and_a_story_that_names_a_font_keeps_its_words() -> None:
    plot = _plot()
    plot.words("<text style=\"font-family: 'DejaVu Sans'\">", (1, 1))
    (said,) = _tree(plot).xpath("//s:text", namespaces=SVG)
    assert _style(said)["font-family"] == PAGE_FONTS
    assert said.text == "<text style=\"font-family: 'DejaVu Sans'\">"


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Cn"]), min_size=1, max_size=30))
def test_words_stay_words_in_any_script_and_with_any_sign(words: str) -> None:
    plot = _plot()
    plot.words(words, (1, 1))
    (said,) = _tree(plot).xpath("//s:text", namespaces=SVG)
    assert said.text == words


def test_what_looks_like_a_formula_is_drawn_as_letters() -> None:
    plain, dollars = _plot(), _plot()
    plain.words("x^2", (1, 1))
    dollars.words("$x^2$", (1, 1))
    (said,) = _tree(dollars).xpath("//s:text", namespaces=SVG)
    assert said.text == "$x^2$"
    inked = [int((_pixels(plot).mean(axis=2) < 128).sum()) for plot in (plain, dollars)]
    assert inked[1] > 1.5 * inked[0], "both dollar signs are there"


def test_a_page_shows_the_file_from_below_its_title() -> None:
    marks = {}
    for canvas in (FILE, PAGE):
        plot = _plot(canvas)
        plot.bar(1.5, 0.5, (0, 8), LIGHT.voice)
        plot.words("Mara Oyelaran", (5, 1))
        marks[canvas] = lxml.etree.fromstring(picture(plot.sketch, "svg"))
    head = INCH * title_height(title_lines(FILE, "A title"))
    cut = lxml.etree.fromstring(below(lxml.etree.tostring(marks[FILE]), head))
    page = marks[PAGE]
    assert (cut.get("width"), cut.get("height")) == (page.get("width"), page.get("height"))
    left, top, width, height = map(float, cut.get("viewBox").split())
    assert (left, top) == pytest.approx((0, head))
    assert (f"0 0 {width:g} {height:g}") == page.get("viewBox")
    ((file_bar,), (page_bar,)) = (_shapes(tree) for tree in (cut, page))
    assert (file_bar.left, file_bar.top - head) == pytest.approx((page_bar.left, page_bar.top), abs=0.01)
    title, name = (float(said.get("y")) for said in cut.xpath("//s:text", namespaces=SVG))
    assert title < head < name, "the title is out of sight"


def test_a_drawing_asks_for_nothing_outside_of_it() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.paper, LIGHT.voice, hatched=True)
    plot.dots([(1, 1), (2, 1)], 9, LIGHT.voice)
    tree = _tree(plot)
    links = tree.xpath("//@*[local-name()='href' or local-name()='resource']")
    ids = tree.xpath("//@id")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_figure_has_every_word_for_a_reader_who_wants_to_change_it() -> None:
    plot = _plot()
    plot.words("Mara Oyelaran", (5, 1))
    plot.dots([(1, 1), (2, 1)], 9, LIGHT.voice)
    plot.arrow((1, 1), (9, 1), LIGHT.voice, 1.6)
    plot.voices_key()
    made = figure(plot.sketch)
    said = [getattr(artist, "get_text", str)() for artist in made.findobj() if hasattr(artist, "get_text")]
    assert [text for text in said if text] == ["Mara Oyelaran", "quoted words", "reported words"]
    assert tuple(made.get_size_inches()) == pytest.approx((7.2, 1.58))


def test_on_a_phone_a_name_stands_over_its_row() -> None:
    for canvas in (PAGE, PHONE):
        plot = paper(canvas, "A title", 1.0, (0, 10), (0, 2), left=1.0, right=0.1)
        plot.name(canvas, "Mara Oyelaran", (0, 1), (8, 9))
        (said,) = _tree(plot).xpath("//s:text", namespaces=SVG)
        x, y = plot.at(0, 1)
        if canvas.is_wide:
            assert _style(said)["text-anchor"] == "end"
            assert float(said.get("x")) == pytest.approx(x - 8)
        else:
            assert _style(said)["text-anchor"] == "start"
            assert float(said.get("x")) == pytest.approx(x)
            assert float(said.get("y")) < y - 9


def test_a_user_s_own_settings_of_matplotlib_are_back_afterwards() -> None:
    import matplotlib

    with matplotlib.rc_context({"font.size": 33.0, "hatch.linewidth": 5.0}):
        made = [picture(_plot().sketch, form) for form in FORMS]
        figure(_plot().sketch)
        assert (matplotlib.rcParams["font.size"], matplotlib.rcParams["hatch.linewidth"]) == (33.0, 5.0)
    assert made == [picture(_plot().sketch, form) for form in FORMS]
