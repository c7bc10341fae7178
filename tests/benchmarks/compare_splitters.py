"""Which sentence splitter is right most often: Sayso's rules or those of other tools, on sentences marked by people.

    python -m tests.benchmarks.compare_splitters gum.dev.jsonl.gz gum_more.dev.jsonl.gz data/gold
    python -m tests.benchmarks.compare_splitters --without gum.dev.jsonl.gz data/gold

A file holds a JSON object a line, with ``text`` and ``sentences`` ([start, end]); a folder holds such objects in files
of their own. Paragraphs are given to every splitter; a sentence is right when both its ends are. "naive" ends a
sentence at every full stop, question mark and exclamation mark, "textstat" is that library's own rule. The others are
measured where they are installed. "grade" says what the splitter does to the school grade: the mean over all texts of
a hundred words of how far the middle of the formulas is from the one with the gold sentences.

With ``--without``, Sayso's rules are left out one at a time: what each of them is worth.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest import mock

from analysis.measures.grades import middle_grade
from analysis.measures.prose import known_prose
from analysis.measures.wordforms import counts_of
from analysis.reading import sentences as rules
from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.spans import Span

Splitter = Callable[[str], Iterable[tuple[int, int]]]
NAIVE = re.compile(r"[^.!?…]+[.!?…]*")
TEXTSTAT = re.compile(r"\b[^.!?]+[.!?]*")
RULES = {
    "titles (Mr., Gen.)": ("abbreviations-titles",),
    "numbers (No. 5)": ("abbreviations-numbers",),
    "other abbreviations": ("abbreviations",),
    "all abbreviations": ("abbreviations-titles", "abbreviations-numbers", "abbreviations"),
    "words that begin sentences": ("sentence-starters",),
}


def _sayso(paragraph: str) -> Iterable[tuple[int, int]]:
    return find_sentences(paragraph, Span(0, len(paragraph)))


def _nupunkt(paragraph: str) -> Iterable[tuple[int, int]]:
    import nupunkt  # type: ignore[import-not-found, unused-ignore]

    return [(span[0], span[1]) for span in nupunkt.sent_spans(paragraph)]


def _sentencex(paragraph: str) -> Iterable[tuple[int, int]]:
    import sentencex  # type: ignore[import-untyped, import-not-found, unused-ignore]

    return _placed(paragraph, sentencex.segment("en", paragraph))


def _syntok(paragraph: str) -> Iterable[tuple[int, int]]:
    from syntok import segmenter  # type: ignore[import-untyped, import-not-found, unused-ignore]

    for part in segmenter.process(paragraph):
        for tokens in part:
            last = tokens[-1]
            yield tokens[0].offset, last.offset + len(last.value)


def _naive(paragraph: str) -> Iterable[tuple[int, int]]:
    return [found.span() for found in NAIVE.finditer(paragraph)]


def _textstat(paragraph: str) -> Iterable[tuple[int, int]]:
    """textstat's rule, which drops what has two words or fewer."""
    return [found.span() for found in TEXTSTAT.finditer(paragraph) if len(found[0].split()) > 2]


def _placed(paragraph: str, sentences: Iterable[str]) -> Iterator[tuple[int, int]]:
    place = 0
    for sentence in sentences:
        start = paragraph.index(sentence, place)
        place = start + len(sentence)
        yield start, place


SPLITTERS: dict[str, Splitter] = {
    "sayso": _sayso, "nupunkt": _nupunkt, "sentencex": _sentencex, "syntok": _syntok, "textstat": _textstat,
    "naive": _naive,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """How right a splitter is, what it does to the grade, and how long it takes."""

    gold: int
    found: int
    right: int
    grade: float
    seconds: float

    def line(self, file: str, name: str) -> str:
        """One line of the table."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        f1 = 2 * self.right / max(self.found + self.gold, 1)
        return (
            f"{file:24}{name:36}{self.gold:6,}{self.found:7,}{precision:8.3f}{recall:8.3f}{f1:8.3f}{self.grade:8.2f}"
            f"{self.seconds:9.3f}\n"
        )


HEAD = f"{'file':24}{'splitter':36}{'gold':>6}{'found':>7}{'prec.':>8}{'recall':>8}{'F1':>8}{'grade':>8}{'CPU s':>9}\n"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The texts of a file or a folder."""
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_text(encoding="utf-8"))
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def measure(path: Path, split: Splitter) -> Measured:
    """Compare a splitter's sentences with the gold ones of every text."""
    right = found = gold = 0
    apart: list[float] = []
    seconds = 0.0
    for record in records(path):
        text = record["text"]
        expected = {_trimmed(text, start, end) for start, end in record["sentences"]}
        first, last = min(expected)[0], max(end for _, end in expected)
        given = set()
        began = time.process_time()
        for paragraph in find_paragraphs(text):
            at = paragraph.span.start
            if not any(at <= start < paragraph.span.end for start, _ in expected) and path.is_dir():
                continue  # outside the body, where the gold articles mark no sentences
            for start, end in split(paragraph.span.of(text)):
                begin, stop = _trimmed(text, at + start, at + end)
                if begin < stop:
                    given.add((begin, stop))
        seconds += time.process_time() - began
        given = {span for span in given if first <= span[0] < last}
        right += len(expected & given)
        found += len(given)
        gold += len(expected)
        grades = _grade(text, expected, len(expected)), _grade(text, expected, len(given))
        if grades[0] is not None and grades[1] is not None:
            apart.append(abs(grades[0] - grades[1]))
    return Measured(gold, found, right, sum(apart) / max(len(apart), 1), seconds)


def _grade(text: str, sentences: Iterable[tuple[int, int]], number: int) -> float | None:
    """The middle grade of the words of the gold sentences, for so many sentences."""
    spans = [Span(*span) for span in sorted(sentences)]
    prose = known_prose((), [(span, 1, span.of(text).split(), ()) for span in spans])
    counts = counts_of(sum(prose.sums), number)
    return middle_grade(counts) if counts.words >= 100 and number else None


def without(path: Path) -> Iterator[tuple[str, Measured]]:
    """Sayso's splitter with one of its rules left out at a time."""
    real = rules._entries
    yield "all rules", measure(path, _sayso)
    for name, lexicons in RULES.items():
        with mock.patch.object(rules, "_entries", lambda of, out=lexicons: frozenset() if of in out else real(of)):
            rules._abbreviations.cache_clear()
            yield f"without {name}", measure(path, _sayso)
    rules._abbreviations.cache_clear()
    with mock.patch.object(rules, "_cues", frozenset):
        yield "without “Why?” she asked", measure(path, _sayso)


if __name__ == "__main__":
    sys.stdout.write(HEAD)
    for argument in sys.argv[1:]:
        file = Path(argument)
        if argument == "--without":
            continue
        if "--without" in sys.argv:
            for name, measured in without(file):
                sys.stdout.write(measured.line(file.name, name))
            continue
        for name, splitter in SPLITTERS.items():
            if name in ("sayso", "naive", "textstat") or find_spec(name):
                sys.stdout.write(measure(file, splitter).line(file.name, name))
