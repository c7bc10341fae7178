"""Sharing: quoted words that stand in more than one article, and where they were cut differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from analysis.comparing.identity import Identity
from analysis.result import Analysis
from analysis.spans import Span, inside, merged
from analysis.speech.quotation import SPEECH_FORMS

SHORTEST_RUN = 4
"""Fewer words in a row are too few to say that two quotations are one: people repeat phrases."""
SHORTEST_UNMARKED = 6
"""Words in a row that must stand in another article without marks before they are called the same words."""

MOST_REPEATS = 40
"""Words in a row that stand in more quotations than this are a formula, and only the first ones are compared."""

Cut = Literal[
    "same",  # word for word the same in every article
    "cut",  # one article has words more, at the beginning or the end or between
    "different",  # each has words that the other lacks
]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words as one article has them.

    ``story`` numbers the articles from 0; ``quotation`` is the place in ``Analysis.quotations``, None where the words
    stand without quotation marks; ``shared`` are the spans that another article has too.
    """

    story: int
    quotation: int | None
    source: str | None
    speaker: str | None
    span: Span
    text: str
    words: int
    shared_words: int
    shared: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Quoted words that more than one article has."""

    id: str
    cut: Cut
    passages: tuple[Passage, ...]

    @property
    def stories(self) -> tuple[int, ...]:
        """The articles that have them."""
        return tuple(sorted({passage.story for passage in self.passages}))

    @property
    def is_marked_everywhere(self) -> bool:
        """False where an article gives the words without quotation marks."""
        return all(passage.quotation is not None for passage in self.passages)


@dataclass(frozen=True, slots=True)
class _Link:
    """Words in a row that stretch ``one`` has at ``here`` and stretch ``other`` at ``there``."""

    one: int
    other: int
    here: range
    there: range


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words in a row: a quotation, or a body without its quotations (``quotation`` None)."""

    story: int
    quotation: int | None
    spans: tuple[Span, ...]
    tokens: tuple[str, ...]


def shared_quotations(analyses: Sequence[Analysis], matched: Sequence[Identity]) -> tuple[SharedQuotation, ...]:
    """Find quoted words that stand in two or more articles.

    Compared are words, without regard to case and punctuation. Two quotations share words when four in a row agree. A
    quotation of two or three words must agree whole: with another quotation, or with a part of one by the same speaker
    (``matched``). A quotation and another article's unquoted text share words when six in a row agree. Linear in the
    words of the articles, but for phrases that they repeat.
    """
    owners = [_owners(analysis) for analysis in analyses]
    who = {place: number for number, identity in enumerate(matched) for place in identity.places}
    quoted = [stretch for number, analysis in enumerate(analyses) for stretch in _quoted(number, analysis)]
    voices = [who.get((s.story, owners[s.story].get(s.quotation or 0, ""))) for s in quoted]
    every = [*quoted, *(_unquoted(number, analysis) for number, analysis in enumerate(analyses))]
    links = [*_long_links(quoted), *_short_links(quoted, voices), *_bare_links(quoted, every[len(quoted) :])]
    found = []
    for group in _grouped(links, len(quoted)):
        passages: list[Passage] = []
        for place, runs in sorted(group.items()):
            stretch = every[place]
            passages += _passages(analyses[stretch.story], owners[stretch.story], stretch, runs)
        found.append(tuple(sorted(passages, key=lambda p: (p.story, p.span))))
    found.sort(key=lambda passages: (passages[0].story, passages[0].span))
    return tuple(SharedQuotation(f"q{n}", _cut(passages), passages) for n, passages in enumerate(found, 1))


def _token(word: str) -> str:
    return "".join(c for c in word.casefold().replace("’", "'") if c.isalnum() or c == "'").strip("'")


def _quoted(story: int, analysis: Analysis) -> Iterator[_Stretch]:
    article = analysis.article
    for place, quotation in enumerate(analysis.quotations):
        if quotation.depth or quotation.form not in SPEECH_FORMS:
            continue
        zone = article.zone_at(quotation.span.start)
        if zone is None or zone.kind != "body":
            continue
        spans = tuple(word for piece in quotation.inner_pieces for word in inside(article.words, piece))
        yield _stretch(story, place, spans, article.text)


def _unquoted(story: int, analysis: Analysis) -> _Stretch:
    """The words of the body that stand in no quotation mark; a mark of its own where quoted words are left out."""
    article = analysis.article
    marked = merged(q.span for q in analysis.quotations if not q.depth)
    spans: list[Span] = []
    at = 0
    for word in article.body_words:
        while at < len(marked) and marked[at].end <= word.start:
            at += 1
        if at == len(marked) or not marked[at].overlaps(word):
            spans.append(word)
    return _stretch(story, None, tuple(spans), article.text)


def _stretch(story: int, quotation: int | None, spans: tuple[Span, ...], text: str) -> _Stretch:
    return _Stretch(story, quotation, spans, tuple(_token(span.of(text)) for span in spans))


def _long_links(quoted: Sequence[_Stretch]) -> Iterator[_Link]:
    """Quotations of different articles that share four words in a row or more."""
    for starts in _index(quoted, SHORTEST_RUN).values():
        for (one, i), (other, j) in combinations(starts[:MOST_REPEATS], 2):
            yield from _link(quoted[one], quoted[other], _Link(one, other, range(i, i), range(j, j)))


