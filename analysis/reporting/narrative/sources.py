"""Who speaks: how many sources, how they are named, and by which way their words came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.measures.score import Score
from analysis.measures.sourcing import Rung
from analysis.reporting.narrative.quotation import LEAST_FOR_SHARES
from analysis.reporting.narrative.statement import (
    Number,
    Part,
    Statement,
    a_single,
    called,
    counted,
    joined,
    measured,
    names,
    nobody,
    together,
)
from analysis.reporting.prose import plural
from analysis.result import Analysis
from analysis.speech.source import Naming

RUNGS: dict[Naming, tuple[str, str]] = {
    "named_person": ("named person", "named people"),
    "named_organisation": ("named organisation", "named organisations"),
    "unnamed_spokesperson": ("unnamed spokesperson", "unnamed spokespeople"),
    "anonymous_individual": ("person described but not named", "people described but not named"),
    "anonymous_collective": ("unnamed group", "unnamed groups"),
    "undescribed": ("source without any description", "sources without any description"),
}
"""Who stands on each rung of the naming ladder: one, or several."""
KINDS = (
    ("attributions_direct", "quoted directly", "quoted directly"),
    ("attributions_mixed", "quoted in part", "quoted in part"),
    ("attributions_indirect", "paraphrased", "paraphrased"),
    ("attributions_narrated", "told only as an act (such as a denial)", "told only as acts (such as a denial)"),
    ("attributions_embed", "shown as an embedded post", "shown as embedded posts"),
)


def sources_told(analysis: Analysis) -> Iterator[Statement | None]:
    sources = analysis.score("sources_core")
    if not sources.value:
        yield Statement(("The body of the story quotes or cites ", nobody("sourcing.scores.sources_core.value"), "."))
    else:
        yield Statement(
            (
                "The story rests on ", measured(analysis, "sources_core"),
                f" {plural(sources.value, 'sources')} that {plural(sources.value, 'speak')} in its body.",
            ),
            sources.evidence,
        )  # fmt: skip
    yield ladder_statement(analysis)
    yield _other_rules(analysis, sources)
    yield _unnamed(analysis)
    yield _kinds(analysis)
    yield relays_statement(analysis)
    yield _thoughts(analysis)


def ladder_statement(analysis: Analysis) -> Statement | None:
    """How the sources are identified: how many stand on each rung of the naming ladder that is not empty."""
    rungs = [rung for rung in analysis.sourcing.ladder if rung.sources]
    total = sum(len(rung.sources) for rung in rungs)
    if not total:
        return None
    firsts = (analysis.source(id).mentions[:1] for rung in rungs for id in rung.sources)
    spans = tuple(mention.span for mentions in firsts for mention in mentions)
    groups: list[Sequence[Part]] = [
        (counted(len(rung.sources), _rung_ref(rung)), f" {RUNGS[rung.naming][len(rung.sources) != 1]}")
        for rung in rungs
    ]
    if total == 1:
        noun = RUNGS[rungs[0].naming][0]
        return Statement(("That source is ", a_single(_rung_ref(rungs[0]), noun), f" {noun}."), spans)
    if len(groups) == 1:
        return Statement(("All of them, ", *groups[0], ", stand on the same rung of the naming ladder."), spans)
    return Statement(("They are ", *joined(groups), "."), spans)


def _rung_ref(rung: Rung) -> str:
    return f"sourcing.ladder.{rung.naming}.sources.#"


def _other_rules(analysis: Analysis, sources: Score) -> Statement | None:
    if sources.low is None or sources.high is None or sources.low == sources.high:
        return None
    return Statement(
        (
            "Careful people count differently: the other rules that can be defended give between ",
            measured(analysis, "sources_core", "low"), " and ", measured(analysis, "sources_core", "high"), ".",
        ),
        sources.evidence,
    )  # fmt: skip


def _unnamed(analysis: Analysis) -> Statement | None:
    share = analysis.score("unnamed_share")
    rungs = [rung for rung in analysis.sourcing.ladder[2:] if rung.sources]
    who = [called(analysis, id) for rung in rungs for id in rung.sources]
    if not share.n or not who or share.n == len(who) == 1:
        return None
    many = together([(len(rung.sources), _rung_ref(rung)) for rung in rungs])
    parts: list[Part] = ["Of the ", measured(analysis, "unnamed_share", "n"), f" {plural(share.n, 'sources')}, "]
    if len(who) == share.n:
        none = Number("none", 0, "sourcing.scores.named_sources.value")
        return Statement((*parts, none, " is identified by name."), share.evidence)
    parts += [many, f" {plural(len(who), 'are')} not identified by name"]
    if share.value is not None and share.n >= LEAST_FOR_SHARES:
        parts += [" (", measured(analysis, "unnamed_share"), ")"]
    parts += [", among them " if len(who) > 3 else ": ", *names(who[:3])]
    return Statement((*parts, "."), share.evidence)


def _kinds(analysis: Analysis) -> Statement | None:
    total = analysis.score("attributions")
    if not total.value:
        return None
    groups: list[Sequence[Part]] = []
    for id, one, several in KINDS:
        value = analysis.score(id).value
        if value:
            groups.append((measured(analysis, id), f" {one if value == 1 else several}"))
    beginning: tuple[Part, ...] = (
        "It attributes ", measured(analysis, "attributions"), f" {plural(total.value, 'statements')} to somebody",
    )  # fmt: skip
    if not groups:
        return Statement((*beginning, "."), total.evidence)
    if total.value == 1:
        return Statement((*beginning, ",", *groups[0][1:], "."), total.evidence)
    if len(groups) == 1:
        return Statement((*beginning, ", all of them", *groups[0][1:], "."), total.evidence)
    return Statement((*beginning, ": ", *joined(groups), "."), total.evidence)


def relays_statement(analysis: Analysis) -> Statement | None:
    """How many statements came through another outlet, and which."""
    relayed, total = analysis.score("relayed_attributions"), analysis.score("attributions")
    if not relayed.value or not total.value:
        return None
    outlets = relay_names(analysis)
    through: tuple[Part, ...] = (": ", *names(outlets, 4), ".") if outlets else (".",)
    return Statement(
        (
            "Of the ", measured(analysis, "attributions"), f" attributed {plural(total.value, 'statements')}, ",
            measured(analysis, "relayed_attributions"), " reached the story through another outlet", *through,
        ),
        relayed.evidence,
    )  # fmt: skip


def relay_names(analysis: Analysis) -> list[str]:
    """The outlets that carried a statement into the story, each once, in the order of the text."""
    return list(dict.fromkeys(relay.name for each in analysis.attributions for relay in each.relays))


def _thoughts(analysis: Analysis) -> Statement | None:
    thoughts = analysis.score("thoughts")
    if not thoughts.value or analysis.rules.count_thoughts:
        return None
    one = thoughts.value == 1
    return Statement(
        (
            "The story also reports ", measured(analysis, "thoughts"),
            " thought, belief or wish, which is not counted as speech." if one
            else " thoughts, beliefs or wishes, which are not counted as speech.",
        ),
        thoughts.evidence,
    )  # fmt: skip
