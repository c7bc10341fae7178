"""Drafting: what the trained model found, as attributions in characters of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from analysis.reading.article import Article, ZoneKind
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution, Kind
from analysis.speech.confidence import Scale, signs
from analysis.speech.cues import verbs
from analysis.speech.decoding import Found, Range
from analysis.speech.endings import with_ending
from analysis.speech.openings import with_opening
from analysis.speech.pieces import Pieces
from analysis.speech.quotation import SPEECH_FORMS, Quotation
from analysis.speech.stretches import Stretches

_DOUBLE = frozenset('"“”„«»‟＂') | {"''", "``"}
_ALMOST_ALL = 0.95
_DOUBT = 0.1
_CONDITION = re.compile(r"(?:not to be (?:named|identified|quoted)|(?:for )?anonymity)\b", re.IGNORECASE)
_DECIDES = re.compile(r"\b(?:vot|decid)(?:e|es|ed|ing)\b", re.IGNORECASE)
_TO = re.compile(r"to\b", re.IGNORECASE)
_SIDE_ZONES = frozenset({"front_matter", "byline", "signature", "post"})
"""Zones in which nothing is looked for; a post is an attribution as a whole."""
_DISPLAY_ZONES = frozenset({"headline", "dek"})
"""Zones that repeat the body: what the body attributes is not attributed once more in them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One piece of content with its cue and speaker, in characters, and how sound it is."""

    content: Span
    cue: Span | None
    speaker: Span | None
    speech: float
    found: float
    right: float
    signs: tuple[float, ...]


class Drafter:
    """Turns what was found in one article into drafts, and drafts into attributions."""

    def __init__(
        self, article: Article, quotations: tuple[Quotation, ...], speech: float, found: Scale, right: Scale
    ) -> None:
        self._article, self._quotations = article, quotations
        self._speech, self._found, self._right = speech, found, right
        self.stretches = Stretches(article.text, quotations)

    def drafts(self, pieces: Pieces, found: Iterable[Found]) -> list[Draft]:
        """What was found in the article as drafts; quotations and sentences that were found in parts are made whole."""
        out = [draft for each in found if (draft := self._draft(pieces, each))]
        gone: set[int] = set()
        for stretch, numbers in self.stretches.in_part([draft.content for draft in out]):
            surest = max((out[number] for number in numbers), key=lambda draft: draft.right)
            edges = [stretch, *(out[number].content for number in numbers)]
            whole = Span(min(edge.start for edge in edges), max(edge.end for edge in edges))
            gone.update(numbers)
            out.append(replace(surest, content=whole))
        kept = self._of_one_speaker([draft for number, draft in enumerate(out) if number not in gone])
        named = merged(span for draft in kept for span in (draft.cue, draft.speaker) if span is not None)
        return [replace(draft, content=self._rounded(draft, named)) for draft in kept]

    def _of_one_speaker(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts; a quotation that a mark at each paragraph continues is one, and has one speaker.

        It is the one whom reporting words name in one of its paragraphs; where none has any, the paragraphs that
        nobody says go to whoever says the rest.
        """
        out = list(drafts)
        for numbers in self.stretches.over_paragraphs([draft.content for draft in drafts]):
            said = [drafts[number] for number in numbers if drafts[number].speaker is not None]
            cued = [draft for draft in said if draft.cue is not None]
            surest = max(cued or said, key=lambda draft: draft.right, default=None)
            for number in numbers:
                draft = drafts[number]
                if surest is not None and (draft.speaker is None or (cued and draft.cue is None)):
                    out[number] = replace(draft, cue=surest.cue, speaker=surest.speaker)
        return out

    def _rounded(self, draft: Draft, named: tuple[Span, ...]) -> Span:
        """The content from where its sentence is reported to where it does not break off."""
        content = with_opening(self._article, draft.content, draft.cue, draft.speaker, named)
        return with_ending(self._article, content, draft.cue, draft.speaker)

    def _draft(self, pieces: Pieces, found: Found) -> Draft | None:
        """One piece of content as a draft; None where it has no letter or stands in a zone that holds no statements."""
        content = self.stretches.snapped(self._whole_words(self._span(pieces, found.content)))
        cue = self._span(pieces, found.cue) if found.cue else None
        content = self._in_one_zone(content, cue)
        if not self._letters((content,)):
            return None  # a quotation mark or a dash alone
        zone = self._kind_of_zone(content.start)
        if zone in _SIDE_ZONES or (
            zone in _DISPLAY_ZONES and cue is not None and self._kind_of_zone(cue.start) != zone
        ):
            return None
        speaker = self._speaker(pieces, found.source, cue) if found.source else None
        distance = 0 if cue is None else max(cue.start - content.end, content.start - cue.end, 0)
        values = signs(found, self._inside((content,)), distance)
        return Draft(content, cue, speaker, found.speech, self._found.of(values), self._right.of(values), values)

    def _speaker(self, pieces: Pieces, where: Range, cue: Span | None) -> Span:
        return self._trimmed(self._in_one_zone(self._whole_words(self._span(pieces, where)), cue))

    def _kind_of_zone(self, offset: int) -> ZoneKind:
        zone = self._article.zone_at(offset)
        return "body" if zone is None else zone.kind

    def _in_one_zone(self, span: Span, cue: Span | None) -> Span:
        """The part of a content or mention that stands with its cue, where it runs over zones of several kinds.

        The network reads a headline and the sentence under it as one when both say the same.
        """
        parts: dict[ZoneKind, Span] = {}
        for zone in self._article.zones_in(span):
            part = Span(max(span.start, zone.span.start), min(span.end, zone.span.end))
            last = parts.get(zone.kind, part)
            parts[zone.kind] = Span(last.start, part.end)
        if len(parts) < 2:
            return span
        with_cue = None if cue is None else parts.get(self._kind_of_zone(cue.start))
        return with_cue or max(parts.values(), key=lambda part: part.length)

    def attributions(self, drafts: list[Draft]) -> list[Attribution]:
        """Drafts as attributions: neighbouring pieces with the same cue are one statement."""
        out: list[Attribution] = []
        group: list[Draft] = []
        reached = 0
        for draft in sorted(drafts, key=lambda d: (d.content.start, -d.content.end)):
            if draft.content.end <= reached:
                continue  # a quotation that was taken to its closing mark holds this one
            reached = draft.content.end
            if group and (draft.cue is None or draft.cue != group[-1].cue):
                out.append(self._attribution(group))
                group = []
            group.append(draft)
        return [*out, self._attribution(group)] if group else out

    def _attribution(self, group: list[Draft]) -> Attribution:
        """One attribution from its pieces; the surest piece names the speaker."""
        surest = max(group, key=lambda draft: draft.right)
        content = tuple(draft.content for draft in group)
        held = self._held(content)
        kind = self._kind(content, surest)
        return Attribution(
            id="",
            content=content,
            cue=surest.cue,
            speaker=surest.speaker,
            kind=kind,
            is_speech=bool(held) or self._is_speech(content, surest),
            confidence=round(sum(draft.right for draft in group) / len(group), 2),
            method="model",
            why=_why(surest),
            zone=self._kind_of_zone(content[0].start),
            quotations=held,
        )

    def _is_speech(self, content: tuple[Span, ...], draft: Draft) -> bool:
        """Speech when the network says so, or when it doubts but the cue is a listed word of speaking.

        The corpus marks thoughts apart by a list of reporting words that lacks "denied" or "blamed"; the
        lists of cue verbs have them. A wish not to be named is a condition, a vote or a decision an act: no statements.
        """
        text = self._article.text
        decides = draft.cue is not None and _DECIDES.search(draft.cue.of(text)) and _TO.match(content[0].of(text))
        if decides or _CONDITION.match(content[0].of(text)):
            return False
        return draft.speech >= self._speech or (draft.speech >= _DOUBT and _is_said(draft, text))

    def _span(self, pieces: Pieces, where: Range) -> Span:
        return Span(int(pieces.starts[where[0]]), int(pieces.ends[where[1] - 1]))

    def _whole_words(self, span: Span) -> Span:
        """A span whose edges are not inside a word."""
        text, (start, end) = self._article.text, span
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end += 1
        return Span(start, end)

    def _trimmed(self, span: Span) -> Span:
        """A speaker mention without the comma that ends an apposition."""
        words = span.of(self._article.text)
        return Span(span.start, span.start + len(words.rstrip(" ,;:\n"))) if words.strip(" ,;:\n") else span

    def _inside(self, content: tuple[Span, ...]) -> float:
        """The share of the letters of a content that stand in double quotation marks."""
        letters = self._letters(content)
        return self._letters_in(content, lambda each: each.mark in _DOUBLE) / letters if letters else 0.0

    def _letters(self, spans: Iterable[Span]) -> int:
        """How many letters and digits some spans hold."""
        return sum(sum(map(str.isalnum, span.of(self._article.text))) for span in spans)

    def _letters_in(self, content: tuple[Span, ...], is_meant: Callable[[Quotation], bool]) -> int:
        """How many letters of a content stand in those of the quotations around that are meant."""
        near = ((span, self._quotations[place]) for span in content for place in self.stretches.near(span))
        return self._letters(
            Span(max(span.start, each.span.start), min(span.end, each.span.end))
            for span, each in near
            if is_meant(each)
        )

    def _held(self, content: tuple[Span, ...]) -> tuple[int, ...]:
        """Places of the quotations of speech that begin in a content."""
        held = {
            place
            for span in content
            for place in self.stretches.near(span)
            if self._quotations[place].form in SPEECH_FORMS and span.start <= self._quotations[place].span.start
        }
        return tuple(sorted(held))

    def _kind(self, content: tuple[Span, ...], draft: Draft) -> Kind:
        """Direct when nineteen in twenty letters stand in marks, mixed when some do; else told or narrated."""
        letters = self._letters(content)
        inside = self._letters_in(content, lambda each: each.form in SPEECH_FORMS)
        if inside and inside >= _ALMOST_ALL * letters:
            return "direct"
        if inside:
            return "mixed"
        return "narrated" if self._is_narrated(draft) else "indirect"

    def _is_narrated(self, draft: Draft) -> bool:
        """Whether only the act is told: a cue of denying, rejecting, praising or blaming and no clause."""
        opening = draft.content.of(self._article.text).split(None, 1)[0].lower()
        return bool(_classes(draft, self._article.text) & {"deny", "evaluate"}) and opening != "that"


def _classes(draft: Draft, text: str) -> set[str]:
    """The classes of the verbs of a cue, as far as they are listed."""
    if draft.cue is None:
        return set()
    known = verbs()
    return {verb.klass for word in draft.cue.of(text).lower().split() for verb in known.get(word.strip(" :,"), ())}


def _is_said(draft: Draft, text: str) -> bool:
    """Whether the cue has a listed word of speaking and none of thinking."""
    classes = _classes(draft, text)
    return bool(classes) and "mental" not in classes


def _why(draft: Draft) -> str:
    """The reading of the model in a sentence."""
    if draft.cue is None:
        return "the trained model reads these words as someone's, without reporting words of their own"
    if draft.speaker is None:
        return "the trained model reads these words as reported, by nobody who is named"
    return "the trained model links these words to their reporting words and their speaker"
