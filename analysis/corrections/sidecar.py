"""Sidecar: the file of corrections beside an article: where it is, how it is read, how it is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.corrections.entry import (
    AddStatement,
    ChangeStatement,
    CountStatement,
    DropStatement,
    Entry,
    MergeSources,
    RenameSource,
    SetRules,
    SetSource,
    SetZone,
    SplitSource,
    entry_from,
)  # fmt: skip
from analysis.corrections.plain import Item, read_plain
from analysis.errors import CorrectionsError, unknown_name
from analysis.house.files import read_by_hand
from analysis.reading.article import Article
from analysis.rules import Rules

ENDING = ".corrections.yaml"
SHORTEST_DIGEST = 12
MOST = 2000
"""Entries: a person does not write more for one story."""
_ARTICLE = re.compile(r"^article:[ \t]+(?P<name>[^\r\n#]+)", re.MULTILINE)
_HEAD_SIZE = 4000
SHOWN = 20
"""Mistakes that a message lists: who has put these right sees the next."""
_KNOWN = ("article", "digest", "by", "when", "corrections")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person changes in the analysis of one article: entries in the order in which they are applied.

    Made by ``read_corrections`` from a file, or step by step in a notebook:

    >>> from analysis.reading.load import read
    >>> mine = Corrections.of(read("“We wait,” said Mara Teal."), by="Ana")
    >>> mine = mine.set_source("Mara Teal", category="business", note="She owns the line.")
    >>> [entry.do for entry in mine.entries]
    ['set source']
    """

    article: str
    """The article's file name: for the reader of the file."""
    article_digest: str
    """SHA-256 of the article's bytes, or its first 12 digits or more: the corrections hold for these very bytes."""
    entries: tuple[Entry, ...] = ()
    by: str | None = None
    when: str | None = None
    file: str | None = None
    """The name of the file they were read from: for messages."""

    @classmethod
    def of(cls, article: Article, *, by: str | None = None, when: str | None = None) -> Corrections:
        """An empty list of corrections for an article; ``by`` is who makes them."""
        return cls(article.name, article.digest, by=by, when=when)

    @property
    def digest(self) -> str:
        """SHA-256 of what they say: equal for a file and for its copy with other comments."""
        return hashlib.sha256(self.to_yaml().encode("utf-8", "surrogatepass")).hexdigest()

    def fits(self, article: Article) -> bool:
        """Whether they were made for these very bytes."""
        given = self.article_digest.lower()
        return len(given) >= SHORTEST_DIGEST and article.digest.startswith(given)

    def who(self, entry: Entry) -> str | None:
        """Who made an entry: the entry's own ``by``, else that of the file."""
        return entry.by or self.by

    def rules_over(self, rules: Rules) -> Rules:
        """The rules that hold for the article where ``rules`` hold for all: those that its entries set go before."""
        for entry in self.entries:
            if isinstance(entry, SetRules):
                rules = replace(rules, **entry.chosen())
        return rules

    def to_yaml(self) -> str:
        """The file: what it is about on top, then one entry after another."""
        import yaml

        head = {"article": self.article, "digest": self.article_digest, "by": self.by, "when": self.when}
        known = {name: " ".join(value.split()) for name, value in head.items() if value is not None}
        whole = {**known, "corrections": [dict(entry.said()) for entry in self.entries]}
        return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=110)

    def save(self, path: Path | str, *, replacing: bool = False) -> Path:
        """Write the file; a comment on top says what it is. Gives its path.

        Raises ``CorrectionsError`` where a file is there, unless ``replacing`` says that it may go (its comments too).
        """
        path = Path(path)
        try:
            with path.open("w" if replacing else "x", encoding="utf-8", newline="\n") as file:
                file.write(_TOP + self.to_yaml())
        except FileExistsError as error:
            raise CorrectionsError(
                f"{path.name!r} is there already. Save under another name, or with replacing=True to write over it."
            ) from error
        except OSError as error:
            raise CorrectionsError(f"cannot write {path.name!r}: {error.strerror}. Choose another folder.") from error
        return path

    def set_zone(self, words: str, zone: str, **more: object) -> Corrections:
        """The paragraph with these words is something else: "body", "related", "credit", …"""
        return self._with(SetZone, words=words, zone=zone, **more)

    def drop_statement(self, words: str, **more: object) -> Corrections:
        """These words are nobody's statement."""
        return self._with(DropStatement, words=words, **more)

    def count_statement(self, words: str, **more: object) -> Corrections:
        """A statement that was listed as too unsure to count does count."""
        return self._with(CountStatement, words=words, **more)

    def add_statement(self, *words: str, **more: object) -> Corrections:
        """These words are somebody's statement: name the ``speaker`` (words of the text) or the ``source``."""
        return self._with(AddStatement, words=list(words), **more)

    def change_statement(self, words: str, **more: object) -> Corrections:
        """The statement with these words has another ``speaker``, ``source``, ``kind``, ``cue``, ``relay``, …"""
        return self._with(ChangeStatement, words=words, **more)

    def merge_sources(self, *sources: str, **more: object) -> Corrections:
        """These sources are one."""
        return self._with(MergeSources, sources=list(sources), **more)

    def split_source(self, source: str, name: str, *statements: str, **more: object) -> Corrections:
        """The statements with these words are those of somebody else."""
        return self._with(SplitSource, source=source, name=name, statements=list(statements) or None, **more)

    def rename_source(self, source: str, name: str, **more: object) -> Corrections:
        """A source is called something else."""
        return self._with(RenameSource, source=source, name=name, **more)

    def set_source(self, source: str, **more: object) -> Corrections:
        """A source's ``category``, ``side``, ``naming``, ``medium``, ``channel``, ``gender``, ``organisation``, …"""
        return self._with(SetSource, source=source, **more)

    def set_rules(self, **rules: object) -> Corrections:
        """Other counting rules for this article."""
        return self._with(SetRules, **rules)

    def _with(self, kind: type[Entry], /, **said: object) -> Corrections:
        texts = {name: written(value) for name, value in said.items() if value is not None}
        return replace(self, entries=(*self.entries, entry_from({"do": kind.do, **texts})))


