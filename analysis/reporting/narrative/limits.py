"""Limits: what this tool cannot see, said before anybody relies on it."""

from __future__ import annotations

from analysis.result import Analysis

ALWAYS = (
    "It does not know whether anything in the story is true, and no figure here is a mark for the story.",
    "It reads one text: what was left out, what other outlets reported and what the pictures show is beyond it.",
    "More sources or more quotation do not make a story better, and unnamed sources can have good reasons.",
    "It does not know whether two sources are independent of each other, or what they want.",
    "Who a source is comes from words of the story and from word lists: a senator whom the story only calls by name "
    "is “unclear”, and nobody's gender is taken from a first name.",
    "Readability formulas see the length of words and sentences; they do not know what a reader knows.",
)


def limits(analysis: Analysis) -> tuple[str, ...]:
    """What the tool cannot see in any story, and what the method used for this one is known to miss."""
    return (*ALWAYS, *analysis.method.known_misses)
