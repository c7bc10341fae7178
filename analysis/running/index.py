"""Index: the page of a batch that leads to each report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

SHOWN = {
    "words": ("Words", "{:,.0f}"),
    "sources_core": ("Sources that speak", "{:.0f}"),
    "attributions": ("Statements with a speaker", "{:.0f}"),
    "quoted_word_share": ("In quotation marks", "{:.0%}"),
    "grade_median": ("School grade", "{:.1f}"),
}
"""The figures beside each article: column, heading, and how a person writes the number."""


def index_page(rows: Sequence[Mapping[str, object]], failures: Sequence[Mapping[str, object]]) -> str:
    """The page as HTML: a line for each article with its main figures, then the failures with their reasons."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    lines = [
        {
            "id": row["id"],
            "title": row.get("title") or row.get("name") or row["id"],
            "outlet": row.get("outlet") or "",
            "figures": [_figure(row.get(name), form) for name, (_, form) in SHOWN.items()],
        }
        for row in rows
    ]
    headings = [heading for heading, _ in SHOWN.values()]
    return environment.get_template("index.html").render(lines=lines, failures=failures, headings=headings)


def _figure(value: object, form: str) -> str:
    """A number as a person writes it; nothing for "no answer"."""
    return form.format(value) if isinstance(value, int | float) else ""
