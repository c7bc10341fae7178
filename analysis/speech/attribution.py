"""Attribution: someone is said to have said something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.reading.article import ZoneKind
from analysis.spans import Span

Kind = Literal[
    "direct",  # all of the content stands in quotation marks
    "mixed",  # a paraphrase with quoted words in it
    "indirect",  # no marks
    "narrated",  # only the act, of any speaker ("rejected by Moscow")
    "embed",  # a verbatim post
]


@dataclass(frozen=True, slots=True)
class Relay:
    """The outlet that carried a statement ("according to Reuters"): not a source."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, in which words: a content, its cue, and the words that name the speaker here.

    ``content`` has one span a piece ("A," he said. "B." has two). ``speaker`` is the mention as it stands
    ("he"); ``source`` the id of the source it was resolved to, None where nobody can be named. ``cue`` is
    None where a quotation has no reporting words of its own and belongs to who acts or last spoke beside it.
    """

    id: str
    """"a1", "a2", … in the order of the text."""
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    kind: Kind
    is_speech: bool
    """False for thoughts, beliefs and wishes: listed, not counted by default."""
    confidence: float
    """0 to 1, two decimals: of the trained model a tested share, of the rules a figure set by hand, of a person 1."""
    method: str
    """"rules" or "model"."""
    why: str
    """The rule or step that found it, in words a reader understands."""
    zone: ZoneKind = "body"
    relays: tuple[Relay, ...] = ()
    nested: bool = False
    """Speech inside someone else's statement: never counted."""
    quotations: tuple[int, ...] = ()
    """Places in ``Analysis.quotations`` of the quotations that lie in the content."""
    source: str | None = None
    also: tuple[str, ...] = ()
    """Ids of further sources whose words these are too: "Ann Lee and Bo Ek said", "both said"."""
    heard: Span | None = None
    """The words that say that the article's own outlet heard it ("told us"); None where nothing says so."""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start


def uncued(
    content: tuple[Span, ...], speaker: Span, confidence: float, why: str, quotations: tuple[int, ...] = ()
) -> Attribution:
    """Somebody's own words without reporting words, as a rule finds them; the id is still to be given."""
    return Attribution(
        id="",
        content=content,
        cue=None,
        speaker=speaker,
        kind="direct",
        is_speech=True,
        confidence=confidence,
        method="rules",
        why=why,
        quotations=quotations,
    )
