"""How much memory the trained model takes beyond the article itself. Run: ``python -m tests.benchmarks.memory``.

The texts are those of ``tests.benchmarks.speed``; each is read in a process of its own, on Linux. "article" is what
the text, its zones, sentences, words and quotations hold when the model begins; "model" is the most that the process
takes above that until the attributions are there, beyond the weights, which are loaded before.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.speed import SIZES, text_of

WARM = 2_000
"""Characters of the text that is read first, so that weights, word lists and libraries are there."""
TAKEN = "VmHWM"
"""The most that the process had in memory; unlike getrusage's, not that of the process that started this one too."""


def taken(size: int) -> dict[str, float]:
    """Megabytes for a text of so many characters, measured in a process of its own."""
    words = [sys.executable, "-m", __name__ if __name__ != "__main__" else "tests.benchmarks.memory", str(size)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).resolve().parents[2])
    return {name: float(number) for name, number in (line.split() for line in done.stdout.splitlines())}


def status(name: str) -> int:
    """A number of kilobytes from what Linux tells of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def above(work: Callable[[], object]) -> tuple[float, float]:
    """Megabytes: what the process holds before some work, and the most that it takes above that during the work."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the most begins anew
    before = status("VmRSS")
    work()
    return before / 1024, (status(TAKEN) - before) / 1024


def measure(size: int) -> None:
    """Print what the article and the model take."""
    from analysis import read
    from analysis.speech.marks import find_quotations
    from analysis.speech.model import ModelTagger

    model = ModelTagger()
    warm = read(text_of(WARM))
    model.weigh(warm, find_quotations(warm))
    text = text_of(size)
    empty, _ = above(lambda: None)
    article = read(text)
    quotations = find_quotations(article)
    held, most = above(lambda: model.weigh(article, quotations))
    print(f"article {held - empty:.1f}\nmodel {most:.1f}")


def main() -> None:
    """Print a table: size, and the megabytes of the two."""
    print(f"{'characters':>12}{'article':>10}{'model':>10}   MB")
    for size in SIZES:
        found = taken(size)
        print(f"{size:>12,}" + "".join(f"{found[name]:>10.1f}" for name in ("article", "model")))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
