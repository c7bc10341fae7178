"""Bitmap: a sketch as a PNG file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.reporting.charts.figure import DOTS_AN_INCH, drawn, settings
from analysis.reporting.charts.sketch import INCH, Mark, Sketch, Words
from analysis.reporting.label import clean

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

DOTS = DOTS_AN_INCH / INCH
"""Dots in a point."""
_ANCHORS = {"left": "ls", "center": "ms", "right": "rs"}


def png(sketch: Sketch) -> bytes:
    """The sketch as a PNG picture: the same bytes each time.

    matplotlib draws the shapes, Pillow sets the words into its picture: it takes a tenth of the time for them. In a
    script that matplotlib's own font lacks, letters are drawn as boxes; a browser, which sets the SVG, has them.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image, ImageDraw

    marks = tuple(sketch.marks)
    with settings():
        canvas: Any = FigureCanvasAgg(drawn(sketch, _shapes(marks)))
        canvas.draw()
        size = canvas.get_width_height(physical=True)
        # the paper is opaque: no fourth channel
        picture = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for words in (mark for mark in marks if isinstance(mark, Words)):
        font = _font(words.size, words.is_bold)
        for line, base in zip(words.lines, words.bases, strict=True):
            at = (words.x * DOTS, base * DOTS)
            pen.text(at, clean(line), fill=words.color, font=font, anchor=_ANCHORS[words.side])
    out = io.BytesIO()
    # packed lightly: a tenth larger, and a fifth of the time
    picture.save(out, format="png", dpi=(DOTS_AN_INCH, DOTS_AN_INCH), compress_level=1)
    return out.getvalue()


def _shapes(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Everything but the words, and what is drawn behind those."""
    for mark in marks:
        if not isinstance(mark, Words):
            yield mark
        elif mark.frame is not None:
            font = _font(mark.size, mark.is_bold)
            behind = mark.framed(max(font.getlength(clean(line)) for line in mark.lines) / DOTS)
            if behind is not None:
                yield behind


@cache
def _font(size: float, is_bold: bool) -> FreeTypeFont:
    """The font that comes with matplotlib: the same on every machine."""
    import matplotlib
    from PIL import ImageFont

    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    return ImageFont.truetype(Path(matplotlib.get_data_path(), "fonts", "ttf", name), size * DOTS)
