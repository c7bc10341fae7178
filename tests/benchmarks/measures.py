"""What each measure costs. Run: ``python -m tests.benchmarks.measures``.

CPU milliseconds for 1,000 words, the best of five, on the invented story again and again, its names changed each time
(rules as tagger, outside the clock). ``after_tagging`` has the whole, with the merging of mentions to sources.

Below it: stories made to be hard for a measure, at one and at eight times the length; 8 is linear.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from analysis import Analysis, analyse, read
from analysis.measures.anonymity import measure_anonymity
from analysis.measures.answers import measure_answers
from analysis.measures.collector import UncollectedWork
from analysis.measures.composition import measure_composition
from analysis.measures.density import measure_density
from analysis.measures.material import Material, material_of
from analysis.measures.placement import measure_placement
from analysis.measures.readability import measure_readability
from analysis.measures.sourcing import measure_sourcing
from analysis.measures.wording import measure_wording
from analysis.speech.cued import CuedTagger
from tests.benchmarks.after_tagging import ROUNDS
from tests.benchmarks.speed import text_of

WORDS = (1_000, 3_000, 10_000, 30_000, 100_000)
LETTERS_A_WORD = 5.9
HARD: dict[str, Callable[[str], str]] = {
    "ever more quoted": lambda name: f'"We {name} wait," {name} Venn said. ',
    "a paragraph each": lambda name: f'"It was late," said {name} Venn.\n\n',
    "unnamed": lambda _: "An official, who asked not to be named, said it was late. ",
    "denials": lambda name: f"{name} Venn claimed it was stolen. Mara Birk denied the theft. ",
    "posts": lambda name: f"It was late.\n\nIt is late here today.\n— {name} Venn (@{name}) May 3, 2026\n\n",
    "hedges": lambda _: "It was reportedly said to have allegedly been killed. ",
}
"""One round of each hard story; each round has a name of its own."""


def milliseconds(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call, the best of five, with the collector put off as ``analyse`` puts it off."""
    best = float("inf")
    for _ in range(5):
        with UncollectedWork():
            start = time.process_time()
            work()
            best = min(best, time.process_time() - start)
    return best * 1000


def material_in(found: Analysis) -> Material:
    """What the measures of an analysis share."""
    return material_of(found.article, found.quotations, found.attributions, found.sources, found.rules)


def measured(found: Analysis) -> dict[str, float]:
    """Milliseconds of each measure."""
    article, said, sources, rules = found.article, found.attributions, found.sources, found.rules
    material = material_in(found)
    works: dict[str, Callable[[], object]] = {
        "shared": lambda: material_in(found),
        "readability": lambda: measure_readability(article, found.quotations, said, sources, quoted=material.speech),
        "sourcing": lambda: measure_sourcing(article, said, sources, rules, material),
        "density": lambda: measure_density(article, found.quotations, said, sources, rules, material=material),
        "composition": lambda: measure_composition(material, found.density.speakers),
        "anonymity": lambda: measure_anonymity(material),
        "answers": lambda: measure_answers(material),
        "wording": lambda: measure_wording(material),
        "placement": lambda: measure_placement(material),
    }
    return {name: milliseconds(work) for name, work in works.items()}


def growth_of(story: Callable[[str], str]) -> float:
    """How many times longer all measures take when the story is eight times as long."""
    taken = []
    for rounds in ROUNDS:
        names = ("".join(chr(97 + n // 26**place % 26) for place in range(4)).capitalize() for n in range(rounds))
        text = "Tom Birk left today. " + "".join(story(f"{name}a") for name in names) + "\n"
        taken.append(sum(measured(analyse(read(text, name="story"), tagger=CuedTagger())).values()))
    return taken[1] / taken[0]


def main() -> None:
    """Print a line for each length, then one for each hard story."""
    for place, words in enumerate(WORDS):
        found = analyse(read(text_of(round(words * LETTERS_A_WORD))), tagger=CuedTagger())
        count = len(found.article.words)
        costs = {name: cost * 1000 / count for name, cost in measured(found).items()}
        if place == 0:
            print("ms for 1,000 words  " + "".join(f"{name:>13}" for name in costs) + f"{'together':>13}")
        print(f"{count:>12,} words  " + "".join(f"{cost:>13.2f}" for cost in [*costs.values(), sum(costs.values())]))
    print(f"\nhard stories, {ROUNDS[1] // ROUNDS[0]} times as long:")
    for name, story in HARD.items():
        print(f"{name:>18}{growth_of(story):>6.1f} times")


if __name__ == "__main__":
    main()
