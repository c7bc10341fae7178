"""Relays: the outlets that carried a statement, told apart from those who made it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution, Relay
from analysis.speech.cues import words
from analysis.speech.mention import read_mention
from analysis.speech.outlets import is_outlet, is_publisher, learnt_outlets, plain
from analysis.speech.phrases import phrase_after, subject_before
from analysis.speech.tokens import QUOTE, Stretch, Tokens

_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited"})
_REPORTING = _QUOTING | {"reported", "reports", "reporting"}
_TELLING = frozenset({"told", "tells", "tell", "telling"})
_OURSELVES = frozenset({"me", "us"})
_QUOTED_WITHIN = 80
"""So many letters behind "quoted" its speaker can stand."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The attributions with their relays set, and the ids of those that the article's own outlet heard itself."""

    attributions: tuple[Attribution, ...]
    first_hand: frozenset[str]


def find_relays(article: Article, tokens: Tokens, attributions: tuple[Attribution, ...]) -> Carried:
    """Tell carriers from speakers.

    "According to Reuters", "AFP reported" beside someone else's statement: a relay of that statement, and the
    carrier's own record is taken out. "Told OUTLET": first-hand where that is the article's own outlet, a relay
    where the article's outlet is known and another one, and nothing (unstated) where it is not known.
    """
    return _Relays(article, tokens, attributions).find()


