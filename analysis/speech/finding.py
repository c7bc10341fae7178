"""Finding: what was found in one sentence, before it becomes an attribution."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.spans import Span
from analysis.speech.cues import Cue
from analysis.speech.phrases import Phrase
from analysis.speech.tokens import Stretch


@dataclass(frozen=True, slots=True)
class Finding:
    """A content, its cue and its speaker, found in one stretch; places of tokens, except ``cue_span``."""

    pieces: tuple[Phrase, ...]
    cue: Cue | None
    cue_span: Span | None
    speaker: Phrase | None
    why: str
    confidence: float
    stretch: Stretch
    act_only: bool = False
    """Only the act is told, no clause of what was said: "denied the claim", "rejected by Moscow"."""
    nested: bool = False

    def holds(self, place: int) -> bool:
        """Whether a token lies in the content."""
        return any(first <= place < last for first, last in self.pieces)


def with_nesting(found: list[Finding]) -> list[Finding]:
    """The findings of one stretch, those whose cue lies in another's content flagged as nested."""
    out = []
    for finding in found:
        verb = finding.cue.verb if finding.cue else -1
        inside = any(
            other is not finding and other.holds(verb) and not (other.cue and finding.holds(other.cue.verb))
            for other in found
        )
        out.append(replace(finding, nested=True) if inside else finding)
    return out
