"""Comparison: two or more articles on one event, side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.comparing.identity import Identity, Likeness, identities
from analysis.comparing.sharing import SharedQuotation, shared_quotations
from analysis.comparing.telling import SameStatement, same_statements
from analysis.errors import ResultError
from analysis.measures.score import Score
from analysis.result import Analysis
from analysis.spans import Span

SCHEMA = 1
MOST_STORIES = 26
"""Articles are called A, B, C, … in a comparison."""


@dataclass(frozen=True, slots=True)
class Story:
    """One of the articles that are compared; ``id`` is its letter.

    ``speakers`` are those that the rules in force count in this article, ``speakers_only_here`` those of them whom no
    other article has, counted or not.
    """

    id: str
    name: str
    title: str | None
    outlet: str | None
    date: str | None
    digest: str
    words: int
    speakers: int
    speakers_only_here: int
    corrected: int = 0
    """How many things people changed in what was found: corrections, register, settings."""
    method: str = ""
    """How its statements were found: "rules" or "model"."""
    method_version: str = ""
    corrections_digest: str | None = None
    settings_digest: str | None = None
    register_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much the articles have in common."""

    speakers: int
    """Speakers who are counted in more than one article."""
    quotations: int
    """Quoted words that more than one article has."""
    same: int
    cut: int
    different: int
    unmarked: int
    """Those that an article gives without quotation marks."""
    statements: int
    """Statements that two articles report."""
    cues_differ: int
    """Those of them that are told with different reporting words."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one article gives one speaker.

    ``first_place`` is the share of the body's words before the first statement, ``cues`` the reporting words used for
    this speaker in their order, each once, ``evidence`` the words of the statements.
    """

    source: str
    name: str
    naming: str
    category: str
    level: str
    counted: bool
    attributions: int
    quoted_words: int
    reported_words: int
    first_paragraph: int | None
    first_place: float | None
    cues: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker across the articles: ``parts`` has an entry for each article, None where the speaker is not in it."""

    id: str
    name: str
    parts: tuple[Part | None, ...]
    why: tuple[str, ...]
    """The rules by which the sources were taken for one; empty for a speaker of one article."""

    @property
    def stories(self) -> tuple[int, ...]:
        """The articles that the speaker is in."""
        return tuple(number for number, part in enumerate(self.parts) if part is not None)

    @property
    def counted(self) -> tuple[int, ...]:
        """The articles in which the rules in force count the speaker as a source."""
        return tuple(number for number, part in enumerate(self.parts) if part is not None and part.counted)

    @property
    def words(self) -> int:
        """Quoted and reported words in all articles together."""
        return sum(part.quoted_words + part.reported_words for part in self.parts if part is not None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several articles side by side: their figures, their speakers, and the words they share.

    ``figures`` has the scores of each article, in one order; ``likenesses`` are speakers that may be the same, for
    a person to decide.
    """

    schema: int
    stories: tuple[Story, ...]
    overlap: Overlap
    figures: tuple[tuple[Score, ...], ...]
    speakers: tuple[Speaker, ...]
    likenesses: tuple[Likeness, ...]
    quotations: tuple[SharedQuotation, ...]
    statements: tuple[SameStatement, ...]

    def score(self, story: int, id: str) -> Score:
        """One figure of one article. Raises ``ResultError`` for an unknown one."""
        for score in self.figures[story]:
            if score.id == id:
                return score
        raise ResultError(f"there is no measure {id!r} in this comparison.")

    def only_in(self, story: int) -> tuple[Speaker, ...]:
        """The counted speakers whom one article alone has, most words first."""
        return tuple(each for each in self.speakers if each.stories == (story,) == each.counted)

    @property
    def shared(self) -> tuple[Speaker, ...]:
        """The speakers who are counted in more than one article, most words first."""
        return tuple(each for each in self.speakers if len(each.counted) > 1)

    def to_json(self) -> str:
        """This comparison as JSON: the same bytes for the same articles."""
        import msgspec

        text = msgspec.json.format(msgspec.json.encode(self), indent=1)
        return text.decode() + "\n"

    def __repr__(self) -> str:
        return f"Comparison({', '.join(repr(story.name) for story in self.stories)})"


