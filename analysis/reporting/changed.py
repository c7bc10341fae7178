"""Changed: what people changed in what was found, who did, and why: so that no figure hides a hand."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.corrections.change import Change, Origin
from analysis.reporting.anchors import Links, Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.prose import capitalised
from analysis.result import Analysis

NOTHING = "Nobody has corrected anything: all figures rest on what was found automatically."
HEADINGS: tuple[tuple[Origin, str], ...] = (
    ("corrections", "Corrections to this story"),
    ("register", "From the register of sources"),
    ("settings", "From the house’s settings"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One change as the report lists it."""

    what: str
    who: str
    note: str
    links: Links


def changed(analysis: Analysis) -> Panel:
    """Everything that people changed, in three lists: for this story, by the register, by the house's settings."""
    places = Places(analysis)
    groups = tuple(
        (heading, tuple(_item(change, places) for change in analysis.corrections if change.origin == origin))
        for origin, heading in HEADINGS
    )
    groups = tuple((heading, items) for heading, items in groups if items)
    text = "\n".join("\n".join((heading, *(f"  {_line(item)}" for item in items))) for heading, items in groups)
    return Panel(fragment("changed.html.j2", groups=groups, nothing=NOTHING), text or NOTHING)


def _item(change: Change, places: Places) -> Item:
    who = ", ".join(part for part in (change.by, change.when) if part)
    note = label(change.note, 400) if change.note else ""
    what = capitalised(label(change.what, 400))
    return Item(what, label(who, 120) if who else "", note, places.links(change.evidence))


def _line(item: Item) -> str:
    about = "; ".join(part for part in (item.who, item.note) if part)
    return f"{item.what} ({about})" if about else item.what
