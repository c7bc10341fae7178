"""How time grows with the text, beside textstat on the same text. Run: ``python -m tests.benchmarks.speed``.

The text is the invented story again and again, its names changed each time, so that there are ever more speakers to
tell apart. CPU seconds, the best of three; "growth" is the time divided by the time of the line above, where ten times
the text makes 10 the linear value. textstat computes readability alone: eight indices, no sources, no quotations.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from analysis import analyse, read

STORY = (Path(__file__).resolve().parents[2] / "data" / "articles" / "invented-harbour.txt").read_text(encoding="utf-8")
SIZES = (10_000, 100_000, 1_000_000)
INDICES = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "linsear_write_formula",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def text_of(size: int) -> str:
    """About ``size`` characters of body text; each round of the story has names of its own."""
    body = STORY.split("---\n", 2)[-1]
    out: list[str] = []
    length = 0
    while length < size:
        tail = "".join(LETTERS[len(out) // 26**place % 26] for place in range(3))
        part = body.replace("ez ", f"e{tail} ").replace("er ", f"e{tail} ") if out else body
        out.append(part)
        length += len(part)
    return "\n\n".join(out)[:size]


def cpu(work: Callable[[str], object], text: str) -> float:
    """CPU seconds of the work on a text, the best of three; a word more each time, because textstat remembers texts."""
    best = float("inf")
    for n in range(3):
        longer = f"{text} {LETTERS[: n + 3]}."
        start = time.process_time()
        work(longer)
        best = min(best, time.process_time() - start)
    return best


def textstat_indices(text: str) -> None:
    """The eight indices of the peer."""
    import textstat

    for name in INDICES:
        getattr(textstat, name)(text)


def main() -> None:
    """Print a table: size, CPU seconds and growth of Sayso and of textstat, and how many words Sayso reads a second."""
    from analysis.measures.reconciliation import check_with_textstat

    warm = analyse(read(STORY), check=True)  # imports, dictionaries, and textstat's own dictionary put in place
    check_with_textstat(warm.article, warm.readability)
    print(f"{'characters':>12}{'words':>9}{'Sayso':>9}{'growth':>8}{'words/s':>10}{'textstat':>10}{'growth':>8}")
    last: tuple[float, float] | None = None
    for size in SIZES:
        text = text_of(size)
        article = read(text)
        ours = cpu(lambda text: analyse(read(text)), text)
        theirs = cpu(textstat_indices, text)
        growth = ("", "") if last is None else (f"{ours / last[0]:.1f}", f"{theirs / last[1]:.1f}")
        words = len(article.words)
        print(f"{size:>12,}{words:>9,}{ours:>9.3f}{growth[0]:>8}{words / ours:>10,.0f}{theirs:>10.3f}{growth[1]:>8}")
        last = ours, theirs


if __name__ == "__main__":
    main()
