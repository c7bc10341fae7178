"""Sayso: on whose say-so does a news story stand?

>>> from analysis import analyse, read
>>> analyse(read("“We wait,” said Ana Teal. The minister said that help would come."))
Analysis('article', 2 sources, 2 attributions)

The public names are imported when they are first asked for (PEP 562): ``import analysis`` alone costs next to nothing,
so that a command that prints its help, or a batch that only looks for work, does not pay for the whole pipeline.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from analysis.versions import __version__

if TYPE_CHECKING:
    from analysis.comparing.comparison import Comparison, compare
    from analysis.corrections.sidecar import Corrections
    from analysis.errors import AnalysisError, ArticleError
    from analysis.measures.readability import readability
    from analysis.reading.article import Article
    from analysis.reading.load import load, read
    from analysis.result import Analysis, analyse, from_json
    from analysis.rules import Rules
    from analysis.spans import Span

__all__ = [
    "Analysis",
    "AnalysisError",
    "Article",
    "ArticleError",
    "Comparison",
    "Corrections",
    "Rules",
    "Span",
    "__version__",
    "analyse",
    "compare",
    "from_json",
    "load",
    "read",
    "readability",
]

_HOMES = {
    "Analysis": "result",
    "AnalysisError": "errors",
    "Article": "reading.article",
    "ArticleError": "errors",
    "Comparison": "comparing.comparison",
    "Corrections": "corrections.sidecar",
    "Rules": "rules",
    "Span": "spans",
    "analyse": "result",
    "compare": "comparing.comparison",
    "from_json": "result",
    "load": "reading.load",
    "read": "reading.load",
    "readability": "measures.readability",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    value: object = getattr(import_module(f"analysis.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
