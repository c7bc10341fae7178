"""Looks: what can be measured of them, contrast above all."""

from __future__ import annotations

import re

import pytest

from analysis.reporting.charts.canvas import DARK, LIGHT, Theme
from analysis.reporting.fragments import TEMPLATE

PANEL = (TEMPLATE / "panel.css").read_text(encoding="utf-8")
VARIABLE = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2.2 (relative luminance)."""

    def luminance(colour: str) -> float:
        parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _palettes() -> dict[str, dict[str, str]]:
    light, dark = PANEL.split("@media (prefers-color-scheme: dark)")
    return {"light": dict(VARIABLE.findall(light)), "dark": dict(VARIABLE.findall(dark.split("}")[0]))}


def test_black_on_white_is_21_to_1() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "link", "accent", "voice"])
@pytest.mark.parametrize("ground", ["paper", "tint", "faint"])
def test_words_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    palette = _palettes()[name]
    assert _contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_charts_can_be_read(theme: Theme) -> None:
    assert min(_contrast(ink, theme.paper) for ink in (theme.ink, theme.soft, theme.accent, theme.voice)) >= 4.5
    # Columns of the reporter's words are outlined in the soft ink: 3 to 1 is what WCAG asks of shapes.
    assert _contrast(theme.soft, theme.grid) >= 3


def test_charts_lie_on_the_paper_of_the_page() -> None:
    assert LIGHT.paper == _palettes()["light"]["paper"]
    assert DARK.paper == _palettes()["dark"]["paper"]


def test_style_sheets_load_nothing() -> None:
    for name in ("panel.css", "page.css"):
        assert not re.search(r"url\(|@import|https?:", (TEMPLATE / name).read_text(encoding="utf-8"))


def test_every_panel_style_stays_inside_the_panel() -> None:
    without_comments = re.sub(r"/\*.*?\*/", "", PANEL, flags=re.DOTALL)
    selectors = re.findall(r"(?:^|[}{])\s*([^@{}]+)\{", without_comments)
    assert selectors
    for group in selectors:
        for selector in group.split(","):
            assert selector.strip().startswith(".sayso"), selector
