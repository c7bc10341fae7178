"""Remembering: what the corrections of one article have settled for all later ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from analysis.corrections.entry import MergeSources, RenameSource, SetSource
from analysis.corrections.sidecar import Corrections
from analysis.house.register import Entry, made_entry


def remembered(corrections: Corrections, day: str | None = None) -> Iterator[Entry]:
    """The entries for the register of sources: of each correction that says "remember: yes".

    "rename source" gives the old name as an alias of the new one, "merge sources" the other names as aliases of the
    first (or of the name it gives), "set source" the category, organisation and side. ``day`` is the day of the
    decision where neither the entry nor its file gives one. Raises ``SettingsError`` for what the register cannot take.
    """
    for each in corrections.entries:
        if not isinstance(each, MergeSources | RenameSource | SetSource) or not each.remember:
            continue
        decided = {
            "decided_by": corrections.who(each),
            "decided_on": each.when or corrections.when or day,
            "note": each.note,
        }
        if isinstance(each, RenameSource):
            yield made_entry(name=each.name, aliases=each.source, **decided)
        elif isinstance(each, MergeSources):
            yield made_entry(name=each.name or each.sources[0], aliases="; ".join(each.sources), **decided)
        else:
            yield made_entry(
                name=each.source, category=each.category, organisation=each.organisation, side=each.side, **decided
            )


def today() -> str:
    """The day on which somebody decides, as the register writes it."""
    return date.today().isoformat()
