"""How much is quoted, in what pieces, and where in the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.reporting.narrative.statement import (
    Name,
    Number,
    Part,
    Statement,
    called,
    joined,
    measured,
    nobody,
    some,
    together,
)
from analysis.reporting.prose import plural
from analysis.result import Analysis

LEAST_FOR_SHARES = 5
"""Below so many sources or statements a percentage says less than the counts."""
LEAST_WORDS_A_THIRD = 33
"""A story of fewer than 100 words has no parts worth comparing."""


def quotation_told(analysis: Analysis) -> Iterator[Statement | None]:
    quotations = analysis.score("quotations")
    if not quotations.value:
        yield Statement(("The body quotes ", nobody("density.scores.quotations.value"), " word for word."))
    else:
        yield _quoted(analysis)
        yield _lengths(analysis)
    yield _partial(analysis)
    yield _marks(analysis)
    yield _attributed(analysis)


def _quoted(analysis: Analysis) -> Statement:
    quotations, share = analysis.score("quotations"), analysis.score("quoted_word_share")
    holds: tuple[Part, ...] = (
        "The body holds ", measured(analysis, "quotations"), f" {plural(quotations.value or 0, 'quotations')}",
    )  # fmt: skip
    if share.value is None or not share.n:
        return Statement((*holds, "."), quotations.evidence)
    words = (measured(analysis, "quoted_word_share", "n"), f" {plural(share.n, 'words')}.")
    if too_few_for_shares(analysis):
        return Statement((*holds, " with ", quoted_words(analysis), " of its ", *words), quotations.evidence)
    return Statement(
        (
            *holds, "; the words inside quotation marks make up ", measured(analysis, "quoted_word_share"), " of its ",
            *words,
        ),
        quotations.evidence,
    )  # fmt: skip


def too_few_for_shares(analysis: Analysis) -> bool:
    """Whether there are so few attributions that percentages would say less than the counts."""
    return (analysis.score("attributions").value or 0) < LEAST_FOR_SHARES


def quoted_words(analysis: Analysis) -> Number:
    """How many words stand in quotation marks: the sum over the thirds of the story."""
    thirds = analysis.density.thirds
    return together([(third.quoted_words, f"density.thirds.{third.number}.quoted_words") for third in thirds])


def _lengths(analysis: Analysis) -> Statement | None:
    middle, longest = analysis.score("quotation_length_median"), analysis.score("quotation_length_max")
    if middle.value is None or longest.value is None or len(analysis.density.lengths) < 3:
        return None
    return Statement(
        (
            "A typical quotation has ", measured(analysis, "quotation_length_median"),
            f" {plural(middle.value, 'words')} (the median), the longest ", measured(analysis, "quotation_length_max"),
            ".",
        ),
        longest.evidence,
    )  # fmt: skip


def _partial(analysis: Analysis) -> Statement | None:
    partial = analysis.score("partial_quotations")
    if not partial.value:
        return None
    return Statement(
        (
            f"Among the quotations {plural(partial.value, 'are')} ", measured(analysis, "partial_quotations"),
            f" {plural(partial.value, 'fragments')}: a few words of the speaker's inside the reporter's own sentence.",
        ),
        partial.evidence,
    )  # fmt: skip


def _marks(analysis: Analysis) -> Statement | None:
    marks = analysis.score("marks_not_speech")
    if not marks.value:
        return None
    return Statement(
        (
            f"Not counted {plural(marks.value, 'are')} ", measured(analysis, "marks_not_speech"),
            f" {plural(marks.value, 'pairs')} of quotation marks around a name or around a word that the reporter "
            "holds at a distance.",
        ),
        marks.evidence,
    )  # fmt: skip


def _attributed(analysis: Analysis) -> Statement | None:
    share = analysis.score("attributed_word_share")
    if not share.value or too_few_for_shares(analysis):
        return None
    return Statement(
        (
            "Statements attributed to somebody, quoted or paraphrased, take up ",
            measured(analysis, "attributed_word_share"), " of the body's ",
            measured(analysis, "attributed_word_share", "n"), " words.",
        ),
        share.evidence,
    )  # fmt: skip


def places_told(analysis: Analysis) -> Iterator[Statement | None]:
    thirds = analysis.density.thirds
    if len(thirds) == 3 and thirds[0].words >= LEAST_WORDS_A_THIRD and any(third.quoted_words for third in thirds):
        first, middle, last = (
            some(third.quoted_words, f"density.thirds.{third.number}.quoted_words") for third in thirds
        )
        noun = plural(thirds[0].quoted_words, "words")
        holds: tuple[Part, ...] = (
            (first, f" of the quoted {noun}") if first.text == "none" else (first, f" quoted {noun}")
        )
        yield Statement(
            (
                "The first third of the story holds ",
                *holds,
                ", the middle third ",
                middle,
                " and the last third ",
                last,
                ".",
            ),
            tuple(third.span for third in thirds),
        )
    yield _most_words(analysis)


def _most_words(analysis: Analysis) -> Statement | None:
    speakers = [share for share in analysis.density.speakers if share.source is not None]
    words = [share.quoted_words + share.reported_words for share in speakers]
    if len(speakers) < 2 or words[0] == words[1]:
        return None
    groups: list[Sequence[Part]] = []
    for share in speakers[:3]:
        who: Name = called(analysis, str(share.source))
        quoted = some(share.quoted_words, f"density.speakers.{share.source}.quoted_words")
        reported = some(share.reported_words, f"density.speakers.{share.source}.reported_words")
        groups.append((who, " (", quoted, " quoted, ", reported, " reported)"))
    evidence = tuple(span for share in speakers[:3] for span in share.evidence)
    return Statement(
        ("Counted in words, most room goes to ", *groups[0], ", followed by ", *joined(groups[1:]), "."), evidence
    )
