"""Canvas: the paper, ink and sizes that every chart is drawn with."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.reporting.label import label

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

INCH_A_LETTER = 0.071
"""Width of an average letter at the base size of type: what fits is reckoned with it, not measured, so that
the same strings are shortened in the same place on every machine."""


HATCH = "//////"
"""The texture of words that are reported in paraphrase; quoted words are solid."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours for light or for dark paper: Okabe and Ito's (2008), which colour-blind readers can tell apart.

    Colour never stands alone: quoted words are solid, reported words are hatched.
    """

    name: str
    paper: str
    ink: str
    soft: str
    """Axes, ticks and second-rank words: 4.5 to 1 against the paper, too."""
    grid: str
    voice: str
    """Words of sources: blue on white, sky blue on black."""
    accent: str
    """The one thing that a chart points at: vermilion on white, orange on black."""


LIGHT = Theme("light", "#ffffff", "#1b1b1a", "#5d5d5a", "#e3e3df", "#0072b2", "#b84f00")
DARK = Theme("dark", "#17181a", "#ececea", "#a9a9a5", "#35363a", "#56b4e9", "#e69f00")


_TAG = re.compile(r"<[^>]*>")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def darkened(svg: str) -> str:
    """A drawing in the light theme's colours in those of the dark theme: a fifth of the time of drawing it again.

    Only colours inside tags are changed: a story that mentions "#ffffff" keeps its words.
    """
    pairs = {getattr(LIGHT, role): getattr(DARK, role) for role in ("paper", "ink", "soft", "grid", "voice", "accent")}

    def turned(tag: re.Match[str]) -> str:
        return _COLOUR.sub(lambda found: pairs.get(found[0], found[0]), tag[0])

    return _TAG.sub(turned, svg)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a chart is drawn for: its width in inches, its colours, and whether it carries its own title."""

    width: float
    theme: Theme
    titled: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether names fit beside what they name; on a phone they go above it."""
        return self.width >= 5

    def letters(self, inches: float) -> int:
        """How many letters of the base size fit into so many inches."""
        return max(4, int(inches / INCH_A_LETTER))


PAGE = Canvas(7.2, LIGHT)
PHONE = Canvas(3.6, LIGHT)
FILE = Canvas(7.2, LIGHT, titled=True)
"""A picture that is saved by itself: it has to bring its title along."""


@contextmanager
def drawing(theme: Theme) -> Iterator[None]:
    """Everything between a figure's first line and its last byte happens in here.

    Starts from matplotlib's own defaults, whatever a user's settings are; article text is never read as formulas
    (``text.parse_math``); the ids inside an SVG come from a fixed salt, so that its bytes repeat.
    """
    import matplotlib.style

    settings = {
        "font.size": 9.5,
        "font.family": ["DejaVu Sans"],  # comes with matplotlib: the same on every machine
        "text.parse_math": False,
        "axes.formatter.use_mathtext": False,
        "text.usetex": False,
        "svg.hashsalt": "sayso",
        "svg.fonttype": "none",
        "hatch.linewidth": 0.9,
        "text.color": theme.ink,
        "axes.edgecolor": theme.soft,
        "axes.labelcolor": theme.soft,
        "xtick.color": theme.soft,
        "ytick.color": theme.soft,
        "figure.facecolor": theme.paper,
        "savefig.facecolor": theme.paper,
        "axes.facecolor": theme.paper,
        "axes.unicode_minus": False,
    }
    with matplotlib.style.context(["default", settings]):
        yield


def title_lines(canvas: Canvas, title: str) -> list[str]:
    """The title as the lines that fit above a chart."""
    return textwrap.wrap(title, int(canvas.width / 0.098))


def title_height(lines: Sequence[str]) -> float:
    """Inches that the lines of a title take."""
    return 0.24 * len(lines) + 0.12 if lines else 0.0


def paper(
    canvas: Canvas, title: str, height: float, *, left: float = 0.05, right: float = 0.05, bottom: float = 0.45
) -> tuple[Figure, Axes]:
    """A figure with one bare plot of ``height`` inches and the given margins, under its title where it has one.

    Made through matplotlib's object interface: nothing is registered anywhere, so nothing needs closing.
    """
    from matplotlib.figure import Figure

    lines = title_lines(canvas, title) if canvas.titled else []
    head = 0.08 + title_height(lines)
    total = head + height + bottom
    figure = Figure(figsize=(canvas.width, total))
    if lines:
        figure.text(0.05 / canvas.width, 1 - 0.08 / total, "\n".join(lines), va="top", size=12.5, weight="bold")
    frame = (
        left / canvas.width,
        bottom / total,
        (canvas.width - left - right) / canvas.width,
        height / total,
    )
    axes = figure.add_axes(frame)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    axes.set_yticks([])
    return figure, axes


def nothing(canvas: Canvas, title: str, words: str) -> Figure:
    """A figure that says why there is nothing to draw: a blank plot would look like a fault."""
    figure, axes = paper(canvas, title, 0.6, bottom=0.1)
    axes.set_xticks([])
    axes.text(0.0, 0.5, label(words, 200), transform=axes.transAxes, va="center", color=canvas.theme.soft)
    return figure


def key(axes: Axes, patches: Sequence[tuple[Patch, str]]) -> None:
    """A line above the plot that says which texture is what; given handle by handle, so that no label is dropped."""
    axes.legend(
        [patch for patch, _ in patches], [words for _, words in patches], loc="upper left", ncols=len(patches),
        frameon=False, borderpad=0, borderaxespad=0, handlelength=1.6, columnspacing=1.6,
    )  # fmt: skip


def voices_key(axes: Axes, theme: Theme) -> None:
    """The key to quoted and reported words."""
    from matplotlib.patches import Patch

    quoted = Patch(facecolor=theme.voice, edgecolor=theme.voice)
    reported = Patch(facecolor=theme.paper, edgecolor=theme.voice, hatch=HATCH)
    key(axes, ((quoted, "quoted words"), (reported, "reported words")))
