"""Judging: what the coders say about each article of a sample, in the terms of the corpus."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.running.validity.sample import MEASURES, Drawn, Sample
from analysis.running.validity.sheet import Code, Sheet
from analysis.speech.source import NAMING_LADDER, Naming

ITEMS = ("statement", "quoted")
_NAMED = frozenset(NAMING_LADDER[:2])
_ANONYMOUS = frozenset(NAMING_LADDER[3:])
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset({"the", "and", "for", "who", "one", "two", "from", "said", "with", "its", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Judged:
    """One article of the sample with what every coder says about it.

    ``codes`` has a row a sentence and in it an entry a coder. ``measures`` has for each measure what each coder's codes
    come to, None where they left too much out.
    """

    drawn: Drawn
    codes: tuple[tuple[Code, ...], ...]
    measures: Mapping[str, tuple[float | None, ...]]

    def labels(self, item: str) -> list[float | None]:
        """For each sentence the share of the coders who say yes: 0.5 where two of them differ; None where none says."""
        return [_share([getattr(code, item) for code in row]) for row in self.codes]

    def human(self, measure: str) -> float | None:
        """The mean of what the coders' codes come to."""
        known = [value for value in self.measures[measure] if value is not None]
        return sum(known) / len(known) if known else None

    def rungs(self) -> list[tuple[Naming | None, ...]]:
        """For each speaker that a coder names, the rung that each coder gives them."""
        coders = range(len(self.codes[0]) if self.codes else 0)
        by_coder = [_rungs([row[coder] for row in self.codes]) for coder in coders]
        speakers = dict.fromkeys(name for rungs in by_coder for name in rungs)
        return [tuple(rungs.get(name) for rungs in by_coder) for name in speakers]

    def speakers_right(self) -> list[float]:
        """For each sentence in which corpus and coder both see a named speaker: whether it is the same, over coders."""
        out = []
        for sentence, row in zip(self.drawn.sentences, self.codes, strict=True):
            named = [code.speakers for code in row if code.speakers and sentence.speakers]
            found = [is_same_name(sentence.speakers, names) for names in named]
            if found:
                out.append(sum(found) / len(found))
        return out


def judge(sample: Sample, sheets: Sequence[Sheet]) -> tuple[Judged, ...]:
    """The articles of which anybody coded anything, with all that was said about them."""
    out = []
    for drawn in sample.drawn:
        codes = tuple(
            tuple(sheet.codes.get((drawn.code, place), Code()) for sheet in sheets)
            for place in range(1, len(drawn.sentences) + 1)
        )
        if any(code.statement is not None or code.quoted is not None for row in codes for code in row):
            each = [measures_of([row[coder] for row in codes]) for coder in range(len(sheets))]
            out.append(Judged(drawn, codes, {name: tuple(m[name] for m in each) for name in MEASURES}))
    return tuple(out)


def measures_of(codes: Sequence[Code]) -> dict[str, float | None]:
    """What one coder's codes of a whole article come to, by the definitions of the measures.

    None where a sentence is not coded, or where the rung of a speaker is missing and needed.
    """
    found: dict[str, float | None] = dict.fromkeys(MEASURES)
    if codes and all(code.statement is not None for code in codes):
        rungs = _rungs(codes)
        found["attributed_sentence_share"] = sum(bool(code.statement) for code in codes) / len(codes)
        found["sources_core"] = len(rungs)
        if all(rungs.values()):
            found["named_sources"] = sum(rung in _NAMED for rung in rungs.values())
            if rungs:
                found["anonymous_share"] = sum(rung in _ANONYMOUS for rung in rungs.values()) / len(rungs)
    if codes and all(code.quoted is not None for code in codes):
        found["quoted_sentence_share"] = sum(bool(code.quoted) for code in codes) / len(codes)
    return found


def is_same_name(found: Sequence[str], given: Sequence[str]) -> bool:
    """Whether two lists of names share a word of at least three letters that is more than "the" or "and".

    >>> is_same_name(["Mara Teal"], ["Ms Teal"]), is_same_name(["the council"], ["the police"])
    (True, False)
    """
    return not _words(found).isdisjoint(_words(given))


def _words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in _WORD.findall(name.casefold())} - _COMMON


def _rungs(codes: Sequence[Code]) -> dict[str, Naming | None]:
    """The speakers of one coder in one article, each with the first rung that the coder gives them."""
    rungs: dict[str, Naming | None] = {}
    for code in codes:
        for place, name in enumerate(code.speakers):
            rung = code.naming[place] if place < len(code.naming) else None
            rungs[name.casefold()] = rungs.get(name.casefold()) or rung
    return rungs


def _share(judgements: Sequence[bool | None]) -> float | None:
    known = [each for each in judgements if each is not None]
    return sum(known) / len(known) if known else None
