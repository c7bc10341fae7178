"""Listing: figures that speak, written down as sources with their level and whether the rules count them."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.speech.attribution import Attribution
from analysis.speech.cues import words
from analysis.speech.figures import Figure
from analysis.speech.matching import Matched
from analysis.speech.naming import naming_of
from analysis.speech.outlets import is_publisher
from analysis.speech.source import Channel, Grounds, Level, Naming, Source

_INSTITUTIONS = frozenset({"organisation", "outlet", "state"})
_ORDER: tuple[Level, ...] = ("core", "narrated", "embed", "thought", "nested")
_MEMBERS = {"one": "one", "another": "another", "second": "a second", "third": "a third"}
_IN_OTHER_WORDS = frozenset({
    "institution_again", "document_again", "unnamed_again", "newsreader", "spokesperson", "both", "pronoun_person",
    "pronoun_thing", "pronoun_group", "first_person", "interviewed", "relative", "renamed", "one_of_two",
})  # fmt: skip
"""Mentions by these rules take a source up in words that say less."""
_NO_DESCRIPTION = frozenset({"he", "she", "they", "it", "who", "which", "that", "i", "we", "one", "another"})


def list_sources(
    article: Article, attributions: Sequence[Attribution], matched: Matched,
    first_hand: frozenset[str], rules: Rules,
) -> tuple[tuple[Source, ...], dict[str, tuple[str, ...]]]:  # fmt: skip
    """The sources in the order in which they first speak, and the source ids of each attribution id, mostly one.

    The article's own outlet is never a source. ``first_hand``: ids of attributions that it heard itself.
    """
    said: dict[int, list[Attribution]] = {}
    figures: dict[int, Figure] = {}
    for attribution in attributions:
        for figure in matched.get(attribution.id, ()):
            if not is_publisher(figure.name, article.outlet):
                figures[id(figure)] = figure
                said.setdefault(id(figure), []).append(attribution)
    sources = []
    ids: dict[str, tuple[str, ...]] = {}
    for number, key in enumerate(said, 1):
        figure, level = figures[key], level_of(said[key], institution=figures[key].kind in _INSTITUTIONS)
        name = described(article, figure)
        naming, why = naming_of(figure, name)
        source = Source(
            id=f"s{number}",
            name=name,
            mentions=tuple(sorted(dict.fromkeys(figure.mentions), key=lambda m: m.span)),
            naming=naming,
            naming_why=Grounds(why),
            level=level,
            counted=is_counted(level, naming, rules),
            channel=_channel(said[key], first_hand, figure),
        )
        sources.append(source)
        for attribution in said[key]:
            ids[attribution.id] = (*ids.get(attribution.id, ()), source.id)
    return tuple(sources), ids


def described(article: Article, figure: Figure) -> str:
    """The fullest name; where there is none the fullest description, without its article."""
    if figure.name or figure.label:
        return figure.name or figure.label
    telling = [m for m in figure.mentions if m.rule not in _IN_OTHER_WORDS] or figure.mentions
    texts = [" ".join(m.span.of(article.text).split()) for m in telling] or [figure.reading.text]
    if figure.group is not None:
        member = _MEMBERS.get(figure.reading.head, f"the {figure.reading.head}")
        alone = (" ".join(m.span.of(article.text).split()) for m in telling if m.rule != "group_together")
        says_nothing = {*_NO_DESCRIPTION, figure.reading.head}
        told = (t.partition(",")[2].strip() if t.split(",", 1)[0].lower() in says_nothing else t for t in alone)
        own = [t for t in told if t]  # "One, a retired net-maker" is a retired net-maker
        texts = own or [f"{member} of {described(article, figure.group)}"]
    texts = [_before_comma(t).removesuffix(" that").removesuffix(" who") for t in texts]
    best = max(texts, key=lambda t: (0 if t.lower() in _NO_DESCRIPTION else len(t.split()), len(t)))
    first, _, rest = best.partition(" ")
    if rest and (first.lower() in {"a", "an"} or (first.lower() == "the" and " " in rest)):
        return rest
    plain = first.lower() in words("collective-nouns", "function-words", "small-institutions", "everyday-adjectives")
    return best[0].lower() + best[1:] if plain and best[:1].isupper() and best[1:2].islower() else best


def _before_comma(text: str) -> str:
    """A description without what follows a comma; all of it where nothing readable stands before one."""
    first = text.split(",", 1)[0].strip()
    return first if any(map(str.isalnum, first)) else text


def level_of(said: Sequence[Attribution], *, institution: bool) -> Level:
    """The first among core, narrated, embed, thought, nested, elsewhere at which somebody says anything."""
    levels = {_level(attribution, institution) for attribution in said}
    return next((level for level in _ORDER if level in levels), "elsewhere")


def _level(attribution: Attribution, institution: bool) -> Level:
    if attribution.zone not in {"body", "post"}:
        return "elsewhere"
    if attribution.nested:
        return "nested"
    if not attribution.is_speech:
        return "thought"
    if attribution.kind == "embed":
        return "embed"
    return "narrated" if attribution.kind == "narrated" and institution else "core"


def is_counted(level: Level, naming: Naming, rules: Rules) -> bool:
    """Whether a source of this level and rung counts under these rules.

    >>> is_counted("narrated", "named_organisation", Rules())
    False
    >>> is_counted("core", "anonymous_collective", Rules(count_groups=False))
    False
    """
    if naming == "named_organisation" and not rules.count_organisations:
        return False
    if naming == "anonymous_collective" and not rules.count_groups:
        return False
    return (
        level == "core"
        or (level == "embed" and rules.count_embedded_posts)
        or (level == "narrated" and rules.count_narrated)
        or (level == "thought" and rules.count_thoughts)
        or (level == "elsewhere" and rules.count_headline)
    )


def _channel(said: Sequence[Attribution], first_hand: frozenset[str], figure: Figure) -> Channel:
    """First-hand where the article's own outlet heard it, relayed where another outlet carried it."""
    ids = {a.id for a in said}
    if figure.group is not None:
        ids |= figure.group.said.keys()
    if ids & first_hand:
        return "first_hand"
    return "relayed" if any(a.relays for a in said) else "unstated"
