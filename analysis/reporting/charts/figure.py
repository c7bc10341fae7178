"""Figure: a sketch as a matplotlib figure, and that figure as PNG and SVG."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from analysis.reporting.charts.canvas import HATCH, Theme
from analysis.reporting.charts.sketch import INCH, Area, Dots, Sketch, Stroke, Words
from analysis.reporting.label import clean

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform

Form = Literal["png", "svg"]
DOTS_AN_INCH = 132
"""A chart is 950 dots wide: sharp on a slide and in print across a column."""
PAGE_FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""What a browser sets a chart in. All are narrower than the DejaVu Sans that the layout was reckoned with."""
_FONT = "DejaVu Sans"
"""What matplotlib measures in. It comes with it: the same on every machine."""
_SET_IN = re.compile(r"(<text [^<>]*)'DejaVu Sans'")
"""The font of words, inside their tag: a story that has it in its words keeps them."""
_HAIR = 4
"""What is less than this off one of our colours, of 256 steps of each light, is that colour."""
_SIZE = re.compile(r'width="(?P<width>[0-9.]{1,12})pt" height="(?P<height>[0-9.]{1,12})pt" viewBox="[0-9. ]{1,40}"')
_CAPITAL, _ABOVE, _BELOW = 0.73, 0.76, 0.24
"""How tall a capital of that font is, and how far its lines reach above their baseline and below it, in type sizes."""


def figure(sketch: Sketch) -> Figure:
    """The sketch as a matplotlib figure, for a reader who wants to change it: every mark is an artist on it.

    Made through matplotlib's object interface: nothing is registered anywhere, so nothing needs closing.
    """
    with settings():
        return _drawn(sketch)


