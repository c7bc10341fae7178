"""Which sentence splitter is right most often: Sayso's rules, nupunkt or sentencex, on gold sentences.

    python tests/benchmarks/compare_splitters.py gum.dev.jsonl.gz gum_more.dev.jsonl.gz

Each line of a file is a JSON object with ``text`` and ``sentences`` ([start, end]). Paragraphs are given to every
splitter; a sentence is right when both its ends are. The other two are measured where they are installed.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from analysis.reading.paragraphs import find_paragraphs
from analysis.reading.sentences import find_sentences
from analysis.spans import Span

Splitter = Callable[[str], Iterable[tuple[int, int]]]


def _sayso(paragraph: str) -> Iterable[tuple[int, int]]:
    return find_sentences(paragraph, Span(0, len(paragraph)))


def _nupunkt(paragraph: str) -> Iterable[tuple[int, int]]:
    import nupunkt  # type: ignore[import-not-found, unused-ignore]

    return [(span[0], span[1]) for span in nupunkt.sent_spans(paragraph)]


def _sentencex(paragraph: str) -> Iterable[tuple[int, int]]:
    import sentencex  # type: ignore[import-not-found, unused-ignore]

    place = 0
    for sentence in sentencex.segment("en", paragraph):
        start = paragraph.index(sentence, place)
        place = start + len(sentence)
        yield start, place


SPLITTERS: dict[str, Splitter] = {"sayso": _sayso, "nupunkt": _nupunkt, "sentencex": _sentencex}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def measure(path: Path, split: Splitter) -> tuple[float, float]:
    """F1 of exact sentences, and the CPU seconds it took."""
    right = found = gold = 0
    began = time.process_time()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["text"]
            expected = {_trimmed(text, start, end) for start, end in record["sentences"]}
            given = set()
            for paragraph in find_paragraphs(text):
                at = paragraph.span.start
                for start, end in split(paragraph.span.of(text)):
                    begin, stop = _trimmed(text, at + start, at + end)
                    if begin < stop:
                        given.add((begin, stop))
            right += len(expected & given)
            found += len(given)
            gold += len(expected)
    return 2 * right / (found + gold), time.process_time() - began


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        for name, splitter in SPLITTERS.items():
            if name == "sayso" or find_spec(name):
                f1, seconds = measure(Path(argument), splitter)
                sys.stdout.write(f"{Path(argument).name:24} {name:10} F1 {f1:.4f}  {seconds:.3f} s\n")
