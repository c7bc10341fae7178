"""ProQuest: the articles of a text download from ProQuest's newspaper databases.

Articles stand between lines of underscores; each has a headline, then fields ("Author: …"), among them "Full text: …".
The format is not documented and was worked out from files that other projects describe (pq_parser, Hennesy and Naughton
2020). Known limit: a paragraph of the story that itself begins like one of the known fields ends the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.running.inputs.nexis import Found
from analysis.running.inputs.story import Story, day_of, number_in, paragraphs_of

_RULE = re.compile(r"\s*_{20,}\s*")
_NUMBERED = re.compile(r"\s*Document (\d+) of (\d+)\s*", re.IGNORECASE)
_NAMES = (
    "Title", "Author", "Publication title", "Publication info", "Publication date", "Publication year", "Abstract",
    "Full text", "Full text availability", "Links", "Subject", "Location", "People", "Company / organization",
    "Classification", "Identifier / keyword", "Credit", "Section", "Pages", "First page", "Volume", "Issue",
    "Publisher", "Place of publication", "Country of publication", "Publication subject", "ISSN", "e-ISSN",
    "Source type", "Language of publication", "Document type", "ProQuest document ID", "Document URL", "Copyright",
    "Last updated", "Database", "Word count", "Dateline", "Column", "Duration",
)  # fmt: skip
_FIELD = re.compile(rf"\s*({'|'.join(map(re.escape, _NAMES))})\s*:(?:\s+(.*))?", re.IGNORECASE)


def proquest_articles(lines: Sequence[str]) -> Iterator[Found]:
    """The articles of a download from ProQuest."""
    part: list[str] = []
    stated = None
    for line in [*lines, "_" * 20]:
        numbered = _NUMBERED.fullmatch(line)
        if numbered:
            stated = int(numbered[2])
        elif _RULE.fullmatch(line):
            if any("full text" in each.lower() for each in part):
                yield _story(part), stated
            part = []
        else:
            part.append(line)


def _story(lines: Sequence[str]) -> Story:
    fields: dict[str, list[str]] = {}
    top: list[str] = []
    here: list[str] | None = None
    for line in lines:
        found = _FIELD.fullmatch(line)
        if found:
            here = fields.setdefault(found[1].lower(), [])
            here.append(found[2] or "")
        elif here is not None:
            here.append(line)
        elif line.strip():
            top.append(line.strip())

    def said(name: str) -> str:
        return " ".join(" ".join(fields.get(name, ())).split())

    info = said("publication info")
    return Story(
        paragraphs_of(fields.get("full text", ())),
        title=" ".join(top) or said("title") or None,
        outlet=said("publication title") or info.split(";", 1)[0].strip() or None,
        author=re.sub(r"^by\s+", "", said("author"), flags=re.IGNORECASE).strip(" ;,.") or None,
        date=day_of(said("publication date")) or day_of(info),
        url=said("document url") or None,
        stated=number_in(said("word count")),
    )
