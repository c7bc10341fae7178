"""Vector: a sketch as an SVG file."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from analysis.reporting.charts.canvas import Theme
from analysis.reporting.charts.sketch import BASE, Area, Dot, Sketch, Stroke, Words
from analysis.reporting.label import clean

PAGE_FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""What a browser sets a chart in. All are narrower than the DejaVu Sans that the layout was reckoned with."""
TILE, GAP, HATCH_WIDTH = 24, 4, 0.9
"""The texture: the side of its tile, how far its lines lie apart, and how wide they are, in points."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_NARROW, _BROAD = frozenset("fijlrtI.,:;'’|()[]!/ -"), frozenset("mwMW@%—…")


def svg(sketch: Sketch) -> bytes:
    """The sketch as SVG in UTF-8: words stay words, colours stand in the tags, the bytes are the same each time.

    Whatever a story's names hold is text here: ElementTree escapes it.
    """
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{_number(sketch.width)}pt",
            "height": f"{_number(sketch.height)}pt",
            "viewBox": f"0 0 {_number(sketch.width)} {_number(sketch.height)}",
            "font-family": PAGE_FONTS,
            "font-size": _number(BASE),
        },
    )
    marks = tuple(sketch.marks)
    for colour in dict.fromkeys(mark.edge for mark in marks if isinstance(mark, Area) and mark.hatched):
        _texture(root, sketch.theme, colour or sketch.theme.ink)
    _area(root, Area(0, 0, sketch.width, sketch.height, sketch.theme.paper))
    for mark in marks:
        if isinstance(mark, Area):
            _area(root, mark)
        elif isinstance(mark, Stroke):
            _stroke(root, mark)
        elif isinstance(mark, Dot):
            _dot(root, mark)
        else:
            _words(root, mark)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _number(value: float) -> str:
    """A length as SVG has it: hundredths of a point are enough.

    >>> _number(7.0), _number(0.126), _number(-0.001)
    ('7', '0.13', '0')
    """
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _add(root: Element, tag: str, **attributes: float | str | None) -> Element:
    """An element with those of the attributes that are there; an underscore stands for a hyphen."""
    given: Mapping[str, str] = {
        name.replace("_", "-"): value if isinstance(value, str) else _number(value)
        for name, value in attributes.items()
        if value is not None
    }
    return SubElement(root, tag, dict(given))


def _texture(root: Element, theme: Theme, colour: str) -> None:
    pattern = _add(root, "pattern", id=_named(colour), width=TILE, height=TILE, patternUnits="userSpaceOnUse")
    _add(pattern, "rect", width=TILE, height=TILE, fill=theme.paper)
    lines = "".join(f"M-1 {place + 1}L{place + 1} -1" for place in range(0, 2 * TILE + 1, GAP))
    _add(pattern, "path", d=lines, stroke=colour, stroke_width=HATCH_WIDTH)


def _named(colour: str) -> str:
    """The name of the texture in a colour, inside the file."""
    return f"hatch-{colour.removeprefix('#')}"


def _area(root: Element, area: Area) -> None:
    fill = f"url(#{_named(area.edge)})" if area.hatched and area.edge else area.face
    line = area.line if area.edge else None
    _add(
        root, "rect", x=area.x, y=area.y, width=area.width, height=area.height, rx=area.corner or None, fill=fill,
        stroke=area.edge, stroke_width=line,
    )  # fmt: skip


def _stroke(root: Element, stroke: Stroke) -> None:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in stroke.points)
    if stroke.face is not None:
        _add(root, "polygon", points=points, fill=stroke.face)
        return
    dash = None if stroke.dash is None else " ".join(_number(part * stroke.width) for part in stroke.dash)
    _add(
        root, "polyline", points=points, fill="none", stroke=stroke.color, stroke_width=stroke.width,
        stroke_dasharray=dash,
    )  # fmt: skip


def _dot(root: Element, dot: Dot) -> None:
    if not dot.is_square:
        _add(root, "circle", cx=dot.x, cy=dot.y, r=dot.size / 2, fill=dot.face, stroke=dot.edge, stroke_width=dot.line)
        return
    half = dot.size / 2**0.5
    corners = ((dot.x, dot.y - half), (dot.x + half, dot.y), (dot.x, dot.y + half), (dot.x - half, dot.y))
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)
    _add(root, "polygon", points=points, fill=dot.face, stroke=dot.edge, stroke_width=dot.line)


def _words(root: Element, words: Words) -> None:
    behind = words.framed(max(map(_length, words.lines)) * words.size)
    if isinstance(behind, Area):
        _area(root, behind)
    elif behind is not None:
        _dot(root, behind)
    for line, base in zip(words.lines, words.bases, strict=True):
        said = _add(
            root, "text", x=words.x, y=base, fill=words.color,
            font_size=None if words.size == BASE else words.size, font_weight="bold" if words.is_bold else None,
            text_anchor=None if words.side == "left" else _ANCHORS[words.side],
        )  # fmt: skip
        said.text = clean(line)


def _length(line: str) -> float:
    """About how long a line is, in sizes of its type: the browser alone knows the font that it will take."""
    return sum(
        0.31 if letter in _NARROW else 0.88 if letter in _BROAD else 1.0 if ord(letter) > 0x2E7F
        else 0.7 if letter.isupper() else 0.55
        for letter in line
    )  # fmt: skip
