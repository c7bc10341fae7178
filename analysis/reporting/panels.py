"""Panels: the parts of a report, each a value that shows itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from analysis.measures.score import Score
from analysis.measures.voices import SpeakerShare
from analysis.reporting.anchors import Links, Places
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.judged import Judgement, in_short, judgements
from analysis.reporting.label import label
from analysis.reporting.markup import ZONES
from analysis.reporting.narrative import Section, Statement, findings, limits, questions, summary
from analysis.reporting.narrative.sources import RUNGS
from analysis.reporting.narrative.statement import Name, Number
from analysis.reporting.prose import as_sentence, capitalised, plural, range_shown, shown
from analysis.result import Analysis
from analysis.spans import Span, inside
from analysis.speech.source import Source

KEY_FIGURES = (
    "sources_core",
    "named_sources",
    "transparent_sources",
    "unnamed_share",
    "official_sources",
    "attributions",
    "relayed_attributions",
    "unanswered_claims",
    "quoted_word_share",
    "quotations",
    "words_per_sentence",
    "grade_median",
)
BASES: dict[str, str] = {
    "sources_core": "in {n} {statements}",
    "attributions": "in {n} {sentences}",
    "named_sources": "of {n} {sources}",
    "transparent_sources": "of {n} {sources}",
    "official_sources": "of {n} {sources}",
    "unanswered_claims": "of {n} {claims}",
    "unnamed_share": "of {n} {sources}",
    "relayed_attributions": "of {n} {statements}",
    "quoted_word_share": "of {n} {words}",
    "quotations": "in {n} {words}",
    "words_per_sentence": "in {n} {sentences}",
    "grade_median": "median of {n} {formulas}",
}
"""What the base of each key figure is made of."""
UNCOUNTED: dict[str, str] = {
    "embed": "not counted: speaks only in an embedded post",
    "narrated": "not counted: only said to have acted, such as to have denied something",
    "thought": "not counted: only thoughts, beliefs or wishes are reported",
    "nested": "not counted: speaks only inside another source's statement",
    "elsewhere": "not counted: speaks only outside the body",
    "core": "not counted under the rules in force",
}


@dataclass(frozen=True, slots=True)
class Left:
    """A part of the file that is left out of the count."""

    anchor: str
    label: str
    words: int
    why: str


def brief(analysis: Analysis) -> Panel:
    """The story in brief: title, outlet, date, length, and what was left out of the count and why."""
    article = analysis.article
    places = Places(analysis)
    left = []
    for zone in article.zones:
        link = places.zone(zone.span)
        if zone.kind != "body" and link is not None:
            left.append(
                Left(link.anchor, ZONES[zone.kind], len(inside(article.words, zone.span)), label(zone.why, 200))
            )
    title = label(article.title or article.name, 300)
    facts = tuple(label(fact, 120) for fact in (article.outlet, article.byline, article.date) if fact)
    words, minutes = analysis.score("words"), analysis.score("reading_time")
    length = [f"{words.value:,.0f} {plural(words.value, 'words')} counted" if words.value is not None else "no words"]
    if minutes.value is not None:
        length.append(reading_time(minutes.value))
    html = fragment(
        "brief.html.j2",
        title=title,
        facts=facts,
        length=tuple(length),
        left=tuple(left),
        notes=tuple(label(note, 400) for note in article.notes),
    )
    text = "\n".join(
        (title, " · ".join((*facts, *length)), *(f"left out: {part.label}, {part.words} words" for part in left))
    )
    return Panel(html, text, page_title=title)


def reading_time(minutes: float) -> str:
    """Minutes of silent reading as a reader says them.

    >>> reading_time(3.6), reading_time(0.3), reading_time(1.0)
    ('4 minutes to read', 'under a minute to read', '1 minute to read')
    """
    if minutes < 0.75:
        return "under a minute to read"
    return f"{minutes:.0f} {plural(round(minutes), 'minutes')} to read"


def overview(analysis: Analysis) -> Panel:
    """One paragraph that a newspaper reader understands."""
    statements = summary(analysis)
    html = fragment("summary.html.j2", statements=linked(analysis, statements))
    return Panel(html, " ".join(statement.text for statement in statements))


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure with its unit, base, range, rule and the passages it comes from."""

    score: Score
    figure: str
    rule: str
    moved_by: tuple[str, ...]
    base: str | None
    range: str | None
    links: Links


