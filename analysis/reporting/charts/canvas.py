"""Canvas: the paper, ink and sizes that every chart is drawn with."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

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

    @property
    def colours(self) -> tuple[str, ...]:
        """All of them, in an order that is the same for each theme."""
        return self.paper, self.ink, self.soft, self.grid, self.voice, self.accent


LIGHT = Theme("light", "#ffffff", "#1b1b1a", "#5d5d5a", "#e3e3df", "#0072b2", "#b84f00")
DARK = Theme("dark", "#17181a", "#ececea", "#a9a9a5", "#35363a", "#56b4e9", "#e69f00")


_TAG = re.compile(r"<[^>]*>")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def darkened(svg: str) -> str:
    """A drawing in the light theme's colours in those of the dark theme, without drawing it again.

    Only colours inside tags are changed: a story that mentions "#ffffff" keeps its words.
    """
    pairs = dict(zip(LIGHT.colours, DARK.colours, strict=True))

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


def title_lines(canvas: Canvas, title: str) -> list[str]:
    """The title as the lines that fit above a chart, about as long as each other: no word is left over by itself.

    >>> title_lines(FILE, "The last third of the story holds most of its quoted words: 104 of 207")
    ['The last third of the story holds', 'most of its quoted words: 104 of 207']
    """
    lines = textwrap.wrap(title, int(canvas.width / 0.105))
    if len(lines) < 2:
        return lines
    closer = (textwrap.wrap(title, width) for width in range(len(title) // len(lines), max(map(len, lines))))
    return next((each for each in closer if len(each) == len(lines)), lines)


def title_height(lines: Sequence[str]) -> float:
    """Inches that the lines of a title take."""
    return 0.24 * len(lines) + 0.12 if lines else 0.0
