"""Sourcing: how many sources speak, and how they are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from analysis.measures.score import Score, Unit, unanswered
from analysis.reading.article import Article
from analysis.rules import CONTESTED, Rules
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution, Kind
from analysis.speech.listing import is_counted
from analysis.speech.source import NAMING_LADDER, Naming, Source

MIN_ATTRIBUTIONS = 5
"""Below this many attributions no share is given, only counts (measures.md 1.4)."""

_PEJ = "Project for Excellence in Journalism, State of the News Media 2004–05"
_LABELS: dict[Naming, str] = {
    "named_person": "Named people",
    "named_organisation": "Named organisations",
    "unnamed_spokesperson": "Spokespeople without a name",
    "anonymous_individual": "Individuals described, not named",
    "anonymous_collective": "Groups without names",
    "undescribed": "Sources without any description",
}
_NAMED = frozenset(NAMING_LADDER[:2])
_ANONYMOUS = frozenset(NAMING_LADDER[3:])
_KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("direct", "Direct quotation", "all of what is said stands in quotation marks"),
    ("mixed", "Mixed: paraphrase with quoted words", "a paraphrase has quoted words in it"),
    ("indirect", "Paraphrase", "what is said is told without quotation marks"),
    ("narrated", "Speech only narrated", "only the act is told (“rejected by …”)"),
    ("embed", "Embedded posts", "a post is shown word for word"),
)
_WITH = {
    "count_embedded_posts": "Counting whoever signed an embedded post",
    "count_narrated": "Counting states and institutions that are only narrated as speaking",
    "count_thoughts": "Counting thoughts, beliefs and wishes",
    "count_organisations": "Counting organisations, states and documents too",
    "count_groups": "Counting groups without names",
    "count_headline": "Counting the headline and the dek",
}
_WITHOUT = {
    "count_embedded_posts": "Leaving out whoever signed an embedded post",
    "count_narrated": "Leaving out states and institutions that are only narrated as speaking",
    "count_thoughts": "Leaving out thoughts, beliefs and wishes",
    "count_organisations": "Leaving out organisations, states and documents",
    "count_groups": "Leaving out groups without names",
    "count_headline": "Leaving out the headline and the dek",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the naming ladder and the counted sources that stand on it."""

    naming: Naming
    label: str
    sources: tuple[str, ...]
    """Ids of the sources that the rules in force count."""
    low: int
    high: int
    """Over all combinations of the contested rules."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Source counts with their ranges, the naming ladder, and attributions by kind."""

    scores: tuple[Score, ...]
    ladder: tuple[Rung, ...]


def measure_sourcing(
    article: Article, attributions: tuple[Attribution, ...], sources: tuple[Source, ...], rules: Rules
) -> Sourcing:
    """Count who speaks in the body, how they are named, and in what form their words are given.

    A source is counted by the rules in force; each count carries the lowest and highest value that the other
    combinations of the contested rules would give, and says which rule moves it. Speech inside someone else's
    statement, relays and the publisher are never counted. Shares are given from five attributions on.

    Known limit: the counts are only as good as the attributions found; see ``Analysis.method``.
    """
    counter = _Counter(article, attributions, sources, rules)
    scores = (*counter.of_sources(), *counter.of_attributions(), *counter.of_words())
    if article.language != "en":
        reason = "the story does not seem to be in English, and reporting words are known in English only"
        return Sourcing(unanswered(scores, reason), ())
    return Sourcing(scores, counter.ladder())


