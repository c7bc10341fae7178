"""Judged: what the report says of each source, kind by kind, with the words of the story that justify it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.reporting.groups import group_label
from analysis.reporting.label import label
from analysis.reporting.narrative.sources import RUNGS
from analysis.reporting.prose import capitalised
from analysis.result import Analysis
from analysis.speech.source import Grounds, Judged, Source

BY_A_PERSON = "decided by a person"
MEDIA = {
    "interview": "in an interview", "phone": "by phone", "press_conference": "to the press", "speech": "in a speech",
    "hearing": "in a hearing", "statement": "in a statement", "message": "in a message",
    "social_media": "on social media", "broadcast": "on air", "document": "in a document",
}  # fmt: skip
CHANNELS = {"first_hand": "heard first-hand", "relayed": "through another outlet"}
ONE = {"female": "a woman", "male": "a man", "nonbinary": "non-binary"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing said of a source: what, the answer, and the rule with its words."""

    what: str
    answer: str
    why: str


def in_short(source: Source) -> str:
    """Everything that the story tells of a source in one line: "Military · by phone · heard first-hand · a woman"."""
    parts = [group_label("category", source.category)] if source.category != "other_unclear" else ["category unclear"]
    if source.second_category:
        parts[0] += f" (or {group_label('category', source.second_category).lower()})"
    parts += [words for words in (MEDIA.get(source.medium), CHANNELS.get(source.channel)) if words]
    if source.gender in ONE:
        parts.append(ONE[source.gender])
    if source.side:
        parts.append(f"side: {label(source.side, 60)}")
    return " · ".join(parts)


def judgements(analysis: Analysis, source: Source) -> tuple[Judgement, ...]:
    """Each judgement about a source with its grounds: the rule, and the words as they stand in the story."""
    return tuple(_judgements(analysis.article.text, source))


def _judgements(text: str, source: Source) -> Iterator[Judgement]:
    second = f" (or {group_label('category', source.second_category)})" if source.second_category else ""
    for what, answer, grounds in (
        ("naming", capitalised(RUNGS[source.naming][0]), source.naming_why),
        ("category", group_label("category", source.category) + second, source.category_why),
        ("medium", group_label("medium", source.medium), source.medium_why),
        ("channel", group_label("channel", source.channel), source.channel_why),
        ("gender", group_label("gender", source.gender), source.gender_why),
        ("organisation", source.organisation, source.organisation_why),
    ):
        if answer:
            named = "speaks for" if what == "organisation" else what
            yield Judgement(capitalised(named), label(answer, 120), _why(text, source, what, grounds))
    described = [_words(text, span) for span in source.descriptors]
    if described:
        yield Judgement("Described as", "; ".join(described[:4]), "")


def _why(text: str, source: Source, what: str, grounds: Grounds) -> str:
    decided: tuple[Judged, ...] = source.decided
    if what in decided:
        return label(grounds.why, 200) or BY_A_PERSON
    quoted = dict.fromkeys(_words(text, span) for span in grounds.spans)
    new = [f"“{words}”" for words in quoted if f"“{words}”" not in grounds.why]
    return "; ".join([label(grounds.why, 240), *([f"in the story: {', '.join(new[:4])}"] if new else [])])


def _words(text: str, span: tuple[int, int]) -> str:
    return label(" ".join(text[span[0] : span[1]].split()), 90)
