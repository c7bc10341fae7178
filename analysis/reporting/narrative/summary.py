"""Summary: the whole analysis in one paragraph that a newspaper reader understands."""

from __future__ import annotations

from analysis.reporting.narrative.quotation import quoted_words, too_few_for_shares
from analysis.reporting.narrative.sources import ladder_statement, relays_statement
from analysis.reporting.narrative.statement import Part, Statement, called, counted, measured, nobody, some
from analysis.reporting.prose import plural
from analysis.result import Analysis

LAST_SCHOOL_YEAR = 12.5
"""Grade 12 is the last of high school in the United States; half a grade is well inside a formula's error."""


def summary(analysis: Analysis) -> tuple[Statement, ...]:
    """At most seven sentences: how many sources, which, how much is quoted, whose words, by which way, how hard.

    The last says that people changed something in what was found, where they did.
    """
    sentences = (
        _sources(analysis),
        ladder_statement(analysis),
        _quoted(analysis),
        _most_words(analysis),
        relays_statement(analysis),
        _reading(analysis),
        _corrected(analysis),
    )
    return tuple(sentence for sentence in sentences if sentence is not None)


def _sources(analysis: Analysis) -> Statement:
    sources, words = analysis.score("sources_core"), analysis.score("words")
    length: tuple[Part, ...] = ("This story",)
    if words.value is not None:
        length = ("This story of ", measured(analysis, "words"), f" {plural(words.value, 'words')}")
    if sources.value is None:
        return Statement((*length, f" is not searched for its sources: {sources.reason}."))
    if not sources.value:
        return Statement((*length, " cites ", nobody("sourcing.scores.sources_core.value"), "."))
    return Statement(
        (*length, " rests on ", measured(analysis, "sources_core"), f" {plural(sources.value, 'sources')}."),
        sources.evidence,
    )


def _quoted(analysis: Analysis) -> Statement | None:
    share, quotations = analysis.score("quoted_word_share"), analysis.score("quotations")
    if quotations.value is None:
        return None
    if not quotations.value:
        return Statement(("It quotes ", nobody("density.scores.quotations.value"), " word for word."))
    has: tuple[Part, ...] = (
        "It has ", measured(analysis, "quotations"), f" {plural(quotations.value, 'quotations')}",
    )  # fmt: skip
    if share.value is None:
        return Statement((*has, "."), quotations.evidence)
    if too_few_for_shares(analysis):
        words = quoted_words(analysis)
        in_all = "" if quotations.value == 1 else " in all"
        return Statement((*has, " of ", words, f" {plural(words.value, 'words')}{in_all}."), quotations.evidence)
    make_up = "makes up" if quotations.value == 1 else "make up"
    return Statement(
        (*has, f", which {make_up} ", measured(analysis, "quoted_word_share"), " of its words."), quotations.evidence
    )


def _most_words(analysis: Analysis) -> Statement | None:
    speakers = [share for share in analysis.density.speakers if share.source is not None]
    words = [share.quoted_words + share.reported_words for share in speakers]
    if len(speakers) < 2 or words[0] == words[1] or not words[0]:
        return None
    first = speakers[0]
    if first.source is None:
        return None
    ref = f"density.speakers.{first.source}"
    return Statement(
        (
            "The most words go to ", called(analysis, first.source), ": ",
            some(first.quoted_words, f"{ref}.quoted_words"), " in quotation marks and ",
            some(first.reported_words, f"{ref}.reported_words"), " in paraphrase.",
        ),
        first.evidence,
    )  # fmt: skip


def _reading(analysis: Analysis) -> Statement | None:
    length, grade = analysis.score("words_per_sentence"), analysis.score("grade_median")
    if length.value is None:
        return None
    parts: tuple[Part, ...] = (
        "Its sentences average ", measured(analysis, "words_per_sentence"), f" {plural(length.value, 'words')}",
    )  # fmt: skip
    if grade.value is None:
        return Statement((*parts, "."), length.evidence)
    school: tuple[Part, ...] = (
        ", and the readability formulas put it around US school grade ", measured(analysis, "grade_median"),
        ", beyond the last year of high school." if grade.value > LAST_SCHOOL_YEAR else ".",
    )  # fmt: skip
    return Statement((*parts, *school), length.evidence)


def _corrected(analysis: Analysis) -> Statement | None:
    """That people had a hand in these figures; the report lists each change with who made it."""
    changes = len(analysis.corrections)
    if not changes:
        return None
    evidence = tuple(sorted({span for change in analysis.corrections for span in change.evidence}))
    number = counted(changes, "corrections#")
    listed = f" {plural(changes, 'things')} in what was found; the report lists {'it' if changes == 1 else 'them'}."
    return Statement(("People changed ", number, listed), evidence)