def compare(analyses: Sequence[Analysis]) -> Comparison:
    """Put two or more articles side by side: who speaks in which, how much, how early, and in which words.

    Speakers are matched across the articles by name (``identity``), quoted words by the words themselves
    (``sharing``), statements by speaker and content (``telling``). Nothing is weighed: that a speaker is missing from
    an article is a finding about the article's words, not about its fairness.

    Raises ``ResultError`` for fewer than two articles, more than 26, the same article twice, or analyses that were
    made under different counting rules (their figures would not compare).
    """
    _check(analyses)
    matched, likenesses = identities(analyses)
    speakers = _speakers(analyses, matched)
    quotations = shared_quotations(analyses, matched)
    statements = same_statements(analyses, matched, quotations)
    return Comparison(
        SCHEMA,
        tuple(_story(number, analysis, speakers) for number, analysis in enumerate(analyses)),
        _overlap(speakers, quotations, statements),
        tuple(tuple(analysis.scores()) for analysis in analyses),
        speakers,
        likenesses,
        quotations,
        statements,
    )


def _check(analyses: Sequence[Analysis]) -> None:
    if not 2 <= len(analyses) <= MOST_STORIES:
        raise ResultError(f"a comparison takes 2 to {MOST_STORIES} articles, not {len(analyses)}.")
    seen: dict[str, str] = {}
    for analysis in analyses:
        name = analysis.article.name
        if analysis.article.digest in seen:
            raise ResultError(f"{name!r} and {seen[analysis.article.digest]!r} are the same article. Give it once.")
        seen[analysis.article.digest] = name
        if analysis.rules != analyses[0].rules:
            raise ResultError(
                f"{name!r} was counted under other rules than {analyses[0].article.name!r} "
                f"({', '.join(analysis.rules.differing(analyses[0].rules))}). "
                "Analyse both under the same rules, then compare."
            )


def _story(number: int, analysis: Analysis, speakers: Sequence[Speaker]) -> Story:
    article = analysis.article
    return Story(
        id=chr(ord("A") + number),
        name=article.name,
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        digest=article.digest,
        words=len(article.body_words),
        speakers=sum(number in each.counted for each in speakers),
        speakers_only_here=sum(each.stories == (number,) == each.counted for each in speakers),
        corrected=len(analysis.corrections),
        method=analysis.method.name,
        method_version=analysis.method.version,
        corrections_digest=analysis.corrections_digest,
        settings_digest=analysis.settings_digest,
        register_digest=analysis.register_digest,
    )


def _overlap(
    speakers: Sequence[Speaker], quotations: Sequence[SharedQuotation], statements: Sequence[SameStatement]
) -> Overlap:
    cuts = [each.cut for each in quotations]
    return Overlap(
        speakers=sum(len(each.counted) > 1 for each in speakers),
        quotations=len(quotations),
        same=cuts.count("same"),
        cut=cuts.count("cut"),
        different=cuts.count("different"),
        unmarked=sum(not each.is_marked_everywhere for each in quotations),
        statements=len(statements),
        cues_differ=sum(each.cues_differ for each in statements),
    )


def _speakers(analyses: Sequence[Analysis], matched: Sequence[Identity]) -> tuple[Speaker, ...]:
    """Speakers of most articles first, then by words, then in the order in which they speak."""
    parts = [_parts(analysis) for analysis in analyses]
    speakers = []
    for identity in matched:
        places = dict(identity.places)
        row = tuple(parts[number][places[number]] if number in places else None for number in range(len(analyses)))
        name = max((part.name for part in row if part is not None), key=len)
        speakers.append(Speaker("", name, row, identity.why))
    speakers.sort(key=lambda speaker: (-len(speaker.stories), -speaker.words))
    return tuple(Speaker(f"p{n}", each.name, each.parts, each.why) for n, each in enumerate(speakers, 1))


def _parts(analysis: Analysis) -> dict[str, Part]:
    """What an article gives each of its sources."""
    shares = {share.source: share for share in analysis.density.speakers}
    body = analysis.article.body_words
    paragraphs = analysis.article.paragraphs
    out = {}
    for source in analysis.sources:
        said = [each for each in analysis.attributions if each.source == source.id and not each.nested]
        share = shares.get(source.id)
        starts = [min(each.start, each.cue.start if each.cue else each.start) for each in said if each.zone == "body"]
        first = min(starts, default=None)
        cues = (" ".join(each.cue.of(analysis.article.text).split()).lower() for each in said if each.cue)
        out[source.id] = Part(
            source=source.id,
            name=source.name,
            naming=source.naming,
            category=source.category,
            level=source.level,
            counted=source.counted,
            attributions=len(said),
            quoted_words=share.quoted_words if share else 0,
            reported_words=share.reported_words if share else 0,
            first_paragraph=None if first is None else bisect_left(paragraphs, (first + 1, 0)),
            first_place=None if first is None or not body else bisect_left(body, (first, 0)) / len(body),
            cues=tuple(dict.fromkeys(cues)),
            evidence=tuple(span for each in said for span in each.content),
        )
    return out
