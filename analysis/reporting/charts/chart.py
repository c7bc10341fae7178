"""Chart: a picture with what a reader who cannot see it needs, its words and its numbers."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.reporting.charts.canvas import FILE, PAGE, PHONE, Canvas, darkened, title_height, title_lines
from analysis.reporting.charts.figure import Form, below, figure, picture
from analysis.reporting.charts.sketch import INCH, Sketch
from analysis.reporting.display import dressed
from analysis.reporting.fragments import fragment
from analysis.reporting.label import clean
from analysis.reporting.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its title states the finding, ``alt`` says it in words, ``table`` has every number drawn.

    ``draw`` lays the chart out for a canvas: the same chart is laid out wide and narrow, on light and on dark paper,
    and a page shows the one that fits its reader's screen, without a script.
    """

    name: str
    title: str
    alt: str
    table: Table
    draw: Callable[[Canvas], Sketch] = field(repr=False, compare=False)
    _svgs: dict[Canvas, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What has been drawn already: what a page shows is the file without its title."""

    @property
    def figure(self) -> Figure:
        """The chart as a matplotlib figure, for a reader who wants to change it."""
        return figure(self.draw(PAGE))

    def picture(self, form: Form, canvas: Canvas = FILE) -> bytes:
        """The chart as the bytes of a PNG or SVG file: the same bytes each time."""
        if form == "png":
            return picture(self.draw(canvas), form)
        if canvas == PAGE:
            return below(self.picture("svg", FILE), INCH * title_height(title_lines(FILE, self.title)))
        if canvas not in self._svgs:
            self._svgs[canvas] = picture(self.draw(canvas), form)
        return self._svgs[canvas]

    def files(self) -> Mapping[Form, bytes]:
        """The chart as a file of each form, with its title."""
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


def _inline(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
