"""How wrong the syllables of unknown words are: the fallback measured against the dictionary itself.

    python -m tests.benchmarks.syllables

Every word of the CMU Pronouncing Dictionary of three letters or more that is letters only is estimated as if the
dictionary lacked it, and the estimate is compared with its first pronunciation. "rest by vowels" are words that
neither a known ending nor two known parts help with: names and foreign words, as in news. textstat's own fallback
(hyphenation patterns) is measured on the same words, every twentieth of them, where textstat is installed. Then, for
every story of ``data/``: the share of words that are estimated, and what other rules for names, acronyms, numbers and
hyphens would make of the grade.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from analysis import load, readability
from analysis.measures import estimating
from analysis.measures.pronouncing import dictionary

DATA = Path(__file__).resolve().parents[2] / "data"


def known_words() -> list[tuple[str, int]]:
    """The plain words of the dictionary with their syllables."""
    found = []
    for line in dictionary().lines.decode("ascii").splitlines():
        word, number, *phones = line.split()
        if number == "1" and word.isalpha() and len(word) > 2:
            found.append((word, sum(phone[-1] in "012" for phone in phones)))
    return found


def errors(words: Iterable[tuple[str, int]], estimate: Callable[[str], int]) -> list[int]:
    """For each word, how many syllables the estimate has too many."""
    return [estimate(word) - syllables for word, syllables in words]


def line(name: str, found: Sequence[int]) -> str:
    """One line of the table."""
    n = len(found)
    return (
        f"{name:34}{n:9,}{found.count(0) / n:9.1%}{sum(map(abs, found)) / n:9.3f}{sum(found) / n:+9.3f}"
        f"{max(map(abs, found)):6}\n"
    )


def by_what(word: str) -> str:
    """Which of the three ways estimates a word."""
    if estimating._by_ending(word) is not None:
        return "by a known ending"
    return "by two known parts" if estimating._by_parts(word) is not None else "rest by vowels"


def textstat_fallback() -> Callable[[str], int]:
    """What textstat does with a word that the dictionary lacks."""
    from textstat.backend.utils import get_pyphen  # type: ignore[import-untyped]

    pyphen = get_pyphen("en_US")
    return lambda word: len(pyphen.positions(word)) + 1


def main() -> None:
    """Print the two tables."""
    words = known_words()
    sys.stdout.write(f"{'way':34}{'words':>9}{'right':>9}{'error':>9}{'bias':>9}{'worst':>6}\n")
    groups: dict[str, list[tuple[str, int]]] = {"by a known ending": [], "by two known parts": [], "rest by vowels": []}
    for item in words:
        groups[by_what(item[0])].append(item)
    sys.stdout.write(line("the fallback, all words", errors(words, estimating.estimate)))
    for name, held in groups.items():
        sys.stdout.write(line(f"  {name}", errors(held, estimating.estimate)))
    sys.stdout.write(line("vowels alone, all words", errors(words, estimating.by_vowels)))
    if find_spec("textstat"):
        sample = words[::20]
        sys.stdout.write(line("the fallback, every 20th word", errors(sample, estimating.estimate)))
        sys.stdout.write(line("textstat's, every 20th word", errors(sample, textstat_fallback())))
    ways = ("splitter", "names", "estimates", "acronyms", "numbers", "hyphens")
    sys.stdout.write(
        f"\n{'story':26}{'words':>7}{'est.':>7}{'grade':>7}" + "".join(f"{way:>11}" for way in ways) + "\n"
    )
    for path in sorted((*DATA.glob("articles/*.txt"), *DATA.glob("gold/*.txt"))):
        found = readability(load(path))
        share, grade = found.score("estimated_share").value, found.score("grade_median").value
        if share is not None and grade is not None:
            shifts = {each.id: each.shift for each in found.sensitivities}
            cells = "".join(f"{shifts[way]:>+11.1f}" if way in shifts else f"{'–':>11}" for way in ways)
            sys.stdout.write(f"{path.stem:26}{found.counts.words:7,}{share:7.1%}{grade:7.1f}{cells}\n")


if __name__ == "__main__":
    main()
