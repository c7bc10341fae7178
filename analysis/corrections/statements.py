"""Statements: add, drop, count and change what somebody is said to have said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from analysis.corrections.change import AS_FOUND
from analysis.corrections.desk import Desk, speakers_of
from analysis.corrections.entry import NOBODY, AddStatement, ChangeStatement, CountStatement, DropStatement, Entry
from analysis.corrections.newcomers import newcomer
from analysis.corrections.passages import shown
from analysis.errors import CorrectionsError
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution, Relay
from analysis.speech.held import held_in, marked_kind
from analysis.speech.mention import read_mention
from analysis.speech.source import Mention, Source

WHY = "a person said so"
METHOD = "person"
Told = tuple[str, tuple[Span, ...]]
"""What was changed, in a sentence, and the words it is about."""
Doing = dict[type[Entry], Callable[[Desk, Any], Told]]
"""What carries out each kind of correction."""


def drop(desk: Desk, entry: DropStatement) -> Told:
    """What was found is nobody's statement."""
    places = desk.untouched(entry.words, entry.occurrence)
    if places:
        return f"{shown(entry.words)} is no statement{AS_FOUND}", places[:1]
    old = desk.statement(entry.words, entry.occurrence, entry.said_by)
    name, words = desk.name_of(old), desk.quoted(old)
    desk.put(old, None)
    return f"{words} is no statement (it was taken for one of {name}).", old.content


def count(desk: Desk, entry: CountStatement) -> Told:
    """A statement that was held too unsure to count does count."""
    if desk.is_said(entry.words, entry.occurrence):
        there = desk.statement(entry.words, entry.occurrence)
        return f"{desk.quoted(there)} counts as a statement of {desk.name_of(there)}{AS_FOUND}", there.content
    old = desk.doubt(entry.words, entry.occurrence)
    source = _source(desk, entry.source, old.speaker)
    desk.doubtful = [replace(each, id=f"d{n}") for n, each in enumerate((d for d in desk.doubtful if d is not old), 1)]
    new = replace(old, id=desk.new_id(), source=source.id, method=METHOD, why=WHY, confidence=1.0)
    desk.statements.append(new)
    desk.moved.add(source.id)
    return f"{desk.quoted(new)} counts as a statement of {source.name}.", new.content


def add(desk: Desk, entry: AddStatement) -> Told:
    """A statement that was missed."""
    content = _content(desk, entry.words, entry.occurrence)
    cue = None if entry.cue is None else desk.passages.near(entry.cue, content)
    speaker = None if entry.speaker is None else desk.passages.near(entry.speaker, content)
    source = _source(desk, entry.source, speaker)
    same = next((a for a in desk.statements if a.content == content), None)
    if same is not None and source.id in speakers_of(same):
        return f"{desk.quoted(same)} is a statement of {source.name}{AS_FOUND}", content
    if same is not None:
        raise CorrectionsError(
            f"{desk.quoted(same)} is a statement already, of {desk.name_of(same)}. Use 'do: change statement'."
        )
    zone = desk.article.zone_at(content[0].start)
    held = held_in(desk.quotations, content)
    new = Attribution(
        id=desk.new_id(),
        content=content,
        cue=cue,
        speaker=speaker,
        kind=entry.kind or marked_kind(desk.article.text, desk.quotations, held, content) or "indirect",
        is_speech=not entry.thought,
        confidence=1.0,
        method=METHOD,
        why=WHY,
        zone="body" if zone is None else zone.kind,
        relays=_relays(desk, entry.relay, content),
        quotations=held,
        source=source.id,
    )
    desk.statements.append(new)
    desk.moved.add(source.id)
    return f"{desk.quoted(new)} is a statement of {source.name}.", new.content


