"""Entry: one correction, as a person writes it: what to do, to which words, who says so and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from types import UnionType
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

from analysis.errors import CorrectionsError, unknown_name
from analysis.reading.article import ZoneKind
from analysis.speech.attribution import Kind
from analysis.speech.source import Category, Channel, Gender, Medium, Naming

Said = str | bool | int | list[str]
"""What stands behind a key in the file: words, yes or no, a number, or a list of words."""
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}
NOBODY = "none"
"""Written in place of a relay: nobody carried the statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every correction may say besides: who made it, when, and why."""

    do: ClassVar[str] = ""
    by: str | None = None
    when: str | None = None
    note: str | None = None
    line: int | None = field(default=None, compare=False)
    """Where it stands in its file, None for one that was made in a notebook."""

    def said(self) -> Iterator[tuple[str, Said]]:
        """The keys and values as they stand in a file: only those that say something, ``do`` first."""
        yield "do", self.do
        mine = [f for f in fields(self) if f.name not in ("by", "when", "note", "line")]
        for each in (*mine, *(f for f in fields(Entry) if f.name != "line")):
            value = getattr(self, each.name)
            if value is None or value == () or (value is False and each.default is False):
                continue
            if isinstance(value, tuple):
                yield each.name, list(value) if len(value) > 1 or each.name == "sources" else value[0]
            else:
                yield each.name, value


@dataclass(frozen=True, slots=True, kw_only=True)
class SetZone(Entry):
    """A paragraph is something else than the reading took it for ("body", "related", "credit", …)."""

    do: ClassVar[str] = "set zone"
    words: str
    zone: ZoneKind
    occurrence: int | None = None
    only_these_words: bool = False
    """Only the words themselves, not the whole paragraph that holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropStatement(Entry):
    """What was found is nobody's statement."""

    do: ClassVar[str] = "drop statement"
    words: str
    occurrence: int | None = None
    said_by: str | None = None
    """Where several statements hold the words: the one of this speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountStatement(Entry):
    """What was listed as too unsure to count does count."""

    do: ClassVar[str] = "count statement"
    words: str
    occurrence: int | None = None
    source: str | None = None
    """Who speaks; needed where the text says only "he"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStatement(Entry):
    """What was missed: these words are somebody's statement."""

    do: ClassVar[str] = "add statement"
    words: tuple[str, ...]
    occurrence: int | None = None
    speaker: str | None = None
    """The words that name the speaker there, as they stand in the text."""
    cue: str | None = None
    """The reporting words, as they stand in the text."""
    source: str | None = None
    """Who speaks: a source by its name; needed where the text says only "he"."""
    kind: Kind | None = None
    thought: bool = False
    relay: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStatement(Entry):
    """A statement that was found has another speaker, extent, kind, cue or carrier."""

    do: ClassVar[str] = "change statement"
    words: str
    occurrence: int | None = None
    said_by: str | None = None
    new_words: tuple[str, ...] = ()
    speaker: str | None = None
    cue: str | None = None
    source: str | None = None
    kind: Kind | None = None
    thought: bool | None = None
    inside_another: bool | None = None
    """Speech inside someone else's statement: never counted."""
    relay: str | None = None
    """Who carried it; "none" where nobody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSources(Entry):
    """Two or more sources are one."""

    do: ClassVar[str] = "merge sources"
    sources: tuple[str, ...]
    name: str | None = None
    remember: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitSource(Entry):
    """One source is two: these statements, or those with these mentions, belong to somebody else."""

    do: ClassVar[str] = "split source"
    source: str
    name: str
    statements: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    rule: str | None = None
    """A rule of merging: all mentions that it brought in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameSource(Entry):
    """A source is called something else."""

    do: ClassVar[str] = "rename source"
    source: str
    name: str
    remember: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSource(Entry):
    """What a source is: category, side, rung of the naming ladder, …"""

    do: ClassVar[str] = "set source"
    source: str
    category: Category | None = None
    side: str | None = None
    naming: Naming | None = None
    medium: Medium | None = None
    channel: Channel | None = None
    gender: Gender | None = None
    organisation: str | None = None
    stakeholder: str | None = None
    viewpoint: str | None = None
    remember: bool = False
    """`sayso register add` puts it into the register of sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRules(Entry):
    """Other counting rules for this article."""

    do: ClassVar[str] = "set rules"
    count_embedded_posts: bool | None = None
    count_narrated: bool | None = None
    count_thoughts: bool | None = None
    count_organisations: bool | None = None
    count_groups: bool | None = None
    count_headline: bool | None = None
    min_quotation_words: int | None = None

    def chosen(self) -> dict[str, Any]:
        """The rules that it sets, with their values."""
        mine = (f.name for f in fields(self) if f.name not in Entry.__dataclass_fields__)
        return {name: getattr(self, name) for name in mine if getattr(self, name) is not None}


VERBS: dict[str, type[Entry]] = {
    kind.do: kind
    for kind in (
        SetZone, DropStatement, CountStatement, AddStatement, ChangeStatement, MergeSources, SplitSource, RenameSource,
        SetSource, SetRules,
    )
}  # fmt: skip
"""Every correction by the words that ask for it."""
_ABOUT = frozenset({"do", "occurrence", "said_by", "remember", "by", "when", "note", "line"})
"""Keys that say which words are meant, or go with a correction, and change nothing by themselves."""


def entry_from(given: dict[str, object], line: int | None = None) -> Entry:
    """A correction from the keys and values of its entry.

    Raises ``CorrectionsError`` for an unknown correction or key (with the nearest), a missing key, and a wrong value.

    >>> entry_from({"do": "rename source", "source": "the mayor", "name": "Ines Gray"}).name
    'Ines Gray'
    """
    do = given.get("do")
    if not isinstance(do, str):
        raise CorrectionsError(f"it needs a line 'do: …' that says what to do: {', '.join(VERBS)}.")
    kind = VERBS.get(" ".join(do.split()).lower())
    if kind is None:
        raise CorrectionsError(unknown_name("correction", do, VERBS))
    hints = _hints(kind)
    values: dict[str, Any] = {}
    for name, raw in given.items():
        if name == "do":
            continue
        if name not in hints:
            raise CorrectionsError(unknown_name("key", name, hints))
        values[name] = _value(name, hints[name], raw)
    needed = [f.name for f in fields(kind) if f.default is MISSING]
    for name in needed:
        if name not in values:
            raise CorrectionsError(f"it needs a line '{name}: …'.")
    _check(kind, values, _ABOUT.union(needed))
    return kind(**values, line=line)


def _hints(kind: type[Entry]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.name != "line"}


def _check(kind: type[Entry], values: dict[str, Any], about: frozenset[str]) -> None:
    """What the types cannot say: a change must change something."""
    said = set(values) - about
    if kind in (ChangeStatement, SetSource, SetRules) and not said:
        known = ", ".join(name for name in _hints(kind) if name not in about)
        raise CorrectionsError(f"it changes nothing. Add at least one of: {known}.")
    if kind is SplitSource and not said:
        raise CorrectionsError("it needs a line 'statements: …' (or 'mentions: …') with words of what others say.")
    if kind is MergeSources and len(values["sources"]) < 2:
        raise CorrectionsError("it needs at least two names under 'sources:'.")
    if kind is AddStatement and not {"speaker", "source"} & set(values):
        raise CorrectionsError("it needs a line 'speaker: …' (words of the text) or 'source: …' (a name): who says it?")


def _value(name: str, hint: Any, raw: object) -> Any:
    if get_origin(hint) in (Union, UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    if get_origin(hint) is tuple:
        every = [" ".join(item.split()) for item in (raw if isinstance(raw, list) else [raw]) if isinstance(item, str)]
        if not every or not all(every) or (isinstance(raw, list) and len(every) < len(raw)):
            raise CorrectionsError(f"{name!r} must be words, or a list of them with a dash before each.")
        return tuple(_single(name, str, item) for item in every)
    if not isinstance(raw, str) or not raw.strip():
        raise CorrectionsError(f"{name!r} must be followed by words, not {'a list' if raw else 'nothing'}.")
    return _single(name, hint, " ".join(raw.split()))


def _single(name: str, kind: Any, raw: str) -> Any:
    if get_origin(kind) is Literal:
        plain = "_".join(raw.lower().split())
        if plain not in get_args(kind):
            raise CorrectionsError(unknown_name(name, raw, get_args(kind)))
        return plain
    if kind is bool:
        if raw.lower() not in _TRUTH:
            raise CorrectionsError(f"{name!r} must be yes or no, not {raw!r:.60}.")
        return _TRUTH[raw.lower()]
    if kind is int:
        if not raw.isascii() or not raw.isdigit() or len(raw) > 6 or int(raw) < 1:
            raise CorrectionsError(f"{name!r} must be a whole number from 1 on, not {raw!r:.60}.")
        return int(raw)
    if any("\ud800" <= character <= "\udfff" for character in raw):
        raise CorrectionsError(f"{name!r} holds half of a character. Write the words again.")
    return raw
