"""Codebook: what each column of a row holds, made from the very scores that fill it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.errors import ResultError, unknown_name

Kind = Literal["text", "number", "whole number", "true or false"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what kind of value stands in it, and what that value says."""

    name: str
    kind: Kind
    meaning: str


_ABOUT = (
    Column("name", "text", "The file's name."),
    Column("title", "text", "The headline, as given or as found in the file."),
    Column("outlet", "text", "Who published the story, as given or as found."),
    Column("byline", "text", "Who wrote it, as given or as found."),
    Column("date", "text", "When it was published, as given or as found."),
    Column("language", "text", "The language of the story."),
    Column("digest", "text", "SHA-256 of the file: which very bytes were read."),
    Column("sayso", "text", "The version of Sayso."),
    Column("method", "text", "How attributions were found: by rules, or by the trained model."),
    Column("method_version", "text", "The version of that method."),
    Column(
        "doubtful",
        "whole number",
        "How many statements were found but are too unsure to count: no other column counts them. Empty where the "
        "method holds none apart, as the rules do.",
    ),
    Column("corrected", "whole number", "How many things people changed: corrections, register, settings."),
    Column("corrections", "text", "SHA-256 of what the article's corrections say; empty where there are none."),
    Column("settings", "text", "SHA-256 of the house's sayso.toml; empty where there was none."),
    Column("register", "text", "SHA-256 of the register of sources; empty where there was none."),
    Column("rule_count_embedded_posts", "true or false", "Rule: an embedded post counts as a source that speaks."),
    Column("rule_count_narrated", "true or false", "Rule: one who is only said to have denied something counts."),
    Column("rule_count_thoughts", "true or false", "Rule: one whose thoughts alone are reported counts."),
    Column("rule_count_organisations", "true or false", "Rule: an organisation that speaks as such counts."),
    Column("rule_count_groups", "true or false", "Rule: a group without names counts as one source."),
    Column("rule_count_headline", "true or false", "Rule: the headline and the dek count."),
    Column("rule_min_quotation_words", "whole number", "Rule: shorter quotations are left out of the density."),
)
IN_A_BATCH = Column("id", "text", "The name of the report's folder.")
"""Stands in front of the others in the results of a batch."""


@cache
def columns() -> tuple[Column, ...]:
    """Every column of a row, in its order, the same for every article.

    Scores are read off an analysis of an invented story, so that code and codebook cannot disagree. The rules find
    enough in it: the trained model would take as long to load as all the rest.
    An empty field always means "no answer", never 0.
    """
    from analysis.reading.load import load
    from analysis.reporting.frames import row
    from analysis.resources import shipped
    from analysis.result import analyse
    from analysis.running.request import INVENTED
    from analysis.speech.cued import CuedTagger

    found = list(_ABOUT)
    analysis = analyse(load(shipped("data", "articles", INVENTED)), tagger=CuedTagger())
    filled = row(analysis)
    for score in analysis.scores():
        what = f"{score.label} ({score.unit})."
        found.append(Column(score.id, "number", f"{what} {score.rule.rstrip('.')}."))
        for end, which in (("low", "lowest"), ("high", "highest")):
            if f"{score.id}_{end}" in filled:
                meaning = f"{what} The {which} value under the other defensible rules, if any."
                found.append(Column(f"{score.id}_{end}", "number", meaning))
    return tuple(found)


def in_columns(row: Mapping[str, object]) -> dict[str, object]:
    """The row with every column of the codebook, in its order; what it lacks is "no answer".

    Raises ``ResultError`` for a column that the codebook does not know.
    """
    known = [column.name for column in columns()]
    for name in row:
        if name not in known:
            raise ResultError(unknown_name("column", name, known))
    return {name: row.get(name) for name in known}
