"""Chart: a picture with what a reader who cannot see it needs, its words and its numbers."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from analysis.reporting.charts.canvas import FILE, PAGE, PHONE, Canvas, darkened, drawing
from analysis.reporting.display import dressed
from analysis.reporting.fragments import fragment
from analysis.reporting.label import clean
from analysis.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Form = Literal["png", "svg"]
PAGE_FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""What a browser sets a chart in. All are narrower than the DejaVu Sans that the layout was reckoned with."""


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

    @property
    def figure(self) -> Figure:
        """The chart as a matplotlib figure, for a reader who wants to change it."""
        with drawing(PAGE.theme):
            return self.draw(PAGE)

    def picture(self, form: Form, canvas: Canvas = FILE) -> bytes:
        """The chart as the bytes of a PNG or SVG file: the same bytes each time."""
        with drawing(canvas.theme):
            return _saved(self.draw(canvas), form)

    def files(self) -> Mapping[Form, bytes]:
        """The chart as a file of each form: one figure, drawn once, saved in both."""
        with drawing(FILE.theme):
            figure = self.draw(FILE)
            return {"png": _saved(figure, "png"), "svg": _saved(figure, "svg")}

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


def _inline(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
