"""In force: who speaks in a quotation that has no reporting words of its own."""

from __future__ import annotations

from dataclasses import replace

from analysis.reading.article import Article
from analysis.speech.cues import words
from analysis.speech.paraphrase import Finding
from analysis.speech.phrases import Phrase, phrase_after
from analysis.speech.quotation import Quotation
from analysis.speech.tokens import QUOTE, Stretch, Tokens


def link_quotations(
    tokens: Tokens, findings: list[Finding], quotations: tuple[Quotation, ...], article: Article
) -> list[Finding]:
    """The findings, and one more for each quotation that no reporting word claims, or a piece added to one."""
    return _Linker(tokens, findings, quotations).link()


class _Linker:
    """Walks over the stretches and remembers who spoke last."""

    def __init__(self, tokens: Tokens, findings: list[Finding], quotations: tuple[Quotation, ...]) -> None:
        self.tokens, self.quotations = tokens, quotations
        self.by_stretch: dict[int, list[Finding]] = {}
        for finding in findings:
            self.by_stretch.setdefault(finding.stretch.first, []).append(finding)
        self.out: list[Finding] = []
        self.claimed: set[int] = set()
        for finding in findings:
            for first, last in finding.pieces:
                self.claimed.update(tokens.quotes[k] for k in range(first, last) if tokens.quotes[k] >= 0)

    def link(self) -> list[Finding]:
        stretches = self.tokens.stretches
        last_quote: Finding | None = None
        last_paragraph = -9
        waiting: list[tuple[int, Stretch]] = []
        for at, stretch in enumerate(stretches):
            if waiting and stretch.paragraph != waiting[0][1].paragraph:
                waiting = self._settle(waiting, last_quote, last_paragraph)
            found = self.by_stretch.get(stretch.first, [])
            free = [
                k for k in range(stretch.first, stretch.last)
                if self.tokens.quotes[k] >= 0 and self.tokens.quotes[k] not in self.claimed
            ]  # fmt: skip
            quoting = next((f for f in found if not f.nested and self._has_quote(f)), None)
            if quoting is not None and waiting:
                quoting = self._take(quoting, [k for k, _ in waiting], found)
                waiting = []
            for k in free:
                alone = self._is_alone(stretch, k)
                if quoting is not None:
                    quoting = self._take(quoting, [k], found)
                elif not alone:
                    made = self._beside(stretch, k, last_quote)
                    if made is not None:
                        found.append(made)
                        quoting = made
                elif last_quote is not None and last_paragraph == stretch.paragraph:
                    last_quote = self._extend(last_quote, k)
                else:
                    waiting.append((k, stretch))
                self.claimed.add(self.tokens.quotes[k])
            self.out.extend(found)
            if quoting is not None:
                last_quote, last_paragraph = quoting, stretch.paragraph
            else:
                spoken = [f for f in found if not f.nested and f.speaker and f.cue and f.cue.is_speech]
                if spoken:
                    last_quote, last_paragraph = replace(spoken[-1], pieces=()), stretch.paragraph
        self._settle(waiting, last_quote, last_paragraph)
        return self.out

    def _has_quote(self, finding: Finding) -> bool:
        return any(self.tokens.quotes[k] >= 0 for first, last in finding.pieces for k in range(first, last))

    def _is_alone(self, stretch: Stretch, place: int) -> bool:
        """Whether nothing but quotations stands in the stretch."""
        return all(
            self.tokens.quotes[k] >= 0 or not self.tokens.lows[k][0].isalnum()
            for k in range(stretch.first, stretch.last)
        )

    def _take(self, finding: Finding, places: list[int], found: list[Finding]) -> Finding:
        """The finding with more quotations, replaced in its list."""
        pieces = tuple(sorted((*finding.pieces, *((k, k + 1) for k in places))))
        grown = replace(finding, pieces=pieces)
        found[found.index(finding)] = grown
        return grown

    def _extend(self, finding: Finding, place: int) -> Finding:
        """A later quotation of the same paragraph without words of its own: one content with the last one."""
        if not finding.pieces or finding not in self.out:
            made = replace(
                finding, pieces=((place, place + 1),), cue=None, cue_span=None, confidence=0.7,
                why="no reporting words: the speaker in force in this paragraph",
            )  # fmt: skip
            self.out.append(made)
            return made
        at = self.out.index(finding)
        self.out[at] = replace(finding, pieces=(*finding.pieces, (place, place + 1)))
        return self.out[at]

    def _settle(
        self, waiting: list[tuple[int, Stretch]], last: Finding | None, paragraph: int
    ) -> list[tuple[int, Stretch]]:
        """Quotations that fill a paragraph go to the speaker of the paragraph before."""
        if waiting:
            near = last is not None and waiting[0][1].paragraph - paragraph <= 2
            pieces = tuple((k, k + 1) for k, _ in waiting)
            self.out.append(
                Finding(
                    pieces,
                    None,
                    None,
                    last.speaker if near and last else None,
                    "no reporting words: the speaker in force" if near else "no reporting words and no speaker near",
                    0.6 if near else 0.3,
                    waiting[0][1],
                )  # fmt: skip
            )
        return []

    def _beside(self, stretch: Stretch, place: int, last: Finding | None) -> Finding | None:
        """A quotation in a sentence without reporting words: a colon, or the subject of the sentence."""
        tokens = self.tokens
        before = tokens.lows[place - 1] if place > stretch.first else ""
        subject = self._subject(stretch, place)
        full = self.quotations[tokens.quotes[place]].form == "full"
        if before == ":":
            return Finding(
                ((place, place + 1),),
                None,
                tokens.span(place - 1, place),
                subject,
                "a colon before the quotation",
                0.7,
                stretch,
            )
        if not full:
            return None
        if subject is None and last is not None:
            subject = last.speaker
        return Finding(
            ((place, place + 1),),
            None,
            None,
            subject,
            "the quotation stands in a sentence about this speaker",
            0.5,
            stretch,
        )

    def _subject(self, stretch: Stretch, place: int) -> Phrase | None:
        """The phrase that opens the sentence, or the one behind the quotation that opens it."""
        tokens = self.tokens
        first, end = stretch.first, place
        if place == stretch.first:
            first, end = place + 1, stretch.last
            while first < end and tokens.lows[first] in {",", "—", "–", "--"}:
                first += 1
        while first < end and tokens.lows[first] in words("lead-ins"):
            first += 1
        if first < end and tokens.lows[first] in words("prepositions"):
            comma = next((k for k in range(first, end) if tokens.lows[k] == ","), None)
            if comma is not None:
                first = comma + 1
        phrase = phrase_after(tokens, first, end) if first < end else None
        if phrase is None:
            return None
        last = phrase[0] + 1
        while last < phrase[1] and not (
            tokens.lows[last] in words("finite-verbs")
            or (tokens.lows[last].endswith("ed") and not tokens.is_name(last))
            or tokens.lows[last] == QUOTE
        ):
            last += 1
        return phrase[0], last
