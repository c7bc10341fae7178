"""Wording: in which words the story says that somebody said something, and what it leaves open or unsaid."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.measures.agentless import (
    AgentlessHarm,
    AgentlessSpeech,
    agentless_harm,
    agentless_score,
    agentless_speech,
)
from analysis.measures.counting import NOT_ENGLISH
from analysis.measures.cue_classes import (
    CueUse,
    SideUse,
    class_uses,
    neutral_share,
    side_uses,
)
from analysis.measures.hedging import Hedge, hedge_scores, hedges_in
from analysis.measures.material import Material
from analysis.measures.score import Score, unanswered

__all__ = ["AgentlessHarm", "AgentlessSpeech", "CueUse", "Hedge", "SideUse", "Wording", "measure_wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The reporter's words about speech: classes of reporting words, hedges, speech and harm without an agent."""

    scores: tuple[Score, ...]
    classes: tuple[CueUse, ...] = ()
    by_side: tuple[SideUse, ...] = ()
    """Class by side, where a person has given sides."""
    hedges: tuple[Hedge, ...] = ()
    agentless: tuple[AgentlessSpeech, ...] = ()
    harm: tuple[AgentlessHarm, ...] = ()
    """Listed for the reader, in no score."""


def measure_wording(material: Material) -> Wording:
    """Count reporting words by class, hedges by voice, and speech without a speaker (A4, A5, A7, A8).

    All from word lists that a teacher can read and change. It says which words stand there, and nothing about why.
    """
    text, running, cases, classes = material.article.text, material.running, material.cases, material.classes
    hedges = hedges_in(running, material.attributions)
    speech = agentless_speech(text, running, material.attributions)
    scores = (neutral_share(cases, classes), *hedge_scores(running, hedges), agentless_score(running, speech))
    if not material.is_english:
        return Wording(unanswered(scores, NOT_ENGLISH))
    return Wording(
        scores=scores,
        classes=class_uses(cases, classes),
        by_side=side_uses(cases, material.sources, classes),
        hedges=hedges,
        agentless=speech,
        harm=agentless_harm(text, running),
    )
