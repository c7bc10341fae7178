"""Sureness: from which certainty on a finding counts, and what a confidence is worth, in words."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.reporting.table import Table
from analysis.result import Analysis
from analysis.speech.certainty import Certainty, Tenth

ALL_COUNT = "This story was read by the rules alone. They count everything they find, so nothing is listed here."
BY_HAND = (
    "The confidence of what the rules find was set by hand, one for each kind of sentence. It says which finding is "
    "surer than which, and no more: how often it is right was not tested."
)
UNKNOWN = (
    "From which certainty on a statement counted was not yet written down when this result was saved. Run "
    "`sayso report` on the article again to see it."
)
UNTESTED = "How often that confidence is right is not known: the model came without a test of it."
FROM_RULES = (
    "Some statements of this story were found by the rules and not by the model, such as embedded posts and whole "
    "sentences in quotation marks that the model leaves to nobody. Their confidence was set by hand and not tested."
)


@dataclass(frozen=True, slots=True)
class Sureness:
    """What a report says of the certainty of its method: when something counts, and what a confidence means."""

    counts_from: str
    meaning: str = ""
    tested: Table | None = None
    by_hand: str = ""

    @property
    def text(self) -> str:
        """What a confidence means, in plain text."""
        return "\n\n".join(part for part in (self.meaning, self.tested and self.tested.text, self.by_hand) if part)


def sureness(analysis: Analysis) -> Sureness:
    """How sure the method of a result is: its thresholds and its reliability, as the result itself states them.

    Nothing here is looked up in the weights at hand, which may be others than those that made the result. The rules
    have no thresholds and no tested confidence, and a result that was saved before both were written down says so.
    """
    certainty = analysis.method.certainty
    if certainty is None:
        return Sureness(ALL_COUNT, by_hand=BY_HAND) if analysis.method.name == "rules" else Sureness(UNKNOWN)
    by_hand = FROM_RULES if any(each.method == "rules" for each in analysis.attributions) else ""
    if not certainty.reliability:
        return Sureness(_counts_from(certainty), UNTESTED, by_hand=by_hand)
    return Sureness(_counts_from(certainty), _meaning(certainty), _table(certainty.reliability), by_hand)


def _counts_from(certainty: Certainty) -> str:
    return (
        "Words are listed here, and not counted, in two cases: where the model holds them less than "
        f"{certainty.statement:.2f} likely to be anybody’s statement at all, and where they are speech without "
        f"quotation marks, its confidence is below {certainty.alone:.2f} and the rules, asked for a second opinion, do "
        "not find them either. (1.00 would be certain.)"
    )


def _meaning(certainty: Certainty) -> str:
    tested = certainty.reliability
    surest, middle = tested[-1], min(tested, key=lambda tenth: abs(tenth.confidence - 0.5))
    lower = "" if middle is surest else f"; of those with about {middle.confidence:.2f}, {_of_100(middle)}"
    return (
        "A confidence is the model’s own estimate of how likely it is that the words are a statement and its speaker "
        f"the right one. It was tested on {certainty.tested:,} findings in marked stories, news and invented ones, "
        "that were kept apart from those to learn from: of the findings with a confidence of about "
        f"{surest.confidence:.2f}, {_of_100(surest)} were right{lower}. On news of another kind the shares can differ."
    )


def _of_100(tenth: Tenth) -> str:
    return f"{round(100 * tenth.right)} of 100"


def _table(tested: tuple[Tenth, ...]) -> Table:
    rows = tuple((f"{each.confidence:.2f}", _of_100(each), each.number) for each in reversed(tested))
    return Table("What a confidence means", ("A confidence of about", "is right in", "findings tested"), rows)