def _short_links(quoted: Sequence[_Stretch], voices: Sequence[int | None]) -> Iterator[_Link]:
    """Quotations of two or three words that stand whole in another article's quotation."""
    for size in range(2, SHORTEST_RUN):
        index = _index(quoted, size)
        for one, stretch in enumerate(quoted):
            if len(stretch.tokens) == size:
                for other, j in index[stretch.tokens][:MOST_REPEATS]:
                    is_whole = len(quoted[other].tokens) == size
                    same_voice = voices[one] is not None and voices[one] == voices[other]
                    if stretch.story != quoted[other].story and (same_voice or (is_whole and one < other)):
                        yield _Link(one, other, range(size), range(j, j + size))


def _bare_links(quoted: Sequence[_Stretch], bare: Sequence[_Stretch]) -> Iterator[_Link]:
    """Quoted words that another article has without quotation marks."""
    index = _index(quoted, SHORTEST_UNMARKED)
    for number, stretch in enumerate(bare, len(quoted)):
        for j in range(len(stretch.tokens) - SHORTEST_UNMARKED + 1):
            for one, i in index.get(stretch.tokens[j : j + SHORTEST_UNMARKED], [])[:MOST_REPEATS]:
                yield from _link(quoted[one], stretch, _Link(one, number, range(i, i), range(j, j)))


def _link(one: _Stretch, other: _Stretch, link: _Link) -> Iterator[_Link]:
    """The whole run that begins where a link begins, unless it began earlier and has been found already."""
    i, j = link.here.start, link.there.start
    if one.story == other.story or (i and j and one.tokens[i - 1] == other.tokens[j - 1]):
        return
    most = min(len(one.tokens) - i, len(other.tokens) - j)
    length = next((n for n in range(most) if one.tokens[i + n] != other.tokens[j + n]), most)
    yield _Link(link.one, link.other, range(i, i + length), range(j, j + length))


def _index(quoted: Sequence[_Stretch], size: int) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where so many words in a row first stand in each quotation: one that repeats itself is found once."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for place, stretch in enumerate(quoted):
        seen = set()
        for start in range(len(stretch.tokens) - size + 1):
            key = stretch.tokens[start : start + size]
            if key not in seen:
                seen.add(key)
                index.setdefault(key, []).append((place, start))
    return index


def _grouped(links: Sequence[_Link], first_bare: int) -> list[dict[int, list[range]]]:
    """Stretches that hang together, each with its runs; a body without marks takes part but never joins two."""
    root: dict[int, int] = {}

    def find(place: int) -> int:
        while root.setdefault(place, place) != place:
            place = root[place]
        return place

    for link in links:
        one, other = find(link.one), find(link.other if link.other < first_bare else link.one)
        root[max(one, other)] = min(one, other)
    groups: dict[int, dict[int, list[range]]] = {}
    for link in links:
        group = groups.setdefault(find(link.one), {})
        group.setdefault(link.one, []).append(link.here)
        group.setdefault(link.other, []).append(link.there)
    return [groups[key] for key in sorted(groups)]


def _passages(
    analysis: Analysis, owners: dict[int, str], stretch: _Stretch, runs: Sequence[range]
) -> Iterator[Passage]:
    """What one article has of a group: a quotation is one passage, unquoted words are one for each run."""
    if stretch.quotation is not None:
        places = sorted({place for run in runs for place in run})
        inner = analysis.quotations[stretch.quotation].inner
        yield _passage(analysis, stretch, inner, places, owners.get(stretch.quotation))
        return
    for run in _maximal(runs):
        span = Span(stretch.spans[run.start].start, stretch.spans[run.stop - 1].end)
        yield _passage(analysis, stretch, span, run, _said_by(analysis, span))


def _maximal(runs: Sequence[range]) -> list[range]:
    out: list[range] = []
    for run in sorted(set(runs), key=lambda r: (r.start, -r.stop)):
        if not out or run.stop > out[-1].stop:
            out.append(run)
    return out


def _passage(analysis: Analysis, stretch: _Stretch, span: Span, places: Sequence[int], source: str | None) -> Passage:
    return Passage(
        story=stretch.story,
        quotation=stretch.quotation,
        source=source,
        speaker=analysis.source(source).name if source else None,
        span=span,
        text=span.of(analysis.article.text),
        words=len(places) if stretch.quotation is None else len(stretch.tokens),
        shared_words=len(places),
        shared=_joined([stretch.spans[place] for place in places], places),
    )


def _joined(spans: Sequence[Span], places: Sequence[int]) -> tuple[Span, ...]:
    """Words in a row as one span."""
    out: list[Span] = []
    for number, (span, place) in enumerate(zip(spans, places, strict=True)):
        if out and place == places[number - 1] + 1:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _owners(analysis: Analysis) -> dict[int, str]:
    """The source of each quotation that has one."""
    said = (each for each in analysis.attributions if each.source is not None and not each.nested)
    return {place: each.source for each in said for place in each.quotations if each.source is not None}


def _said_by(analysis: Analysis, span: Span) -> str | None:
    for each in analysis.attributions:
        if each.source is not None and not each.nested and any(piece.overlaps(span) for piece in each.content):
            return each.source
    return None


def _cut(passages: Sequence[Passage]) -> Cut:
    whole = [passage.shared_words == passage.words for passage in passages]
    if all(whole):
        return "same"
    stories: dict[int, bool] = {}
    for passage, complete in zip(passages, whole, strict=True):
        stories[passage.story] = stories.get(passage.story, True) and complete
    return "cut" if any(stories.values()) else "different"
