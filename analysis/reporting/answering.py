"""Answering: the panel of claims, of the answers to them, and of claims that stand without one."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.measures.answers import Answer, AnswerKind
from analysis.reporting.anchors import Links, Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.prose import plural, spelt
from analysis.result import Analysis
from analysis.speech.attribution import Attribution

KINDS: dict[AnswerKind, str] = {
    "denial": "denied", "concession": "conceded", "reply": "answered", "no_answer": "asked, no answer",
}  # fmt: skip
NO_CLAIM = "The story marks no statement as a claim or charge, and nobody in it answers anybody."
SOMEBODY = "somebody"
LONGEST = 180
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and its answer as the report shows them; ``claim`` is None where the story reports none."""

    claim: str | None
    claimant: str
    kind: str
    words: str
    answerer: str
    distance: str
    links: Links


@dataclass(frozen=True, slots=True)
class Open:
    """A claim without an answer, put as a question."""

    words: str
    claimant: str
    links: Links


def answered(analysis: Analysis) -> Panel:
    """Claims with their answers and how far apart they stand; claims without one, as questions."""
    score = analysis.score("claims")
    if score.value is None:
        text = f"No answer: {score.reason}."
        return Panel(fragment("plain.html.j2", text=text), text)
    said = {each.id: each for each in analysis.attributions}
    places = Places(analysis)
    pairs = tuple(_pair(analysis, each, said, places) for each in analysis.answers.pairs)
    left = tuple(_open(analysis, said[id], places) for id in analysis.answers.unanswered)
    html = fragment("answers.html.j2", pairs=pairs, left=left, nothing=NO_CLAIM)
    lines = [_pair_text(pair) for pair in pairs]
    lines += [f"Who could answer? {each.claimant}: {each.words}" for each in left]
    return Panel(html, "\n".join(lines) or NO_CLAIM)


def _pair(analysis: Analysis, answer: Answer, said: dict[str, Attribution], places: Places) -> Pair:
    text = analysis.article.text
    claim = said[answer.claim] if answer.claim is not None else None
    statement = said[answer.attribution] if answer.attribution is not None else None
    content = label(" … ".join(span.of(text) for span in statement.content), LONGEST) if statement else ""
    spans = ((*claim.content[:1],) if claim else ()) + (answer.span,)
    return Pair(
        claim=claimed(text, claim) if claim else None,
        claimant=_speaker(analysis, claim.source) if claim else "",
        kind=KINDS[answer.kind],
        words=" ".join(part for part in (label(answer.span.of(text), 60), content) if part),
        answerer=_speaker(analysis, answer.source) if answer.source else "",
        distance=_distance(answer),
        links=places.links(spans),
    )


def _open(analysis: Analysis, claim: Attribution, places: Places) -> Open:
    return Open(
        claimed(analysis.article.text, claim), _speaker(analysis, claim.source), places.links(claim.content[:1])
    )


def claimed(text: str, said: Attribution, longest: int = LONGEST) -> str:
    """What somebody claims, with the reporting words where it would mean nothing alone: "condemned the shelling"."""
    content = " … ".join(span.of(text) for span in said.content)
    if said.cue is not None and (said.kind == "narrated" or len(content.split()) < _FEW_WORDS):
        content = f"{said.cue.of(text)} {content}"
    return label(content, longest)


def _speaker(analysis: Analysis, source: str | None) -> str:
    return SOMEBODY if source is None else label(analysis.source(source).name, 90)


def _distance(answer: Answer) -> str:
    """How far the answer stands from the claim: "in the same sentence", "10 words on", "before the claim"."""
    if answer.words_between is None:
        return ""
    if answer.words_between < 0:
        return "stands before the claim"
    if not answer.paragraphs_between:
        return "in the same paragraph"
    count = answer.words_between
    paragraphs = answer.paragraphs_between
    return f"{count:,} {plural(count, 'words')} and {spelt(paragraphs)} {plural(paragraphs, 'paragraphs')} on"


def _pair_text(pair: Pair) -> str:
    claim = "no statement in the story" if pair.claim is None else f"{pair.claimant}: {pair.claim}"
    return f"{claim} — {pair.kind}: {' '.join(part for part in (pair.answerer, pair.words) if part)}"
