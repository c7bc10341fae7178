"""Index: the page of a batch that leads to each report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS = ("words", "sources_core", "attributions", "quoted_word_share", "grade_median")
"""The figures that stand beside each article."""


def index_page(rows: Sequence[Mapping[str, object]], failures: Sequence[Mapping[str, object]]) -> str:
    """The page as HTML: a line for each article with its main figures, then the failures with their reasons."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["figure"] = _figure
    shown = [name for name in COLUMNS if rows and name in rows[0]]
    page = environment.get_template("index.html").render(rows=rows, failures=failures, columns=shown)
    return page if page.endswith("\n") else page + "\n"


def _figure(value: object) -> str:
    """A figure as a person writes it: whole numbers without decimals, others with two, nothing for no answer."""
    if value is None:
        return ""
    return f"{value:.2f}".removesuffix(".00") if isinstance(value, float) else str(value)
