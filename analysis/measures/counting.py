"""Counting: the sources and statements that count, under the rules in force and under every other defensible choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from analysis.measures.score import Score, Unit
from analysis.rules import CONTESTED, Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.listing import is_counted
from analysis.speech.source import Level, Naming, Source

MIN_ATTRIBUTIONS = 5
"""Below this many attributions no share is given, only counts (measures.md 1.4)."""
FEW_ATTRIBUTIONS = f"not enough to say: fewer than {MIN_ATTRIBUTIONS} attributions; see the counts"
NO_SOURCE = "no source speaks in the body"
NOT_ENGLISH = "the story does not seem to be in English, and reporting words are known in English only"

_WHAT = {
    "count_embedded_posts": "whoever signed an embedded post",
    "count_narrated": "states and institutions that are only narrated as speaking",
    "count_thoughts": "thoughts, beliefs and wishes",
    "count_organisations": "organisations, states, outlets and documents",
    "count_groups": "groups without names",
    "count_headline": "the headline and the dek",
}
_MOST_NAMES = 4
_Kinds = frozenset[tuple[Level, Naming]]


@dataclass(frozen=True, slots=True)
class Case:
    """What counts under one set of rules."""

    rules: Rules
    sources: tuple[Source, ...]
    said: tuple[Attribution, ...]
    """Statements of the body and of embedded posts (with the rule for it, of headline and dek too), none nested."""


@dataclass(frozen=True, slots=True)
class Cases:
    """What counts under the rules in force, with each contested rule changed alone, and under all combinations."""

    in_force: Case
    others: tuple[tuple[str, Case], ...]
    """The name of the rule that is changed, and what counts then."""
    every: tuple[Case, ...]
    """From the fewest, every contested rule off, to the most, every one on."""
    different: tuple[Case, ...]
    """Those of ``every`` that do not count the same sources and statements: a measure need look at no other."""

    def choices(self) -> dict[int, tuple[Source, ...]]:
        """Each choice of sources once, by its identity: what looks at sources only is worked out once for it."""
        return {id(case.sources): case.sources for case in self.different}

    def with_rule(self, name: str) -> Cases:
        """The same with one contested rule on and not varied. A rule that touches nothing makes no difference."""
        if name not in (other for other, _ in self.others):
            return self
        on = {_choices(case.rules): case for case in self.every if getattr(case.rules, name)}
        in_force = on[_choices(replace(self.in_force.rules, **{name: True}))]
        others = (
            (other, on[_choices(replace(in_force.rules, **{other: not getattr(in_force.rules, other)}))])
            for other, _ in self.others
            if other != name
        )
        return _cases(in_force, tuple(others), tuple(on.values()))


def _cases(in_force: Case, others: tuple[tuple[str, Case], ...], every: tuple[Case, ...]) -> Cases:
    different = {(id(case.sources), id(case.said)): case for case in every}
    return Cases(in_force, others, every, tuple(different.values()))


def _choices(rules: Rules) -> tuple[bool, ...]:
    return tuple(getattr(rules, name) for name in CONTESTED)


def cases_of(attributions: Sequence[Attribution], sources: Sequence[Source], rules: Rules) -> Cases:
    """Every defensible choice of what counts in one article.

    Only rules that touch something here are varied (a story without embedded posts is the same with and without
    them), so that most articles have a handful of cases and not 64; the time is linear in the article. Cases that
    count the same sources or statements share the tuple of them.
    """
    live = tuple(name for name in CONTESTED if _touches(name, attributions, sources))
    kinds = frozenset((s.level, s.naming) for s in sources)
    counted: dict[_Kinds, tuple[Source, ...]] = {}
    said: dict[tuple[bool, bool], tuple[Attribution, ...]] = {}

    def case(chosen: Rules) -> Case:
        kept = _counted(kinds, chosen)
        if kept not in counted:
            counted[kept] = tuple(s for s in sources if (s.level, s.naming) in kept)
        key = (chosen.count_thoughts, chosen.count_headline)
        if key not in said:
            said[key] = tuple(a for a in attributions if _is_said(a, chosen))
        return Case(chosen, counted[kept], said[key])

    table = {choice: case(chosen) for choice, chosen in _varied(rules, live).items()}
    now = tuple(bool(getattr(rules, name)) for name in live)
    flipped = ((*now[:place], not now[place], *now[place + 1 :]) for place in range(len(live)))
    others = tuple((name, table[choice]) for name, choice in zip(live, flipped, strict=True))
    return _cases(table[now], others, tuple(table.values()))


@lru_cache(maxsize=4096)
def _counted(kinds: _Kinds, rules: Rules) -> _Kinds:
    """Those of the kinds of sources that count: few kinds there are, and many stories have the same."""
    return frozenset(kind for kind in kinds if is_counted(*kind, rules))


@lru_cache(maxsize=32)
def _varied(rules: Rules, live: tuple[str, ...]) -> Mapping[tuple[bool, ...], Rules]:
    """The rules under every choice of the live ones, from all off to all on: the same for many stories."""
    choices = product((False, True), repeat=len(live))
    return {choice: replace(rules, **dict(zip(live, choice, strict=True))) for choice in choices}


def _is_said(attribution: Attribution, rules: Rules) -> bool:
    """Whether a statement counts: speech of every kind, thoughts and headlines where the rules say so."""
    if attribution.nested or not (attribution.is_speech or rules.count_thoughts):
        return False
    return attribution.zone in {"body", "post"} or (rules.count_headline and attribution.zone in {"headline", "dek"})


def _touches(name: str, attributions: Sequence[Attribution], sources: Sequence[Source]) -> bool:
    """Whether a contested rule can change anything in this article."""
    if name == "count_organisations":
        return any(s.naming == "named_organisation" for s in sources)
    if name == "count_groups":
        return any(s.naming == "anonymous_collective" for s in sources)
    if name == "count_headline":
        return any(a.zone in {"headline", "dek"} for a in attributions)
    if name == "count_thoughts":
        return any(not a.is_speech for a in attributions)
    level = "embed" if name == "count_embedded_posts" else "narrated"
    return any(s.level == level for s in sources)


def ranged(
    score: Score, count: Callable[[Case], int | float | None], cases: Cases, *, who: bool = False, rising: bool = False
) -> Score:
    """The score with its value, its range over the contested rules, and a sentence for each rule that moves it.

    ``count`` must depend on the sources and statements of the case only. With ``who`` the sentence names the sources
    that a changed rule brings in or takes out. ``rising``: a count that can only grow when a rule counts more, so that
    the ends of the range are the cases with every rule off and with every rule on.
    """
    known: dict[tuple[int, int], int | float | None] = {}

    def value_in(case: Case) -> int | float | None:
        key = (id(case.sources), id(case.said))
        if key not in known:
            known[key] = count(case)
        return known[key]

    value = value_in(cases.in_force)
    ends = (cases.every[0], cases.every[-1]) if rising else cases.different
    found = [v for case in ends if (v := value_in(case)) is not None]
    moves = []
    for name, case in cases.others:
        other = value_in(case)
        if value is not None and other is not None and other != value:
            names = _moved_names(cases.in_force, case) if who and score.unit != "share" else ""
            moves.append(f"{_changing(name, cases.in_force.rules)} would make it {_figure(other, score.unit)}{names}.")
    return replace(
        score,
        value=value,
        reason=score.reason if value is None else None,
        low=min(found, default=None),
        high=max(found, default=None),
        moved_by=tuple(moves),
    )


def _changing(name: str, rules: Rules) -> str:
    return f"{'Leaving out' if getattr(rules, name) else 'Counting'} {_WHAT[name]}"


def _moved_names(now: Case, then: Case) -> str:
    """Which sources a change of rules brings in or takes out, in brackets."""
    before, after = {s.id for s in now.sources}, {s.id for s in then.sources}
    moved = [s.name for s in (*now.sources, *then.sources) if (s.id in before) != (s.id in after)]
    return f" ({', '.join(moved[:_MOST_NAMES])}{', …' if len(moved) > _MOST_NAMES else ''})" if moved else ""


def _figure(value: float, unit: Unit) -> str:
    if unit == "share":
        return f"{value:.0%}"
    if unit == "index":
        return f"{value:.2f}"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def firsts(sources: Iterable[Source]) -> tuple[Span, ...]:
    """The first mention of each source."""
    return tuple(s.mentions[0].span for s in sources if s.mentions)


def cues(attributions: Iterable[Attribution]) -> tuple[Span, ...]:
    """The reporting words of each attribution; its first words where it has none."""
    return tuple(a.cue or a.content[0] for a in attributions)
