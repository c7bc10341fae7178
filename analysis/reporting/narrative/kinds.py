"""What kinds of sources speak, who is fully identified, and how the words are shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.measures.composition import Axis
from analysis.reporting.groups import group_label
from analysis.reporting.narrative.quotation import LEAST_FOR_SHARES
from analysis.reporting.narrative.statement import Part, Statement, counted, joined, measured, name, some
from analysis.reporting.prose import plural
from analysis.result import Analysis
from analysis.spans import Span

MOST_GROUPS = 8


def kinds_told(analysis: Analysis) -> Iterator[Statement | None]:
    """Categories, official sources, full identification and concentration, where there are sources."""
    if not analysis.score("sources_core").value:
        return
    yield _categories(analysis)
    yield _official(analysis)
    yield _identified(analysis)
    yield _shared(analysis)


def _categories(analysis: Analysis) -> Statement | None:
    axis = next((axis for axis in analysis.composition.axes if axis.name == "category"), None)
    groups = [] if axis is None else [group for group in axis.groups if group.sources]
    known = [group for group in groups if group.value != "other_unclear"]
    if axis is None or not known:
        return None
    parts: list[Sequence[Part]] = [_group(axis, group.value, len(group.sources)) for group in known[:MOST_GROUPS]]
    unclear = [group for group in groups if group.value == "other_unclear"]
    rest: tuple[Part, ...] = (".",)
    if unclear:
        number = counted(len(unclear[0].sources), _ref("other_unclear"))
        rest = ("; for ", number, " the story does not tell.")
    spans = _firsts(analysis, [id for group in groups for id in group.sources])
    return Statement(("By kind the sources are ", *joined(parts), *rest), spans)


def _group(axis: Axis, value: str, sources: int) -> tuple[Part, ...]:
    label = group_label(axis.name, value)
    return name(label[:1].lower() + label[1:]), " (", counted(sources, _ref(value)), ")"


def _ref(value: str) -> str:
    return f"composition.axes.category.groups.{value}.sources.#"


def _firsts(analysis: Analysis, ids: Sequence[str]) -> tuple[Span, ...]:
    return tuple(mention.span for id in ids for mention in analysis.source(id).mentions[:1])


def _official(analysis: Analysis) -> Statement | None:
    official, share = analysis.score("official_sources"), analysis.score("official_share")
    unclear = analysis.score("unclear_category_sources")
    if not official.n or official.value is None or unclear.value == official.n:
        return None
    parts: list[Part] = [
        "Of the ", measured(analysis, "official_sources", "n"), f" {plural(official.n, 'sources')}, ",
        some(int(official.value), "composition.scores.official_sources.value"),
        f" {plural(official.value, 'speak')} for a government, a military, the police or a court",
    ]  # fmt: skip
    if share.value and official.n >= LEAST_FOR_SHARES:
        parts += [" (", measured(analysis, "official_share"), ")"]
    return Statement((*parts, "."), official.evidence)


def _identified(analysis: Analysis) -> Statement | None:
    people, every = analysis.score("transparent_people"), analysis.score("transparent_sources")
    if people.value is None or every.value is None:
        return None
    return Statement(
        (
            "Counting people only, ", some(int(people.value), "sourcing.scores.transparent_people.value"),
            f" of the sources {plural(people.value, 'are')} fully identified, with a name and words that say who they "
            "are; with organisations it is ", some(int(every.value), "sourcing.scores.transparent_sources.value"), ".",
        ),
        every.evidence or people.evidence,
    )  # fmt: skip


def _shared(analysis: Analysis) -> Statement | None:
    effective = analysis.score("effective_sources")
    if effective.value is None or not effective.n:
        return None
    return Statement(
        (
            "The words are spread over ", measured(analysis, "effective_sources", "n"),
            " sources about as widely as over ", measured(analysis, "effective_sources"), " with equal shares.",
        ),
        effective.evidence,
    )  # fmt: skip


def anonymity_told(analysis: Analysis) -> Iterator[Statement | None]:
    """What the story says about its anonymous sources, counted."""
    anonymous = analysis.score("anonymous_sources")
    if not anonymous.value:
        return
    explained, checked = analysis.score("anonymous_explained"), analysis.score("anonymous_corroborated")
    if anonymous.value == 1:
        why = "gives a reason for it" if explained.value else "gives no reason for it"
        sure = "says whether" if checked.value else "does not say whether"
        yield Statement(
            (
                "The story has ", measured(analysis, "anonymous_sources"), f" anonymous source; it {why}, and {sure} "
                "what was said was checked.",
            ),
            anonymous.evidence,
        )  # fmt: skip
    else:
        yield Statement(
            (
                "The story gives a reason for ",
                some(int(explained.value or 0), "anonymity.scores.anonymous_explained.value"),
                " of its ", measured(analysis, "anonymous_sources"), " anonymous sources, and says of ",
                some(int(checked.value or 0), "anonymity.scores.anonymous_corroborated.value"),
                " whether what was said was checked.",
            ),
            anonymous.evidence,
        )  # fmt: skip
    judging = analysis.score("anonymous_judging")
    if judging.value:
        quoted: list[Sequence[Part]] = [
            ("“", name(span.of(analysis.article.text)), "”") for span in judging.evidence[:3]
        ]
        yield Statement(
            (
                "Words of judgement stand in what ", measured(analysis, "anonymous_judging"),
                f" of them {plural(judging.value, 'say')}: ", *joined(quoted), ".",
            ),
            judging.evidence,
        )  # fmt: skip
