"""Readability formulas: each takes counts, never text.

The symbols: W words, S sentences, Y syllables, C letters and digits, P words of three syllables or more, K words
that Gunning calls complex, L words of more than six letters, M words of one syllable, D words that are not on Dale and
Chall's list. All formulas need at least one word and one sentence; the published ones are about English prose of
a hundred words or more, which ``readability`` sees to. They are plain arithmetic, so that counts may be numbers or
arrays of numbers: the bootstrap works out a thousand versions of a text in one go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.measures.counts import Counts
from analysis.measures.score import Unit


def words_per_sentence(counts: Counts) -> float:
    """Mean sentence length, W / S."""
    return counts.words / counts.sentences


def syllables_per_word(counts: Counts) -> float:
    """Mean word length in syllables, Y / W."""
    return counts.syllables / counts.words


def reading_time(counts: Counts) -> float:
    """Minutes that an adult needs to read it in silence, at 238 words a minute (Brysbaert 2019, non-fiction)."""
    return counts.words / 238


def flesch_reading_ease(counts: Counts) -> float:
    """How easy, from about 0 (hard) to 100 (easy): 206.835 - 1.015 W/S - 84.6 Y/W (Flesch 1948).

    >>> passage = Counts(100, 5, 150, 470, 15, 65, 30, 20, 0)
    >>> round(flesch_reading_ease(passage), 3)
    59.635
    """
    return 206.835 - 1.015 * words_per_sentence(counts) - 84.6 * syllables_per_word(counts)


def flesch_kincaid(counts: Counts) -> float:
    """US school grade: 0.39 W/S + 11.8 Y/W - 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975)."""
    return 0.39 * words_per_sentence(counts) + 11.8 * syllables_per_word(counts) - 15.59


def gunning_fog(counts: Counts) -> float:
    """US school grade: 0.4 (W/S + 100 K/W), complex words by Gunning's exceptions (Gunning 1952)."""
    return 0.4 * (words_per_sentence(counts) + 100 * counts.complex_words / counts.words)


def gunning_fog_simple(counts: Counts) -> float:
    """US school grade: 0.4 (W/S + 100 P/W), every word of three syllables counted as complex."""
    return 0.4 * (words_per_sentence(counts) + 100 * counts.polysyllables / counts.words)


def smog(counts: Counts) -> float:
    """US school grade: 1.0430 sqrt(30 P/S) + 3.1291 (McLaughlin 1969)."""
    root: float = (30 * counts.polysyllables / counts.sentences) ** 0.5
    return 1.0430 * root + 3.1291


def coleman_liau(counts: Counts) -> float:
    """US school grade: 0.0588 (100 C/W) - 0.296 (100 S/W) - 15.8 (Coleman and Liau 1975)."""
    return 5.88 * counts.letters / counts.words - 29.6 * counts.sentences / counts.words - 15.8


def ari(counts: Counts) -> float:
    """US school grade: 4.71 C/W + 0.5 W/S - 21.43 (Smith and Senter 1967)."""
    return 4.71 * counts.letters / counts.words + 0.5 * words_per_sentence(counts) - 21.43


def dale_chall(counts: Counts) -> float:
    """Raw score: 0.1579 (100 D/W) + 0.0496 W/S + 3.6365 (Dale and Chall 1948).

    The constant belongs to the regression: Dale and Chall add it to their first worked passage, with 6 hard words in
    132, too. Some programs, textstat among them, add it only above 5 % of hard words.
    """
    return 0.1579 * (100 * counts.difficult_words / counts.words) + 0.0496 * words_per_sentence(counts) + 3.6365


def new_dale_chall(counts: Counts) -> float:
    """Expected share of gaps that readers fill: 64 - 0.95 (100 D/W) - 0.69 W/S (Chall and Dale 1995)."""
    return 64 - 95 * counts.difficult_words / counts.words - 0.69 * words_per_sentence(counts)


def linsear_write(counts: Counts) -> float:
    """US school grade: r = (W + 2 P) / S, halved where over 20, else (r - 2) / 2 (O'Hayre 1966; Klare 1974)."""
    r = (counts.words + 2 * counts.polysyllables) / counts.sentences
    return r / 2 - (r <= 20)


def forcast(counts: Counts) -> float:
    """US school grade: 20 - N/10, N words of one syllable in 150 (Caylor, Sticht, Fox and Ford 1973)."""
    return 20 - 15 * counts.monosyllables / counts.words


def lix(counts: Counts) -> float:
    """W/S + 100 L/W (Björnsson 1968)."""
    return words_per_sentence(counts) + 100 * counts.long_words / counts.words


def rix(counts: Counts) -> float:
    """L/S (Anderson 1983)."""
    return counts.long_words / counts.sentences


def spache(counts: Counts) -> float:
    """US school grade: 0.121 W/S + 0.082 (100 D/W) + 0.659, D different words off Spache's list (Spache 1974).

    Made for the first three school years, so it is in no report. Its list is under copyright and not shipped:
    ``readability(text, spache=words)`` counts with a list of yours and puts the result into ``difficult_words``.
    """
    return 0.121 * words_per_sentence(counts) + 8.2 * counts.difficult_words / counts.words + 0.659