def picture(sketch: Sketch, form: Form) -> bytes:
    """The sketch as a file: the same bytes each time.

    The words of an SVG stay words. In a script that matplotlib's own font lacks, letters are drawn as boxes in the PNG;
    a browser, which sets the SVG, has them.
    """
    with settings(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
        made = _drawn(sketch)
        return _svg(made) if form == "svg" else _png(made, sketch.theme)


def _png(made: Figure, theme: Theme) -> bytes:
    """With a palette: a third of the bytes. A flat colour is exact; a dot between two is off by a shade nobody sees."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas = FigureCanvasAgg(made)
    canvas.draw()  # type: ignore[no-untyped-call]
    dots = Image.fromarray(np.asarray(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
    few = dots.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = np.array(few.getpalette()).reshape(-1, 1, 3)
    ours = np.array([[*bytes.fromhex(colour[1:])] for colour in theme.colours])
    near = abs(palette - ours).max(axis=2) < _HAIR
    few.putpalette(np.where(near.any(axis=1, keepdims=True), ours[near.argmax(axis=1)], palette[:, 0]).ravel().tolist())
    out = io.BytesIO()
    few.save(out, "png", compress_level=1, dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
    return out.getvalue()


def _svg(made: Figure) -> bytes:
    out = io.BytesIO()
    nothing_else = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    made.savefig(out, format="svg", metadata=nothing_else)
    # asked for them, matplotlib would measure in whichever of them this machine has
    return _SET_IN.sub(rf"\g<1>{PAGE_FONTS}", out.getvalue().decode()).encode()


def below(svg: bytes, points: float) -> bytes:
    """A drawing as it looks from so many points below its upper edge: the same marks, the rest out of sight."""

    def cut(size: re.Match[str]) -> str:
        width, height = float(size["width"]), round(float(size["height"]) - points, 2)
        return f'width="{width:g}pt" height="{height:g}pt" viewBox="0 {points:g} {width:g} {height:g}"'

    return _SIZE.sub(cut, svg.decode(), count=1).encode()


@contextmanager
def settings() -> Iterator[None]:
    """matplotlib as it comes, whatever a user's settings are, for as long as a figure is made and drawn."""
    import matplotlib

    with matplotlib.rc_context():
        # checked already: to check them all again for each picture takes as long as to draw it
        dict.update(matplotlib.rcParams, _ours())  # type: ignore[misc]  # it is a dictionary, says it is a mapping
        yield


@cache
def _ours() -> dict[str, Any]:
    """All settings, checked by matplotlib once. Article text is never read as formulas (``text.parse_math``)."""
    import matplotlib.style

    chosen = {
        "font.family": [_FONT],
        "text.parse_math": False,
        "text.usetex": False,
        # letters are not fitted to the grid of so fine a picture: nobody sees it, and it takes a fifth less time
        "text.hinting": "none",
        "hatch.linewidth": 0.9,
        "svg.fonttype": "none",
        "svg.hashsalt": "sayso",
    }
    with matplotlib.style.context(["default", chosen]):
        # to read the choice of back end would be to make it, and to import a window system
        return {key: matplotlib.rcParams[key] for key in matplotlib.rcParams if key != "backend"}


def _drawn(sketch: Sketch) -> Figure:
    """The marks of a sketch as artists on a figure of its size; inside of ``settings``."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    whole = Figure(figsize=(sketch.width / INCH, sketch.height / INCH), dpi=DOTS_AN_INCH, facecolor=sketch.theme.paper)
    # a sketch's points count from the upper left corner, matplotlib's inches from the lower left one
    points = Affine2D().scale(1 / INCH, -1 / INCH).translate(0, sketch.height / INCH) + whole.dpi_scale_trans
    for place, mark in enumerate(sketch.marks):
        for artist in _lines(mark, points) if isinstance(mark, Words) else (_artist(mark, points),):
            artist.set_zorder(place)
            whole.add_artist(artist)
    return whole


def _artist(mark: Area | Stroke | Dots, points: Transform) -> Artist:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon, Rectangle

    if isinstance(mark, Area):
        return Rectangle(
            (mark.x, mark.y), mark.width, mark.height, facecolor=mark.face, edgecolor=mark.edge or "none",
            linewidth=mark.line, hatch=HATCH if mark.hatched else None, transform=points,
        )  # fmt: skip
    if isinstance(mark, Stroke) and mark.face is not None:
        return Polygon(mark.points, facecolor=mark.face, edgecolor="none", transform=points)
    xs, ys = zip(*mark.points, strict=True)
    if isinstance(mark, Dots):
        return Line2D(
            xs, ys, linestyle="none", marker="D" if mark.is_square else "o", markersize=mark.size,
            markerfacecolor=mark.face, markeredgecolor=mark.edge, markeredgewidth=mark.line, transform=points,
        )  # fmt: skip
    return Line2D(
        xs, ys, color=mark.color, linewidth=mark.width, linestyle="solid" if mark.dash is None else (0, mark.dash),
        solid_capstyle="butt", transform=points,
    )  # fmt: skip


def _lines(words: Words, points: Transform) -> Iterator[Artist]:
    """Each line of the words on its baseline; in the middle between them lies what is in the middle of capitals."""
    from analysis.reporting.charts.line import Line

    pitch, leading = words.size * words.spacing, words.size * (words.spacing - 1) / 2
    more = pitch * (len(words.lines) - 1)
    first = {
        "top": leading + _ABOVE * words.size,
        "center": (_CAPITAL * words.size - more) / 2,
        "bottom": -leading - _BELOW * words.size - more,
        "base": 0.0,
    }[words.height]
    for n, line in enumerate(words.lines):
        yield Line(
            words.x, words.y + first + n * pitch, clean(line), color=words.color, ha=words.side, va="baseline",
            fontproperties=_font(words.size, words.is_bold), bbox=_frame(words), transform=points,
        )  # fmt: skip


def _frame(words: Words) -> dict[str, Any] | None:
    if words.frame is None:
        return None
    shape = {"box": "square", "round": "round", "circle": "circle"}[words.frame.shape]
    return {
        "boxstyle": f"{shape},pad={words.frame.pad / words.size:.3f}", "facecolor": words.frame.face,
        "edgecolor": words.frame.edge or "none", "linewidth": words.frame.line,
    }  # fmt: skip


@cache
def _font(size: float, is_bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=[_FONT], size=size, weight="bold" if is_bold else "normal")
