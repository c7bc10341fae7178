"""Speakers: merge, split, rename sources, and say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from analysis.corrections.change import AS_FOUND
from analysis.corrections.desk import Desk, in_place_of, speakers_of
from analysis.corrections.entry import MergeSources, RenameSource, SetSource, SplitSource
from analysis.corrections.newcomers import newcomer
from analysis.corrections.passages import shown
from analysis.corrections.statements import Doing, Told
from analysis.errors import CorrectionsError
from analysis.house.names import key
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.merging import MERGE_RULES
from analysis.speech.source import NAMING_LADDER, Grounds, Judged, Mention, Source

_GROUNDED = frozenset({"naming", "category", "medium", "channel", "gender", "organisation"})
BY_A_PERSON = "a person decided it"


def merge(desk: Desk, entry: MergeSources) -> Told:
    """Two or more sources are one."""
    sources = list({s.id: s for s in (desk.source(name) for name in entry.sources)}.values())
    if len(sources) < 2:
        whole = renamed(desk, sources[0], entry.name or sources[0].name)
        if whole.name != sources[0].name:
            return f"{sources[0].name} is called {whole.name}.", firsts(sources)
        return f"{and_list(entry.sources)} are one source, {whole.name}{AS_FOUND}", firsts(sources)
    before = and_list([s.name for s in sources])
    whole = merged_source(desk, sources, entry.name or sources[0].name, "corrected")
    return f"{before} are one source, {whole.name}.", firsts(sources)


def merged_source(desk: Desk, sources: Sequence[Source], name: str, rule: str) -> Source:
    """The first of the sources with the mentions and statements of all; on the best rung that one of them has.

    ``rule`` is the id of the rule of merging (``MERGE_RULES``) that brings the other mentions in.
    """
    first, others = sources[0], sources[1:]
    mentions = {m.span: m for m in first.mentions}
    for other in others:
        new = (Mention(m.span, MERGE_RULES[rule], rule) for m in other.mentions if m.span not in mentions)
        mentions.update((m.span, m) for m in new)
        desk.statements = [in_place_of(a, other.id, first.id) for a in desk.statements]
        desk.former.setdefault(first.id, set()).update({key(other.name), *desk.former.pop(other.id, ())})
        del desk.sources[other.id]
    best = first if "naming" in first.decided else min(sources, key=lambda s: NAMING_LADDER.index(s.naming))
    whole = replace(
        first,
        mentions=tuple(sorted(mentions.values(), key=lambda m: m.span)),
        naming=best.naming,
        naming_why=best.naming_why,
        descriptors=tuple(sorted({span for s in sources for span in s.descriptors})),
    )
    desk.moved.add(first.id)
    return renamed(desk, whole, name)


def renamed(desk: Desk, source: Source, name: str) -> Source:
    """The source under another name, put on the desk."""
    if name != source.name:
        desk.former.setdefault(source.id, set()).add(key(source.name))
        source = replace(source, name=name, decided=_decided(source, ["name"]))
    desk.sources[source.id] = source
    return source


def rename(desk: Desk, entry: RenameSource) -> Told:
    """A source is called something else."""
    there = next((s for s in desk.sources.values() if s.name == entry.name), None)
    source = desk.find_source(entry.source) or there
    if source is None:
        source = desk.source(entry.source)  # says which name is nearest
    if source == there:
        return f"{entry.source} is called {entry.name}{AS_FOUND}", firsts([source])
    other = next((s for s in desk.sources.values() if key(s.name) == key(entry.name) and s.id != source.id), None)
    if other is not None:
        raise CorrectionsError(f"there is another source {other.name!r}. Use 'do: merge sources' if they are one.")
    renamed(desk, source, entry.name)
    desk.judged.pop((source.id, "name"), None)
    return f"{source.name} is called {entry.name}.", firsts([source])


def split(desk: Desk, entry: SplitSource) -> Told:
    """One source is two: some of its statements, or those with some of its mentions, belong to somebody else."""
    source = desk.source(entry.source)
    if key(entry.name) == key(source.name):
        raise CorrectionsError(f"the new source needs another name than {source.name!r}.")
    leaving = _leaving(desk, source, entry)
    mine = desk.said(source.id)
    going = [a for a in mine if a.speaker in leaving]
    apart = [a for words in entry.statements if (a := _apart(desk, words, entry.name))]
    for words in entry.statements:
        if _apart(desk, words, entry.name) is None:
            statement = desk.statement(words, None, source.name)
            going.extend([statement] if statement not in going else [])
    if not going and apart:
        return f"Not all of {source.name} is one source{AS_FOUND}", tuple(a.content[0] for a in apart)
    if not going:
        raise CorrectionsError(f"nobody speaks in these words of {source.name!r}. Quote the words of a statement.")
    if len(going) == len(mine):
        raise CorrectionsError(f"these are all statements of {source.name!r}. Use 'do: rename source'.")
    staying = {a.speaker for a in mine if a not in going}
    leaving |= {a.speaker for a in going if a.speaker is not None} - staying
    moved = tuple(m for m in source.mentions if m.span in leaving)
    other = desk.find_source(entry.name)
    if other is None or other.id == source.id:
        other = newcomer(desk, entry.name, moved)
        desk.apart.add(other.id)
    else:
        other = replace(other, mentions=tuple(sorted({*other.mentions, *moved}, key=lambda m: m.span)))
    desk.sources[other.id] = other
    desk.sources[source.id] = replace(source, mentions=tuple(m for m in source.mentions if m.span not in leaving))
    for statement in going:
        desk.put(statement, in_place_of(statement, source.id, other.id))
    words = ", ".join(desk.quoted(a) for a in going[:3]) + (" …" if len(going) > 3 else "")
    return f"Not all of {source.name} is one source: {words} is of {other.name}.", tuple(a.content[0] for a in going)


def _apart(desk: Desk, words: str, name: str) -> Attribution | None:
    """The statement with these words, where it is already that of another source of this name."""
    other = next((s for s in desk.sources.values() if key(s.name) == key(name)), None)
    if other is None:
        return None
    found = [a for a in desk.holding(words) if other.id in speakers_of(a)]
    return found[0] if found else None


def _leaving(desk: Desk, source: Source, entry: SplitSource) -> set[Span]:
    """The mentions that belong to somebody else."""
    leaving: set[Span] = set()
    for words in entry.mentions:
        places = set(desk.passages.some(words))
        found = {m.span for m in source.mentions if any(p.overlaps(m.span) for p in places)}
        if not found:
            raise CorrectionsError(f"{shown(words)} is no mention of {source.name!r}.")
        leaving |= found
    if entry.rule is not None:
        found = {m.span for m in source.mentions if m.rule == entry.rule}
        if not found:
            known = ", ".join(sorted({m.rule for m in source.mentions}))
            raise CorrectionsError(f"no mention of {source.name!r} came by the rule {entry.rule!r}; there is: {known}.")
        leaving |= found
    return leaving


def settle(desk: Desk, entry: SetSource) -> Told:
    """What a source is: category, side, rung, medium, channel, gender, organisation, …"""
    source = desk.source(entry.source)
    said: dict[str, Any] = {}
    for name in get_args(Judged):
        value = getattr(entry, name, None) if name != "name" else None
        if value is not None:
            said[name] = value
            desk.judged.pop((source.id, name), None)
    desk.sources[source.id] = judged(source, said, BY_A_PERSON)
    words = ", ".join(f"{name} {plain(value)}" for name, value in said.items())
    return f"{source.name}: {words}.", firsts([source])


def judged(source: Source, said: dict[str, Any], why: str) -> Source:
    """The source with what a person decided of it, and by whose word; no rule of the text overrides it."""
    changed = dict(said) | {f"{name}_why": Grounds(why) for name in said if name in _GROUNDED}
    if "category" in said:
        changed["second_category"] = None
    return replace(source, decided=_decided(source, list(said)), **changed)


def _decided(source: Source, names: list[Any]) -> tuple[Judged, ...]:
    return tuple(dict.fromkeys((*source.decided, *names)))


def and_list(names: Sequence[str]) -> str:
    """Names as a sentence lists them.

    >>> and_list(["Mara Teal", "Tam Orm", "Bo"])
    'Mara Teal, Tam Orm and Bo'
    """
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def plain(value: str) -> str:
    """A value of a closed set as a person reads it."""
    return value.replace("_", " ")


def firsts(sources: Sequence[Source]) -> tuple[Span, ...]:
    """The first mention of each source."""
    return tuple(s.mentions[0].span for s in sources if s.mentions)


DOING: Doing = {MergeSources: merge, SplitSource: split, RenameSource: rename, SetSource: settle}
