"""Figure: a sketch as a matplotlib figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from analysis.reporting.charts.canvas import HATCH
from analysis.reporting.charts.sketch import INCH, Area, Dot, Mark, Sketch, Words
from analysis.reporting.label import clean

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform

DOTS_AN_INCH = 160
_HEIGHTS = {"top": "top", "center": "center", "bottom": "bottom", "base": "baseline"}


def figure(sketch: Sketch) -> Figure:
    """The sketch as a matplotlib figure, for a reader who wants to change it: every mark is an artist on it.

    Made through matplotlib's object interface: nothing is registered anywhere, so nothing needs closing.
    """
    with settings():
        return drawn(sketch, sketch.marks)


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
        "font.family": ["DejaVu Sans"],  # comes with matplotlib: the same on every machine
        "text.parse_math": False,
        "text.usetex": False,
        "hatch.linewidth": 0.9,
    }
    with matplotlib.style.context(["default", chosen]):
        # to read the choice of back end would be to make it, and to import a window system
        return {key: matplotlib.rcParams[key] for key in matplotlib.rcParams if key != "backend"}


def drawn(sketch: Sketch, marks: Iterable[Mark]) -> Figure:
    """Some marks of a sketch as artists on a figure of its size; inside of ``settings``."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    whole = Figure(figsize=(sketch.width / INCH, sketch.height / INCH), dpi=DOTS_AN_INCH, facecolor=sketch.theme.paper)
    # a sketch's points count from the upper left corner, matplotlib's inches from the lower left one
    points = Affine2D().scale(1 / INCH, -1 / INCH).translate(0, sketch.height / INCH) + whole.dpi_scale_trans
    for place, mark in enumerate(marks):
        artist = _artist(mark, points)
        artist.set_zorder(place)
        whole.add_artist(artist)
    return whole


def _artist(mark: Mark, points: Transform) -> Artist:
    from matplotlib.lines import Line2D
    from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle

    if isinstance(mark, Words):
        return _words(mark, points)
    if isinstance(mark, Area) and mark.corner:
        return FancyBboxPatch(
            (mark.x, mark.y), mark.width, mark.height, boxstyle=f"round,pad=0,rounding_size={mark.corner}",
            facecolor=mark.face, edgecolor=mark.edge or "none", linewidth=mark.line, transform=points,
        )  # fmt: skip
    if isinstance(mark, Area):
        return Rectangle(
            (mark.x, mark.y), mark.width, mark.height, facecolor=mark.face, edgecolor=mark.edge or "none",
            linewidth=mark.line, hatch=HATCH if mark.hatched else None, transform=points,
        )  # fmt: skip
    if isinstance(mark, Dot):
        return Line2D(
            [mark.x], [mark.y], linestyle="none", marker="D" if mark.is_square else "o", markersize=mark.size,
            markerfacecolor=mark.face, markeredgecolor=mark.edge, markeredgewidth=mark.line, transform=points,
        )  # fmt: skip
    if mark.face is not None:
        return Polygon(mark.points, facecolor=mark.face, edgecolor="none", transform=points)
    xs, ys = zip(*mark.points, strict=True)
    return Line2D(
        xs, ys, color=mark.color, linewidth=mark.width, linestyle="solid" if mark.dash is None else (0, mark.dash),
        solid_capstyle="butt", transform=points,
    )  # fmt: skip


def _words(words: Words, points: Transform) -> Artist:
    from matplotlib.text import Text

    frame: dict[str, Any] | None = None
    if words.frame is not None:
        shape = {"box": "square", "round": "round", "circle": "circle"}[words.frame.shape]
        frame = {
            "boxstyle": f"{shape},pad={words.frame.pad / words.size:.3f}", "facecolor": words.frame.face,
            "edgecolor": words.frame.edge or "none", "linewidth": words.frame.line,
        }  # fmt: skip
    return Text(
        words.x, words.y, clean("\n".join(words.lines)), color=words.color, ha=words.side,
        va=_HEIGHTS[words.height], fontproperties=_font(words.size, words.is_bold), linespacing=words.spacing,
        bbox=frame, transform=points,
    )  # fmt: skip


@cache
def _font(size: float, is_bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=["DejaVu Sans"], size=size, weight="bold" if is_bold else "normal")