class _Counter:
    """The sources and attributions of one article, counted under any rules."""

    def __init__(
        self, article: Article, attributions: tuple[Attribution, ...], sources: tuple[Source, ...], rules: Rules
    ) -> None:
        self.article, self.rules = article, rules
        self.sources = sources
        self.told = tuple(a for a in attributions if a.zone in {"body", "post"} and not a.nested)
        self._spans: dict[bool, tuple[Span, ...]] = {}

    def counted(self, rules: Rules) -> tuple[Source, ...]:
        """The sources that ``rules`` count."""
        return tuple(s for s in self.sources if is_counted(s.level, s.naming, rules))

    def said(self, rules: Rules) -> tuple[Attribution, ...]:
        """The attributions that ``rules`` count: speech of every kind, thoughts where the rules say so."""
        return tuple(a for a in self.told if a.is_speech or rules.count_thoughts)

    # sources

    def of_sources(self) -> Iterable[Score]:
        """Sources: how many, how many named, shares without a name."""
        counted = self.counted(self.rules)
        core = Score(
            "sources_core", "Sources that speak", None, "sources",
            "Distinct people, organisations and groups whose statements the body reports. The same speaker under "
            "several names counts once; relays, the publisher and speech inside other speech do not count.",
            evidence=_firsts(counted), literature=_PEJ,
        )  # fmt: skip
        yield self._ranged(core, lambda rules: float(len(self.counted(rules))), who=True)
        every = tuple(s for s in self.sources if s.level in {"core", "embed", "narrated"})
        yield Score(
            "sources_all", "Sources, with posts and narrated speakers", float(len(every)), "sources",
            "Sources that speak, and besides them signers of embedded posts and states or institutions that are "
            "only narrated as speaking.",
            evidence=_firsts(every),
        )  # fmt: skip
        named = Score(
            "named_sources", "Sources with a name", None, "sources",
            "Counted sources on the first two rungs of the naming ladder: a named person or a named organisation.",
            n=len(counted), evidence=_firsts(s for s in counted if s.naming in _NAMED), literature=_PEJ,
        )  # fmt: skip
        yield self._ranged(named, lambda rules: float(self._on(_NAMED, rules)), who=True)
        yield self._share(
            "unnamed_share", "Share of sources without a name", frozenset(NAMING_LADDER[2:]),
            "Spokespeople without a name, anonymous individuals and groups, and undescribed sources, over all "
            "counted sources.",
        )  # fmt: skip
        yield self._share(
            "anonymous_share", "Share of anonymous sources", _ANONYMOUS,
            "Anonymous individuals, anonymous groups and undescribed sources, over all counted sources. "
            "Spokespeople without a name are not in it: their institution is on the record.",
        )  # fmt: skip

    def _on(self, rungs: frozenset[Naming], rules: Rules) -> int:
        return sum(s.naming in rungs for s in self.counted(rules))

    def _share(self, id: str, label: str, rungs: frozenset[Naming], rule: str) -> Score:
        def share(rules: Rules) -> float | None:
            counted = self.counted(rules)
            if not counted or len(self.said(rules)) < MIN_ATTRIBUTIONS:
                return None
            return self._on(rungs, rules) / len(counted)

        counted = self.counted(self.rules)
        few = f"fewer than {MIN_ATTRIBUTIONS} attributions: see the counts"
        score = Score(
            id, label, None, "share", rule, n=len(counted), literature=_PEJ,
            reason=few if counted else "no source speaks in the body",
            evidence=_firsts(s for s in counted if s.naming in rungs),
        )  # fmt: skip
        return self._ranged(score, share)

    def ladder(self) -> tuple[Rung, ...]:
        """The naming ladder, every rung of it."""
        rungs = []
        for naming in NAMING_LADDER:
            one = frozenset({naming})
            counts = [self._on(one, rules) for rules in self.rules.alternatives()]
            here = tuple(s.id for s in self.counted(self.rules) if s.naming == naming)
            rungs.append(Rung(naming, _LABELS[naming], here, min(counts), max(counts)))
        return tuple(rungs)

    # attributions

    def of_attributions(self) -> Iterable[Score]:
        """Attributions: all, by kind, thoughts, relayed."""
        said = self.said(self.rules)
        every = Score(
            "attributions", "Statements with a speaker", None, "attributions",
            "Each stretch of the body, or embedded post, that the story gives as somebody's words or statement. "
            "A quotation and a paraphrase under the same reporting words are two.",
            evidence=_cues(said), literature="Pareti et al. 2013",
        )  # fmt: skip
        yield self._ranged(every, lambda rules: float(len(self.said(rules))))
        for kind, label, rule in _KINDS:
            of_kind = _cues(a for a in said if a.kind == kind)
            score = Score(
                f"attributions_{kind}", label, None, "attributions", f"Statements where {rule}.",
                n=len(said), evidence=of_kind,
            )  # fmt: skip
            yield self._ranged(score, partial(self._of_kind, kind))
        thoughts = tuple(a for a in self.told if not a.is_speech)
        yield Score(
            "thoughts", "Thoughts, beliefs and wishes", float(len(thoughts)), "attributions",
            "What somebody is said to hope, believe, think or want: listed, and not counted as speech by default.",
            evidence=_cues(thoughts),
        )  # fmt: skip
        relayed = Score(
            "relayed_attributions", "Statements that came through another outlet", None, "attributions",
            "Statements that the story takes from another outlet (“according to …”, “told …”). Where the article's "
            "own outlet is not known, “told …” says nothing about it.",
            n=len(said), evidence=tuple(relay.span for a in said for relay in a.relays),
        )  # fmt: skip
        yield self._ranged(relayed, lambda rules: float(sum(bool(a.relays) for a in self.said(rules))))

    def _of_kind(self, kind: Kind, rules: Rules) -> float:
        return float(sum(a.kind == kind for a in self.said(rules)))

    def of_words(self) -> Iterable[Score]:
        """The share of the body's words that stand in attributions."""
        words = self.article.body_words

        def share(rules: Rules) -> float | None:
            return _covered(words, self._contents(rules)) / len(words) if words else None

        score = Score(
            "attributed_word_share", "Share of words in attributed statements", None, "share",
            "Words of the body that lie in what somebody is said to have said, over all words of the body.",
            n=len(words), reason="the body has no words", evidence=self._contents(self.rules),
            literature="Pareti et al. 2013",
        )  # fmt: skip
        yield self._ranged(score, share)

    def _contents(self, rules: Rules) -> tuple[Span, ...]:
        thoughts = rules.count_thoughts
        if thoughts not in self._spans:
            self._spans[thoughts] = merged(s for a in self.said(rules) if a.zone == "body" for s in a.content)
        return self._spans[thoughts]

    # ranges

    def _ranged(self, score: Score, count: Callable[[Rules], float | None], *, who: bool = False) -> Score:
        """The score with its value, its range over the contested rules, and what moves it."""
        value = count(self.rules)
        others = [v for rules in self.rules.alternatives() if (v := count(rules)) is not None]
        return replace(
            score,
            value=value,
            reason=score.reason if value is None else None,
            low=min(others, default=None),
            high=max(others, default=None),
            moved_by=tuple(self._moves(count, value, score.unit, who)),
        )

    def _moves(
        self, count: Callable[[Rules], float | None], value: float | None, unit: Unit, who: bool
    ) -> Iterable[str]:
        """One sentence for each contested rule that changes the value when it alone is changed."""
        if value is None:
            return
        for name in CONTESTED:
            on = bool(getattr(self.rules, name))
            changed = replace(self.rules, **{name: not on})
            other = count(changed)
            if other is None or other == value:
                continue
            what = (_WITHOUT if on else _WITH)[name]
            names = self._names(changed) if who and unit != "share" else ""
            yield f"{what} would make it {_figure(other, unit)}{names}."

    def _names(self, changed: Rules) -> str:
        """Which sources a change of rules brings in or takes out, in brackets."""
        now, then = self.counted(self.rules), self.counted(changed)
        moved = [s.name for s in (*now, *then) if (s in now) != (s in then)]
        return f" ({', '.join(moved[:4])}{', …' if len(moved) > 4 else ''})" if moved else ""


def _figure(value: float, unit: Unit) -> str:
    return f"{value:.0%}" if unit == "share" else f"{value:.0f}"


def _firsts(sources: Iterable[Source]) -> tuple[Span, ...]:
    """The first mention of each source."""
    return tuple(s.mentions[0].span for s in sources if s.mentions)


def _cues(attributions: Iterable[Attribution]) -> tuple[Span, ...]:
    """The reporting words of each attribution; its first words where it has none."""
    return tuple(a.cue or a.content[0] for a in attributions)


def _covered(words: Sequence[Span], spans: Sequence[Span]) -> int:
    """How many of the sorted words begin in one of the sorted, disjoint spans."""
    count = place = 0
    for word in words:
        while place < len(spans) and spans[place].end <= word.start:
            place += 1
        if place == len(spans):
            break
        count += spans[place].start <= word.start
    return count
