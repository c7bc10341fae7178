"""How it reads: the length of the sentences and what the formulas make of it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.reporting.narrative.statement import Part, Statement, measured
from analysis.reporting.prose import plural
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
