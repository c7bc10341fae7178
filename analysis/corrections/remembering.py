"""Remembering: what the corrections of one article have settled for all later ones."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.corrections.entry import RenameSource, SetSource
from analysis.corrections.sidecar import Corrections
from analysis.house.register import Entry, made_entry


def remembered(corrections: Corrections, day: str | None = None) -> Iterator[Entry]:
    """The entries for the register of sources: of each correction that says "remember: yes".

    "rename source" gives the old name as an alias of the new one, "set source" the category, organisation and side.
    ``day`` is the day of the decision, else the one that the entry or its file gives. Raises ``SettingsError``
    for what the register cannot take.
    """
    for each in corrections.entries:
        if not isinstance(each, RenameSource | SetSource) or not each.remember:
            continue
        decided = {
            "decided_by": corrections.who(each),
            "decided_on": day or each.when or corrections.when,
            "note": each.note,
        }
        if isinstance(each, RenameSource):
            yield made_entry(name=each.name, aliases=each.source, **decided)
        else:
            yield made_entry(
                name=each.source, category=each.category, organisation=each.organisation, side=each.side, **decided
            )
