"""Desk: the statements and sources of one article while a person's decisions are applied to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.corrections.change import Change
from analysis.corrections.passages import Passages, pick, shown
from analysis.errors import CorrectionsError, unknown_name
from analysis.house.names import key
from analysis.house.register import Register
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.listing import is_counted, level_of
from analysis.speech.mention import read_mention
from analysis.speech.quotation import Quotation
from analysis.speech.source import Source


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says what in an article: what corrections are applied to, and what comes of it."""

    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    doubtful: tuple[Attribution, ...] = ()


@dataclass(slots=True)
class Desk:
    """Everything on the table: it changes while entries are applied, and gives a ``Speech`` at the end."""

    article: Article
    passages: Passages
    quotations: tuple[Quotation, ...]
    statements: list[Attribution]
    sources: dict[str, Source]
    doubtful: list[Attribution]
    register: Register
    former: dict[str, set[str]] = field(default_factory=dict)
    """Names that a source had before it was renamed or merged, by its id."""
    judged: dict[tuple[str, str], Change] = field(default_factory=dict)
    """What the house decided of a source: dropped where the article's own corrections decide it."""
    moved: set[str] = field(default_factory=set)
    """Ids of sources whose statements or mentions a person has changed."""
    apart: set[str] = field(default_factory=set)
    """Ids of sources that a person has split off: the house's names no longer bind them."""
    made: int = 0

    @classmethod
    def of(cls, article: Article, speech: Speech, register: Register) -> Desk:
        """An article's speech laid out to be worked on."""
        return cls(
            article, Passages(article), speech.quotations, list(speech.attributions),
            {source.id: source for source in speech.sources}, list(speech.doubtful), register,
        )  # fmt: skip

    # looking up

    def statement(self, words: str, occurrence: int | None, said_by: str | None = None) -> Attribution:
        """The statement that holds some words. Raises ``CorrectionsError`` where none does, or several."""
        found = self._holding(self.statements, words, occurrence)
        if said_by is not None:
            who = self.source(said_by)
            mine = [each for each in found if who.id in speakers_of(each)]
            if not mine:
                raise CorrectionsError(f"no statement of {who.name!r} holds the words {shown(words)}.")
            found = mine
        if len(found) > 1:  # one statement may hold another: the very words of the inner one mean that one
            cores = {_core(self.article.text, place) for place in self._places(words, occurrence)}
            found = [a for a in found if _core(self.article.text, _whole(a)) in cores] or found
        if len(found) > 1:
            names = "; ".join(f"{self.name_of(each)}: {self.quoted(each)}" for each in found[:4])
            raise CorrectionsError(
                f"{len(found)} statements hold the words {shown(words)}: {names}. Quote more words, or add a line "
                "'said_by: …'."
            )
        return found[0]

    def holding(self, words: str) -> list[Attribution]:
        """Every statement that holds some words. Raises ``CorrectionsError`` where none does."""
        return self._holding(self.statements, words, None)

    def untouched(self, words: str, occurrence: int | None) -> tuple[Span, ...]:
        """The places of some words where they stand in no statement at all; none where any place touches one."""
        places = self._places(words, occurrence)
        extents = [_extent(each) for each in self.statements]
        return () if any(extent.overlaps(place) for place in places for extent in extents) else places

    def is_said(self, words: str, occurrence: int | None) -> bool:
        """Whether some words stand in what somebody is said to have said, and in nothing held too unsure to count."""
        cores = [_core(self.article.text, place) for place in self._places(words, occurrence)]
        unsure, said = (
            any(piece.covers(core) for each in among for piece in each.content for core in cores)
            for among in (self.doubtful, self.statements)
        )
        return said and not unsure

    def doubt(self, words: str, occurrence: int | None) -> Attribution:
        """The statement among those too unsure to count that holds some words."""
        return self._holding(self.doubtful, words, occurrence, "that was held too unsure to count ")[0]

    def _places(self, words: str, occurrence: int | None) -> tuple[Span, ...]:
        places = self.passages.some(words)
        return places if occurrence is None else (pick(places, words, occurrence),)

    def _holding(
        self, among: Sequence[Attribution], words: str, occurrence: int | None, which: str = ""
    ) -> list[Attribution]:
        places = self._places(words, occurrence)
        cores = [_core(self.article.text, span) for span in places]
        inside = [a for a in among if any(piece.covers(core) for core in cores for piece in a.content)]
        around = inside or [a for a in among if any(_extent(a).covers(core) for core in cores)]
        if not around:
            raise CorrectionsError(
                f"no statement {which}holds the words {shown(words)}. Quote words of what is said; `sayso corrections "
                "new` lists every statement."
            )
        return around

    def source(self, name: str) -> Source:
        """The source of this name, former name, or name in the text. Raises ``CorrectionsError``."""
        found = self.find_source(name)
        if found is None:
            if not self.sources:
                raise CorrectionsError(f"there is no source {name!r}: no source was found in this story.")
            raise CorrectionsError(unknown_name("source", name, (source.name for source in self.sources.values())))
        return found

    def find_source(self, name: str) -> Source | None:
        """As ``source``; None where nobody goes by the name. Raises ``CorrectionsError`` where several do."""
        wanted = {key(name)}
        entry = self.register.find(name)
        if entry is not None:
            wanted.update(key(each) for each in entry.names)
        sources = list(self.sources.values())
        for names_of in (self._own, self._former, self._mentioned):
            found = [source for source in sources if wanted & names_of(source)]
            if len(found) > 1:
                names = ", ".join(repr(source.name) for source in found)
                raise CorrectionsError(f"{len(found)} sources go by {name!r}: {names}. Give one of these names.")
            if found:
                return found[0]
        return None

    @staticmethod
    def _own(source: Source) -> set[str]:
        return {key(source.name)}

    def _former(self, source: Source) -> set[str]:
        return self.former.get(source.id, set())

    def _mentioned(self, source: Source) -> set[str]:
        return {key(text) for text in self.mentioned(source)}

    def mentioned(self, source: Source) -> tuple[str, ...]:
        """What the text calls a source, pronouns left out."""
        found: dict[str, None] = {}
        for mention in source.mentions:
            text = " ".join(mention.span.of(self.article.text).split())
            reading = read_mention(text)
            if reading.kind not in ("pronoun", "part"):
                found.update(dict.fromkeys(each for each in (text, reading.name) if each))
        return tuple(found)

    def said(self, source: str) -> list[Attribution]:
        """The statements of a source, by its id."""
        return [each for each in self.statements if source in speakers_of(each)]

    def name_of(self, statement: Attribution) -> str:
        """Who says it, as a message calls them."""
        names = [self.sources[id].name for id in speakers_of(statement) if id in self.sources]
        return " and ".join(names) or "nobody"

    def quoted(self, statement: Attribution) -> str:
        """The beginning of a statement, as a message quotes it."""
        return shown(statement.content[0].of(self.article.text), 60)

    # changing

    def put(self, old: Attribution, new: Attribution | None) -> None:
        """Put a statement in the place of another; None takes it away."""
        place = next(at for at, each in enumerate(self.statements) if each is old)
        self.statements[place : place + 1] = [] if new is None else [new]
        self.moved.update(id for each in (old, new) if each is not None for id in speakers_of(each))

    def new_id(self) -> str:
        """An id that nothing has yet; all are numbered anew at the end."""
        self.made += 1
        return f"new{self.made}"

    def finished(self, rules: Rules) -> Speech:
        """Statements and sources in their order, numbered anew, with levels and counts that follow from them."""
        statements = sorted(self.statements, key=lambda d: (d.content[0], d.cue or (0, 0), d.kind))
        order = dict.fromkeys(id for each in statements for id in speakers_of(each) if id in self.sources)
        ids = {old: f"s{place}" for place, old in enumerate(order, 1)}
        sources = []
        for old, new in ids.items():
            source = self.sources[old]
            level = source.level
            if old in self.moved:
                level = level_of(self.said(source.id), institution=source.naming == "named_organisation")
            counted = is_counted(level, source.naming, rules)
            sources.append(replace(source, id=new, level=level, counted=counted))
        numbered = []
        for place, each in enumerate(statements, 1):
            now = list(dict.fromkeys(ids[id] for id in speakers_of(each) if id in ids))
            numbered.append(replace(each, id=f"a{place}", source=now[0] if now else None, also=tuple(now[1:])))
        return Speech(self.quotations, tuple(numbered), tuple(sources), tuple(self.doubtful))


def speakers_of(statement: Attribution) -> tuple[str, ...]:
    """The ids of everybody whose words a statement is: mostly one."""
    return () if statement.source is None else (statement.source, *statement.also)


def in_place_of(statement: Attribution, old: str, new: str) -> Attribution:
    """The statement with one of its speakers put in the place of another."""
    ids = list(dict.fromkeys(new if id == old else id for id in speakers_of(statement)))
    return replace(statement, source=ids[0] if ids else None, also=tuple(ids[1:]))


def _core(text: str, span: Span) -> Span:
    """A span without the marks and spaces at its ends: a statement may stand with or without them."""
    words = span.of(text)
    letters = [place for place, character in enumerate(words) if character.isalnum()]
    return Span(span.start + letters[0], span.start + letters[-1] + 1) if letters else span


def _whole(statement: Attribution) -> Span:
    """From the first to the last word of what is said."""
    return Span(statement.content[0].start, statement.content[-1].end)


def _extent(statement: Attribution) -> Span:
    """From the first to the last word of a statement, its cue and its speaker."""
    spans = [*statement.content, *(s for s in (statement.cue, statement.speaker) if s)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
