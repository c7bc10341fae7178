"""Settings: what a house has decided for all its articles, in one file ``sayso.toml`` beside or above them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from analysis.errors import RulesError, SettingsError, unknown_name
from analysis.house.files import read_by_hand
from analysis.house.names import key
from analysis.house.register import NAME as REGISTER
from analysis.house.register import Register, read_register
from analysis.rules import Rules, rules_from
from analysis.speech.source import CATEGORIES, Category

FILE = "sayso.toml"
_KNOWN = ("publisher", "register", "reference", "rules", "sides", "categories", "lexicons")
Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Settings:
    """The house's choices: its own name, its rules, sides, categories, additions to word lists, and its register.

    >>> Settings(sides={"harbour users": ("Mara Teal",)}).side_of("mara teal")
    'harbour users'
    """

    publisher: str | None = None
    """The house itself: the outlet of every article that names none, and so never a source in them."""
    rules: Rules = field(default_factory=Rules)
    sides: Groups = field(default_factory=dict)
    """Sources (or their aliases in the register) by the side that they are on."""
    categories: Groups = field(default_factory=dict)
    """Sources by their category."""
    lexicons: Groups = field(default_factory=dict)
    """Entries that the house adds to a word list, by the list's name."""
    register: Register = field(default_factory=Register)
    digest: str | None = None
    """SHA-256 of the file, None where there is none."""

    def side_of(self, *names: str) -> str | None:
        """The side on which the house sees a source of one of these names."""
        return _group_of(self.sides, names)

    def category_of(self, *names: str) -> Category | None:
        """The category that the house has given to a source of one of these names."""
        return cast("Category | None", _group_of(self.categories, names))


def _group_of(groups: Groups, names: tuple[str, ...]) -> str | None:
    keys = {key(name) for name in names}
    return next((group for group, members in groups.items() if any(key(m) in keys for m in members)), None)


def find_settings(folder: Path) -> Path | None:
    """The ``sayso.toml`` of a folder: in it, or in the nearest folder above it that has one."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
    return None


def settings_near(folder: Path) -> Settings:
    """The settings that hold for the articles of a folder; plain defaults where no ``sayso.toml`` is near."""
    path = find_settings(folder)
    return read_settings(path) if path is not None else Settings()


def register_of(path: Path) -> Path | None:
    """The register that a settings file names, or ``sources.csv`` beside it; None where there is neither."""
    named = _table(path)[0].get("register")
    if named is None:
        beside = path.parent / REGISTER
        return beside if beside.is_file() else None
    return path.parent / _text(path, "register", named)


def is_register(path: Path) -> bool:
    """Whether a file is the register of the settings beside it, and so no table of articles.

    >>> is_register(Path("stories/sources.csv"))
    False
    """
    settings = path.parent / FILE
    return settings.is_file() and register_of(settings) == path


def reference_of(path: Path) -> Path | None:
    """The reference distribution that a settings file names: with which stories reports compare a story."""
    named = _table(path)[0].get("reference")
    return None if named is None else path.parent / _text(path, "reference", named)


def read_settings(path: Path, *, registered: bool = True) -> Settings:
    """The settings in a ``sayso.toml`` and the register that it names; every part may be left out.

    With ``registered`` false the register is left alone. Raises ``SettingsError`` for an unknown name
    (with the nearest), a wrong value, or a register that cannot be read.
    """
    table, digest = _table(path)
    for name in table:
        if name not in _KNOWN:
            raise SettingsError(f"{path.name}: {unknown_name('setting', name, _KNOWN)}")
    publisher = table.get("publisher")
    listed = register_of(path) if registered else None
    reference = reference_of(path)
    if reference is not None and not reference.is_file():
        raise SettingsError(
            f"{path.name}: there is no file {reference.name!r} with a reference. Make one: sayso reference."
        )
    try:
        rules = rules_from(_group(path, table, "rules"))
    except RulesError as error:
        raise SettingsError(f"{path.name}, [rules]: {error}") from error
    categories = _groups(path, table, "categories")
    for name in categories:
        if name not in CATEGORIES:
            raise SettingsError(f"{path.name}, [categories]: {unknown_name('category', name, CATEGORIES)}")
    return Settings(
        publisher=None if publisher is None else _text(path, "publisher", publisher),
        rules=rules,
        sides=_groups(path, table, "sides"),
        categories=categories,
        lexicons=_additions(path, table),
        register=Register() if listed is None else read_register(listed),
        digest=digest,
    )


def _table(path: Path) -> tuple[dict[str, object], str]:
    text, digest = read_by_hand(path, SettingsError)
    try:
        return tomllib.loads(text), digest
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f'{path.name}: {error}. Texts stand in "…", lists in ["…", "…"].') from error


def _text(path: Path, name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f'{path.name}: {name} must be a text, such as {name} = "…", not {value!r:.60}.')
    return value.strip()


def _group(path: Path, table: Mapping[str, object], name: str) -> dict[str, object]:
    value = table.get(name, {})
    if not isinstance(value, dict):
        raise SettingsError(f"{path.name}: {name} must be a part of its own that begins with the line [{name}].")
    return value


def _groups(path: Path, table: Mapping[str, object], name: str) -> Groups:
    """Names of groups with their members; nobody can stand in two groups."""
    groups: dict[str, tuple[str, ...]] = {}
    seen: dict[str, str] = {}
    for group, members in _group(path, table, name).items():
        if not isinstance(members, list) or not all(isinstance(m, str) and m.strip() for m in members):
            raise SettingsError(f'{path.name}, [{name}]: {group!r} must be a list of names: {group!r} = ["…", "…"].')
        for member in members:
            other = seen.setdefault(key(member), group)
            if other != group:
                raise SettingsError(f"{path.name}, [{name}]: {member!r} stands under {other!r} and under {group!r}.")
        groups[group] = tuple(members)
    return groups


def _additions(path: Path, table: Mapping[str, object]) -> Groups:
    group = _group(path, table, "lexicons")
    if not group:
        return {}
    from analysis.speech.vocabulary import ADDABLE

    additions = {}
    for name, entries in group.items():
        if name not in ADDABLE:
            raise SettingsError(f"{path.name}, [lexicons]: {unknown_name('word list', name, ADDABLE)}")
        if not isinstance(entries, list) or not all(isinstance(e, str) and e.strip() for e in entries):
            raise SettingsError(f'{path.name}, [lexicons]: {name!r} must be a list of words: {name} = ["…"].')
        additions[name] = tuple(" ".join(entry.lower().split()) for entry in entries)
    return additions
