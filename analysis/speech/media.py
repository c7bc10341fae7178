"""Media: by which way each statement was first said, where the words beside it tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.reading.article import Article
from analysis.resources import lexicon
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cues import words
from analysis.speech.outlets import is_publisher
from analysis.speech.source import Category, Grounds, Medium, Source
from analysis.speech.tokens import Tokens

_LISTS: tuple[tuple[str, Medium], ...] = (
    ("medium-phone", "phone"), ("medium-broadcast", "broadcast"), ("medium-press-conference", "press_conference"),
    ("medium-hearing", "hearing"), ("medium-speech", "speech"), ("medium-statement", "statement"),
    ("medium-message", "message"), ("medium-social", "social_media"), ("medium-document", "document"),
    ("medium-interview", "interview"),
)  # fmt: skip
_TELLING = frozenset({"told", "tells", "tell", "telling"})
_COURTS = frozenset({"court", "tribunal", "inquest", "inquiry"})
_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "one", "another"})
_ON_AIR = frozenset({"tv", "radio", "television", "channel", "newsreader", "broadcaster", "station", "anchor"})
_QUESTIONS = frozenset({"q", "question", "interviewer"})


@dataclass(frozen=True, slots=True)
class Way:
    """By which way a statement was said, and the words that tell."""

    medium: Medium
    spans: tuple[Span, ...]


class Ways:
    """The way of each statement whose sentence tells it: "in a statement", "told reporters", "by phone"."""

    def __init__(self, article: Article, tokens: Tokens, attributions: Sequence[Attribution]) -> None:
        self.article, self.tokens, self.attributions = article, tokens, attributions
        self.starts = [tokens.starts[s.first] for s in tokens.stretches]
        self.contents = sorted(span for a in attributions for span in a.content)
        self.is_interview = bool(article.outlet) and any(
            is_publisher(label, article.outlet) or label.lower() in _QUESTIONS for label in self._labels()
        )
        self._found = self._find()

    def of(self, attribution: Attribution) -> Way | None:
        """By which way a statement was said; None where the text does not tell."""
        return self._found.get(attribution.id)

    def _find(self) -> dict[str, Way]:
        found: dict[str, Way] = {}
        groups: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            if attribution.kind == "embed" or attribution.zone == "post":
                found[attribution.id] = Way("social_media", attribution.content[:1])
                continue
            anchor = attribution.cue or attribution.speaker
            if anchor is not None:
                groups.setdefault(bisect_right(self.starts, anchor.start) - 1, []).append(attribution)
        for number, group in groups.items():
            if number >= 0:
                self._sentence(number, group, found)
        return found

    def _sentence(self, number: int, group: list[Attribution], found: dict[str, Way]) -> None:
        """Give each word for a medium in a sentence to the attribution whose cue stands nearest."""
        stretch = self.tokens.stretches[number]
        opening, behind = _openings(), stretch.first
        for place in [k for k in range(stretch.first, stretch.last) if self.tokens.lows[k] in opening]:
            hit = self._at(place, stretch.last) if place >= behind else None
            if hit is None or self._is_told(hit[1]):
                continue
            medium, span = hit
            at = span.start
            nearest = min(group, key=lambda a: abs((a.cue or a.speaker or a.content[0]).start - at))
            for attribution in group:
                if attribution is nearest or (attribution.source and attribution.source == nearest.source):
                    _keep(found, attribution.id, Way(medium, (span,)))
            behind = bisect_left(self.tokens.starts, span.end, place + 1)
        for attribution in group:
            if attribution.id not in found:
                way = self._told(attribution) or self._answered(attribution)
                if way is not None:
                    found[attribution.id] = way

    def _at(self, place: int, last: int) -> tuple[Medium, Span] | None:
        """The word for a medium that begins at a token."""
        tokens = self.tokens
        following = tokens.lows[place + 1] if place + 1 < last else ""
        for entry, medium in _entries().get(
            (tokens.lows[place], following), _entries().get((tokens.lows[place], ""), ())
        ):
            end = place + len(entry)
            if end <= last and tokens.lows[place:end] == entry:
                return medium, tokens.span(place, end)
        if tokens.lows[place] in _TELLING:
            return self._told_court(place, last)
        if tokens.lows[place] in {"in", "on"} and place + 2 < last and tokens.lows[place + 1] in _OPENERS:
            for end in range(place + 3, min(place + 5, last) + 1):  # "in a three-sentence reply"
                if tokens.lows[end - 1] in words("prepositions") or not tokens.lows[end - 1][0].isalpha():
                    break
                named = _nouns().get((tokens.lows[place], tokens.lows[end - 1]))
                if named is not None and not tokens.is_name(end - 1):
                    return named, tokens.span(place, end)
        return None

    def _told_court(self, place: int, last: int) -> tuple[Medium, Span] | None:
        """ "Told Tarn Crown Court": the name of a court behind a verb of telling."""
        tokens = self.tokens
        for at in range(place + 1, min(place + 7, last)):
            if tokens.lows[at] in _COURTS:
                return "hearing", tokens.span(place, at + 1)
            if not tokens.is_name(at) and tokens.lows[at] not in {"the", "a", "'s", "’s", "'", "’", "of"}:
                return None
        return None

    def _is_told(self, span: Span) -> bool:
        """Whether words stand in what somebody said."""
        at = bisect_right(self.contents, (span.start, len(self.article.text) + 1)) - 1
        return any(self.contents[k].covers(span) for k in range(max(at - 3, 0), at + 1))

    def _told(self, attribution: Attribution) -> Way | None:
        """ "Told" an outlet, this one or another: spoken to a journalist."""
        if attribution.heard is not None and attribution.heard.of(self.article.text).split()[0].lower() in _TELLING:
            return Way("interview", (attribution.heard,))
        for relay in attribution.relays:
            at = bisect_left(self.tokens.starts, relay.span.start)
            if at > 0 and self.tokens.lows[at - 1] in _TELLING:
                return Way("interview", (Span(self.tokens.starts[at - 1], relay.span.end),))
        return None

    def _answered(self, attribution: Attribution) -> Way | None:
        """An answer behind a speaker's label in a printed interview."""
        speaker = attribution.speaker
        if not self.is_interview or attribution.cue is not None or speaker is None:
            return None
        return Way("interview", (speaker,)) if self.article.text[speaker.end : speaker.end + 1] == ":" else None

    def _labels(self) -> list[str]:
        """What stands before a colon at the beginning of a paragraph."""
        found = []
        seen = -1
        for stretch in self.tokens.stretches:
            if stretch.paragraph != seen:
                seen = stretch.paragraph
                colon = next((k for k in range(stretch.first, min(stretch.first + 6, stretch.last))
                              if self.tokens.lows[k] == ":"), None)  # fmt: skip
                if colon is not None and colon > stretch.first:
                    found.append(" ".join(self.tokens.texts[stretch.first : colon]))
        return found


