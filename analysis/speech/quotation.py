"""Quotation: one pair of quotation marks and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.spans import Span

Form = Literal[
    "full",  # at least one whole clause of someone's speech
    "partial",  # quoted words with a cue: no clause, or four words at most
    "partial_or_scare",  # careful readers differ
    "name",  # a name or title in marks
    "scare",  # marks without a cue that signal distance
    "gloss",  # a word that is being explained or mentioned
]
SPEECH_FORMS: frozenset[Form] = frozenset({"full", "partial", "partial_or_scare"})
"""The forms that count as someone's quoted words in quote density."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks in the text.

    ``span`` takes the marks in, ``inner`` leaves them out. A quotation that goes on over paragraphs, each
    opened by a mark of its own, is one quotation: ``inner_pieces`` has a span for each paragraph, without the
    marks. A link line between two of its paragraphs lies inside ``span`` and in no piece: count by the pieces.
    ``assumptions`` says in words what had to be assumed ("no closing mark: taken to end with the paragraph").
    """

    span: Span
    inner: Span
    inner_pieces: tuple[Span, ...]
    form: Form
    why: str
    """The rule that decided the form."""
    mark: str
    """The opening mark as it stands in the text."""
    depth: int = 0
    """0 for a quotation that stands in no other quotation."""
    assumptions: tuple[str, ...] = ()
