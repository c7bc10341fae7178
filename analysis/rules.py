"""Rules: every choice about what counts, in one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import product

from analysis.errors import RulesError, unknown_name

CONTESTED = (
    "count_embedded_posts", "count_narrated", "count_thoughts", "count_organisations", "count_groups", "count_headline",
)  # fmt: skip
"""The choices on which careful people differ: counts are shown with their range over these."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a source and as a quotation: choices that people may make differently.

    The defaults follow ``core source`` of the design: one that speaks in the body. Each contested choice
    has two defensible values; ``alternatives`` gives every combination, so that a count can be shown with
    its range. Counting people only (neither organisations nor groups) is the way of the Project for Excellence
    in Journalism's strict reading and of the Gender Gap Tracker (Asr et al. 2021).

    >>> Rules().count_narrated
    False
    >>> len(list(Rules().alternatives()))
    64
    """

    count_embedded_posts: bool = False
    """An embedded post ("— President of Russia (@…)") counts as a source that speaks."""
    count_narrated: bool = False
    """A state or institution that is only said to have denied or rejected something counts as a source."""
    count_thoughts: bool = False
    """Someone whose thoughts, beliefs or wishes alone are reported counts as a source."""
    count_organisations: bool = True
    """An organisation, state, outlet or document that speaks as such counts as a source; without, people only."""
    count_groups: bool = True
    """A group without names ("local activists") counts as one source."""
    count_headline: bool = False
    """Statements in the headline and the dek count, and so does who speaks only there."""
    min_quotation_words: int = 1
    """Quotations with fewer words are listed as short and left out of the density."""

    def __post_init__(self) -> None:
        for name in CONTESTED:
            if not isinstance(getattr(self, name), bool):
                raise RulesError(f"rule {name!r} must be true or false, not {getattr(self, name)!r}.")
        words = self.min_quotation_words
        if isinstance(words, bool) or not isinstance(words, int) or words < 1:
            raise RulesError(f"rule 'min_quotation_words' must be a whole number of at least 1, not {words!r}.")

    def alternatives(self) -> Iterator[Rules]:
        """Every combination of the contested choices, everything else as it is here."""
        for values in product((False, True), repeat=len(CONTESTED)):
            yield replace(self, **dict(zip(CONTESTED, values, strict=True)))

    def differing(self, other: Rules) -> tuple[str, ...]:
        """The rules that are set otherwise in ``other``.

        >>> Rules().differing(Rules(count_thoughts=True, min_quotation_words=3))
        ('count_thoughts', 'min_quotation_words')
        """
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name))


def rules_from(settings: Mapping[str, object]) -> Rules:
    """Rules from names and values, as they come from a command line or a notebook.

    Raises ``RulesError`` for a name that is no rule (with the nearest one) and for a wrong value.

    >>> rules_from({"count_thoughts": True}).count_thoughts
    True
    """
    known = {f.name for f in fields(Rules)}
    for name in settings:
        if name not in known:
            raise RulesError(unknown_name("rule", name, known))
    return Rules(**settings)  # type: ignore[arg-type]  # __post_init__ checks each value
