"""Part: some articles of a stream that are measured together, kept together and, after a stop, found again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from analysis.corrections.beside import beside
from analysis.house.settings import Settings
from analysis.running.inputs.record import Record
from analysis.running.receipts import versions

MOST_ARTICLES = 16
MOST_CHARACTERS = 400_000
"""A part is closed by whichever comes first: some ten to thirty seconds of work, and little to lose or to send."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of every article of a run."""

    settings: Settings = field(default_factory=Settings)
    """The house's rules, register and names; a person's corrections of an article go before them."""
    text: bool = True
    """Keep the words; without, only offsets and numbers leave the run."""

    def key(self) -> str:
        """What the results depend on besides the articles: rules, settings, options, and every file of Sayso."""
        house = (self.settings.digest, self.settings.register.digest)
        return repr((sorted(asdict(self.settings.rules).items()), house, self.text, maker()))


@cache
def maker() -> str:
    """Sixteen digits for every file of Sayso and the versions of what it rests on: who made a result."""
    return hashlib.sha256(repr(sorted(versions().items())).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Part:
    """Consecutive articles of a stream; ``first`` is the number of its first article, from 1."""

    first: int
    records: tuple[Record, ...]
    options: Options

    @property
    def last(self) -> int:
        """The number of its last article."""
        return self.first + len(self.records) - 1

    @cached_property
    def key(self) -> str:
        """Sixteen digits that are the same only for the same articles at the same place, measured in the same way."""
        whole = hashlib.sha256(f"{self.first} {self.options.key()}".encode())
        for record in self.records:
            whole.update(record.digest().encode())
        return whole.hexdigest()[:16]

    def singles(self) -> tuple[Part, ...]:
        """The same articles, each in a part of its own."""
        return tuple(replace(self, first=self.first + n, records=(each,)) for n, each in enumerate(self.records))


def parts_of(records: Iterable[Record], options_of: Callable[[Record], Options]) -> Iterator[Part]:
    """The stream cut into parts, by the articles alone: the same articles give the same parts on any machine.

    A part is measured in one way: where the options change, as from one house's folder to another's, a part ends.
    """
    first, held, size = 1, list[Record](), 0
    options = Options()
    for record in records:
        wanted = options_of(record)
        other = wanted is not options and wanted.key() != options.key()
        if held and (other or len(held) == MOST_ARTICLES or size + record.size > MOST_CHARACTERS):
            yield Part(first, tuple(held), options)
            first, held, size = first + len(held), [], 0
        options = wanted
        held.append(record)
        size += record.size
    if held:
        yield Part(first, tuple(held), options)


class Houses:
    """The options for each article of a stream, by the ``sayso.toml`` that is nearest above its file.

    ``settings`` names one for all of them, or is "none"; ``change`` has the last word (the rules of a command line).
    Raises ``SettingsError`` where a file of settings or a register cannot be read.
    """

    def __init__(self, settings: str = "", change: Callable[[Settings], Settings] | None = None, *, text: bool) -> None:
        self._given, self._change, self._text = settings, change, text
        self._known: dict[Path, Options] = {}

    def options_of(self, record: Record) -> Options:
        """The options for an article; those of a folder are read once."""
        file = record.file or Path("stream")
        if file.parent not in self._known:
            settings = beside(file, settings=self._given, corrections="none").read_settings()
            changed = self._change(settings) if self._change else settings
            self._known[file.parent] = Options(changed, self._text)
        return self._known[file.parent]
