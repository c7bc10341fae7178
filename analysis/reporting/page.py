"""Page: an executed report notebook as one HTML file that needs nothing else and runs nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from analysis.reporting.display import panel_style
from analysis.reporting.fragments import TEMPLATE, style
from analysis.reporting.label import clean, label

if TYPE_CHECKING:
    from nbconvert.exporters import TemplateExporter
    from nbformat import NotebookNode

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents."""

    anchor: str
    text: str


def render_page(notebook: NotebookNode) -> str:
    """The executed notebook as a page: no script, nothing from outside, code folded away.

    Made by nbconvert with the template beside this module. The exporter is made once and used again (0.05 s a page
    instead of 0.11). A second wall stands in the page itself: its content security policy forbids scripts and loading.
    Text cells come from our own notebooks; everything from an article arrives in outputs that escaped it.
    """
    exporter = _exporter()
    title = page_metadata(notebook, "page_title")
    body, _ = exporter.from_notebook_node(
        notebook,
        resources={
            "sayso": {
                "title": f"Sayso: {label(title, 120)}" if title else "Sayso",
                "kicker": label(page_metadata(notebook, "kicker") or "a report", 60),
                "contents": contents(notebook),
                "style": style("panel.css") + style("page.css"),
            }
        },
    )
    return body if body.endswith("\n") else body + "\n"


def page_metadata(notebook: NotebookNode, key: str) -> str | None:
    """What one of the panels says of the whole page ("page_title", "kicker"), None where none does."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            found = output.get("metadata", {}).get("sayso", {}).get(key)
            if isinstance(found, str):
                return found
    return None


def contents(notebook: NotebookNode) -> tuple[Entry, ...]:
    """The table of contents: every second-rank heading, anchored at the id of its cell."""
    return tuple(
        Entry(cell.get("id", ""), found[1].strip())
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for found in HEADING.finditer(cell.source)
    )


@cache
def _exporter() -> TemplateExporter:
    from nbconvert.exporters import TemplateExporter
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    def markdown(source: str) -> str:
        renderer = IPythonRenderer(escape=True, exclude_anchor_links=True)
        return str(MarkdownWithMath(renderer=renderer).render(source))

    exporter = TemplateExporter(  # type: ignore[no-untyped-call]
        template_name="template",
        extra_template_basedirs=[str(TEMPLATE.parent)],
        template_extension=".html.j2",
        default_preprocessors=[],  # none of them has anything to do, and each has the whole notebook checked again
        filters={
            "page_markdown": markdown,
            "without_style": without_style,
            "cleaned": _cleaned,
            "picture": picture,
        },
    )
    exporter.output_mimetype = "text/html"
    return exporter


def without_style(html: str) -> str:
    """A panel's HTML without the style sheet that the page has in its head already."""
    return html.replace(str(panel_style()), "")


def picture(data: Mapping[str, str]) -> str:
    """The picture among the forms of an output, as a link that holds it; "" where there is none.

    As the source of an image an SVG is only drawn: nothing in it runs or loads anything.

    >>> picture({"image/png": "aGk=\\n", "text/plain": "a figure"}), picture({"text/plain": "7"})
    ('data:image/png;base64,aGk=', '')
    """
    if "image/svg+xml" in data:
        return f"data:image/svg+xml;base64,{base64.b64encode(data['image/svg+xml'].encode()).decode('ascii')}"
    kind = next((kind for kind in ("image/png", "image/jpeg") if kind in data), None)
    return f"data:{kind};base64,{''.join(data[kind].split())}" if kind else ""


def _cleaned(value: Any) -> str:
    return clean(str(value))
