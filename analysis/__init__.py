"""Sayso: on whose say-so does a news story stand?

>>> from analysis import analyse, load
"""

from analysis.errors import AnalysisError, ArticleError
from analysis.reading.article import Article
from analysis.reading.load import load, read
from analysis.result import Analysis, analyse, from_json
from analysis.rules import Rules
from analysis.spans import Span
from analysis.versions import __version__

__all__ = [
    "Analysis",
    "AnalysisError",
    "Article",
    "ArticleError",
    "Rules",
    "Span",
    "__version__",
    "analyse",
    "from_json",
    "load",
    "read",
]
