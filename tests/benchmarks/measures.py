"""What each measure of sources, statements and wording costs. Run: ``python -m tests.benchmarks.measures``.

CPU milliseconds for 1,000 words, the best of five, on the invented story again and again (rules as tagger, outside the
clock). Readability has a benchmark of its own; ``after_tagging`` has the whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from analysis import Analysis, analyse, read
from analysis.measures.anonymity import measure_anonymity
from analysis.measures.answers import measure_answers
from analysis.measures.composition import measure_composition
from analysis.measures.density import measure_density
from analysis.measures.material import Material, material_of
from analysis.measures.placement import measure_placement
from analysis.measures.sourcing import measure_sourcing
from analysis.measures.wording import measure_wording
from analysis.speech.cued import CuedTagger
from tests.benchmarks.speed import text_of

WORDS = (1_000, 10_000, 100_000)
LETTERS_A_WORD = 5.9


def milliseconds(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call, the best of five."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def measured(found: Analysis, material: Material) -> dict[str, float]:
    """Milliseconds of each measure."""
    article, said, sources, rules = found.article, found.attributions, found.sources, found.rules
    works: dict[str, Callable[[], object]] = {
        "shared": lambda: material_of(article, found.quotations, said, sources, rules),
        "sourcing": lambda: measure_sourcing(article, said, sources, rules, material),
        "density": lambda: measure_density(article, found.quotations, said, sources, rules, material=material),
        "composition": lambda: measure_composition(material, found.density.speakers),
        "anonymity": lambda: measure_anonymity(material),
        "answers": lambda: measure_answers(material),
        "wording": lambda: measure_wording(material),
        "placement": lambda: measure_placement(material),
    }
    return {name: milliseconds(work) for name, work in works.items()}


def main() -> None:
    """Print a line for each length."""
    for place, words in enumerate(WORDS):
        found = analyse(read(text_of(round(words * LETTERS_A_WORD))), tagger=CuedTagger())
        material = material_of(found.article, found.quotations, found.attributions, found.sources, found.rules)
        count = len(material.body.words)
        costs = {name: cost * 1000 / count for name, cost in measured(found, material).items()}
        if place == 0:
            print("ms for 1,000 words  " + "".join(f"{name:>13}" for name in costs) + f"{'together':>13}")
        print(f"{count:>12,} words  " + "".join(f"{cost:>13.2f}" for cost in [*costs.values(), sum(costs.values())]))


if __name__ == "__main__":
    main()
