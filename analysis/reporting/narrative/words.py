"""In which words: reporting words by class and side, what is left open, and who answers whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.measures.cue_classes import LABELS
from analysis.reporting.narrative.statement import Part, Statement, counted, joined, measured, name, some, together
from analysis.reporting.prose import plural
from analysis.result import Analysis

MOST_CLASSES = 4


def answers_told(analysis: Analysis) -> Iterator[Statement | None]:
    """How many claims the story marks, and how many of them somebody answers."""
    claims, left = analysis.score("claims"), analysis.score("unanswered_claims")
    if not claims.value or left.value is None:
        return
    answered = int(claims.value - left.value)
    marked = (
        f" {plural(claims.value, 'statements')} {plural(claims.value, 'are')} marked as a claim or charge, or answered"
    )
    parts: list[Part] = ["In the story ", measured(analysis, "claims"), marked, " by somebody"]
    if claims.value == 1:
        parts.append("; nobody answers it." if left.value else "; it is answered.")
    else:
        parts += ["; ", some(int(left.value), "answers.scores.unanswered_claims.value")]
        parts.append(f" of them {plural(left.value, 'have')} no answer in it." if left.value else " stays unanswered.")
    yield Statement(tuple(parts), claims.evidence)
    distance = analysis.score("answer_distance_median")
    if answered and distance.value and distance.n:
        several: tuple[Part, ...] = (" (the median of ", measured(analysis, "answer_distance_median", "n"), ")")
        of_several = several if distance.n > 1 else ()
        yield Statement(
            (
                "Between a claim and its answer stand ", measured(analysis, "answer_distance_median"),
                f" {plural(distance.value, 'words')}", *of_several, ".",
            ),
            distance.evidence,
        )  # fmt: skip


def wording_told(analysis: Analysis) -> Iterator[Statement | None]:
    """Classes of reporting words, by side where there are sides; hedges; speech without a speaker."""
    if sum(len(use.attributions) for use in analysis.wording.classes) > 1:
        yield _classes(analysis)
        yield from _sides(analysis)
    yield _hedges(analysis)
    yield _agentless(analysis)


def _classes(analysis: Analysis) -> Statement:
    classes = analysis.wording.classes
    total = together([(len(use.attributions), f"wording.classes.{use.klass}.attributions.#") for use in classes])
    spans = tuple(span for use in classes for span in use.evidence)
    groups: list[Sequence[Part]] = [
        (LABELS[use.klass][0].lower(), " (",
         counted(len(use.attributions), f"wording.classes.{use.klass}.attributions.#"), ")")
        for use in sorted(classes, key=lambda use: -len(use.attributions))
    ]  # fmt: skip
    if len(groups) > MOST_CLASSES:
        groups = [*groups[:MOST_CLASSES], ("others",)]
    many = plural(total.value, "statements")
    return Statement(("The reporting words of ", total, f" {many} are, by class, ", *joined(groups), "."), spans)


def _sides(analysis: Analysis) -> Iterator[Statement]:
    """For each side, how many of its statements come with neutral and with distancing words: counts, no shares."""
    said = {each.id: each for each in analysis.attributions}
    by_side: dict[str, list[int]] = {}
    for place, use in enumerate(analysis.wording.by_side):
        by_side.setdefault(use.side, []).append(place)
    for side, places in by_side.items():
        uses = [(place, analysis.wording.by_side[place]) for place in places]
        total = together([(len(use.attributions), f"wording.by_side.{place}.attributions.#") for place, use in uses])
        groups: list[Sequence[Part]] = [
            (LABELS[use.klass][0].lower(), " (",
             counted(len(use.attributions), f"wording.by_side.{place}.attributions.#"), ")")
            for place, use in uses
        ]  # fmt: skip
        cues = tuple(said[id].cue for _, use in uses for id in use.attributions)
        yield Statement(
            ("On the side of ", name(side), ", with ", total, f" {plural(total.value, 'statements')}, they are ",
             *joined(groups), "."),
            tuple(cue for cue in cues if cue is not None),
        )  # fmt: skip


def _hedges(analysis: Analysis) -> Statement | None:
    hedges, double = analysis.score("hedges_reporter"), analysis.score("double_hedges")
    if not hedges.value:
        return None
    parts: list[Part] = [
        "Outside quotation marks, ", measured(analysis, "hedges_reporter"),
        f" {plural(hedges.value, 'words')} {plural(hedges.value, 'leave')} open whether something is so",
    ]  # fmt: skip
    if double.value and hedges.value > 1:
        stand = plural(double.value, "stand")
        of_them: list[Part] = ["; ", measured(analysis, "double_hedges"), f" of them {stand}"]
        parts += ["; all of them stand"] if double.value == hedges.value else of_them
        parts += [" in what somebody is already said to have said"]
    return Statement((*parts, "."), hedges.evidence)


def _agentless(analysis: Analysis) -> Statement | None:
    agentless = analysis.score("agentless_speech")
    if not agentless.value:
        return None
    found = analysis.wording.agentless
    first = next((each for each in found if each.kind == "passive"), found[0])
    return Statement(
        (
            "In ", measured(analysis, "agentless_speech"), f" {plural(agentless.value, 'places')} something is said or "
            "believed without a word about by whom, as in “", name(first.words), "”.",
        ),
        agentless.evidence,
    )  # fmt: skip