def medium_of(
    source: Source, category: Category, said: Sequence[Attribution], ways: Ways
) -> tuple[Medium, Grounds]:  # fmt: skip
    """The medium of a source: of most of its statements that tell one, of equals the first."""
    text = ways.article.text
    first = tuple(m.span for m in source.mentions[:1])
    if category == "document_data":
        return "document", Grounds("the source is a document", first)
    if category == "social_media_account":
        return "social_media", Grounds("the source is an account or a post", first)
    counted: dict[Medium, list[Span]] = {}
    for attribution in said:
        way = ways.of(attribution)
        if way is not None and not attribution.nested:
            counted.setdefault(way.medium, []).extend(way.spans)
    if counted:
        medium = max(counted, key=lambda each: len(counted[each]))
        spans = tuple(dict.fromkeys(counted[medium]))
        return medium, Grounds(f"“{' '.join(spans[0].of(text).split())}”", spans)
    if category == "media_outlet" and source.naming == "named_organisation":
        for mention in source.mentions:
            if _ON_AIR & set(mention.span.of(text).lower().split()):
                return "broadcast", Grounds("an outlet that broadcasts", (mention.span,))
    return "unclear", Grounds("the text does not say how it was said")


def _keep(found: dict[str, Way], id: str, way: Way) -> None:
    """The first way of a statement stays, unless "by phone" says more than "told us"."""
    if id not in found or (found[id].medium == "interview" and way.medium != "interview"):
        found[id] = way


@cache
def _entries() -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Medium], ...]]:
    """The entries of the word lists by their first two words (or one), the longest first."""
    table: dict[tuple[str, str], list[tuple[tuple[str, ...], Medium]]] = {}
    for name, medium in _LISTS:
        for line in lexicon(name):
            entry = tuple(line.split())
            table.setdefault((entry[0], entry[1] if len(entry) > 1 else ""), []).append((entry, medium))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in table.items()}


@cache
def _openings() -> frozenset[str]:
    """The words with which an entry, or "in a …", can begin."""
    return frozenset((*(first for first, _ in _entries()), "in", "on"))


@cache
def _nouns() -> Mapping[tuple[str, str], Medium]:
    """The nouns of "in a …" and "on the …" in the word lists: in a statement, on a podcast."""
    found: dict[tuple[str, str], Medium] = {}
    for name, medium in _LISTS:
        for line in lexicon(name):
            entry = line.split()
            if len(entry) == 3 and entry[0] in {"in", "on"} and entry[1] in _OPENERS:
                found.setdefault((entry[0], entry[2]), medium)
    return found
