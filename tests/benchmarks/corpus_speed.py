"""What a corpus costs, and the sums that size a cluster. Run: ``python -m tests.benchmarks.corpus_speed [ROUNDS]``.

The texts are the 25 invented articles, ROUNDS times over (default 8), each a little different. CPU seconds are those of
every process, starts included where it says "command"; wall times want two free cores. The core-hours at the end are
words divided by the words a core second, at WORDS words an article.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from itertools import islice
from pathlib import Path

from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.running.corpus.crew import Here, Processes
from analysis.running.corpus.measuring import Measured, measure
from analysis.running.corpus.part import MOST_ARTICLES, Options, Part, parts_of
from analysis.running.corpus.run import run_corpus
from analysis.running.inputs.stream import records
from analysis.speech.characterising import characterise
from analysis.speech.marks import find_quotations
from analysis.speech.resolving import resolve_sources
from analysis.speech.tagger import default_tagger
from tests.gold.scoring import gold_articles

WORDS = 700
"""Words of an article in the sums."""
SIZES = (1_000_000, 100_000_000)


def lines(path: Path, rounds: int) -> int:
    """Write the articles as JSONL; gives their number."""
    rows = [
        {"id": f"{article['id']}-{turn}", "text": f"{article['text']}\n\nThis was round {turn} of {rounds}.\n"}
        for turn in range(rounds)
        for article in gold_articles()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return len(rows)


def cpu_of(command: Iterable[str | Path]) -> float:
    """CPU seconds of a command of Sayso and of all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, "-m", "analysis", *map(str, command)]
    subprocess.run(words, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of some work in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak() -> float:
    """The largest memory that a process of ours that has ended ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def inside(source: Path) -> tuple[int, float, float]:
    """Words of the bodies, CPU seconds of finding who says what, and of everything with measures and Parquet."""
    parts = list(parts_of(records([source]), lambda record: Options()))
    measure(parts[0])  # imports, weights, dictionary
    tagger, articles = default_tagger(), list[Article]()

    def find() -> None:
        for article in (record.article() for part in parts for record in part.records):
            quotations = find_quotations(article)
            found = resolve_sources(article, quotations, tagger.weigh(article, quotations)[0], Rules())
            characterise(article, quotations, *found)
            articles.append(article)

    finding = min(cpu(find) for _ in range(2))
    words = sum(len(each.body_words) for each in articles) // 2
    return words, finding, min(cpu(lambda: [measure(part) for part in parts]) for _ in range(2))


class Instant(Here):
    """Measures the first part and gives its result for every other: what is left is reading, keeping and writing."""

    def __init__(self) -> None:
        self.known: Future[Measured] | None = None

    def submit(self, part: Part) -> Future[Measured]:
        self.known = self.known or super().submit(part)
        return self.known


def feeding(folder: Path) -> float:
    """CPU seconds that the reading and writing process takes for a part of articles that others measure."""
    source = folder / "fed.jsonl"
    lines(source, 40)
    crew = Instant()
    run_corpus(islice(records([source]), MOST_ARTICLES), folder / "warm.parquet", crew)
    parts = -(-40 * 25 // MOST_ARTICLES)
    return cpu(lambda: run_corpus(records([source]), folder / "fed.parquet", crew)) / parts


def main() -> None:
    """Print the table and the sums."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        count = lines(source, rounds)
        words, finding, whole = inside(source)
        print(f"{count} articles, {words:,} words\n")
        print(f"finding who says what         {1e6 * finding / words:8.1f} ms of CPU a 1,000 words")
        print(
            f"measures and Parquet          {1e6 * (whole - finding) / words:8.1f} ms of CPU a 1,000 words (at most 40)"
        )
        annotate = cpu_of(["annotate", source, "-o", folder / "said.jsonl"])
        corpus = cpu_of(["corpus", source, "-o", folder / "a.parquet"])
        print(f"command annotate              {words / annotate:8,.0f} words a CPU second")
        print(f"command corpus, one process   {words / corpus:8,.0f} words a CPU second")
        print(f"corpus over annotate          {100 * annotate / corpus:8.0f} % (at least 80)\n")
        walls, spent = [], []
        for jobs in (1, 2):
            start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            with Processes(jobs) as crew:
                run_corpus(records([source]), folder / f"{jobs}.parquet", crew)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            walls.append(time.monotonic() - start)
            spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        print(f"--jobs 2 over --jobs 1        {walls[0] / walls[1]:8.2f} times as fast on the clock, starts included")
        print(f"                              {spent[1] / spent[0]:8.2f} times the CPU seconds\n")
        memory(folder, rounds)
        rate = words / whole
        fed = feeding(folder)
        busy = MOST_ARTICLES * WORDS / rate
        print(f"\nthe process that reads and writes takes {1000 * fed:.1f} ms for a part of {MOST_ARTICLES} articles;")
        print(f"a worker is at it for {busy:.1f} s: one such process feeds {busy / fed:,.0f} workers at most")
        print(f"\n{rate:,.0f} words a core second, {WORDS} words an article:")
        for size in SIZES:
            hours = size * WORDS / rate / 3600
            print(f"{size:>13,} articles: {size:,} x {WORDS} / {rate:,.0f} / 3,600 = {hours:,.0f} core-hours")


def memory(folder: Path, rounds: int) -> None:
    """Print the peak of a worker after few and after many articles."""
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    lines(few, 1)
    lines(many, 2 * rounds)
    for source in (few, many):
        with Processes(1) as crew:
            done = run_corpus(records([source]), source.with_suffix(".parquet"), crew)
        print(f"a worker after {done.measured:5,} articles   {peak():8,.0f} MB at most")


if __name__ == "__main__":
    main()
