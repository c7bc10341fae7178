"""Questions: what a reader may ask of this story next; the tool asks and does not answer."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.reporting.answering import claimed
from analysis.reporting.groups import CATEGORIES
from analysis.reporting.narrative.quotation import LEAST_FOR_SHARES
from analysis.reporting.narrative.sources import relay_names
from analysis.reporting.narrative.statement import (
    Statement,
    called,
    counted,
    measured,
    name,
    names,
    nobody,
    together,
)
from analysis.reporting.prose import plural
from analysis.result import Analysis

MOST_CLAIMS = 3
ANONYMOUS = ("anonymous_individual", "anonymous_collective", "undescribed")


def questions(analysis: Analysis) -> tuple[Statement, ...]:
    """Questions that follow from what was found, in the spirit of the checklists that newsrooms and schools use.

    Each rests on the passages that raise it (sources: the AP's and Reuters' handbooks on anonymity and single
    sources; SIFT's "trace claims to the original", Caulfield; IMVAIN, Stony Brook).
    """
    return tuple(_asked(analysis))


def _asked(analysis: Analysis) -> Iterator[Statement]:
    if analysis.score("sources_core").value is None:
        yield Statement(("Who could read the story in its own language, and mark by hand who says what?",))
        return
    yield from _about_number(analysis)
    yield from _about_names(analysis)
    yield from _about_claims(analysis)
    yield from _about_kinds(analysis)
    yield from _about_relays(analysis)
    yield from _about_acts(analysis)
    yield from _about_quotations(analysis)


def _about_number(analysis: Analysis) -> Iterator[Statement]:
    sources = analysis.score("sources_core")
    if not sources.value:
        yield Statement(
            ("The story cites ", nobody("sourcing.scores.sources_core.value"), ". How does its writer know all this?")
        )
        return
    if sources.value == 1:
        yield Statement(
            (
                "Everything attributed rests on ", measured(analysis, "sources_core"),
                " source. Who else could confirm or dispute it?",
            ),
            sources.evidence,
        )  # fmt: skip
        return
    number = measured(analysis, "sources_core")
    yield Statement(
        (
            "Of the ", number, " sources, which saw for themselves what they describe, which were told, and which have "
            "something to gain?",
        ),
        sources.evidence,
    )  # fmt: skip
    yield Statement(("Who is affected by all this and is not among the ", number, " sources?"), sources.evidence)
    first = next((source for source in analysis.sources if source.counted and source.mentions), None)
    if first is not None and sources.value > 2:
        yield Statement(
            (
                "The first voice belongs to ",
                called(analysis, first.id),
                ". How would the story read if it began with another?",
            ),
            (first.mentions[0].span,),
        )


def _about_names(analysis: Analysis) -> Iterator[Statement]:
    rungs = [rung for rung in analysis.sourcing.ladder if rung.naming in ANONYMOUS and rung.sources]
    ids = [id for rung in rungs for id in rung.sources]
    if not ids:
        return
    number = together([(len(rung.sources), f"sourcing.ladder.{rung.naming}.sources.#") for rung in rungs])
    they, stay, know = ("they", "stay", "know") if len(ids) > 1 else ("it", "stays", "knows")
    yield Statement(
        (
            "Does the story say why ", number, f" of its sources {stay} anonymous, and how {they} {know} what {they} "
            f"{'say' if len(ids) > 1 else 'says'}?",
        ),
        tuple(mention.span for id in ids for mention in analysis.source(id).mentions[:1]),
    )  # fmt: skip


def _about_claims(analysis: Analysis) -> Iterator[Statement]:
    """Each claim that nobody answers, the first three of them, as a question and no accusation."""
    text = analysis.article.text
    said = {each.id: each for each in analysis.attributions}
    for id in analysis.answers.unanswered[:MOST_CLAIMS]:
        claim = said[id]
        words = name(claimed(text, claim), 110)
        if claim.source is None:
            yield Statement(("Who could answer this: ", words, "?"), claim.content)
        else:
            yield Statement(
                ("Who could answer what the story has from ", called(analysis, claim.source), ": “", words, "”?"),
                claim.content,
            )


def _about_kinds(analysis: Analysis) -> Iterator[Statement]:
    missing = analysis.composition.missing
    unclear, sources = analysis.score("unclear_category_sources"), analysis.score("sources_core")
    if not missing or unclear.value == sources.value or (sources.value or 0) < LEAST_FOR_SHARES:
        return
    kinds = "; ".join(CATEGORIES[each].lower() for each in missing)
    yield Statement(
        (
            "Of the kinds of sources on the checklist ", measured(analysis, "missing_categories"),
            f" {plural(len(missing), 'are')} absent: {kinds}. Would any of them have something to say here?",
        ),
        sources.evidence,
    )  # fmt: skip


def _about_relays(analysis: Analysis) -> Iterator[Statement]:
    relayed, outlets = analysis.score("relayed_attributions"), relay_names(analysis)
    if not relayed.value or not outlets:
        return
    yield Statement(
        (
            "What did ", *names(outlets, 4), " report in full? The story takes ",
            measured(analysis, "relayed_attributions"), f" {plural(relayed.value, 'statements')} from there.",
        ),
        relayed.evidence,
    )  # fmt: skip


def _about_acts(analysis: Analysis) -> Iterator[Statement]:
    narrated = analysis.score("attributions_narrated")
    if narrated.value:
        many = plural(narrated.value, "statements")
        yield Statement(
            (
                "In ", measured(analysis, "attributions_narrated"), f" {many} only the act is told, such as a denial. ",
                "What were the words?",
            ),
            narrated.evidence,
        )  # fmt: skip


def _about_quotations(analysis: Analysis) -> Iterator[Statement]:
    partial = analysis.score("partial_quotations")
    if partial.value:
        yield Statement(
            (
                "What stood before and after the words of the ", measured(analysis, "partial_quotations"),
                f" {plural(partial.value, 'quotations')} that {plural(partial.value, 'are')} only "
                f"{'a fragment' if partial.value == 1 else 'fragments'}?",
            ),
            partial.evidence,
        )  # fmt: skip
    for place, share in enumerate(analysis.density.speakers):
        if share.source is None and share.quoted_words:
            yield Statement(
                (
                    "Who said the ", counted(share.quoted_words, f"density.speakers.{place}.quoted_words"),
                    f" quoted {plural(share.quoted_words, 'words')} for which no speaker was found?",
                ),
                share.evidence,
            )  # fmt: skip
