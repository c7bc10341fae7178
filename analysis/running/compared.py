"""Compared: what a comparison was asked for, checked in the notebook's own third cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.corrections.sidecar import written
from analysis.errors import ParameterError
from analysis.resources import shipped
from analysis.running.request import ReportParameters, report_parameters

if TYPE_CHECKING:
    from analysis.result import Analysis

INVENTED = ("invented-harbour.txt", "invented-harbour-rival.txt")
"""Two invented stories about one event, which are compared when none are named."""
_OF_ONE = ("article", "title", "outlet", "byline", "date", "corrections")
"""What a report takes for one article: a comparison reads it from each file and from what lies beside it."""


@dataclass(frozen=True, slots=True)
class ComparisonParameters:
    """What a comparison was asked for: a request for each article, and the folder for what is written, if any."""

    requests: tuple[ReportParameters, ...]
    output: Path | None = None

    def analyses(self) -> tuple[Analysis, ...]:
        """Each article, with what people corrected in it, in the order in which they were given."""
        return tuple(request.analyse() for request in self.requests)


def comparison_parameters(**values: object) -> ComparisonParameters:
    """Check the values of a comparison's parameters cell and give them back as one typed, frozen value.

    ``articles`` is a list of paths; an empty one means two invented stories that Sayso comes with. ``output`` is a
    folder or empty. Everything else is as in a report (``report_parameters``) and holds for all the articles; title,
    outlet and date are read from each file, corrections from beside it.

    Raises ``ParameterError`` with the parameter's name and, for an unknown one, the nearest name.

    >>> len(comparison_parameters().requests)
    2
    >>> comparison_parameters(articles=["one.txt"])
    Traceback (most recent call last):
        ...
    analysis.errors.ParameterError: parameter 'articles' needs at least two paths, not 1.
    """
    output = values.pop("output", "")
    if not isinstance(output, str | Path):
        raise ParameterError(f"parameter 'output' must be text, not {output!r:.80}.")
    for name in _OF_ONE:
        if name in values:
            raise ParameterError(f"parameter {name!r} belongs to one article. A comparison reads it from each file.")
    articles = _articles(values.pop("articles", []))
    requests = tuple(report_parameters(article=path, **values) for path in articles)
    _check_rules(requests)
    return ComparisonParameters(requests, Path(output) if output else None)


def _check_rules(requests: Sequence[ReportParameters]) -> None:
    """Raise ``ParameterError`` where the corrections of a story set a rule that does not hold for the others."""
    first, *others = [(r.corrections.rules_over(r.rules) if r.corrections else r.rules, r) for r in requests]
    for rules, request in others:
        for name in rules.differing(first[0]):
            ones, twos = getattr(first[0], name), getattr(rules, name)
            setter, value = (request, twos) if twos != getattr(request.rules, name) else (first[1], ones)
            file = setter.corrections.file if setter.corrections else "the settings"
            raise ParameterError(
                f"{str(request.article)!r} and {str(first[1].article)!r} would be counted under different rules, and "
                f"such figures do not compare: {file} sets {name} to {written(value)}. Set it for all: "
                f"-p {name} {written(value)}. Or take it out of that file."
            )


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
