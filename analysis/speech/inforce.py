"""In force: who speaks in a quotation that has no reporting words of its own."""

from __future__ import annotations

from dataclasses import replace

from analysis.speech.acting import WHY, Acting
from analysis.speech.finding import Finding
from analysis.speech.phrases import Phrase
from analysis.speech.quotation import Quotation
from analysis.speech.saying import opening_subject
from analysis.speech.tokens import Stretch, Tokens

_NEAR = 2
"""How many paragraphs back a speaker is still in force."""


def link_quotations(tokens: Tokens, findings: list[Finding], quotations: tuple[Quotation, ...]) -> list[Finding]:
    """The findings, and one more for each quotation that no reporting word claims, or a piece added to one."""
    return _Linker(tokens, findings, quotations).link()


class _Linker:
    """Walks over the stretches and remembers who spoke last."""

    def __init__(self, tokens: Tokens, findings: list[Finding], quotations: tuple[Quotation, ...]) -> None:
        self.tokens, self.quotations = tokens, quotations
        self.by_stretch: dict[int, list[Finding]] = {}
        self.claimed: set[int] = set()
        for finding in findings:
            self.by_stretch.setdefault(finding.stretch.first, []).append(finding)
            for first, last in finding.pieces:
                self.claimed.update(q for q in tokens.quotes[first:last] if q >= 0)
        self.out: list[Finding] = []
        self.last: Finding | None = None
        self.paragraph = -9
        self.waiting: list[tuple[int, Stretch]] = []
        self.acting = Acting(tokens)
        self.before: Phrase | None = None
        """Who acted before the first quotation that waits."""

    def link(self) -> list[Finding]:
        for stretch in self.tokens.stretches:
            if self.waiting and stretch.paragraph != self.waiting[0][1].paragraph:
                self._settle()
            self._read(stretch, self.by_stretch.get(stretch.first, []))
        self._settle()
        return self.out

    def _read(self, stretch: Stretch, found: list[Finding]) -> None:
        """One stretch: each free quotation goes to a cue beside it, to the speaker in force, or waits."""
        quotes = self.tokens.quotes
        quoting = next((f for f in found if not f.nested and self._has_quote(f)), None)
        if quoting is not None and self.waiting:
            quoting = self._take(quoting, [place for place, _ in self.waiting], found)
            self.waiting = []
        for place in range(stretch.first, stretch.last):
            if quotes[place] < 0 or quotes[place] in self.claimed:
                continue
            self.claimed.add(quotes[place])
            if quoting is not None:
                quoting = self._take(quoting, [place], found)
            elif not self._is_alone(stretch):
                quoting = self._beside(stretch, place)
                found.extend([quoting] if quoting is not None else [])
            elif self.acting.person is not None and self.acting.paragraph == stretch.paragraph:
                quoting = self._acted([place], self.acting.person, stretch)
                found.append(quoting)
            elif self.last is not None and self.paragraph == stretch.paragraph:
                self.last = self._extend(self.last, place)
            else:
                self.before = self.before if self.waiting else self.acting.person
                self.waiting.append((place, stretch))
        self.acting.read(stretch, reports=bool(found))
        if self.waiting and self.acting.person is not None and self.waiting[0][1].paragraph == stretch.paragraph:
            quoting = self._acted([at for at, _ in self.waiting], self.acting.person, stretch)
            found.append(quoting)
            self.waiting = []
        self.out.extend(found)
        spoken = [f for f in found if not f.nested and f.speaker and f.cue and f.cue.is_speech]
        if quoting is not None or spoken:
            self.last = quoting if quoting is not None else replace(spoken[-1], pieces=())
            self.paragraph = stretch.paragraph

    def _has_quote(self, finding: Finding) -> bool:
        return any(q >= 0 for first, last in finding.pieces for q in self.tokens.quotes[first:last])

    def _is_alone(self, stretch: Stretch) -> bool:
        """Whether nothing but quotations stands in the stretch."""
        places = range(stretch.first, stretch.last)
        return all(self.tokens.quotes[k] >= 0 or not self.tokens.lows[k][0].isalnum() for k in places)

    @staticmethod
    def _take(finding: Finding, places: list[int], found: list[Finding]) -> Finding:
        """The finding with more quotations, replaced in its list."""
        grown = replace(finding, pieces=tuple(sorted((*finding.pieces, *((k, k + 1) for k in places)))))
        found[found.index(finding)] = grown
        return grown

    def _extend(self, finding: Finding, place: int) -> Finding:
        """A later quotation of the same paragraph without words of its own: one content with the last one."""
        if finding.pieces and self.out and self.out[-1] is finding:
            self.out[-1] = replace(finding, pieces=(*finding.pieces, (place, place + 1)))
        else:
            why = "no reporting words: the speaker in force in this paragraph"
            self.out.append(
                replace(finding, pieces=((place, place + 1),), cue=None, cue_span=None, confidence=0.7, why=why)
            )
        return self.out[-1]

    def _settle(self) -> None:
        """Quotations that fill a paragraph go to who acted right before it, else to the speaker of the one before."""
        if not self.waiting:
            return
        stretch, places = self.waiting[0][1], [place for place, _ in self.waiting]
        self.waiting = []
        if self.before is not None and self.paragraph < stretch.paragraph:
            made = self._acted(places, self.before, stretch)
        elif self.last is not None and stretch.paragraph - self.paragraph <= _NEAR:
            made = self._uncued(places, self.last.speaker, stretch, 0.6, "no reporting words: the speaker in force")
        else:
            self.out.append(self._uncued(places, None, stretch, 0.3, "no reporting words and no speaker near"))
            return
        self.out.append(made)
        self.last, self.paragraph = made, stretch.paragraph

    def _acted(self, places: list[int], actor: Phrase, stretch: Stretch) -> Finding:
        """Quotations that stand alone beside a sentence that tells of somebody."""
        return self._uncued(places, actor, stretch, 0.5, WHY)

    @staticmethod
    def _uncued(places: list[int], speaker: Phrase | None, stretch: Stretch, confidence: float, why: str) -> Finding:
        return Finding(tuple((place, place + 1) for place in places), None, None, speaker, why, confidence, stretch)

    def _beside(self, stretch: Stretch, place: int) -> Finding | None:
        """A quotation in a sentence without reporting words: a colon, or the subject of the sentence."""
        tokens = self.tokens
        piece = ((place, place + 1),)
        subject = self._subject(stretch, place)
        if place > stretch.first and tokens.lows[place - 1] == ":":
            colon = tokens.span(place - 1, place)
            return Finding(piece, None, colon, subject, "a colon before the quotation", 0.7, stretch)
        if self.quotations[tokens.quotes[place]].form != "full":
            return None
        if subject is None and self.last is not None:
            subject = self.last.speaker
        why = "the quotation stands in a sentence about this speaker"
        return Finding(piece, None, None, subject, why, 0.5, stretch)

    def _subject(self, stretch: Stretch, place: int) -> Phrase | None:
        """The phrase that opens the sentence, or the one behind the quotation that opens it."""
        tokens = self.tokens
        first, end = stretch.first, place
        if place == stretch.first:
            first, end = place + 1, stretch.last
            while first < end and tokens.lows[first] in {",", "—", "–", "--", "-"}:
                first += 1
        return opening_subject(tokens, first, end)
