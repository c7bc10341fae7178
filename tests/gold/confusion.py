"""Prints what Sayso says of each source of ``data/gold`` against what a person says: category, naming, medium, …

Run it as ``python -m tests.gold.confusion`` (with ``rules`` or ``model`` for one method alone). A row is the person's
answer, a column Sayso's. More than the number of right answers it matters how many are *wrong but certain*: given as
an answer, and defended by nobody. "Unclear" is counted apart: it is what the tool should say when it cannot know.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis import Analysis
from analysis.speech.cued import CuedTagger
from analysis.speech.source import CATEGORIES, CHANNELS, GENDERS, MEDIA, NAMING_LADDER
from analysis.speech.tagger import Tagger, default_tagger
from tests.gold.scoring import gold_articles, second_marks
from tests.gold.table import analyses

ASPECTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "category": (CATEGORIES, "other_unclear"),
    "naming": (NAMING_LADDER, ""),
    "medium": (MEDIA, "unclear"),
    "channel": (CHANNELS, "unstated"),
    "gender": (GENDERS, "unclear"),
}
"""What is asked of each source: the possible answers, and the one that says "I cannot know"."""
BY_BOTH = ("category", "naming", "channel")
"""What the second person was asked too."""

Marks = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One source, one question: what the person said, what else is defensible, what was answered."""

    article: str
    name: str
    person: str
    defensible: frozenset[str]
    given: str

    @property
    def is_right(self) -> bool:
        return self.given == self.person

    def is_wrong(self, unclear: str) -> bool:
        """Wrong and certain: given as an answer, and defended by nobody."""
        return not self.is_right and self.given not in {unclear, *self.defensible}


def answers_of_sayso(tagger: Tagger, aspect: str) -> list[Answer]:
    """Each core source that both the first person and Sayso have, with both answers."""
    seconds = {marks["id"]: marks for marks in second_marks()}
    return [
        answer
        for gold, analysis in analyses(tagger)
        for answer in _answers(gold, _of_sayso(analysis), aspect, seconds[gold["id"]])
    ]


def answers_of_second(aspect: str) -> list[Answer]:
    """The same for the second person; what only they defend does not count as defensible here."""
    return [
        answer
        for gold, second in zip(gold_articles(), second_marks(), strict=True)
        for answer in _answers(gold, second["sources"], aspect, None)
    ]


def _of_sayso(analysis: Analysis) -> list[Marks]:
    return [
        {"mentions": [tuple(m.span) for m in source.mentions]} | {name: getattr(source, name) for name in ASPECTS}
        for source in analysis.sources
    ]


def _answers(gold: Marks, found: list[Marks], aspect: str, second: Marks | None) -> Iterator[Answer]:
    core = [source for source in gold["sources"] if source["level"] == "core"]
    other = dict(_pairs(core, second["sources"])) if second is not None else {}
    for place, match in _pairs(core, found):
        source = core[place]
        also = set(source.get("also", {}).get(aspect, ()))
        if place in other and aspect in BY_BOTH:
            also.add(other[place][aspect])
        yield Answer(gold["id"], source["name"], source[aspect], frozenset(also), match[aspect])


def _pairs(wanted: list[Marks], found: list[Marks]) -> Iterator[tuple[int, Marks]]:
    """One-to-one: sources whose mentions share most characters first."""
    shared = sorted(
        (-overlap, i, j)
        for i, source in enumerate(wanted)
        for j, other in enumerate(found)
        if (overlap := _overlap(source["mentions"], other["mentions"]))
    )
    taken: set[tuple[str, int]] = set()
    for _, i, j in shared:
        if not {("wanted", i), ("found", j)} & taken:
            taken |= {("wanted", i), ("found", j)}
            yield i, found[j]


def _overlap(ours: Iterable[Iterable[int]], theirs: Iterable[Iterable[int]]) -> int:
    cells = {i for start, end in ours for i in range(start, end)}
    return len(cells & {i for start, end in theirs for i in range(start, end)})


def shares(answers: list[Answer], unclear: str) -> dict[str, float]:
    """In percent: right, right or defensible, unclear although a person knows, wrong but certain."""
    counted = Counter(
        "right" if a.is_right
        else "wrong" if a.is_wrong(unclear)
        else "defensible" if a.given in a.defensible
        else "unclear"
        for a in answers
    )  # fmt: skip
    return {kind: 100 * counted[kind] / len(answers) for kind in ("right", "defensible", "unclear", "wrong")}


def rates(tagger: Tagger) -> dict[str, float]:
    """What the floors hold: for each question the share that is right, and the share that is not wrong but certain."""
    found = {}
    for aspect, (_, unclear) in ASPECTS.items():
        counted = shares(answers_of_sayso(tagger, aspect), unclear)
        found[f"{aspect} right"] = counted["right"]
        found[f"{aspect} not wrong"] = 100 - counted["wrong"]
    return found


def kappa(answers: list[Answer]) -> float:
    """Cohen's kappa (1960): agreement beyond what chance would give."""
    total = len(answers)
    ours, theirs = Counter(a.person for a in answers), Counter(a.given for a in answers)
    observed = sum(a.is_right for a in answers) / total
    expected = sum(ours[value] * theirs[value] for value in ours) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0


def table(answers: list[Answer], values: tuple[str, ...]) -> Iterator[str]:
    """The lines of a confusion table: the person's answers down, the others across, in the order of ``values``."""
    cells = Counter((a.person, a.given) for a in answers)
    used = [value for value in values if any(value in pair for pair in cells)]
    width = max(len(value) for value in used)
    yield " " * (width + 4) + "".join(f"{place:>5}" for place in range(1, len(used) + 1))
    for place, row in enumerate(used, 1):
        counts = "".join(f"{cells[row, column] or '·':>5}" for column in used)
        yield f"{place:>2}  {row:{width}}{counts}"


def _print_aspect(aspect: str, answers: list[Answer]) -> None:
    values, unclear = ASPECTS[aspect]
    counted = shares(answers, unclear)
    print(
        f"\n{aspect}: {len(answers)} sources; right {counted['right']:.1f} %, another defensible answer "
        f"{counted['defensible']:.1f} %, unclear {counted['unclear']:.1f} %, wrong but certain {counted['wrong']:.1f} %"
    )
    print("\n".join(table(answers, values)))
    for answer in answers:
        if answer.is_wrong(unclear):
            print(f"    wrong: {answer.article}, {answer.name}: {answer.given}, not {answer.person}")


def main(asked: list[str]) -> None:
    """Print the tables of each method, and how far the second person agrees."""
    taggers = [CuedTagger(), *([default_tagger()] if default_tagger().name == "model" else [])]
    total = sum(source["level"] == "core" for gold in gold_articles() for source in gold["sources"])
    for tagger in taggers:
        if not asked or tagger.name in asked:
            print(f"\n== {tagger.name}: core sources that both have, of {total} that the person has")
            for aspect in ASPECTS:
                _print_aspect(aspect, answers_of_sayso(tagger, aspect))
    print("\n== second person")
    for aspect in BY_BOTH:
        answers = answers_of_second(aspect)
        same = 100 * sum(a.is_right for a in answers) / len(answers)
        print(f"{aspect}: {len(answers)} sources, the same answer {same:.1f} %, kappa {kappa(answers):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