class _Relays:
    """The outlets in the sentences of attributions."""

    def __init__(self, article: Article, tokens: Tokens, attributions: tuple[Attribution, ...]) -> None:
        self.article, self.tokens, self.attributions = article, tokens, attributions
        self.learnt = learnt_outlets(tokens)
        self.starts = [tokens.starts[s.first] for s in tokens.stretches]
        self.named = self._where_outlets_are_named()
        self.changed: dict[str, Attribution | None] = {}
        self.first_hand: set[str] = set()
        self.last = ""

    def find(self) -> Carried:
        groups: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            anchor = attribution.cue or attribution.speaker
            if anchor and attribution.zone != "post":
                groups.setdefault(bisect_right(self.starts, anchor.start) - 1, []).append(attribution)
        for number, group in sorted(groups.items()):
            if number >= 0:
                stretch = self.tokens.stretches[number]
                self._remember(stretch)
                self._carriers(group)
                self._listeners(stretch, group)
                self._reporters(stretch, group)
        kept = (self.changed.get(a.id, a) for a in self.attributions)
        return Carried(tuple(a for a in kept if a is not None), frozenset(self.first_hand))

    def _where_outlets_are_named(self) -> list[int]:
        tokens, known = self.tokens, self.learnt | words("outlets")
        places = [place for place, low in enumerate(tokens.lows) if low in known]
        return [place for place in places if tokens.quotes[place] < 0 and tokens.is_name(place)]

    def _remember(self, stretch: Stretch) -> None:
        """Note the last outlet that the text has named before a sentence, for "the agency"."""
        at = bisect_left(self.named, stretch.first) - 1
        self.last = self.tokens.texts[self.named[at]] if at >= 0 else ""

    def _is_outlet(self, name: str) -> bool:
        low = plain(name)
        if self.last and low in words("outlet-descriptions"):
            return True
        return is_outlet(name) or plain(name) in self.learnt or is_publisher(name, self.article.outlet)

    def _now(self, attribution: Attribution) -> Attribution | None:
        return self.changed.get(attribution.id, attribution)

    def _add(self, attribution: Attribution, relay: Relay | None) -> None:
        now = self._now(attribution)
        if now is not None and relay is not None and all(r.name != relay.name for r in now.relays):
            self.changed[attribution.id] = replace(now, relays=(*now.relays, relay))

    def _relay(self, span: Span) -> Relay | None:
        """The carrier that these words name; None for the publisher itself."""
        text = " ".join(span.of(self.article.text).split())
        reading = read_mention(text)
        name = reading.name or (self.last if reading.definite and self.last else text)
        first, _, rest = name.partition(" ")
        if first.lower() in words("determiners") and rest.islower():
            name = rest  # "the state news agency" has no name
        while any(map(str.isupper, name)) and " " in name and name.rsplit(" ", 1)[1].islower():
            name = name.rsplit(" ", 1)[0]
        return None if is_publisher(name, self.article.outlet) else Relay(name, span)

    def _carriers(self, group: list[Attribution]) -> None:
        """The outer record goes, the inner one gets the relay: "…, al-Mayadeen TV said, according to Reuters"."""
        text = self.article.text
        carriers = [
            a for a in group
            if a.speaker and a.cue and set(a.cue.of(text).lower().split()) & words("carrying-words")
            and self._is_outlet(a.speaker.of(text))
        ]  # fmt: skip
        for carrier in carriers:
            self._carry(carrier, [a for a in group if a not in carriers and a.speaker and a.is_speech])

    def _carry(self, carrier: Attribution, others: list[Attribution]) -> None:
        assert carrier.speaker is not None
        carried = [a for a in others if a.speaker and _overlap(a, carrier) and not carrier.speaker.overlaps(a.speaker)]
        if not carried:
            return
        top = max(carried, key=lambda a: (sum(s.length for s in a.content), -a.start))
        relay = self._relay(carrier.speaker)
        for attribution in carried:
            now = self._now(attribution) or attribution
            nested = now.nested and attribution is not top
            self.changed[attribution.id] = replace(now, nested=nested, content=_cut(now.content, carrier))
            self._add(attribution, relay)
        self.changed[carrier.id] = None

    def _listeners(self, stretch: Stretch, group: list[Attribution]) -> None:
        """ "told OUTLET", "in an interview with OUTLET", "told me"."""
        tokens, lows = self.tokens, self.tokens.lows
        for place in range(stretch.first, stretch.last - 1):
            telling = lows[place] in _TELLING
            if not telling and not (lows[place] in {"with", "to"} and _met(tokens, stretch, place)):
                continue
            if telling and lows[place + 1] in _OURSELVES:
                self._hear(group, place, tokens.span(place, place + 2))
                continue
            phrase = phrase_after(tokens, place + 1, stretch.last)
            if phrase is None or lows[phrase[0]] == QUOTE:
                continue
            span = tokens.span(*phrase)
            name = span.of(self.article.text)
            if is_publisher(name, self.article.outlet):
                self._hear(group, place, tokens.span(place, phrase[1]))
            elif self.article.outlet and self._is_outlet(name):
                for attribution in self._beside(group, place):
                    self._add(attribution, self._relay(span))

    def _hear(self, group: list[Attribution], place: int, told: Span) -> None:
        for attribution in self._beside(group, place):
            self.first_hand.add(attribution.id)
            now = self._now(attribution)
            if now is not None and now.heard is None:
                self.changed[attribution.id] = replace(now, heard=told)

    def _beside(self, group: list[Attribution], place: int) -> list[Attribution]:
        """The attributions whose own cue is at or nearest before a token; all of the sentence where none is."""
        at = self.tokens.starts[place]
        own = [a for a in group if a.cue and a.cue.start <= at <= a.cue.end + 40 and a.speaker]
        return own or [a for a in group if a.speaker and not a.nested]

    def _reporters(self, stretch: Stretch, group: list[Attribution]) -> None:
        """ "…, according to OUTLET", "OUTLET reported", "OUTLET quoted a spokesman as saying"."""
        tokens, lows = self.tokens, self.tokens.lows
        for place in range(stretch.first, stretch.last - 1):
            low = lows[place]
            if low == "according" and lows[place + 1] == "to":
                phrase = phrase_after(tokens, place + 2, stretch.last)
            elif low in _REPORTING and place > stretch.first:
                first = place - 1 if lows[place - 1] in {"is", "has", "also", "first", "had"} else place
                phrase = subject_before(tokens, first, stretch.first) if first > stretch.first else None
            else:
                continue
            if phrase is None:
                continue
            span = tokens.span(*phrase)
            if not self._is_outlet(span.of(self.article.text)):
                continue
            relay = self._relay(span)
            reached = [
                (attribution.speaker.start, attribution) for attribution in group
                if attribution.speaker and not attribution.speaker.overlaps(span)
                and self._reaches(attribution, low, tokens.starts[place])
            ]  # fmt: skip
            nearest = min((start for start, _ in reached), default=0)
            for start, attribution in reached:
                if low not in _QUOTING or start == nearest:  # "quoted X as saying …, a report that Y denied"
                    self._add(attribution, relay)

    def _reaches(self, attribution: Attribution, low: str, at: int) -> bool:
        """Whether a statement comes through the outlet: told before "according to", after "quoted"."""
        if low in _QUOTING:
            return attribution.speaker is not None and 0 < attribution.speaker.start - at < _QUOTED_WITHIN
        return attribution.content[0].start < at and not attribution.nested


def _met(tokens: Tokens, stretch: Stretch, place: int) -> bool:
    return any(tokens.lows[k] in words("meeting-words") for k in range(max(stretch.first, place - 3), place))


def _overlap(one: Attribution, other: Attribution) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _cut(content: tuple[Span, ...], carrier: Attribution) -> tuple[Span, ...]:
    """A content without the words that name its carrier (", AFP reported")."""
    marks = [s for s in (carrier.cue, carrier.speaker) if s]
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    kept = (s for s in content if not first - 2 <= s.start <= last)
    cut = tuple(Span(s.start, first) if s.start < first < s.end <= last + 1 else s for s in kept)
    return cut or content
