"""Compared: what a comparison was asked for, checked in the notebook's own third cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ParameterError, RulesError, unknown_name
from analysis.resources import shipped
from analysis.rules import Rules, rules_from

if TYPE_CHECKING:
    from analysis.result import Analysis

INVENTED = ("invented-harbour.txt", "invented-harbour-rival.txt")
"""Two invented stories about one event, which are compared when none are named."""


@dataclass(frozen=True, slots=True)
class ComparisonParameters:
    """What a comparison was asked for: which articles, and the rules of counting that hold for all of them."""

    articles: tuple[Path, ...]
    rules: Rules
    output: Path | None = None

    def analyses(self) -> tuple[Analysis, ...]:
        """Each article, analysed under the same rules, in the order in which they were given."""
        from analysis.reading.load import load
        from analysis.result import analyse

        return tuple(analyse(load(path), self.rules) for path in self.articles)


def comparison_parameters(**values: object) -> ComparisonParameters:
    """Check the values of a comparison's parameters cell and give them back as one typed, frozen value.

    ``articles`` is a list of paths; an empty one means two invented stories that Sayso comes with. ``output`` is a
    folder or empty. Everything else must be a counting rule (``analysis.rules.Rules``).

    Raises ``ParameterError`` with the parameter's name and, for an unknown one, the nearest name.

    >>> len(comparison_parameters().articles)
    2
    >>> comparison_parameters(articles=["one.txt"])
    Traceback (most recent call last):
        ...
    analysis.errors.ParameterError: parameter 'articles' needs at least two paths, not 1.
    """
    rules = {field.name for field in fields(Rules)}
    known = {"articles", "output", *rules}
    for name in values:
        if name not in known:
            raise ParameterError(unknown_name("parameter", name, known))
    output = values.get("output", "")
    if not isinstance(output, str | Path):
        raise ParameterError(f"parameter 'output' must be text, not {output!r:.80}.")
    try:
        chosen = rules_from({name: value for name, value in values.items() if name in rules})
    except RulesError as error:
        raise ParameterError(str(error)) from error
    return ComparisonParameters(_articles(values.get("articles", [])), chosen, Path(output) if output else None)


def _articles(given: object) -> tuple[Path, ...]:
    if not isinstance(given, Sequence) or isinstance(given, str) or not all(isinstance(i, str | Path) for i in given):
        raise ParameterError(f"parameter 'articles' must be a list of paths, not {given!r:.80}.")
    if not given:
        return tuple(shipped("data", "articles", name) for name in INVENTED)
    if len(given) < 2:
        raise ParameterError(f"parameter 'articles' needs at least two paths, not {len(given)}.")
    for name in given:
        if not Path(name).is_file():
            raise ParameterError(f"parameter 'articles': there is no file {str(name)!r}. Give the path of a story.")
    return tuple(Path(name) for name in given)
