"""Statement: one sentence of a report with the numbers and the words of the story that justify it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reporting.label import label
from analysis.reporting.prose import decimal, introduced, percent, spelt
from analysis.result import ROOMS, Analysis
from analysis.spans import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: how it is written, its value, and where in ``analysis.json`` it stands.

    ``ref`` is a path of keys, with a record of a list named by its id: "sourcing.scores.sources_core.value". "#" at its
    end is the length of a list, and " + " adds several. A test walks each path and compares.
    """

    text: str
    value: float
    ref: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name or phrase from the story in a sentence: cleaned, shortened, and set apart in its own direction."""

    text: str


Part = str | Number | Name


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence: its parts, and the spans it rests on.

    A statement has numbers or spans or both; a sentence with neither is not written.
    """

    parts: tuple[Part, ...]
    evidence: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers, in their order."""
        return tuple(part for part in self.parts if isinstance(part, Number))

    def __repr__(self) -> str:
        return f"Statement({self.text!r})"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the statements under it."""

    heading: str
    statements: tuple[Statement, ...]


def called(analysis: Analysis, source: str) -> Name:
    """The name of a source in a sentence, with the article that the story gives it."""
    return name(introduced(analysis.source(source), analysis.article.text), 90)


def name(text: str, width: int = 60) -> Name:
    """A name from the story, safe to set in a sentence."""
    return Name(label(text, width))


def names(texts: Sequence[str | Name], most: int = 6) -> tuple[Part, ...]:
    """Names as a list in a sentence, with "and" before the last; beyond ``most`` the rest are "others"."""
    shown: list[Part] = [text if isinstance(text, Name) else name(text) for text in texts[:most]]
    if len(texts) > most:
        shown.append("others")
    parts: list[Part] = []
    for place, part in enumerate(shown):
        if place:
            parts.append(" and " if place == len(shown) - 1 else ", ")
        parts.append(part)
    return tuple(parts)


def measured(analysis: Analysis, id: str, field: str = "value") -> Number:
    """A number of a score ("value", "n", "low", "high"), written as running text wants it."""
    room = next(room for room in ROOMS if any(score.id == id for score in getattr(analysis, room).scores))
    score = analysis.score(id)
    value = getattr(score, field)
    if value is None:
        raise ValueError(f"score {id!r} has no {field}: say why instead")
    if score.unit == "share" and field != "n":
        text = percent(value)
    elif field == "n" or (float(value).is_integer() and score.unit not in ("grade", "points")):
        text = spelt(int(value))
    else:
        text = decimal(value)
    return Number(text, value, f"{room}.scores.{id}.{field}")


def counted(value: int, ref: str) -> Number:
    """A count that stands elsewhere in the analysis, or the length of one of its lists."""
    return Number(spelt(value), value, ref)


def some(value: int, ref: str) -> Number:
    """A count without its noun: "12 quoted, none reported"."""
    return Number(spelt(value) if value else "none", value, ref)


def nobody(ref: str) -> Number:
    """A count of sources or quotations that is zero, as a sentence says it."""
    return Number("nobody", 0, ref)


def together(counts: Sequence[tuple[int, str]]) -> Number:
    """The sum of counts that stand in different places of the analysis."""
    value = sum(count for count, _ in counts)
    return Number(spelt(value), value, " + ".join(ref for _, ref in counts))


def a_single(ref: str, noun: str) -> Number:
    """The number one as a sentence likes it: "a named person", "an unnamed group"."""
    return Number("an" if noun[0] in "aeiou" else "a", 1, ref)


def joined(groups: Sequence[Sequence[Part]]) -> tuple[Part, ...]:
    """Groups of parts as a list in a sentence, with "and" before the last."""
    parts: list[Part] = []
    for place, group in enumerate(groups):
        if place:
            parts.append(" and " if place == len(groups) - 1 else ", ")
        parts.extend(group)
    return tuple(parts)