def key_figures(analysis: Analysis) -> Panel:
    """The key figures as cards: each with its base, its range under other rules, its rule and its passages."""
    places = Places(analysis)
    cards = tuple(_card(analysis.score(id), places) for id in KEY_FIGURES)
    html = fragment("cards.html.j2", cards=cards)
    text = "\n".join(
        f"{card.score.label}: {card.figure}"
        + (f" (range {card.range})" if card.range else "")
        + (f" ({card.score.reason})" if card.score.value is None and card.score.reason else "")
        for card in cards
    )
    return Panel(html, text)


def _card(score: Score, places: Places) -> Card:
    base = None
    if score.n and score.value is not None:
        base = _base(score.id, score.n)
    return Card(
        score, shown(score.value, score.unit), as_sentence(score.rule), tuple(map(as_sentence, score.moved_by)), base,
        range_shown(score), places.links(score.evidence),
    )  # fmt: skip


def _base(id: str, n: int) -> str:
    pattern = BASES.get(id, "n = {n}")
    nouns = {noun: plural(n, noun) for noun in ("sources", "statements", "words", "sentences", "formulas", "claims")}
    return pattern.format(n=f"{n:,}", **nouns)


@dataclass(frozen=True, slots=True)
class Portrait:
    """One source as the report lists it."""

    source: Source
    name: str
    rung: str
    status: str
    words: str
    short: str
    judgements: tuple[Judgement, ...]
    links: Links


def sources_list(analysis: Analysis) -> Panel:
    """The sources one by one: how each is named, whether it counts, how many words it gets, and where."""
    places = Places(analysis)
    shares = {share.source: share for share in analysis.density.speakers}
    said: dict[str | None, list[Span]] = defaultdict(list)
    for attribution in analysis.attributions:
        said[attribution.source].append(attribution.content[0])
    portraits = []
    for source in analysis.sources:
        share = shares.get(source.id)
        portraits.append(
            Portrait(
                source, label(source.name, 120), capitalised(RUNGS[source.naming][0]),
                "" if source.counted else UNCOUNTED[source.level], "" if share is None else _words(share),
                in_short(source), judgements(analysis, source), places.links(said[source.id]),
            )
        )  # fmt: skip
    text = "\n".join(
        f"{portrait.name}: {portrait.rung}; {portrait.short}" + (f" ({portrait.status})" if portrait.status else "")
        for portrait in portraits
    )
    return Panel(fragment("sources.html.j2", portraits=tuple(portraits)), text or "No source was found.")


def _words(share: SpeakerShare) -> str:
    """How many words a source gets: "4 words quoted, 22 reported"."""
    counts = [
        (words, how) for words, how in ((share.quoted_words, "quoted"), (share.reported_words, "reported")) if words
    ]
    nouns = [f" {plural(words, 'words')}" if place == 0 else "" for place, (words, _) in enumerate(counts)]
    return ", ".join(f"{words:,}{noun} {how}" for (words, how), noun in zip(counts, nouns, strict=True))


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement with links to the passages it rests on."""

    parts: tuple[tuple[str, str], ...]
    """What kind of part ("text", "name", "number") and what it says."""
    links: Links


def linked(analysis: Analysis, statements: tuple[Statement, ...]) -> tuple[Linked, ...]:
    """Statements ready to be shown, each with its passages."""
    places = Places(analysis)
    kinds = {Name: "name", Number: "number"}
    return tuple(
        Linked(
            tuple(("text", part) if isinstance(part, str) else (kinds[type(part)], part.text) for part in each.parts),
            places.links(each.evidence),
        )
        for each in statements
    )


def told(analysis: Analysis) -> Panel:
    """The findings in words, section by section, each sentence with its passages."""
    sections = findings(analysis)
    html = fragment(
        "findings.html.j2", sections=tuple((each.heading, linked(analysis, each.statements)) for each in sections)
    )
    return Panel(html, "\n\n".join(_section_text(section) for section in sections))


def _section_text(section: Section) -> str:
    return "\n".join((section.heading, *(statement.text for statement in section.statements)))


def asked(analysis: Analysis) -> Panel:
    """Questions that a reader may ask of this story next."""
    statements = questions(analysis)
    html = fragment("questions.html.j2", statements=linked(analysis, statements))
    return Panel(html, "\n".join(statement.text for statement in statements))


def unseen(analysis: Analysis) -> Panel:
    """What the tool cannot see, and what the method used here is known to miss."""
    sentences = limits(analysis)
    return Panel(fragment("limits.html.j2", sentences=sentences), "\n".join(sentences))
