"""Sketch: what a chart consists of: areas, lines, dots and words, each where it stands, before anything is drawn.

Charts of reports are made of little, and their words, their places and their colours can be told without a plotting
library. So a chart says only what stands where; ``figure`` hands that to matplotlib, for SVG, for PNG, and for a reader
who wants to change it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analysis.reporting.charts.canvas import Canvas, Theme, title_height, title_lines
from analysis.reporting.label import label

INCH = 72.0
"""Points in an inch. Everything in a sketch is in points, from its upper left corner."""
BASE = 9.5
"""The size of type where nothing else is said."""
Side = Literal["left", "center", "right"]
Height = Literal["top", "center", "bottom", "base"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    face: str
    edge: str | None = None
    line: float = 1.0
    hatched: bool = False
    """In the texture of words that are reported in paraphrase, drawn in the colour of the edge."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; with ``face`` it is closed and filled."""

    points: tuple[Point, ...]
    color: str
    width: float
    dash: Point | None = None
    """How long a stroke of a broken line is, and how long a gap, in widths of the line."""
    face: str | None = None


@dataclass(frozen=True, slots=True)
class Dots:
    """Round marks, or square ones that stand on a corner, all alike."""

    points: tuple[Point, ...]
    size: float
    face: str
    edge: str
    line: float
    is_square: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn around and behind words."""

    shape: Literal["box", "round", "circle"]
    face: str
    edge: str | None
    line: float
    pad: float


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of type, hung at a point by one of their sides; several lines by their left one.

    (In an SVG matplotlib hangs single lines by another side, and says where each of several begins in its own font.)
    """

    x: float
    y: float
    lines: tuple[str, ...]
    color: str
    side: Side
    height: Height
    size: float
    is_bold: bool
    spacing: float
    frame: Frame | None


Mark = Area | Stroke | Dots | Words


@dataclass(slots=True)
class Sketch:
    """A chart that is being laid out: its size in points, its colours, and its marks with the layer of each."""

    width: float
    height: float
    theme: Theme
    _marks: list[tuple[float, Mark]] = field(default_factory=list)

    def add(self, layer: float, mark: Mark) -> None:
        """Put one more mark on the sketch; a higher layer lies over a lower one, a later mark over an earlier."""
        self._marks.append((layer, mark))

    @property
    def marks(self) -> Iterator[Mark]:
        """All marks from the lowest up."""
        return (mark for _, mark in sorted(self._marks, key=lambda each: each[0]))

    def plot(self, frame: tuple[float, float, float, float], across: Point, up: Point) -> Plot:
        """A plot in the frame (left, top, width and height in inches) with its two scales, as (least, most)."""
        left, top, width, height = (INCH * inches for inches in frame)
        return Plot(self, left, top, width, height, across, up)


