"""Second reader: the rules, asked where the trained model is unsure or has nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property

from analysis.reading.article import Article
from analysis.spans import Span, merged
from analysis.speech.acting import WHY
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger
from analysis.speech.quotation import Quotation

ALONE = 0.6
"""Confidence from which an unquoted statement counts though the rules do not find it: tried from 0.4 to 0.8 on the
articles kept apart, on GUM's news and on the gold articles, all three are better with it than without."""

VOICED = 0.7
"""Confidence from which the model's speaker of a quotation without reporting words stands against the rules': of 0,
0.5, 0.7, 0.9 and 1 the best on stories kept apart (`data/apart`); on the annotated articles all give the same."""


class SecondReader:
    """What the rules find in the same article, looked up only where the model needs a second opinion."""

    def __init__(self, article: Article, quotations: tuple[Quotation, ...]) -> None:
        self._article, self._quotations = article, quotations

    @cached_property
    def _found(self) -> tuple[Attribution, ...]:
        return CuedTagger().tag(self._article, self._quotations)

    def agreed(self, found: list[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
        """Those that count, and those for which an unsure model stands alone."""
        weak = [
            each
            for each in found
            if each.is_speech and each.confidence < ALONE and each.kind in ("indirect", "narrated")
        ]
        if not weak:
            return found, []
        read = merged(span for each in self._found for span in each.content)
        alone = {id(each) for each in weak if not any(shares(span, read) for span in each.content)}
        return [each for each in found if id(each) not in alone], [each for each in weak if id(each) in alone]

    def voiced(self, found: list[Attribution]) -> list[Attribution]:
        """Those found, with a speaker from the rules where the model is unsure whose quotation without a cue it is.

        The rules then name the person of whom the sentence beside the quotation tells.
        """
        if not any(_lacks_voice(each) for each in found):
            return found
        acting = sorted((span, each.speaker) for each in self._found if each.why == WHY for span in each.content)
        out = []
        for each in found:
            place = bisect_left(acting, each.content[0].end, key=_start) - 1
            if _lacks_voice(each) and place >= 0 and shares(each.content[0], (acting[place][0],)):
                out.append(replace(each, speaker=acting[place][1], why=WHY))
            else:
                out.append(each)
        return out

    def filled(self, unheld: list[Span]) -> list[Attribution]:
        """What the rules say of some quotations for which the model has nobody."""
        if not unheld:
            return []
        out = []
        for each in self._found:
            content = tuple(gap for gap in unheld if any(shares(gap, (span,)) for span in each.content))
            if content:
                out.append(replace(each, content=content))
        return out


def _start(piece: tuple[Span, Span | None]) -> int:
    return piece[0].start


def _lacks_voice(attribution: Attribution) -> bool:
    """Whether the model doubts whose a quotation without reporting words is."""
    uncued = attribution.kind == "direct" and attribution.cue is None
    return uncued and (attribution.speaker is None or attribution.confidence < VOICED)


def shares(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span has at least a third of its characters in common with one of sorted, disjoint others."""
    place = max(0, bisect_right(others, span) - 1)
    for at in range(place, len(others)):  # no slice: copies of the rest would make a long article quadratic
        other = others[at]
        if other.start >= span.end:
            break
        if 3 * (min(span.end, other.end) - max(span.start, other.start)) >= span.length:
            return True
    return False
