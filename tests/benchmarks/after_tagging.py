"""How much time everything after tagging takes, and how it grows. Run: ``python -m tests.benchmarks.after_tagging``.

The text is the invented story again and again, its names changed each time, so that there are ever more speakers to
tell apart. The rules tag each text once, outside the clock; then ``analyse`` runs with what they found: merging
mentions to sources, characterising them, and all measures. CPU milliseconds, the best of three, without those of
``find_quotations`` (a step before tagging); what is remembered of mentions is forgotten before each of the three, since
an article is seldom read twice. "growth" is the time divided by that of the line above, divided by the
growth of the words: 1.0 is linear. The bound is 20 ms for 1,000 words.

Below it: stories made to be hard for the merging of mentions, at one and at eight times the length; 8 is linear. There
the garbage collector is off, as ``timeit`` has it: what it does depends on all that a process holds, not on the story.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from analysis import analyse, read
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.characterising import characterise
from analysis.speech.cued import CuedTagger
from analysis.speech.marks import find_quotations
from analysis.speech.mention import read_mention
from analysis.speech.quotation import Quotation
from analysis.speech.resolving import resolve_sources
from tests.benchmarks.speed import text_of

WORDS = (1_000, 3_000, 10_000, 30_000, 100_000)
LETTERS_A_WORD = 5.9
BOUND = 20.0
ROUNDS = (500, 4_000)
HARD: dict[str, Callable[[int], str]] = {
    "one family": lambda n: f"{_name(n)} Venn said it was late. Venn said so. She said so. ",
    "spokespeople": lambda n: f"The {_name(n)} Board said it. A spokesman for the {_name(n)} Board said so. ",
    "told apart": lambda n: "Two officials said it was late. One said it. Another said so. ",
    "he and his": lambda n: "He said he saw his man. ",
    "they": lambda n: "Residents said it was late. They said so. Both said it. ",
    "its bank": lambda n: f"The {_name(n)} bank left. Its spokesman said it was late. The bank said no. ",
    "quoted": lambda n: f"“I was there {_name(n).lower()},” {_name(n)} Orm said. “We knew,” she said. ",
    "names only": lambda n: f"{_name(n)} {_name(7 * n + 3)} left here. ",
}
"""One round of each hard story; each round has names of its own."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagger that gives what was found before."""

    found: tuple[Attribution, ...]
    name: str = "rules"
    version: str = "benchmark"
    known_misses: tuple[str, ...] = ()
    certainty: None = None

    def tag(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
        return self.found

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        return self.found, ()


def _name(number: int) -> str:
    """A name that no other number has."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)).capitalize() + "a"


def hard_story(name: str, rounds: int) -> str:
    """One of the hard stories, so many rounds long."""
    return "Tom Birk left today. " + "".join(map(HARD[name], range(rounds))) + "\n"


def growth_of(name: str) -> tuple[float, float]:
    """How many times longer merging and characterising take when the story is eight times as long."""
    taken = []
    for rounds in ROUNDS:
        article = read(hard_story(name, rounds), name="story")
        quotations = find_quotations(article)
        found = CuedTagger().tag(article, quotations)
        attributions, sources = resolve_sources(article, quotations, found, Rules())
        gc.collect()
        gc.disable()
        merging = milliseconds(partial(resolve_sources, article, quotations, found, Rules()))
        telling = milliseconds(partial(characterise, article, quotations, attributions, sources))
        gc.enable()
        taken.append((merging, telling))
    return taken[1][0] / taken[0][0], taken[1][1] / taken[0][1]


def milliseconds(work: Callable[[], object]) -> float:
    """CPU milliseconds of some work, the best of three, each with nothing remembered of mentions."""
    best = float("inf")
    for _ in range(3):
        read_mention.cache_clear()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return 1000 * best


def measured(words: int) -> tuple[int, int, float, float]:
    """Words, attributions, milliseconds of resolving, and of everything after tagging."""
    article = read(text_of(round(words * LETTERS_A_WORD)), name="story")
    quotations = find_quotations(article)
    found = CuedTagger().tag(article, quotations)
    tagged = Tagged(found)
    resolving = milliseconds(lambda: resolve_sources(article, quotations, found, Rules()))
    everything = milliseconds(lambda: analyse(article, tagger=tagged))
    before = milliseconds(lambda: find_quotations(article))
    return len(article.words), len(found), resolving, everything - before


def main() -> None:
    """Print a table: words, attributions, milliseconds, milliseconds per 1,000 words, and growth."""
    measured(WORDS[0])  # imports and dictionaries
    head = f"{'words':>9}{'attributions':>14}{'resolving':>12}{'a thousand':>12}{'growth':>8}"
    print(f"{head}{'everything':>13}{'a thousand':>12}{'growth':>8}")
    last: tuple[int, float, float] | None = None
    for size in WORDS:
        words, attributions, resolving, everything = measured(size)
        growth = ("", "")
        if last is not None:
            more = words / last[0]
            growth = f"{resolving / last[1] / more:.2f}", f"{everything / last[2] / more:.2f}"
        a_thousand = 1000 * resolving / words, 1000 * everything / words
        row = f"{words:>9,}{attributions:>14,}{resolving:>9.1f} ms{a_thousand[0]:>9.1f} ms{growth[0]:>8}"
        print(f"{row}{everything:>10.1f} ms{a_thousand[1]:>9.1f} ms{growth[1]:>8}")
        last = words, resolving, everything
    print(f"bound: {BOUND:.0f} ms a thousand words, growth 1.0\n")
    print(f"hard stories, {ROUNDS[1] // ROUNDS[0]} times as long:{'merging':>13}{'characterising':>18}")
    for name in HARD:
        merging, telling = growth_of(name)
        print(f"{name:>14}{merging:>26.1f} times{telling:>12.1f} times")


if __name__ == "__main__":
    main()
