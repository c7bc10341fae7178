"""Request: what a report was asked for, checked once more in the notebook's own third cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ParameterError, ResourceError, RulesError, unknown_name
from analysis.resources import CLONE, shipped
from analysis.rules import Rules, rules_from

if TYPE_CHECKING:
    from analysis.reading.article import Article

SAMPLE = "airstrikes.txt"
"""The story that this project studies: in a clone only, never in the wheel."""
INVENTED = "invented-harbour.txt"
"""The invented story that the wheel carries in its place."""
_TEXTS = ("title", "outlet", "byline", "date")


@dataclass(frozen=True, slots=True)
class ReportParameters:
    """What a report was asked for: which article, what is known about it, and the rules of counting.

    ``output`` is the folder for what the notebook writes, None where it writes nothing.
    """

    article: Path
    rules: Rules
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    output: Path | None = None

    def load(self) -> Article:
        """The article, with the title, outlet, byline and date that were given. Raises ``ArticleError``."""
        from analysis.reading.load import load

        return load(self.article, title=self.title, outlet=self.outlet, byline=self.byline, date=self.date)


def report_parameters(**values: object) -> ReportParameters:
    """Check the values of a parameters cell and give them back as one typed, frozen value.

    ``article`` is a path; empty means the story that Sayso comes with. ``title``, ``outlet``, ``byline`` and
    ``date`` are texts; empty means "as the file says". ``output`` is a folder or empty. Everything else must be
    a counting rule (``analysis.rules.Rules``).

    Raises ``ParameterError`` with the parameter's name and, for an unknown one, the nearest name.

    >>> report_parameters(count_thoughts=True).rules.count_thoughts
    True
    >>> report_parameters(count_thought=True)
    Traceback (most recent call last):
        ...
    analysis.errors.ParameterError: unknown parameter 'count_thought'. Did you mean 'count_thoughts'? Known: \
article, byline, count_embedded_posts, count_groups, count_headline, count_narrated, count_organisations, \
count_thoughts, date, min_quotation_words, outlet, output, title.
    """
    rules = {field.name for field in fields(Rules)}
    known = {"article", "output", *_TEXTS, *rules}
    for name in values:
        if name not in known:
            raise ParameterError(unknown_name("parameter", name, known))
    texts = {name: _text(values, name) for name in _TEXTS}
    output = _text(values, "output")
    try:
        chosen = rules_from({name: value for name, value in values.items() if name in rules})
    except RulesError as error:
        raise ParameterError(str(error)) from error
    return ReportParameters(
        article=_article(_text(values, "article")),
        rules=chosen,
        output=Path(output) if output else None,
        **texts,
    )


def default_article() -> Path:
    """The story that is read when none is named: the sample in a clone, an invented story in the wheel."""
    if (CLONE / "pyproject.toml").is_file():
        sample = CLONE / "data" / "articles" / SAMPLE
        if sample.is_file():
            return sample
    return shipped("data", "articles", INVENTED)


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name, "")
    if isinstance(value, Path) and name in ("article", "output"):
        return str(value)
    if not isinstance(value, str):
        raise ParameterError(f"parameter {name!r} must be text, not {value!r:.80}.")
    return value or None


def _article(name: str | None) -> Path:
    if name is None:
        try:
            return default_article()
        except ResourceError as error:
            raise ParameterError(f"parameter 'article' is empty, and {error}") from error
    path = Path(name)
    if not path.is_file():
        raise ParameterError(f"parameter 'article': there is no file {name!r}. Give the path of a story.")
    return path
