"""Chart: a picture with what a reader who cannot see it needs, its words and its numbers."""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from analysis.reporting.charts.canvas import (
    FILE,
    PAGE,
    PHONE,
    Canvas,
    darkened,
    drawing,
    title_height,
    title_lines,
)
from analysis.reporting.display import dressed
from analysis.reporting.fragments import fragment
from analysis.reporting.label import clean
from analysis.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Form = Literal["png", "svg"]
PAGE_FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""What a browser sets a chart in. All are narrower than the DejaVu Sans that the layout was reckoned with."""
_SIZE = re.compile(r' width="(?P<width>[0-9.]{1,12})pt" height="(?P<height>[0-9.]{1,12})pt"')


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its title states the finding, ``alt`` says it in words, ``table`` has every number drawn.

    ``draw`` makes the figure for a canvas: the same chart is drawn wide and narrow, on light and on dark paper, and a
    page shows the one that fits its reader's screen, without a script.
    """

    name: str
    title: str
    alt: str
    table: Table
    draw: Callable[[Canvas], Figure] = field(repr=False, compare=False)
    _drawn: dict[Canvas, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What has been drawn already: a page shows a chart, and its file is the same drawing."""

    @property
    def figure(self) -> Figure:
        """The chart as a matplotlib figure, for a reader who wants to change it."""
        with drawing(PAGE.theme):
            return self.draw(PAGE)

    def picture(self, form: Form, canvas: Canvas = FILE) -> bytes:
        """The chart as the bytes of a PNG or SVG file: the same bytes each time."""
        if form == "png":
            import matplotlib

            # letters are not fitted to the grid of so fine a picture: nobody sees it, and it takes a fifth of the time
            with drawing(canvas.theme), matplotlib.rc_context({"text.hinting": "no_hinting"}):
                return _saved(self.draw(canvas), "png")
        if canvas.titled:
            return _titled(self.picture("svg", replace(canvas, titled=False)), self.title, canvas)
        if canvas not in self._drawn:
            with drawing(canvas.theme):
                self._drawn[canvas] = _saved(self.draw(canvas), "svg")
        return self._drawn[canvas]

    def files(self) -> Mapping[Form, bytes]:
        """The chart as a file of each form; the SVG is the drawing of the page with its title put on top."""
        return {"png": self.picture("png"), "svg": self.picture("svg")}

    @property
    def html(self) -> Markup:
        """The chart as a page shows it: title, picture with its description, and the table folded away."""
        page, phone = (self.picture("svg", canvas).decode() for canvas in (PAGE, PHONE))
        return fragment(
            "chart.html.j2", chart=self, page=_inline(page), page_dark=_inline(darkened(page)), phone=_inline(phone),
            phone_dark=_inline(darkened(phone)),
        )  # fmt: skip

    @property
    def text(self) -> str:
        """The chart for a reader without pictures."""
        return f"{self.title}\n{self.alt}\n\n{self.table.text}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": str(dressed(self.html)), "text/plain": clean(self.text)}


def _saved(figure: Figure, form: Form) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        # A name in a script that matplotlib's own font lacks is drawn as boxes in the PNG; the browser, which sets the
        # SVG, has the letters.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
        if form == "svg":
            figure.savefig(out, format="svg", dpi=72, metadata={"Date": None, "Creator": None})
            return out.getvalue().replace(b"'DejaVu Sans'", PAGE_FONTS.encode())
        # packed lightly: a tenth larger, and a fifth of the time
        figure.savefig(out, format="png", dpi=160, metadata={"Software": None}, pil_kwargs={"compress_level": 1})
        return out.getvalue()


def _titled(svg: bytes, title: str, canvas: Canvas) -> bytes:
    """A drawing without title as one that has it on top."""
    lines = [clean(line) for line in title_lines(canvas, title)]
    page = svg.decode()
    page = page[page.index("<svg") :]
    size = _SIZE.search(page)
    if size is None or not lines:
        return svg
    width, height, top = float(size["width"]), float(size["height"]), 72 * title_height(lines)
    # inside another drawing points are no longer the unit
    inner = page.replace(size[0], Markup(' y="{}" width="{}" height="{}"').format(f"{top:.2f}", width, height), 1)
    whole = fragment(
        "titled.svg.j2", width=width, height=round(height + top, 2), lines=lines, page=Markup(inner),
        paper=canvas.theme.paper, ink=canvas.theme.ink, fonts=PAGE_FONTS,
    )  # fmt: skip
    return whole.encode()


def _inline(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
