"""Sample: articles of a corpus drawn at random, and what the corpus says about each of their sentences."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import compute

from analysis.corrections.applying import Applying
from analysis.errors import ParameterError, ResultError
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.running.corpus.choosing import numbered
from analysis.running.corpus.reading import opened
from analysis.running.corpus.schema import Table
from analysis.running.corpus.where import unknown_column
from analysis.running.inputs.record import Record
from analysis.spans import Span
from analysis.speech.marks import find_quotations
from analysis.speech.quotation import SPEECH_FORMS

SCHEMA = 1
MEASURES = (
    "sources_core", "named_sources", "anonymous_share", "attributed_sentence_share", "quoted_sentence_share",
)  # fmt: skip
"""The measures of the corpus that the codes of a sheet give as well: those that are validated."""
NONE = "(none)"
"""The stratum of the articles that have nothing in the column."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the sample: where it stands, its words, and what the corpus says about it."""

    start: int
    end: int
    text: str
    statement: bool
    """It holds a part of what somebody is said to have said."""
    quoted: bool
    """It holds a part of a speech quotation."""
    speakers: tuple[str, ...]
    """The names of the sources of its statements."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One article of the sample. ``code`` is all that the coders see of it."""

    code: str
    number: int
    id: str
    stratum: str
    sentences: tuple[Sentence, ...]
    measures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Sample:
    """Articles drawn from a corpus, each stratum by itself, and the corpus's own means: the key to a coding sheet."""

    file: str
    by: str | None
    seed: int
    strata: Mapping[str, int]
    """How many articles of the corpus each stratum has."""
    means: Mapping[str, float | None]
    """The mean of each measure over the whole corpus, articles without an answer left out."""
    drawn: tuple[Drawn, ...]
    of_strata: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    """The same means for each stratum."""
    schema: int = SCHEMA

    def to_json(self) -> str:
        """The key as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def sample_from(text: str) -> Sample:
    """The sample that ``to_json`` wrote. Raises ``ResultError`` where it is none."""
    try:
        values = json.loads(text)
        if values["schema"] != SCHEMA:
            raise ResultError("the key was made by another version of Sayso. Draw the sample again with that one.")
        drawn = [
            Drawn(**{**each, "sentences": tuple(Sentence(**{**s, "speakers": tuple(s["speakers"])})
                                                for s in each["sentences"])})
            for each in values.pop("drawn")
        ]  # fmt: skip
        return Sample(**values, drawn=tuple(drawn))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, ResultError):
            raise
        raise ResultError(
            "this is no key of a sample. It is the file that `sayso sample` wrote beside the sheet."
        ) from error


def draw(file: Path, size: int, *, by: str | None = None, seed: int = 1, inputs: Iterable[str | Path] = ()) -> Sample:
    """Draw ``size`` articles of a corpus at random, from each value of the column ``by`` in proportion to its number.

    Every stratum gives at least one article (two where they are enough). An article's place is settled by a hash of
    the seed and its number: the same seed gives the same sample on any machine. Articles that failed, and those
    that are not in English, are left out. ``inputs`` are needed where the corpus was made without text, and where a
    person has corrected articles of it: what a sentence of the story is may be among the corrections.

    Raises ``ParameterError`` for an unknown column, or fewer articles than strata; ``ResultError`` for the file;
    ``ArticleError`` where a corrected article is drawn and there are no inputs.
    """
    strata, means, of_strata = _census(file, by)
    shares = allotted(strata, size)
    picked = _picked(file, by, seed, shares)
    numbers = {number: stratum for number, _, stratum in picked}
    articles = {number: _as_corrected(record) for number, record in numbered(file, sorted(numbers), inputs)}
    answers = _answers(file, articles)
    drawn = tuple(
        Drawn(f"A{place:03}", number, id, stratum, *answers[number])
        for place, (number, id, stratum) in enumerate(picked, 1)
    )
    return Sample(file.name, by, seed, strata, means, drawn, of_strata)


def _as_corrected(record: Record) -> Article:
    """The article with its zones as a person set them: what is no part of the story is not coded either."""
    return Applying(record.settled(), None).before(record.article(), Rules())[0]


def allotted(strata: Mapping[str, int], size: int) -> dict[str, int]:
    """How many articles each stratum gives: in proportion, at least two where they are enough, never more than it has.

    >>> allotted({"big": 900, "small": 90, "tiny": 3}, 20)
    {'big': 16, 'small': 2, 'tiny': 2}
    """
    total = sum(strata.values())
    if len(strata) > size:
        raise ParameterError(
            f"{size} articles are too few for {len(strata)} groups. Draw more, or choose another column with --by."
        )
    least = 2 if 2 * len(strata) <= size else 1
    shares = {name: min(count, max(least, round(size * count / total))) for name, count in strata.items()}
    wanted = min(size, total)
    while sum(shares.values()) != wanted:
        step = 1 if sum(shares.values()) < wanted else -1
        # the stratum that is furthest from its proportion gives way, the first by name among equals
        free = [n for n in sorted(shares) if (shares[n] < strata[n] if step > 0 else shares[n] > min(least, strata[n]))]
        name = max(free, key=lambda each: step * (size * strata[each] / total - shares[each]))
        shares[name] += step
    return shares


_Means = dict[str, float | None]


class _Sums:
    """The answers of some articles to each measure, added up."""

    def __init__(self) -> None:
        self.total = dict.fromkeys(MEASURES, 0.0)
        self.number = dict.fromkeys(MEASURES, 0)

    def means(self) -> _Means:
        return {name: self.total[name] / self.number[name] if self.number[name] else None for name in MEASURES}


def _census(file: Path, by: str | None) -> tuple[dict[str, int], _Means, dict[str, _Means]]:
    """How many articles each stratum has, and the means of all articles and of each stratum, in one pass."""
    found = opened(file)
    if by is not None and by not in found.schema.names:
        raise ParameterError(unknown_column(by, found.schema.names))
    counts: Counter[str] = Counter()
    answers: dict[str | None, _Sums] = defaultdict(_Sums)
    for row in _eligible(file, (*MEASURES, *([by] if by else []))):
        stratum = _stratum(row, by)
        counts[stratum] += 1
        for name in MEASURES:
            value = row[name]
            if isinstance(value, int | float):
                for each in (answers[stratum], answers[None]):
                    each.total[name] += value
                    each.number[name] += 1
    if not counts:
        raise ResultError(f"{file.name!r} has no article that could be coded: all failed, or are not in English.")
    strata = dict(sorted(counts.items()))
    return strata, answers[None].means(), {each: answers[each].means() for each in strata}


def _eligible(file: Path, columns: Iterable[str]) -> Iterator[dict[str, object]]:
    wanted = compute.field("error").is_null() & (compute.field("language") == "en")
    names = list(dict.fromkeys(("number", "id", *columns)))
    for batch in opened(file).to_batches(columns=names, filter=wanted):
        yield from batch.to_pylist()


def _stratum(row: Mapping[str, object], by: str | None) -> str:
    return "all" if by is None else NONE if row[by] is None else str(row[by])


def _picked(file: Path, by: str | None, seed: int, shares: Mapping[str, int]) -> list[tuple[int, str, str]]:
    """The articles with the lowest hashes of each stratum, by hash: the order of the corpus does not show."""
    heaps: dict[str, list[tuple[int, int, str]]] = {name: [] for name in shares}
    for row in _eligible(file, [by] if by else []):
        number, stratum = int(str(row["number"])), _stratum(row, by)
        luck = int.from_bytes(hashlib.sha256(f"{seed} {number} {row['id']}".encode()).digest()[:8])
        heap = heaps[stratum]
        heapq.heappush(heap, (-luck, number, str(row["id"])))
        if len(heap) > shares[stratum]:
            heapq.heappop(heap)
    every = sorted((-luck, number, id, stratum) for stratum, heap in heaps.items() for luck, number, id in heap)
    return [(number, id, stratum) for _, number, id, stratum in every]


_Answer = tuple[tuple[Sentence, ...], dict[str, float | None]]


def _answers(file: Path, articles: Mapping[int, Article]) -> dict[int, _Answer]:
    """What the corpus says about each article: its sentences with what was found in them, and its measures."""
    said: dict[int, list[tuple[Span, str | None]]] = {number: [] for number in articles}
    for row in _rows(file, "attributions", articles, ("start", "end", "source", "also", "speech", "nested", "zone")):
        if row["speech"] and not row["nested"] and row["zone"] == "body":
            sources = [row["source"], *(row["also"].split("; ") if row["also"] else ())]
            said[row["number"]] += [(Span(row["start"], row["end"]), source) for source in sources]
    names: dict[int, dict[str, str]] = {number: {} for number in articles}
    for row in _rows(file, "sources", articles, ("id", "name", "first_start", "first_end")):
        article = articles[row["number"]]
        names[row["number"]][row["id"]] = row["name"] or article.text[row["first_start"] or 0 : row["first_end"] or 0]
    measures = {row["number"]: row for row in _rows(file, "articles", articles, MEASURES)}
    return {
        number: (_sentences(article, said[number], names[number]), {name: measures[number][name] for name in MEASURES})
        for number, article in articles.items()
    }


def _sentences(
    article: Article, said: Iterable[tuple[Span, str | None]], names: Mapping[str, str]
) -> tuple[Sentence, ...]:
    quoted = [each.span for each in find_quotations(article) if each.form in SPEECH_FORMS]
    out = []
    for sentence in article.body_sentences:
        sources = [source for span, source in said if span.overlaps(sentence)]
        out.append(
            Sentence(
                start=sentence.start,
                end=sentence.end,
                text=sentence.of(article.text),
                statement=bool(sources),
                quoted=any(span.overlaps(sentence) for span in quoted),
                speakers=tuple(dict.fromkeys(names[each] for each in sources if each is not None)),
            )
        )
    return tuple(out)


def _rows(file: Path, table: Table, numbers: Iterable[int], columns: Iterable[str]) -> Iterator[dict[str, Any]]:
    wanted = compute.field("number").isin(pyarrow.array(sorted(numbers), pyarrow.int64()))
    for batch in opened(file, table).to_batches(columns=["number", *columns], filter=wanted):
        yield from batch.to_pylist()
