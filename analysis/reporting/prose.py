"""Prose: numbers and names as a careful newspaper prints them."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.measures.score import Score
from analysis.speech.source import Source

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""House style: whole numbers below ten are spelt out in running text, the others are figures."""

SINGULAR = {
    "people": "person",
    "have": "has",
    "are": "is",
    "were": "was",
    "speak": "speaks",
    "rest": "rests",
    "reach": "reaches",
    "stand": "stands",
    "come": "comes",
    "say": "says",
    "leave": "leaves",
}
NO_ANSWER = "no answer"


def spelt(number: int) -> str:
    """A whole number in running text: "three", "11", "2,125".

    >>> spelt(3), spelt(11), spelt(2125)
    ('three', '11', '2,125')
    """
    return SMALL[number] if 0 <= number < len(SMALL) else f"{number:,}"


def plural(number: float, word: str) -> str:
    """The form of a word that goes with a number: the plural is given, the singular made from it.

    >>> plural(1, "sources"), plural(2, "sources"), plural(1, "people"), plural(1, "have")
    ('source', 'sources', 'person', 'has')
    """
    if number != 1:
        return word
    return SINGULAR.get(word, word.removesuffix("s"))


def listed(items: Sequence[str]) -> str:
    """A list in running text, with "and" before the last.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def percent(share: float) -> str:
    """A share as a whole percentage; a share too small for one says so.

    >>> percent(0.193), percent(0.004), percent(0.0), percent(0.998), percent(1.0)
    ('19%', 'under 1%', '0%', 'over 99%', '100%')
    """
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share * 100:.0f}%"


def decimal(value: float) -> str:
    """At most one decimal, none where it would be a zero.

    >>> decimal(24.06), decimal(24.0), decimal(1234.5)
    ('24.1', '24', '1,234.5')
    """
    return f"{value:,.1f}".removesuffix(".0").replace("-", "−")


def shown(value: float | None, unit: str) -> str:
    """The value of a score as a figure, without its unit (a share as a percentage).

    >>> shown(0.193, "share"), shown(11, "sources"), shown(None, "sources")
    ('19%', '11', 'no answer')
    """
    if value is None:
        return NO_ANSWER
    return percent(value) if unit == "share" else decimal(value)


def range_shown(score: Score) -> str | None:
    """The range over the other defensible rules ("11 to 14"), or None where no rule moves the figure as shown."""
    if score.low is None or score.high is None:
        return None
    low, high = shown(score.low, score.unit), shown(score.high, score.unit)
    return None if low == high else f"{low} to {high}"


def capitalised(text: str) -> str:
    """The text with a capital at its beginning, as a sentence has it; the rest is left alone.

    >>> capitalised("a Russian official")
    'A Russian official'
    """
    return text[:1].upper() + text[1:]


ARTICLES = ("a", "an", "the")


def introduced(source: Source, text: str) -> str:
    """A source's name with the "a", "an" or "the" that the story itself gives it, for use in a sentence.

    "Syrian government military source" is how a list names it; a sentence needs "a Syrian government military
    source". The article is taken from a mention that is otherwise the name, never guessed.
    """
    bare = source.name.casefold()
    for mention in source.mentions:
        if not len(bare) < mention.span.length <= len(bare) + 5:  # "the " and a mark at most
            continue
        article, _, rest = mention.span.of(text).partition(" ")
        if article.casefold() in ARTICLES and rest.casefold() == bare:
            return f"{article.casefold()} {source.name}"
    return source.name


def as_sentence(text: str) -> str:
    """A rule or reason as a sentence of its own: a capital at its beginning, a full stop at its end.

    >>> as_sentence("words / sentences")
    'Words / sentences.'
    """
    return capitalised(text if text.endswith((".", "?", "!", "…", ")")) else f"{text}.")
