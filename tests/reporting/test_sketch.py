"""Sketches: what a chart says stands where is where its SVG, its PNG and its figure have it."""

from __future__ import annotations

import io

import lxml.etree
import numpy
import pytest
from PIL import Image

from analysis.reporting.charts.bitmap import png
from analysis.reporting.charts.canvas import LIGHT, PAGE, PHONE, Canvas
from analysis.reporting.charts.figure import DOTS_AN_INCH, figure
from analysis.reporting.charts.sketch import INCH, Frame, Plot, paper
from analysis.reporting.charts.vector import svg

SVG = {"s": "http://www.w3.org/2000/svg"}


def _plot(canvas: Canvas = PAGE) -> Plot:
    """Ten units across and two up, on 5 by 1 inches that begin an inch from the left."""
    return paper(canvas, "A title", 1.0, (0, 10), (0, 2), left=1.0, right=canvas.width - 6.0, bottom=0.5)


def _tree(plot: Plot) -> lxml.etree._Element:
    return lxml.etree.fromstring(svg(plot.sketch))


def _picture(plot: Plot) -> Image.Image:
    return Image.open(io.BytesIO(png(plot.sketch)))


def _pixel(plot: Plot, x: float, y: float) -> object:
    left, top = plot.at(x, y)
    return _picture(plot).getpixel((round(left * DOTS_AN_INCH / INCH), round(top * DOTS_AN_INCH / INCH)))


def test_half_the_words_are_half_as_long() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.voice)
    plot.bar(0.5, 0.5, (0, 4), LIGHT.voice)
    long, short = _tree(plot).xpath(f"//s:rect[@fill='{LIGHT.voice}']", namespaces=SVG)
    assert (float(long.get("width")), float(short.get("width"))) == (4 * INCH, 2 * INCH)
    assert float(long.get("x")) == float(short.get("x")) == INCH
    assert float(long.get("y")) < float(short.get("y")), "what is higher on the scale is higher on the page"


def test_the_picture_has_its_colours_where_the_drawing_has_them() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.voice)
    blue = tuple(bytes.fromhex(LIGHT.voice[1:]))
    assert _pixel(plot, 4, 1.5) == blue
    assert _pixel(plot, 9, 1.5) == (255, 255, 255)
    assert _pixel(plot, 4, 0.5) == (255, 255, 255)


def test_reported_words_are_hatched_in_the_colour_of_their_edge() -> None:
    plot = _plot()
    plot.bar(1.5, 0.5, (0, 8), LIGHT.paper, LIGHT.voice, hatched=True)
    plot.bar(0.5, 0.5, (0, 8), LIGHT.paper, LIGHT.soft, hatched=True)
    tree = _tree(plot)
    for colour in (LIGHT.voice, LIGHT.soft):
        (bar,) = tree.xpath(f"//s:rect[@stroke='{colour}']", namespaces=SVG)
        texture = bar.get("fill").removeprefix("url(#").removesuffix(")")
        assert tree.xpath(f"//s:pattern[@id='{texture}']/s:path/@stroke", namespaces=SVG) == [colour]
    left, top = (round(each * DOTS_AN_INCH / INCH) for each in plot.at(1, 1.7))
    right, bottom = (round(each * DOTS_AN_INCH / INCH) for each in plot.at(7, 1.3))
    inside = numpy.asarray(_picture(plot).crop((left, top, right, bottom)))
    assert 100 < inside[..., 0].mean() < 200, "neither white nor blue, but lines"


def test_a_higher_layer_lies_over_what_came_later() -> None:
    plot = _plot()
    plot.bar(1, 1, (0, 8), LIGHT.voice, layer=3)
    plot.bar(1, 1, (0, 8), LIGHT.accent, layer=2)
    fills = [fill for fill in _tree(plot).xpath("//s:rect/@fill", namespaces=SVG) if fill != LIGHT.paper]
    assert fills == [LIGHT.accent, LIGHT.voice]
    assert _pixel(plot, 4, 1) == tuple(bytes.fromhex(LIGHT.voice[1:]))


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_words_hang_at_their_place_by_the_side_that_was_asked_for(side: str) -> None:
    plot = _plot()
    plot.words("Mara Oyelaran", (5, 1), side=side)  # type: ignore[arg-type]
    (said,) = _tree(plot).xpath("//s:text", namespaces=SVG)
    assert (said.text, said.get("text-anchor") or "start") == (
        "Mara Oyelaran", {"left": "start", "center": "middle", "right": "end"}[side],
    )  # fmt: skip
    dark = numpy.argwhere(numpy.asarray(_picture(plot).convert("L")) < 128)[:, 1] * INCH / DOTS_AN_INCH
    there = {"left": dark.min(), "center": (dark.min() + dark.max()) / 2, "right": dark.max()}[side]
    assert abs(there - plot.at(5, 1)[0]) < 1.5


def test_centred_lines_lie_around_their_place() -> None:
    plot = _plot()
    plot.words("XXX\nXXX\nXXX", (5, 1))
    rows = numpy.argwhere(numpy.asarray(_picture(plot).convert("L")) < 128)[:, 0] * INCH / DOTS_AN_INCH
    assert abs((rows.min() + rows.max()) / 2 - plot.at(5, 1)[1]) < 1.5
    bases = [float(y) for y in _tree(plot).xpath("//s:text/@y", namespaces=SVG)]
    assert bases[0] < plot.at(5, 1)[1] < bases[2]


def test_a_frame_holds_its_words_in_every_drawing() -> None:
    plot = _plot()
    plot.words("Reuters", (5, 1), side="center", frame=Frame("round", LIGHT.paper, LIGHT.accent, 1.2, 2.7))
    (box,) = _tree(plot).xpath(f"//s:rect[@stroke='{LIGHT.accent}']", namespaces=SVG)
    left, width = float(box.get("x")), float(box.get("width"))
    assert left + width / 2 == pytest.approx(plot.at(5, 1)[0], abs=0.1)
    assert width > 30
    pixels = numpy.asarray(_picture(plot)).astype(int)
    orange = numpy.argwhere((pixels[..., 0] - pixels[..., 2]) > 100)[:, 1]
    ink = numpy.argwhere(pixels.max(axis=2) < 60)[:, 1]
    assert orange.min() < ink.min() < ink.max() < orange.max()


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
            assert (said.get("text-anchor"), float(said.get("x"))) == ("end", x - 8)
        else:
            assert (said.get("text-anchor"), float(said.get("x"))) == (None, x)
            assert float(said.get("y")) < y - 9


def test_a_user_s_own_settings_of_matplotlib_are_back_afterwards() -> None:
    import matplotlib

    with matplotlib.rc_context({"font.size": 33.0, "hatch.linewidth": 5.0}):
        png(_plot().sketch)
        figure(_plot().sketch)
        assert (matplotlib.rcParams["font.size"], matplotlib.rcParams["hatch.linewidth"]) == (33.0, 5.0)
