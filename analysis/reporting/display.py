"""Display: how results show themselves in a notebook, as escaped HTML with a plain-text twin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.reporting.fragments import fragment, style
from analysis.reporting.label import clean

if TYPE_CHECKING:
    from analysis.result import Analysis


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a report: shows itself in a notebook as HTML, in a terminal as text."""

    html: Markup
    text: str
    page_title: str | None = None
    """What a page that holds this panel is called; one panel of a report has it."""
    kicker: str = "a report on one story"
    """What kind of page it is: stands above the page's own title."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, str], dict[str, Any]]:
        metadata = {} if self.page_title is None else {"sayso": {"page_title": self.page_title, "kicker": self.kicker}}
        return {"text/html": str(dressed(self.html)), "text/plain": clean(self.text)}, metadata

    def __repr__(self) -> str:
        return self.text


def dressed(html: Markup) -> Markup:
    """A panel with its own style sheet, so that it looks the same in any notebook."""
    return fragment("panel.html.j2", style=panel_style(), content=html)


def panel_style() -> Markup:
    """The style element that every panel carries; a page has it once and drops the others."""
    return fragment("style.html.j2", style=style("panel.css"))


def mimebundle(analysis: Analysis) -> dict[str, str]:
    """An analysis as it shows itself at the end of a notebook cell: the story in brief and the key figures."""
    from analysis.reporting.panels import brief, key_figures

    parts = (brief(analysis), key_figures(analysis))
    html = Markup("\n").join(part.html for part in parts)
    return {"text/html": str(dressed(html)), "text/plain": clean("\n\n".join(part.text for part in parts))}
