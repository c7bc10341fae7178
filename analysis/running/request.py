"""Request: what a report was asked for, checked once more in the notebook's own third cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.corrections.beside import NONE, beside
from analysis.corrections.sidecar import Corrections
from analysis.errors import ParameterError, ResourceError, RulesError, unknown_name
from analysis.house.settings import Settings
from analysis.resources import CLONE, shipped
from analysis.rules import Rules, rules_from

if TYPE_CHECKING:
    from analysis.comparing.reference import Reference
    from analysis.reading.article import Article
    from analysis.result import Analysis

SAMPLE = "airstrikes.txt"
"""The story that this project studies: in a clone only, never in the wheel."""
INVENTED = "invented-harbour.txt"
"""The invented story that the wheel carries in its place."""
REFERENCE = "polnear-2016.json"
"""The reference distribution that the wheel carries."""
_TEXTS = ("title", "outlet", "byline", "date")
BESIDE = ("settings", "register", "corrections")
"""Files that people wrote for an article: empty means "look for it", "none" means none."""
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class ReportParameters:
    """What a report was asked for: which article, what is known about it, and the rules of counting.

    ``rules`` are those of the house with what was given here put in; ``house`` has its settings and its register
    of sources, ``corrections`` what a person changed for this article. ``output`` is the folder for what the
    notebook writes, None where it writes nothing, ``reference`` the file of the stories to compare with.
    """

    article: Path
    rules: Rules
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    house: Settings = field(default_factory=Settings)
    corrections: Corrections | None = None
    output: Path | None = None
    reference: Path | None = None

    def compared_with(self) -> Reference | None:
        """The reference distribution that the report compares the story with, None for none."""
        from analysis.comparing.reference import load_reference

        return None if self.reference is None else load_reference(self.reference)

    def analyse(self, *, check: bool = False) -> Analysis:
        """The analysis of the article with everything that people wrote for it. Raises ``AnalysisError``."""
        from analysis.result import analyse

        return analyse(self.load(), self.rules, self.corrections, settings=self.house, check=check)

    def load(self) -> Article:
        """The article, with the title, outlet, byline and date that were given. Raises ``ArticleError``."""
        from analysis.reading.load import load

        return load(self.article, title=self.title, outlet=self.outlet, byline=self.byline, date=self.date)


def report_parameters(**values: object) -> ReportParameters:
    """Check the values of a parameters cell and give them back as one typed, frozen value.

    ``article`` is a path; empty means the story that Sayso comes with. ``title``, ``outlet``, ``byline`` and
    ``date`` are texts; empty means "as the file says". ``output`` is a folder or empty. ``settings``, ``register``
    and ``corrections`` are paths; empty means that they are looked for where the article stands
    (``analysis.corrections.beside``), "none" that there shall be none. ``reference`` is the path of a reference
    distribution; empty means the one that Sayso comes with, "none" means none. Everything else must be a counting rule
    (``analysis.rules.Rules``): true or false, "yes" or "no", or a number; empty (or 0) means as the settings say.

    Raises ``ParameterError`` with the parameter's name and, for an unknown one, the nearest name, and
    ``SettingsError`` or ``CorrectionsError`` where what people wrote cannot be read.

    >>> report_parameters(count_thoughts=True).rules.count_thoughts
    True
    >>> report_parameters(count_thought=True)
    Traceback (most recent call last):
        ...
    analysis.errors.ParameterError: unknown parameter 'count_thought'. Did you mean 'count_thoughts'? Known: \
article, byline, corrections, count_embedded_posts, count_groups, count_headline, count_narrated, \
count_organisations, count_thoughts, date, min_quotation_words, outlet, output, reference, register, settings, title.
    """
    rules = {each.name for each in fields(Rules)}
    known = {"article", "output", "reference", *_TEXTS, *BESIDE, *rules}
    for name in values:
        if name not in known:
            raise ParameterError(unknown_name("parameter", name, known))
    texts = {name: _text(values, name) for name in _TEXTS}
    output = _text(values, "output")
    article = _article(_text(values, "article"))
    files = beside(article, **{name: _text(values, name) or "" for name in BESIDE})
    house = files.read_settings()
    try:
        chosen = {name: _rule(name, value) for name, value in values.items() if name in rules and value not in ("", 0)}
        rules_from(chosen)
    except RulesError as error:
        raise ParameterError(str(error)) from error
    return ReportParameters(
        article=article,
        rules=replace(house.rules, **chosen),  # type: ignore[arg-type]  # rules_from has looked at each value
        house=house,
        corrections=files.read_corrections(),
        output=Path(output) if output else None,
        reference=_reference(_text(values, "reference"), files.reference),
        **texts,
    )


def _reference(name: str | None, of_the_house: Path | None) -> Path | None:
    if name == NONE:
        return None
    if name is None:
        return of_the_house or shipped("data", "reference", REFERENCE)
    path = Path(name)
    if not path.is_file():
        raise ParameterError(f"parameter 'reference': there is no file {name!r}. Make one: sayso reference --help.")
    return path


def _rule(name: str, value: object) -> object:
    """The value of a rule: the words yes and no mean what they say."""
    if isinstance(value, str):
        if value.lower() not in _TRUTH:
            raise ParameterError(f"parameter {name!r} must be yes or no, not {value!r:.80}.")
        return _TRUTH[value.lower()]
    return value


def analyse_file(
    article: Path,
    change: Callable[[Settings], Settings] | None = None,
    *,
    settings: str = "",
    register: str = "",
    corrections: str = "",
) -> Analysis:
    """The analysis of a story in a file, with everything that people wrote for it. Raises ``AnalysisError``.

    ``change`` has the last word on the settings; ``settings``, ``register`` and ``corrections`` are as for
    ``report_parameters``.
    """
    from analysis.reading.load import load
    from analysis.result import analyse

    story = load(article)
    files = beside(article, settings=settings, register=register, corrections=corrections)
    house = files.read_settings()
    return analyse(story, None, files.read_corrections(), settings=change(house) if change else house)


def load_corrected(path: Path) -> Article:
    """The story in a file, its parts as a person's corrections beside it set them. Raises ``AnalysisError``."""
    from analysis.corrections.applying import Applying
    from analysis.reading.load import load
    from analysis.result import check_corrections

    story, files = load(path), beside(path)
    given = files.read_corrections()
    if given is None or not given.entries:
        return story
    house = files.read_settings()
    check_corrections(story, given, settings=house).refuse(story)
    return Applying(given, house).before(story, house.rules)[0]


def default_article() -> Path:
    """The story that is read when none is named: the sample in a clone, an invented story in the wheel."""
    if (CLONE / "pyproject.toml").is_file():
        sample = CLONE / "data" / "articles" / SAMPLE
        if sample.is_file():
            return sample
    return shipped("data", "articles", INVENTED)


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name, "")
    if isinstance(value, Path) and name in ("article", "output", "reference", *BESIDE):
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
