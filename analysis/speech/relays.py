"""Relays: the outlets that carried a statement, told apart from those who made it."""

from __future__ import annotations

from dataclasses import replace

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution, Relay
from analysis.speech.cues import words
from analysis.speech.mention import read_mention
from analysis.speech.phrases import phrase_after
from analysis.speech.tokens import QUOTE, Stretch, Tokens

_CARRYING = frozenset({"according to", "reported", "reports", "report", "quoted", "cited"})


def is_publisher(name: str, article: Article) -> bool:
    """Whether a name is the article's own outlet."""
    if not article.outlet or not name:
        return False
    return _plain(name) == _plain(article.outlet)


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").strip()


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet: on the list, or ending in "News", "TV", "agency".

    >>> is_outlet("Reuters"), is_outlet("the Corval news agency"), is_outlet("Khaled Khoja")
    (True, True, False)
    """
    reading = read_mention(name)
    return reading.kind == "outlet" or (bool(reading.name) and reading.head in words("outlet-nouns"))


def find_relays(article: Article, tokens: Tokens, attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """The attributions with their relays; records whose speaker only carried another's words are left out."""
    return _Relays(article, tokens).find(list(attributions))


class _Relays:
    """The outlets in the sentences of attributions."""

    def __init__(self, article: Article, tokens: Tokens) -> None:
        self.article, self.tokens = article, tokens
        self.first_stretch = [tokens.starts[s.first] for s in tokens.stretches]
        self.told = _told_outlets(tokens)

    def find(self, attributions: list[Attribution]) -> list[Attribution]:
        by_stretch: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            by_stretch.setdefault(self._stretch_of(attribution), []).append(attribution)
        changed: dict[str, Attribution | None] = {}
        for number, group in by_stretch.items():
            if number >= 0:
                self._in_stretch(self.tokens.stretches[number], group, changed)
        out = []
        for attribution in attributions:
            kept = changed.get(attribution.id, attribution)
            if kept is not None:
                out.append(kept)
        return out

    def _stretch_of(self, attribution: Attribution) -> int:
        from bisect import bisect_right

        anchor = attribution.cue or attribution.speaker
        return bisect_right(self.first_stretch, anchor.start) - 1 if anchor else -1

    def _in_stretch(
        self, stretch: Stretch, group: list[Attribution], changed: dict[str, Attribution | None]
    ) -> None:
        text = self.article.text
        carriers = [
            a for a in group
            if a.speaker and a.cue and a.cue.of(text).lower().split()[-1:] and _carries(a.cue.of(text)) and is_outlet(a.speaker.of(text))
        ]  # fmt: skip
        others = [a for a in group if a not in carriers and a.speaker and a.is_speech]
        for carrier in carriers:
            carried = [a for a in others if _overlap(a, carrier) and a.speaker and not carrier.speaker.overlaps(a.speaker)]  # type: ignore[union-attr]
            if not carried:
                continue
            assert carrier.speaker is not None
            relay = self._relay(carrier.speaker)
            top = min(carried, key=lambda a: (-_size(a), a.start))
            for attribution in carried:
                known = changed.get(attribution.id) or attribution
                nested = known.nested and attribution is not top
                relays = known.relays if relay is None else (*known.relays, relay)
                changed[attribution.id] = replace(known, nested=nested, relays=relays, content=_cut(known.content, carrier))
            changed[carrier.id] = None
        for attribution in group:
            if attribution.id in changed and changed[attribution.id] is None:
                continue
            known = changed.get(attribution.id) or attribution
            for cue_end, span in self.told.get(stretch.first, ()):
                if attribution.cue and attribution.cue.start < cue_end <= attribution.cue.end + 1 and attribution.speaker:
                    relay = self._told(span)
                    if relay is not None and relay not in known.relays:
                        known = replace(known, relays=(*known.relays, relay))
            changed[attribution.id] = known

    def _relay(self, span: Span) -> Relay | None:
        """The carrier; None when it is the publisher itself."""
        reading = read_mention(span.of(self.article.text))
        name = reading.name or span.of(self.article.text)
        return None if is_publisher(name, self.article) else Relay(name, span)

    def _told(self, span: Span) -> Relay | None:
        """Whoever was told: a relay only where the article's own outlet is known and is another one."""
        return self._relay(span) if self.article.outlet else None


def _carries(cue: str) -> bool:
    low = cue.lower()
    return low in _CARRYING or any(w in {"reported", "reports", "according", "quoted", "cited", "carried"} for w in low.split())


def _overlap(one: Attribution, other: Attribution) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _size(attribution: Attribution) -> int:
    return sum(s.length for s in attribution.content)


def _cut(content: tuple[Span, ...], carrier: Attribution) -> tuple[Span, ...]:
    """A content without the words that name its carrier (", AFP reported")."""
    marks = [s for s in (carrier.cue, carrier.speaker) if s]
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    out = []
    for span in content:
        if span.start < first < span.end <= last + 1:
            out.append(Span(span.start, first))
        else:
            out.append(span)
    return tuple(out)


def _told_outlets(tokens: Tokens) -> dict[int, list[tuple[int, Span]]]:
    """For each stretch: "told OUTLET", "in an interview with OUTLET", with where the telling verb ends."""
    found: dict[int, list[tuple[int, Span]]] = {}
    lows = tokens.lows
    for stretch in tokens.stretches:
        for place in range(stretch.first, stretch.last - 1):
            if lows[place] in {"told", "tells", "tell", "telling"}:
                phrase = phrase_after(tokens, place + 1, stretch.last)
                if phrase and lows[phrase[0]] != QUOTE:
                    span = tokens.span(*phrase)
                    if is_outlet(" ".join(tokens.texts[phrase[0] : phrase[1]])):
                        found.setdefault(stretch.first, []).append((tokens.ends[place], span))
    return found
