"""Fragments: the one place where values become HTML, always escaped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.reporting.label import clean
from analysis.resources import PACKAGE

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = PACKAGE / "reporting" / "template"
"""The folder with the page template, its style sheets and, under ``fragments``, what the panels are made of."""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATE / "fragments"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )


def shown(value: object) -> object:
    """What a template prints for a value: plain text is cleaned (jinja escapes it afterwards), Markup is kept.

    >>> shown("a\\x00b")
    'ab'
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value


def fragment(name: str, **values: object) -> Markup:
    """Fill one template of the ``fragments`` folder; every value that is not Markup is escaped."""
    return Markup(_environment().get_template(name).render(values))


@cache
def style(name: str) -> Markup:
    """One of our own style sheets ("panel.css"), as it is put into a page."""
    return Markup(TEMPLATE.joinpath(name).read_text(encoding="utf-8"))
