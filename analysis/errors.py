"""Everything that can go wrong, as a tree of named errors.

    AnalysisError
    ├── ArticleError      the article cannot be read, or is no text
    ├── RulesError        a counting rule is unknown or has a wrong value
    ├── SettingsError     the house's sayso.toml or its register of sources is wrong
    ├── CorrectionsError  a correction is written wrongly, or no longer fits the text
    ├── ParameterError    a notebook parameter is unknown or has a wrong type
    ├── ResourceError     a part of Sayso itself is missing or damaged
    ├── ResultError       a saved analysis cannot be read back
    └── RunError          a notebook run failed, timed out or lost its kernel

Every message says what happened, where, and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class AnalysisError(Exception):
    """Something went wrong that a person can put right: the message says how."""


class ArticleError(AnalysisError, ValueError):
    """The article cannot be read, or it is not text."""


class RulesError(AnalysisError, ValueError):
    """A counting rule is unknown or has a value that it cannot have."""


class SettingsError(AnalysisError, ValueError):
    """The house's settings (``sayso.toml``) or its register of sources cannot be read, or say what cannot be."""


class CorrectionsError(AnalysisError, ValueError):
    """A correction is written wrongly, or it no longer fits the text it was made for."""


class ParameterError(AnalysisError, ValueError):
    """A parameter of a notebook is unknown or has the wrong type."""


class ResourceError(AnalysisError, RuntimeError):
    """A file that Sayso ships with is missing or damaged."""


class ResultError(AnalysisError, ValueError):
    """A saved analysis cannot be read back."""


class RunError(AnalysisError, RuntimeError):
    """A notebook run failed, ran out of time or lost its kernel."""


def unknown_name(what: str, name: str, known: Iterable[str]) -> str:
    """Say that a name is unknown, which known name is nearest, and what else there is.

    >>> unknown_name("rule", "count_post", ["count_posts", "count_thoughts"])
    "unknown rule 'count_post'. Did you mean 'count_posts'? Known: count_posts, count_thoughts."
    """
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"unknown {what} {name!r}.{hint} Known: {', '.join(names)}."