@dataclass(frozen=True, slots=True)
class Plot:
    """A part of a sketch with two scales: what is put on it is given in their units.

    ``by`` moves something by so many points to the right and upwards, whatever the scales.
    """

    sketch: Sketch
    left: float
    top: float
    width: float
    tall: float
    across: Point
    up: Point

    @property
    def theme(self) -> Theme:
        """The colours to draw in."""
        return self.sketch.theme

    def at(self, x: float, y: float, by: Point = (0.0, 0.0)) -> Point:
        """Where a place of the plot lies on the sketch."""
        (least, most), (low, high) = self.across, self.up
        return (
            self.left + (x - least) / ((most - least) or 1.0) * self.width + by[0],
            self.top + (high - y) / ((high - low) or 1.0) * self.tall - by[1],
        )

    def area(
        self, x: Point, y: Point, face: str, edge: str | None = None, *, line: float = 1.0, hatched: bool = False,
        layer: float = 1,
    ) -> None:  # fmt: skip
        """A rectangle between two places across and two places up."""
        left, top = self.at(x[0], y[1])
        right, bottom = self.at(x[1], y[0])
        self.sketch.add(layer, Area(left, top, right - left, bottom - top, face, edge, line, hatched))

    def bar(
        self, y: float, thick: float, x: Point, face: str, edge: str | None = None, *, line: float = 1.0,
        hatched: bool = False, layer: float = 1,
    ) -> None:  # fmt: skip
        """A level bar, so thick around a height, from one place to another."""
        self.area(x, (y - thick / 2, y + thick / 2), face, edge, line=line, hatched=hatched, layer=layer)

    def line(
        self, points: Sequence[Point], color: str, width: float = 1.0, *, dash: Point | None = None, layer: float = 2
    ) -> None:
        """A line through some places."""
        self.sketch.add(layer, Stroke(tuple(self.at(*point) for point in points), color, width, dash))

    def level(self, y: float, color: str, width: float = 1.0, *, dash: Point | None = None, layer: float = 2) -> None:
        """A line from the left of the plot to its right."""
        self.line(((self.across[0], y), (self.across[1], y)), color, width, dash=dash, layer=layer)

    def arrow(self, start: Point, end: Point, color: str, width: float, *, dash: Point | None = None) -> None:
        """A level line to the right, with a head."""
        (left, y), (right, _) = self.at(*start), self.at(*end)
        length, half = 4 * width, 2 * width
        self.sketch.add(2, Stroke(((left, y), (right - length, y)), color, width, dash))
        head = ((right - length, y - half), (right, y), (right - length, y + half))
        self.sketch.add(2, Stroke(head, color, 0.0, face=color))

    def dots(
        self, points: Sequence[Point], size: float, face: str, edge: str | None = None, *, line: float = 1.0,
        is_square: bool = False, layer: float = 2,
    ) -> None:  # fmt: skip
        """A mark at each of some places."""
        if there := tuple(self.at(*point) for point in points):
            self.sketch.add(layer, Dots(there, size, face, edge or face, line, is_square))

    def words(
        self, text: str, at: Point, by: Point = (0.0, 0.0), *, side: Side = "left", height: Height = "center",
        color: str | None = None, size: float = BASE, is_bold: bool = False, spacing: float = 1.2,
        frame: Frame | None = None,
    ) -> None:  # fmt: skip
        """Words, hung at a place by one of their sides."""
        x, y = self.at(*at, by)
        lines = tuple(text.split("\n"))
        self.sketch.add(
            3, Words(x, y, lines, color or self.theme.ink, side, height, size, is_bold, spacing, frame)
        )  # fmt: skip

    def name(
        self, canvas: Canvas, text: str, at: Point, gap: Point, *, color: str | None = None, covers: bool = False
    ) -> None:
        """The name of a row: left of it on a page, over it on a phone, so many points away; there it covers lines."""
        if canvas.is_wide:
            self.words(text, at, (-gap[0], 0), side="right", color=color)
        else:
            frame = Frame("box", self.theme.paper, None, 0.0, 0.6) if covers else None
            self.words(text, at, (0, gap[1]), height="bottom", color=color, frame=frame)

    def key(self, entries: Sequence[tuple[str, str, bool, str]]) -> None:
        """A line at the top of the plot that says which texture is what: face, edge, whether hatched, and words."""
        x, y = self.left, self.top
        for face, edge, hatched, words in entries:
            self.sketch.add(5, Area(x + 0.5, y + 2, 15, 6.6, face, edge, 1.0, hatched))
            said = Words(x + 22.8, y + 5.3, (words,), self.theme.ink, "left", "center", BASE, False, 1.2, None)
            self.sketch.add(5, said)
            x += 38 + 0.56 * BASE * len(words)

    def voices_key(self) -> None:
        """The key to quoted and reported words."""
        theme = self.theme
        self.key(
            ((theme.voice, theme.voice, False, "quoted words"), (theme.paper, theme.voice, True, "reported words"))
        )


def paper(
    canvas: Canvas, title: str, height: float, across: Point, up: Point, *, left: float = 0.05, right: float = 0.05,
    bottom: float = 0.45,
) -> Plot:  # fmt: skip
    """A new sketch with one plot of ``height`` inches and the given margins, under its title where it has one."""
    lines = title_lines(canvas, title) if canvas.titled else []
    head = 0.08 + title_height(lines)
    sketch = Sketch(canvas.width * INCH, (head + height + bottom) * INCH, canvas.theme)
    if lines:
        size = 12.5
        ink = canvas.theme.ink
        sketch.add(3, Words(0.05 * INCH, 0.08 * INCH, tuple(lines), ink, "left", "top", size, True, 1.2, None))
    return sketch.plot((left, head, canvas.width - left - right, height), across, up)


def nothing(canvas: Canvas, title: str, words: str) -> Sketch:
    """A sketch that says why there is nothing to draw: a blank plot would look like a fault."""
    plot = paper(canvas, title, 0.6, (0, 1), (0, 1), bottom=0.1)
    plot.words(label(words, 200), (0, 0.5), color=canvas.theme.soft)
    return plot.sketch
