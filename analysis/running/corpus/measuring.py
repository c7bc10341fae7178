"""Measuring: the one function that every process and every machine of a run maps over the parts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.errors import AnalysisError
from analysis.reporting.frames import TABLES, row
from analysis.result import Analysis, analyse
from analysis.running.codebook import in_columns
from analysis.running.corpus.part import Part, maker
from analysis.running.corpus.schema import NAMES, WORDS, Table, arrow_table

if TYPE_CHECKING:
    import pyarrow

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out of a part: its three tables as Arrow's files, and how much that was."""

    tables: Mapping[Table, bytes]
    articles: int
    errors: int
    words: int
    made_by: str


def measure(part: Part) -> Measured:
    """Measure every article of a part. What fails, fails alone, and is a row with its error."""
    return _packed(part, [_rows(part, place) for place in range(len(part.records))])


def lost(part: Part) -> Measured:
    """The result of an article at which the process that measured it died, again and again."""
    why = "the process that measured this article ended without a word: memory may be too small for it."
    return _packed(part, [_failed(part, place, why) for place in range(len(part.records))])


def together(pieces: Iterable[Measured]) -> Measured:
    """The results of parts that were measured one article at a time, as those of the whole."""
    import pyarrow

    given = list(pieces)
    tables = {name: packed(pyarrow.concat_tables([unpacked(each.tables[name]) for each in given])) for name in NAMES}
    articles, errors, words = (sum(getattr(each, name) for each in given) for name in ("articles", "errors", "words"))
    return Measured(tables, articles, errors, words, maker())


_Rows = dict[Table, list[Row]]


def _rows(part: Part, place: int) -> _Rows:
    """The rows of one article in the three tables."""
    record = part.records[place]
    try:
        analysis = analyse(record.article(), corrections=record.settled(), settings=part.options.settings)
    except AnalysisError as error:
        return _failed(part, place, str(error))
    except Exception as error:  # a fault of ours: this article is lost, and the other millions are not
        return _failed(part, place, f"{type(error).__name__}: {error}. This is a fault of Sayso: please report it.")
    number = part.first + place
    about: Row = {"number": number, "article": record.id}
    kept = {
        "number": number, "id": record.id, "place": record.place, "url": record.url, "text": analysis.article.text,
        **in_columns(row(analysis)),
    }  # fmt: skip
    return {
        "articles": [kept],
        "attributions": [{**about, **each} for each in _attributions(analysis)],
        "sources": [{**about, **each} for each in _sources(analysis)],
    }


def _failed(part: Part, place: int, why: str) -> _Rows:
    """An article without an answer: what is known about it, and why there is none."""
    record = part.records[place]
    known = {
        "number": part.first + place, "id": record.id, "place": record.place, "url": record.url, "error": why,
        "name": record.name, "title": record.title, "outlet": record.outlet, "byline": record.author,
        "date": record.date,
    }  # fmt: skip
    return {"articles": [known], "attributions": [], "sources": []}


def _attributions(analysis: Analysis) -> Iterator[Row]:
    rows = TABLES["attributions"][1](analysis)
    for shown, each in zip(rows, analysis.attributions, strict=True):
        yield {
            **shown,
            "also": "; ".join(each.also) or None,
            "speaker_start": each.speaker.start if each.speaker else None,
            "speaker_end": each.speaker.end if each.speaker else None,
            "cue_start": each.cue.start if each.cue else None,
            "cue_end": each.cue.end if each.cue else None,
        }


def _sources(analysis: Analysis) -> Iterator[Row]:
    rows = TABLES["sources"][1](analysis)
    for shown, each in zip(rows, analysis.sources, strict=True):
        first = each.mentions[0].span if each.mentions else None
        yield {**shown, "first_start": first.start if first else None, "first_end": first.end if first else None}


def _packed(part: Part, found: list[_Rows]) -> Measured:
    out = {}
    for name in NAMES:
        hidden = frozenset[str]() if part.options.text else WORDS[name]
        every = (each for rows in found for each in rows[name])
        rows = [{key: value for key, value in each.items() if key not in hidden} for each in every]
        out[name] = packed(arrow_table(name, rows))
    articles = [rows["articles"][0] for rows in found]
    words = sum(value for each in articles if isinstance(value := each.get("words"), int | float))
    errors = sum(each.get("error") is not None for each in articles)
    return Measured(out, len(articles), errors, int(words), maker())


def packed(table: pyarrow.Table) -> bytes:
    """A table as Arrow's own file: a tenth of the time of Parquet, which pays for hundreds of columns and few rows."""
    from pyarrow import ipc

    sink = io.BytesIO()
    with ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def unpacked(data: bytes) -> pyarrow.Table:
    """The table that ``packed`` wrote."""
    from pyarrow import ipc

    return ipc.open_file(data).read_all()
