"""How it reads: the length of the sentences, what the formulas make of it, how sure that is, whose words are harder."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.reporting.narrative.statement import Number, Part, Statement, measured
from analysis.reporting.prose import decimal, plural
from analysis.result import Analysis


def reading_told(analysis: Analysis) -> Iterator[Statement | None]:
    words, length = analysis.score("words"), analysis.score("words_per_sentence")
    if length.value is None or not length.n:
        if words.value is not None:
            text = f" {plural(words.value, 'words')}: too little to say how hard it is to read."
            yield Statement(("The body has ", measured(analysis, "words"), text))
        return
    yield Statement(
        (
            "The body has ", measured(analysis, "words_per_sentence", "n"), f" {plural(length.n, 'sentences')}, ",
            measured(analysis, "words_per_sentence"), f" {plural(length.value, 'words')} long",
            "." if length.n == 1 else " on average.",
        ),
        length.evidence,
    )  # fmt: skip
    yield _grade(analysis)
    yield interval_told(analysis)
    yield _voices(analysis)
    yield way_told(analysis)


def _grade(analysis: Analysis) -> Statement | None:
    grade, words = analysis.score("grade_median"), analysis.score("words")
    if grade.value is None:
        if words.value is None:
            return None
        return Statement(
            (
                "With ",
                measured(analysis, "words"),
                f" {plural(words.value, 'words')} it is too short for a school grade.",
            )
        )
    return grade_told(analysis)


def grade_told(analysis: Analysis) -> Statement:
    """The middle of the formulas and their range; only for a story that has a grade."""
    grade = analysis.score("grade_median")
    parts: list[Part] = [
        "Readability formulas put the text around US school grade ",
        measured(analysis, "grade_median"),
    ]
    if grade.n and grade.low is not None and grade.high is not None and grade.low != grade.high:
        parts += [
            "; the ", measured(analysis, "grade_median", "n"), f" {plural(grade.n, 'formulas')} range from ",
            measured(analysis, "grade_median", "low"), " to ", measured(analysis, "grade_median", "high"),
        ]  # fmt: skip
    return Statement((*parts, "."), grade.evidence)


def interval_told(analysis: Analysis) -> Statement | None:
    """How far chance alone moves the grade."""
    interval = analysis.score("grade_median").interval
    if interval is None or decimal(interval[0]) == decimal(interval[1]):
        return None
    low, high = (
        Number(decimal(end), end, f"readability.scores.grade_median.interval.{place}")
        for place, end in enumerate(interval)
    )
    chance = "Other sentences of the same kind would, in nineteen cases of twenty, put it between "
    return Statement((chance, low, " and ", high, "."))


def _voices(analysis: Analysis) -> Statement | None:
    """The reporter's words and the quoted ones, where both are enough for a grade."""
    own, quoted = analysis.score("grade_reporter"), analysis.score("grade_quoted")
    if own.value is None or quoted.value is None:
        return None
    if decimal(own.value) == decimal(quoted.value):
        return Statement(("The reporter's own words and the quoted ones both come out at grade ",
                          measured(analysis, "grade_reporter"), "."))  # fmt: skip
    return Statement(
        (
            "Taken apart, the reporter's own words come out at grade ", measured(analysis, "grade_reporter"),
            " and the quoted ones at ", measured(analysis, "grade_quoted"), ".",
        )
    )  # fmt: skip


def way_told(analysis: Analysis) -> Statement | None:
    """The other way of counting that moves the grade most."""
    ways = analysis.readability.sensitivities
    if not ways:
        return None
    place = max(range(len(ways)), key=lambda place: abs(ways[place].shift))
    way = ways[place]
    if decimal(abs(way.shift)) == "0":
        return None
    return Statement(
        (
            f"Of the other ways of counting, the one that moves the grade most ({way.instead}) would give ",
            Number(decimal(way.grade), way.grade, f"readability.sensitivities.{way.id}.grade"), ".",
        )
    )  # fmt: skip