def change(desk: Desk, entry: ChangeStatement) -> Told:
    """A statement has another extent, speaker, source, cue, kind or carrier."""
    old = desk.statement(entry.words, entry.occurrence, entry.said_by)
    new: dict[str, Any] = {"method": METHOD, "why": WHY, "confidence": 1.0}
    told: list[str] = []
    if entry.new_words:
        new["content"] = content = _content(desk, entry.new_words, None)
        new["quotations"] = held = held_in(desk.quotations, content)
        new["kind"] = marked_kind(desk.article.text, desk.quotations, held, content) or (
            old.kind if old.kind in ("narrated", "embed") else "indirect"
        )
        told.append(f"its words are {shown(content[0].of(desk.article.text), 60)}")
    if entry.cue is not None:
        new["cue"] = desk.passages.near(entry.cue, old.content)
        told.append(f"its reporting words are {shown(entry.cue)}")
    if entry.speaker is not None:
        new["speaker"] = desk.passages.near(entry.speaker, old.content)
    if entry.speaker is not None or entry.source is not None:
        source = _source(desk, entry.source, new.get("speaker"))
        new["source"], new["also"] = source.id, ()
        told.append(f"it is one of {source.name}, not of {desk.name_of(old)}")
    if entry.kind is not None:
        new["kind"] = entry.kind
        told.append(f"it is {entry.kind}")
    if entry.thought is not None:
        new["is_speech"] = not entry.thought
        told.append("it is a thought, not speech" if entry.thought else "it is speech, not a thought")
    if entry.inside_another is not None:
        new["nested"] = entry.inside_another
        told.append("it stands inside another statement" if entry.inside_another else "it stands on its own")
    if entry.relay is not None:
        new["relays"], new["heard"] = _relays(desk, entry.relay, old.content), None
        told.append("no outlet carried it" if entry.relay.lower() == NOBODY else f"{entry.relay} carried it")
    changed = replace(old, **new)
    desk.put(old, changed)
    return f"Of the statement {desk.quoted(old)}: {', '.join(told)}.", changed.content


def _content(desk: Desk, words: Iterable[str], occurrence: int | None) -> tuple[Span, ...]:
    """The spans of quoted words; marks that stand right around them are taken in, as everywhere in Sayso."""
    spans = []
    for each in words:
        span = desk.passages.one(each, occurrence)
        for quotation in desk.quotations:
            if quotation.inner.covers(span) and quotation.inner.start == span.start:
                span = Span(quotation.span.start, span.end)
            if quotation.span.start <= span.start and quotation.inner.end == span.end:
                span = Span(span.start, quotation.span.end)
        spans.append(span)
    return merged(spans)


def _source(desk: Desk, name: str | None, speaker: Span | None) -> Source:
    """Who is meant: by name, else by the words of the text; somebody new where nobody is known by them."""
    words = "" if speaker is None else " ".join(speaker.of(desk.article.text).split())
    found = None
    if name is not None:
        found = desk.find_source(name)
        if found is None and not desk.passages.all(name):
            desk.source(name)  # says which name is nearest
    elif speaker is not None:
        found = next((s for s in desk.sources.values() if any(m.span == speaker for m in s.mentions)), None)
        found = found or desk.find_source(words)
        if found is None and read_mention(words).kind in ("pronoun", "part"):
            raise CorrectionsError(f"the text says only {shown(words)}. Add a line 'source: …' with a name.")
    else:
        raise CorrectionsError("the text does not say who speaks. Add a line 'source: …' with a name.")
    mention = () if speaker is None else (Mention(speaker, WHY, "corrected"),)
    if found is None:
        found = newcomer(desk, name or words, mention)
    else:
        known = {m.span for m in found.mentions}
        mentions = (*found.mentions, *(m for m in mention if m.span not in known))
        found = replace(found, mentions=tuple(sorted(mentions, key=lambda m: m.span)))
    desk.sources[found.id] = found
    return found


def _relays(desk: Desk, name: str | None, content: tuple[Span, ...]) -> tuple[Relay, ...]:
    if name is None or name.lower() == NOBODY:
        return ()
    return (Relay(name, desk.passages.near(name, content)),)


DOING: Doing = {DropStatement: drop, CountStatement: count, AddStatement: add, ChangeStatement: change}
