"""How fast readability is beside textstat, on the same text in the same run.

    python -m tests.benchmarks.readability_speed

CPU seconds, best of three. "formulas" is every formula of ours from a string to the last score; "readability(text)" is
the whole answer with intervals, other ways of counting and what costs most; "textstat" are the same formulas called
one after the other, as a user calls them (its own cache between calls is left at work, a word more each time makes the
text a new one). "times" says how many times as long textstat takes. Ours is measured first: textstat's dictionary, once
in memory, slows down every garbage collection, and who uses Sayso alone does not have it there. "growth" is the time
divided by that of the line above, where the text is ten times as long: 10 is linear.
"""

from __future__ import annotations

import sys

from analysis import readability
from analysis.measures.formulas import FORMULAS
from analysis.measures.prose import prose_in
from analysis.measures.reconciliation import check_with_textstat
from analysis.measures.word_counts import count_prose
from analysis.reading.load import read
from tests.benchmarks.speed import STORY, cpu, text_of

SAME = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "linsear_write_formula", "lix", "rix",
)  # fmt: skip
"""textstat's names of the formulas that both compute; ours has three more (simple fog, New Dale-Chall, FORCAST)."""
SIZES = (10_000, 100_000, 1_000_000, 9_800_000)
"""The last is as large as an article may be."""


def every_formula(text: str) -> None:
    """From a string to all scores."""
    counts = count_prose(prose_in(text)).counts
    for formula in FORMULAS:
        formula.of(counts)


def textstat_formulas(text: str) -> None:
    """The peer's way to the same scores."""
    import textstat  # type: ignore[import-untyped]

    for name in SAME:
        getattr(textstat, name)(text)


def main() -> None:
    """Print the table."""
    texts = [text_of(size) for size in SIZES]
    ours, whole, words = [], [], []
    for text in texts:
        words.append(count_prose(prose_in(text)).counts.words)  # new words are looked up once
        ours.append(cpu(every_formula, text))
        whole.append(cpu(readability, text))
    article = read(STORY)
    check_with_textstat(article, readability(article))  # textstat finds the dictionary that Sayso ships with
    theirs = [cpu(textstat_formulas, text) for text in texts]
    heads = ("characters", "words", "formulas", "growth", "words/s", "textstat", "growth", "words/s", "times",
             "readability(text)", "growth", "times")  # fmt: skip
    widths = (12, 11, 10, 8, 11, 10, 8, 10, 7, 19, 8, 7)
    sys.stdout.write("".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True)) + "\n")
    for place, size in enumerate(SIZES):
        growth = ["" if place == 0 else f"{each[place] / each[place - 1]:.1f}" for each in (ours, theirs, whole)]
        ratios = theirs[place] / ours[place], theirs[place] / whole[place]
        cells = (f"{size:,}", f"{words[place]:,}", f"{ours[place]:.3f}", growth[0],
                 f"{words[place] / ours[place]:,.0f}", f"{theirs[place]:.3f}", growth[1],
                 f"{words[place] / theirs[place]:,.0f}", f"{ratios[0]:.1f}", f"{whole[place]:.3f}", growth[2],
                 f"{ratios[1]:.1f}")  # fmt: skip
        sys.stdout.write("".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True)) + "\n")


if __name__ == "__main__":
    main()
