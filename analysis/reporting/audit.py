"""Audit: the panel that asks of each anonymous source what the published rules of newsrooms ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.measures.anonymity import Audit
from analysis.reporting.anchors import Links, Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.narrative.sources import RUNGS
from analysis.reporting.prose import capitalised
from analysis.reporting.table import Table
from analysis.result import Analysis
from analysis.spans import Span

NONE = "No anonymous source is counted in this story."
NOTHING = "nothing found"
_MOST_WORDS = 5
RULES = (
    ("Who is it, as closely as can be said?",
     "Describe as specifically as possible; a bare “a source” is out.",
     "Tell readers as much as can be told about placement and motive.",
     "Describe as precisely as possible; never write “sources” for one.",
     "Say what can be said about the source."),
    ("Why is it not named?",
     "Say why the source asked for it.",
     "Explain the reason; no rote one (“not authorized”).",
     "Unnamed sources are the weakest: be sure of the reason.",
     "Named and on the record is preferred."),
    ("Was it checked?",
     "Seek more than one source.",
     "A last resort; an editor signs off.",
     "Two sources are better than one.",
     "Label an anonymous allegation, and say whether it is corroborated."),
    ("Fact or opinion?",
     "Only for information, never for opinion or speculation.",
     "Not for personal or partisan attack.",
     "Facts, not opinions, from one side of a conflict; no abuse.",
     "Serious allegations need serious reasons."),
)  # fmt: skip
"""What four newsrooms ask, shortened: AP News Values, New York Times 2004–2016, Reuters Handbook, BBC Guidelines 3."""


@dataclass(frozen=True, slots=True)
class Row:
    """One anonymous source as the report lists it."""

    name: str
    rung: str
    answers: tuple[tuple[str, tuple[str, ...], str], ...]
    """Each question, the words found, and a note on them."""
    links: Links


def audit(analysis: Analysis) -> Panel:
    """Each anonymous source with the words that bear on four questions: evidence, and never a pass mark.

    "Nothing found" means that no word of the lists was found; the story may say it in other words.
    """
    score = analysis.score("anonymous_sources")
    if score.value is None:
        text = f"No answer: {score.reason}."
        return Panel(fragment("plain.html.j2", text=text), text)
    places = Places(analysis)
    rows = tuple(_row(analysis, each, places) for each in analysis.anonymity.audits)
    rules = Table("What four newsrooms ask", ("Question", "AP", "New York Times", "Reuters", "BBC"), RULES)
    html = fragment("audit.html.j2", rows=rows, nothing=NONE, missing=NOTHING, rules=rules.html)
    return Panel(html, "\n".join(_text(row) for row in rows) or NONE)


def _row(analysis: Analysis, each: Audit, places: Places) -> Row:
    text = analysis.article.text
    source = analysis.source(each.source)
    rote = "a rote reason by the rule of the New York Times" if each.rote else ""
    said = {attribution.id: attribution for attribution in analysis.attributions}
    return Row(
        label(source.name, 120),
        capitalised(RUNGS[each.naming][0]),
        (
            ("Who is it?", _words(text, each.descriptors), ""),
            ("Why is it not named?", _words(text, (*each.terms, *each.reasons)), rote),
            ("Was it checked?", _words(text, each.corroboration), ""),
            ("Words of judgement", _words(text, each.judgements), ""),
        ),
        places.links(tuple(said[id].content[0] for id in each.statements)),
    )


def _words(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words found, each once, the first few of them."""
    found = dict.fromkeys(label(span.of(text), 90) for span in sorted(set(spans)))
    return tuple(found)[:_MOST_WORDS]


def _text(row: Row) -> str:
    answers = "; ".join(f"{question} {', '.join(words) or NOTHING}" for question, words, _ in row.answers)
    return f"{row.name} ({row.rung}): {answers}"
