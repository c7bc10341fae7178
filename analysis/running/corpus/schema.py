"""Schema: the three tables of a corpus, column by column, with what each column says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from analysis.errors import ResultError, unknown_name
from analysis.reporting.frames import TABLES
from analysis.running.codebook import Column, columns

if TYPE_CHECKING:
    import pyarrow

Table = Literal["articles", "attributions", "sources"]
NAMES: tuple[Table, ...] = get_args(Table)

_KEYS = {
    "articles": (
        Column("number", "whole number", "The place of the article in the run, from 1: what joins the three tables."),
        Column("id", "text", "The article's own id where the input has one, else its file's name and row."),
        Column("place", "text", "Where in the input the article stands."),
        Column("url", "text", "Its address, as given."),
        Column("error", "text", "Why the article could not be measured; empty where it was."),
        Column("text", "text", "The text that every offset counts the characters of; empty with --no-text."),
    ),
    "attributions": (
        Column("number", "whole number", "The number of the article."),
        Column("article", "text", "The id of the article."),
    ),
    "sources": (
        Column("number", "whole number", "The number of the article."),
        Column("article", "text", "The id of the article."),
    ),
}
_PLACES = {
    "articles": (),
    "attributions": (
        Column("also", "text", "The ids of further sources of the same words, parted by semicolons."),
        Column("speaker_start", "whole number", "Where the words that name the speaker begin."),
        Column("speaker_end", "whole number", "Where they end."),
        Column("cue_start", "whole number", "Where the reporting words begin."),
        Column("cue_end", "whole number", "Where they end."),
    ),
    "sources": (
        Column("first_start", "whole number", "Where the words that first name the source begin."),
        Column("first_end", "whole number", "Where they end."),
    ),
}
"""What the tables of a single analysis leave to its text: without the text the offsets are all there is."""
_ATTRIBUTIONS = (
    Column("id", "text", "The attribution's name in its article: a1, a2, … in the order of the text."),
    Column("source", "text", "The id of the source (table sources) that says it; empty where nobody can be named."),
    Column("kind", "text", "direct, mixed, indirect, narrated or embed."),
    Column("speech", "true or false", "False for thoughts, beliefs and wishes, which do not count by default."),
    Column("nested", "true or false", "Speech inside another's statement: never counted."),
    Column("zone", "text", "The part of the story in which it stands: body, headline, dek, post …"),
    Column("speaker", "text", "The words that name the speaker here; empty with --no-text."),
    Column("cue", "text", "The reporting words; empty with --no-text."),
    Column("content", "text", "What is said, its pieces joined by an ellipsis; empty with --no-text."),
    Column("relays", "text", "The outlets that carried it; empty with --no-text."),
    Column("confidence", "number", "How likely words and speaker are right, 0 to 1; set by hand where rules found it."),
    Column("start", "whole number", "Where the content begins: characters of the article's text."),
    Column("end", "whole number", "Where the content ends."),
)
_SOURCES = (
    Column("id", "text", "The source's name in its article: s1, s2, … in the order in which they first speak."),
    Column("name", "text", "The fullest name or description in the text; empty with --no-text."),
    Column("naming", "text", "The rung of the naming ladder, from named_person to undescribed."),
    Column("level", "text", "core, embed, narrated, thought, nested or elsewhere."),
    Column("counted", "true or false", "Whether the rules in force count the source."),
    Column("category", "text", "government_official, expert_academic, … or other_unclear."),
    Column("second_category", "text", "A second category that fits as well."),
    Column("medium", "text", "How the statement was made: interview, statement, document …"),
    Column("channel", "text", "first_hand, relayed or unstated."),
    Column("gender", "text", "By pronouns and titles in the text only; unclear where there are none."),
    Column("organisation", "text", "Whom the source speaks for, in the words of the text; empty with --no-text."),
    Column("side", "text", "The side that a person's settings give the source."),
    Column("mentions", "whole number", "How often the source is mentioned."),
    Column("attributions", "whole number", "How many attributions are its own."),
)
_KNOWN: Mapping[Table, tuple[Column, ...]] = {"articles": (), "attributions": _ATTRIBUTIONS, "sources": _SOURCES}

WORDS: Mapping[Table, frozenset[str]] = {
    "articles": frozenset({"text", "title", "byline"}),
    "attributions": frozenset({"speaker", "cue", "content", "relays"}),
    "sources": frozenset({"name", "organisation"}),
}
"""Columns that hold words of the article: empty where an archive's licence keeps the words at home (--no-text)."""


@cache
def table(name: Table) -> tuple[Column, ...]:
    """Every column of a table, in its order.

    The columns of the articles are those of the codebook (``sayso codebook``), the others those of
    ``Analysis.to_frame``; in front stands what joins them. Raises ``ResultError`` for a column of theirs that nobody
    has described here, and for a table that is none.

    >>> [column.name for column in table("sources")][:3]
    ['number', 'article', 'id']
    """
    if name not in NAMES:
        raise ResultError(unknown_name("table", name, NAMES))
    if name == "articles":
        return (*_KEYS[name], *columns())
    known = {column.name: column for column in _KNOWN[name]}
    for each in TABLES[name][0]:
        if each not in known:
            raise ResultError(unknown_name(f"column of {name}", each, known))
    return (*_KEYS[name], *(known[each] for each in TABLES[name][0]), *_PLACES[name])


@cache
def arrow_schema(name: Table) -> pyarrow.Schema:
    """A table's columns for Parquet, each with its meaning beside it, so that the file explains itself."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "whole number": pyarrow.int64(),
        "true or false": pyarrow.bool_(),
    }
    return pyarrow.schema(
        pyarrow.field(each.name, types[each.kind], metadata={"meaning": each.meaning}) for each in table(name)
    )


def arrow_table(name: Table, rows: Iterable[Mapping[str, object]]) -> pyarrow.Table:
    """Rows as a table of the schema; a column that a row lacks is "no answer"."""
    import pyarrow

    listed = list(rows)
    schema = arrow_schema(name)
    return pyarrow.Table.from_arrays(
        [pyarrow.array([row.get(field.name) for row in listed], field.type) for field in schema], schema=schema
    )
