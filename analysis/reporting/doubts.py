"""Doubts: statements that were found but held too unsure to count, listed so that a person can decide."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.reporting.anchors import Links, Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.sureness import ALL_COUNT, sureness
from analysis.result import Analysis
from analysis.speech.attribution import Attribution

LONGEST = 240
NONE = "Nothing that was found was held too unsure to count."


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubtful statement as the report lists it."""

    words: str
    speaker: str
    cue: str
    confidence: str
    links: Links


def too_unsure(analysis: Analysis) -> Panel:
    """Statements that the method found but is too unsure of: in no figure, here to be looked at.

    Above them stands from which certainty on a statement counts, below them what a confidence is worth: how often one
    of about that size was right, on articles kept apart from training. The rules give no doubtful statements and no
    tested confidence; only the trained model does.
    """
    sure = sureness(analysis)
    places = Places(analysis)
    doubts = tuple(_doubt(analysis.article.text, each, places) for each in analysis.doubtful)
    listed = "\n".join(f"{each.words} ({_who(each)}; confidence {each.confidence})" for each in doubts)
    nothing = "" if sure.counts_from == ALL_COUNT else NONE
    html = fragment("doubts.html.j2", doubts=doubts, nothing=nothing, sure=sure)
    return Panel(html, "\n\n".join(part for part in (sure.counts_from, listed or nothing, sure.text) if part))


def _doubt(text: str, each: Attribution, places: Places) -> Doubt:
    return Doubt(
        label(" … ".join(span.of(text) for span in each.content), LONGEST),
        label(each.speaker.of(text), 80) if each.speaker else "",
        label(each.cue.of(text), 80) if each.cue else "",
        f"{each.confidence:.2f}",
        places.links(each.content),
    )


def _who(doubt: Doubt) -> str:
    return ", ".join(part for part in (doubt.speaker or "no speaker found", doubt.cue) if part)