@dataclass(frozen=True, slots=True)
class Formula:
    """A published formula: what to call it, in which unit it answers, and the rule in words and symbols."""

    id: str
    of: Callable[[Counts], float]
    label: str
    unit: Unit
    rule: str
    literature: str
    worked: str
    """The formula with a place for each count: ``worked_out`` fills in the story's own."""
    grade: bool
    """Whether its value is a US school grade that can be compared with the others."""


FORMULAS = (
    Formula(
        "flesch_reading_ease", flesch_reading_ease, "Flesch reading ease", "points",
        "206.835 - 1.015 x words per sentence - 84.6 x syllables per word; 60-70 is plain English, under 30 very hard",
        "Flesch 1948",
        "206.835 − 1.015 × {W} / {S} − 84.6 × {Y} / {W}", False,
    ),
    Formula(
        "flesch_kincaid", flesch_kincaid, "Flesch-Kincaid grade", "grade",
        "0.39 x words per sentence + 11.8 x syllables per word - 15.59",
        "Kincaid, Fishburne, Rogers and Chissom 1975",
        "0.39 × {W} / {S} + 11.8 × {Y} / {W} − 15.59", True,
    ),
    Formula(
        "gunning_fog", gunning_fog, "Gunning fog grade", "grade",
        "0.4 x (words per sentence + percentage of complex words); complex are words of three syllables or more "
        "that are no names, no compounds of short words and not made long by -es or -ed",
        "Gunning 1952",
        "0.4 × ({W} / {S} + 100 × {K} / {W})", True,
    ),
    Formula(
        "gunning_fog_simple", gunning_fog_simple, "Gunning fog grade, simple count", "grade",
        "0.4 x (words per sentence + percentage of words of three syllables or more)",
        "Gunning 1952",
        "0.4 × ({W} / {S} + 100 × {P} / {W})", False,
    ),
    Formula(
        "smog", smog, "SMOG grade", "grade",
        "1.0430 x square root of (30 x words of three syllables or more / sentences) + 3.1291; aims at readers who "
        "understand everything, so it runs about two grades above the others and is left out of their middle",
        "McLaughlin 1969",
        "1.0430 × √(30 × {P} / {S}) + 3.1291", False,
    ),
    Formula(
        "coleman_liau", coleman_liau, "Coleman-Liau grade", "grade",
        "0.0588 x letters per 100 words - 0.296 x sentences per 100 words - 15.8",
        "Coleman and Liau 1975",
        "0.0588 × 100 × {C} / {W} − 0.296 × 100 × {S} / {W} − 15.8", True,
    ),
    Formula(
        "ari", ari, "Automated readability grade", "grade",
        "4.71 x letters per word + 0.5 x words per sentence - 21.43",
        "Smith and Senter 1967",
        "4.71 × {C} / {W} + 0.5 × {W} / {S} − 21.43", True,
    ),
    Formula(
        "dale_chall", dale_chall, "Dale-Chall score", "points",
        "0.1579 x percentage of words not on Dale and Chall's list + 0.0496 x words per sentence + 3.6365; "
        "names count as familiar",
        "Dale and Chall 1948",
        "0.1579 × 100 × {D} / {W} + 0.0496 × {W} / {S} + 3.6365", False,
    ),
    Formula(
        "new_dale_chall", new_dale_chall, "New Dale-Chall cloze score", "points",
        "64 - 0.95 x percentage of words not on Dale and Chall's list - 0.69 x words per sentence; "
        "the share of gaps that readers are expected to fill, higher is easier",
        "Chall and Dale 1995",
        "64 − 0.95 × 100 × {D} / {W} − 0.69 × {W} / {S}", False,
    ),
    Formula(
        "linsear_write", linsear_write, "Linsear Write grade", "grade",
        "(words + 2 x words of three syllables or more) / sentences, halved if over 20, else less 2 and halved",
        "O'Hayre 1966; Klare 1974",
        "({W} + 2 × {P}) / {S} / 2{linsear}", True,
    ),
    Formula(
        "forcast", forcast, "FORCAST grade", "grade",
        "20 - words of one syllable in 150 words / 10; takes no notice of sentences",
        "Caylor, Sticht, Fox and Ford 1973",
        "20 − 150 × {M} / {W} / 10", True,
    ),
    Formula(
        "lix", lix, "LIX", "points",
        "words per sentence + percentage of words with more than six letters; 40-50 is an ordinary newspaper",
        "Björnsson 1968",
        "{W} / {S} + 100 × {L} / {W}", False,
    ),
    Formula(
        "rix", rix, "RIX", "points",
        "words with more than six letters / sentences; 7.2 and more is college",
        "Anderson 1983",
        "{L} / {S}", False,
    ),
)  # fmt: skip


def worked_out(formula: Formula, counts: Counts) -> str:
    """A formula written out with the counts of a text.

    >>> worked_out(FORMULAS[1], Counts(1200, 60, 1800, 5640, 180, 780, 360, 240, 0))
    '0.39 × 1,200 / 60 + 11.8 × 1,800 / 1,200 − 15.59'
    """
    r = (counts.words + 2 * counts.polysyllables) / counts.sentences
    letters = {
        "W": counts.words, "S": counts.sentences, "Y": counts.syllables, "C": counts.letters,
        "P": counts.polysyllables, "K": counts.complex_words, "L": counts.long_words, "M": counts.monosyllables,
        "D": counts.difficult_words,
    }  # fmt: skip
    shown = {letter: f"{number:,}" for letter, number in letters.items()}
    return formula.worked.format(linsear="" if r > 20 else " − 1", **shown)
