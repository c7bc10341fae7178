"""Listing: figures that speak, written down as sources with their level and whether the rules count them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.figures import Figure
from analysis.speech.naming import naming_of
from analysis.speech.outlets import is_publisher
from analysis.speech.source import Level, Source

Channel = Literal["first_hand", "relayed", "unstated"]
_INSTITUTIONS = frozenset({"organisation", "outlet", "state", "collective"})


def list_sources(
    article: Article,
    attributions: Sequence[Attribution],
    matched: dict[str, Figure],
    rules: Rules,
    first_hand: frozenset[str] = frozenset(),
) -> tuple[tuple[Source, ...], dict[str, str]]:
    """The sources in the order in which they first speak, and the source id of each attribution id."""
    order: list[Figure] = []
    speeches: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        figure = matched.get(attribution.id)
        if figure is None or is_publisher(figure.name, article.outlet):
            continue
        if id(figure) not in speeches:
            order.append(figure)
        speeches.setdefault(id(figure), []).append(attribution)
    sources, ids = [], {}
    for place, figure in enumerate(order, 1):
        said = speeches[id(figure)]
        source = _source(article, f"s{place}", figure, said, rules, first_hand)
        sources.append(source)
        ids.update({a.id: source.id for a in said})
    return tuple(sources), ids


def _source(
    article: Article, id: str, figure: Figure, said: list[Attribution], rules: Rules, first_hand: frozenset[str]
) -> Source:
    name = described(article, figure)
    naming, why = naming_of(figure, name)
    level = level_of(figure, said)
    mentions = tuple(sorted(dict.fromkeys(figure.mentions), key=lambda m: m.span))
    return Source(
        id=id, name=name, mentions=mentions, naming=naming, naming_why=why, level=level,
        counted=is_counted(level, rules), channel=_channel(said, first_hand, figure),
    )  # fmt: skip


def described(article: Article, figure: Figure) -> str:
    """The fullest name; where there is none the fullest description, without its article."""
    if figure.name:
        return figure.name
    texts = [m.span.of(article.text) for m in figure.mentions] or [figure.reading.text]
    if figure.group is not None:
        texts = [f"{figure.reading.text.lower()} of {described(article, figure.group)}"]
    best = max(texts, key=lambda t: (len(t.split()) if t.lower() not in _PRONOUNS else 0, len(t)))
    best = " ".join(best.split())
    first, _, rest = best.partition(" ")
    if (first.lower() in {"a", "an"} and rest) or (first.lower() == "the" and " " in rest):
        best = rest
    if best[:1].isupper() and first.lower() in _LOWERED and not first.isupper():
        best = best[0].lower() + best[1:]
    return best


_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "i", "we", "one", "another"})
_LOWERED = frozenset(
    [
        "the",
        "one",
        "two",
        "three",
        "four",
        "five",
        "several",
        "some",
        "many",
        "local",
        "another",
        "other",
        "most",
        "few",
        "police",
        "officials",
        "residents",
        "activists",
        "sources",
        "experts",
        "witnesses",
        "critics",
    ]
)


def level_of(figure: Figure, said: list[Attribution]) -> Level:
    """The best level among what a figure says: core, embed, narrated, thought, nested, elsewhere."""
    levels = {_level(figure, a) for a in said}
    for level in _ORDER:
        if level in levels:
            return level
    return "elsewhere"


_ORDER: tuple[Level, ...] = ("core", "narrated", "embed", "thought", "nested", "elsewhere")


def _level(figure: Figure, attribution: Attribution) -> Level:
    if attribution.zone not in {"body", "post"}:
        return "elsewhere"
    if attribution.nested:
        return "nested"
    if not attribution.is_speech:
        return "thought"
    if attribution.kind == "embed":
        return "embed"
    if attribution.kind == "narrated" and figure.kind in _INSTITUTIONS:
        return "narrated"
    return "core"


def is_counted(level: Level, rules: Rules) -> bool:
    """Whether a source of this level counts under these rules."""
    return (
        level == "core"
        or (level == "embed" and rules.count_embedded_posts)
        or (level == "narrated" and rules.count_narrated)
        or (level == "thought" and rules.count_thoughts)
    )


def _channel(said: list[Attribution], first_hand: frozenset[str], figure: Figure) -> Channel:
    """First-hand where the article's own outlet heard it, relayed where another outlet carried it."""
    ids = {a.id for a in said}
    if figure.group is not None:
        ids |= figure.group.said
    if ids & first_hand:
        return "first_hand"
    return "relayed" if any(a.relays for a in said) else "unstated"