def written(value: object) -> object:
    """A value of Python as a person would write it in the file.

    >>> written(True), written(3)
    ('yes', '3')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return [written(item) for item in value]
    return str(value)


def sidecar_of(article: Path) -> Path:
    """Where the corrections of an article stand: ``story.corrections.yaml`` beside ``story.txt``.

    Where two stories differ only in their ending, ``story.txt.corrections.yaml`` belongs to the one alone, and goes
    first. Gives the path whether there is a file or not.

    >>> sidecar_of(Path("desk/story.txt")).as_posix()
    'desk/story.corrections.yaml'
    """
    whole = article.with_name(article.name + ENDING)
    return whole if whole.is_file() else article.with_name(article.stem + ENDING)


def find_corrections(article: Path) -> Path | None:
    """The file of corrections beside an article, None where there is none.

    Of two stories that differ in their ending, ``story.corrections.yaml`` belongs to the one that it names.
    """
    path = sidecar_of(article)
    if not path.is_file():
        return None
    if path.name.startswith(article.name):
        return path
    with path.open(encoding="utf-8", errors="replace") as file:
        named = _ARTICLE.search(file.read(_HEAD_SIZE))
    other = named["name"].strip("\"' ") if named else article.name
    is_others = other != article.name and Path(other).stem == article.stem and path.with_name(other).is_file()
    return None if is_others else path


def stories_in(given: Path) -> Iterator[Path]:
    """The story itself; of a folder every story in it and below that has a file of corrections."""
    if not given.is_dir():
        yield given
        return
    for file in sorted(given.rglob(f"*{ENDING}")):
        yield from (story for story in _stories_of(file) if find_corrections(story) == file)


def lost_in(given: Path) -> Iterator[Path]:
    """Files of corrections in a folder and below that have no story beside them."""
    files = sorted(given.rglob(f"*{ENDING}")) if given.is_dir() else []
    return (file for file in files if not any(find_corrections(story) == file for story in _stories_of(file)))


def _stories_of(file: Path) -> list[Path]:
    """Whatever stands beside a file of corrections and goes by its name."""
    name = file.name.removesuffix(ENDING)
    beside = sorted(path for path in file.parent.iterdir() if path.is_file() and not path.name.endswith(ENDING))
    return [path for path in beside if name in (path.name, path.stem)]


def read_corrections(path: Path | str) -> Corrections:
    """The corrections in a file that a person wrote. Whether they fit an article is seen when they are applied.

    Raises ``CorrectionsError`` with the line and the entry for everything that is not written as it must be, all of
    it at once.
    """
    path = Path(path)
    return parse_corrections(read_by_hand(path, CorrectionsError)[0], path.name)


def parse_corrections(text: str, file: str) -> Corrections:
    """As ``read_corrections``, from the text of such a file; ``file`` is what messages call it."""
    try:
        return _corrections(read_plain(text), file)
    except CorrectionsError as error:
        raise CorrectionsError(f"{file}: {error}") from error


def renewed(path: Path, article: Article) -> str:
    """The text of a file of corrections, bound to the bytes that the article has now; all else stays as it is."""
    text = path.read_bytes().decode("utf-8-sig")
    line = f"digest: {article.digest[:16]}"
    new, count = re.subn(r"^digest:[^\r\n]*", line, text, count=1, flags=re.MULTILINE)
    return new if count else f"{line}\n{text}"


def _corrections(given: dict[str, object], file: str) -> Corrections:
    for name in given:
        if name not in _KNOWN:
            raise CorrectionsError(unknown_name("key", name, _KNOWN))
    listed = given.get("corrections", "")
    if not isinstance(listed, list) and listed != "":
        raise CorrectionsError("below 'corrections:' stand entries, each begun by a dash: '  - do: …'.")
    if len(listed) > MOST:
        raise CorrectionsError(f"there are {len(listed)} entries; {MOST} is the most. Is it the right file?")
    entries, wrong = [], []
    for number, item in enumerate(listed, 1):
        assert isinstance(item, Item)
        try:
            if not isinstance(item.value, dict):
                raise CorrectionsError("it must begin with '- do: …', the other keys below, two spaces further in.")
            entries.append(entry_from(item.value, item.line))
        except CorrectionsError as error:
            wrong.append(f"entry {number} (line {item.line}): {error}")
    if wrong:
        more = f"\n  … and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise CorrectionsError(wrong[0] if len(wrong) == 1 else "\n  ".join(("", *wrong[:SHOWN])) + more)
    return Corrections(
        article=_head(given, "article") or "",
        article_digest=_head(given, "digest") or "",
        entries=tuple(entries),
        by=_head(given, "by"),
        when=_head(given, "when"),
        file=file,
    )


def _head(given: dict[str, object], name: str) -> str | None:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise CorrectionsError(f"{name!r} must be followed by words on the same line.")
    return value or None


_TOP = "# Corrections to what Sayso found in one story. `sayso corrections check` tells whether they fit.\n"
