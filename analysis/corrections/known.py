"""Known: what the house has settled about the sources of an article, in its register and its settings."""

from __future__ import annotations

from typing import Any

from analysis.corrections.change import Change
from analysis.corrections.desk import Desk
from analysis.corrections.speakers import and_list, firsts, judged, merged_source, plain, renamed
from analysis.house.names import key
from analysis.house.register import Entry
from analysis.house.settings import Settings
from analysis.speech.source import Source

_FIELDS = ("category", "organisation", "side")


def recognise(desk: Desk, settings: Settings, *, merging: bool) -> None:
    """Give the sources what the house knows of them: one name, category, organisation, side.

    A source is known by its name or by any words of the text that name it. With ``merging``, sources that the
    register knows under one name become one. What is decided already stays as it is; where register and settings
    both decide, the register does.
    """
    if merging:
        _merge(desk)
    for source in [each for id, each in desk.sources.items() if id not in desk.apart]:
        entry = _entry(desk, source)
        if entry is not None:
            _from_register(desk, source, entry)
        _from_settings(desk, desk.sources[source.id], settings, entry)


def _entry(desk: Desk, source: Source) -> Entry | None:
    """What the register says of a source: by its name first, else by what the text calls it."""
    names = (source.name, *desk.mentioned(source))
    return next((entry for name in names if (entry := desk.register.find(name)) is not None), None)


def _merge(desk: Desk) -> None:
    groups: dict[str, list[Source]] = {}
    for source in desk.sources.values():
        entry = _entry(desk, source)
        if entry is not None:
            groups.setdefault(entry.name, []).append(source)
    for name, sources in groups.items():
        if len(sources) > 1:
            before = and_list([source.name for source in sources])
            whole = merged_source(desk, sources, name, "register")
            entry = desk.register.find(name)
            assert entry is not None
            what = f"{before} are one source, {whole.name}."
            desk.judged[whole.id, "sources"] = _change(entry, what, sources)


def _from_register(desk: Desk, source: Source, entry: Entry) -> None:
    if key(source.name) != key(entry.name) and "name" not in source.decided:
        desk.judged[source.id, "name"] = _change(entry, f"{source.name} is called {entry.name}.", [source])
        source = renamed(desk, source, entry.name)
    why = f"the register of sources says so{f' ({entry.who})' if entry.who else ''}"
    for name in _FIELDS:
        value = getattr(entry, name)
        if value is not None and name not in source.decided:
            source = judged(source, {name: value}, why)
            what = f"{source.name}: {name} {plain(value)}."
            desk.judged[source.id, name] = _change(entry, what, [source])
    desk.sources[source.id] = source


def _from_settings(desk: Desk, source: Source, settings: Settings, entry: Entry | None) -> None:
    names = (source.name, *desk.mentioned(source), *(entry.names if entry is not None else ()))
    found: dict[str, Any] = {"category": settings.category_of(*names), "side": settings.side_of(*names)}
    for name, value in found.items():
        if value is not None and name not in source.decided:
            source = judged(source, {name: value}, "the house's settings say so")
            what = f"{source.name}: {name} {plain(value)}."
            desk.judged[source.id, name] = Change(what, "settings", evidence=firsts([source]))
    desk.sources[source.id] = source


def _change(entry: Entry, what: str, sources: list[Source]) -> Change:
    return Change(what, "register", entry.decided_by, entry.decided_on, entry.note, firsts(sources))
