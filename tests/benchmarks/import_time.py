"""How much processor time a start costs. Run: ``python -m tests.benchmarks.import_time``.

Each line is measured in fresh processes; the smallest of several is shown, because other work on the machine only adds.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "data" / "articles" / "invented-harbour.txt"
TIMES = 7
CLOCK = "import time; start = time.process_time()\n{code}\nprint(time.process_time() - start)"
READ = f"from analysis import analyse, load\nstory = load({str(STORY)!r})\n"
RULES = f"{READ}from analysis.speech.cued import CuedTagger\ntagger = CuedTagger()\n"
LATER = "start = time.process_time()\n"
LINES = (
    ("import analysis", "import analysis", 0.10),
    ("import analysis.cli", "import analysis.cli", None),
    ("import, load and analyse one story, by rules", f"{RULES}analyse(story, tagger=tagger)", 1.20),
    ("  each further story", f"{RULES}analyse(story, tagger=tagger)\n{LATER}analyse(story, tagger=tagger)", 0.10),
    ("  the first with textstat's check", f"{RULES}analyse(story, tagger=tagger, check=True)", None),
    ("the same by the trained model", f"{READ}analyse(story)", None),
    ("  each further story", f"{READ}analyse(story)\n{LATER}analyse(story)", None),
)


def smallest(code: str) -> float:
    """CPU seconds of the code in a fresh Python, the best of several."""
    command = [sys.executable, "-c", CLOCK.format(code=code)]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(TIMES)]
    return min(float(run.split()[-1]) for run in runs)


def main() -> None:
    """Print a table: what, CPU seconds, and the bound that the project sets itself."""
    print(f"{'what':<46}{'CPU seconds':>12}{'bound':>8}")
    for what, code, bound in LINES:
        print(f"{what:<46}{smallest(code):>12.3f}{'' if bound is None else f'{bound:.2f}':>8}")


if __name__ == "__main__":
    main()
