"""Placement: where in the story the voices first come in, and what stands without any."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from analysis.measures.counting import NOT_ENGLISH, Case, ranged
from analysis.measures.display_text import Repeat, display_score, repeats_in
from analysis.measures.material import Material
from analysis.measures.score import Score, unanswered
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution
from analysis.speech.source import Source

_WHICH = ("first", "middle", "last")
GANS = "Gans 1979; Bell 1991"
PARETI = "Pareti et al. 2013"


@dataclass(frozen=True, slots=True)
class First:
    """The first of something in the story, and where it stands."""

    id: str
    span: Span
    source: str | None
    paragraph: int
    """From 1 on."""
    before: int
    """Body words before it."""


@dataclass(frozen=True, slots=True)
class ThirdVoices:
    """One third of the body, with the sources that first speak in it."""

    number: int
    span: Span
    new_sources: tuple[str, ...]
    """Ids of counted sources."""
    quoted_words: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where voices stand in the story: firsts, thirds, sentences without any, and text that is shown twice."""

    scores: tuple[Score, ...]
    firsts: tuple[First, ...] = ()
    thirds: tuple[ThirdVoices, ...] = ()
    unattributed: tuple[Span, ...] = ()
    """Sentences without any attributed statement or quotation, for a reader to look at."""
    repeats: tuple[Repeat, ...] = ()
    """Words of headline, dek and pull quotes that the body has too."""


def measure_placement(material: Material) -> Placement:
    """Where the first voices stand (P1), who is new in each third (P2), what is unattributed (A9) or shown twice (D1).

    Whoever speaks first sets the frame of a story; what comes late is read by fewer. Sentences without attribution
    are listed and not blamed: what everybody knows or the reporter saw needs none.
    """
    found = tuple(_firsts(material))
    begins = _begins(material) if len(material.body.words) >= 3 else {}
    thirds = tuple(_thirds(material, begins))
    bare = tuple(_unattributed(material))
    repeats = repeats_in(material.article, material.running)
    scores = (
        *_first_scores(material, found),
        *_third_scores(material, thirds, begins),
        Score(
            "unattributed_sentences", "Sentences without any attribution", len(bare) if material.body.words else None,
            "sentences",
            "Sentences of the body that hold no part of an attributed statement, of reporting words or of a speech "
            "quotation. Common knowledge and what the reporter saw need no attribution.",
            n=len(material.body.sentences), reason=None if material.body.words else "the body has no sentences",
            evidence=bare, literature=f"AP News Values; {PARETI}",
        ),
    )  # fmt: skip
    display = display_score(material.article, repeats)
    if not material.is_english:
        return Placement((*unanswered(scores, NOT_ENGLISH), display), repeats=repeats)
    return Placement((*scores, display), found, thirds, bare, repeats)


def _firsts(material: Material) -> Iterator[First]:
    """The first narrated speaker, counted source, quotation and named person of the body, where there is one."""
    sources = {s.id: s for s in material.sources}
    counted = {s.id for s in material.cases.in_force.sources}
    body = [a for a in material.attributions if a.zone == "body" and not a.nested]
    narrated = next((a for a in body if a.kind == "narrated"), None)
    speaker = next((a for a in body if a.source in counted), None)
    named = next((a for a in body if a.source in counted and sources[str(a.source)].naming == "named_person"), None)
    for id, found in (("narrated", narrated), ("source", speaker), ("named_person", named)):
        if found is not None:
            yield _first(material, id, _beginning(found), found.source)
    if material.quoted:
        item = material.quoted[0]
        owner = next((a.source for a in body if item.place in a.quotations), None)
        yield _first(material, "quotation", item.quotation.span, owner)


def _beginning(said: Attribution) -> Span:
    """Where a statement begins: with its speaker, its reporting words or its content, whatever comes first."""
    return min(span for span in (said.speaker, said.cue, said.content[0]) if span is not None)


def _first(material: Material, id: str, span: Span, source: str | None) -> First:
    paragraph = bisect_right(material.body.paragraphs, span.start, key=lambda p: p.start)
    return First(id, span, source, paragraph, material.body.words_in(Span(0, span.start)).stop)


_ByChoice = Mapping[int, First | None]
"""Where a first stands, by the identity of the choice of sources."""


def _paragraph_of(firsts: _ByChoice, case: Case) -> int | None:
    first = firsts[id(case.sources)]
    return None if first is None else first.paragraph


def _place_of(firsts: _ByChoice, words: int, case: Case) -> float | None:
    first = firsts[id(case.sources)]
    return None if first is None or not words else first.before / words


def _first_by_choice(material: Material) -> dict[str, _ByChoice]:
    """Where the first source, and the first named person, stands under every choice of what counts."""
    body = [a for a in material.attributions if a.zone == "body" and not a.nested]
    begins: dict[str, int] = {}
    for place, each in enumerate(body):
        if each.source is not None:
            begins.setdefault(each.source, place)
    known: dict[int, First] = {}

    def first(id: str, those: Iterable[Source]) -> First | None:
        place = min((begins[s.id] for s in those if s.id in begins), default=None)
        if place is not None and place not in known:
            known[place] = _first(material, id, _beginning(body[place]), body[place].source)
        return None if place is None else known[place]

    choices = material.cases.choices().items()
    return {
        "source": {key: first("source", sources) for key, sources in choices},
        "named_person": {
            key: first("named_person", (s for s in sources if s.naming == "named_person")) for key, sources in choices
        },
    }


def _first_scores(material: Material, found: tuple[First, ...]) -> Iterator[Score]:
    at = {first.id: first for first in found}
    by_choice = _first_by_choice(material)
    words, paragraphs = len(material.body.words), len(material.body.paragraphs)
    for id, what, missing in (
        ("narrated", "first speaker of whom only the act is told", "no speech is only narrated"),
        ("source", "first source that counts", "no source speaks in the body"),
        ("quotation", "first quotation", "no quotation of the body counts as speech"),
        ("named_person", "first named person that speaks", "no named person speaks in the body"),
    ):
        first = at.get(id)
        reason = None if first else missing
        evidence = (first.span,) if first else ()
        paragraph = Score(
            f"first_{id}_paragraph", f"Paragraph of the {what}", first.paragraph if first else None, "paragraph",
            f"Number of the paragraph in which the {what} of the body stands.",
            n=paragraphs, reason=reason, evidence=evidence, literature=GANS,
        )  # fmt: skip
        place = Score(
            f"first_{id}_place", f"Share of the story before the {what}",
            first.before / words if first and words else None, "share",
            f"Words of the body before the {what}, over all words of the body.",
            n=words, reason=reason, evidence=evidence, literature=GANS,
        )  # fmt: skip
        if id in by_choice:
            yield ranged(paragraph, partial(_paragraph_of, by_choice[id]), material.cases)
            yield ranged(place, partial(_place_of, by_choice[id], words), material.cases)
        else:
            yield paragraph
            yield place


def _thirds(material: Material, begins: Mapping[str, int]) -> Iterator[ThirdVoices]:
    """The body in three parts of as equal a number of words as can be; none for fewer than three words."""
    words = material.body.words
    if len(words) < 3:
        return
    counted = {s.id for s in material.cases.in_force.sources}
    for part, inside in enumerate(_cut(len(words))):
        yield ThirdVoices(
            number=part + 1,
            span=Span(words[inside.start].start, words[inside.stop - 1].end),
            new_sources=tuple(id for id, place in begins.items() if id in counted and place in inside),
            quoted_words=sum(material.running.is_quoted[inside.start : inside.stop]),
        )


def _cut(words: int) -> list[range]:
    """Three stretches of as equal a number of words as can be."""
    cuts = [round(words * part / 3) for part in range(4)]
    return [range(start, stop) for start, stop in pairwise(cuts)]


def _begins(material: Material) -> dict[str, int]:
    """The word of the body at which each source first speaks, whether it counts or not."""
    last = len(material.body.words) - 1
    begins: dict[str, int] = {}
    for each in material.attributions:
        if each.zone == "body" and not each.nested and each.source is not None and each.source not in begins:
            begins[each.source] = min(material.body.words_in(Span(0, each.start)).stop, last)
    return begins


def _third_scores(material: Material, thirds: tuple[ThirdVoices, ...], begins: Mapping[str, int]) -> Iterator[Score]:
    cut = _cut(len(material.body.words))
    mentions = {s.id: s.mentions[0].span for s in material.sources if s.mentions}
    for place, which in enumerate(_WHICH):
        third = thirds[place] if thirds else None
        reason = None if third else "not enough to say: fewer than three words"
        new = Score(
            f"new_sources_{which}_third", f"Sources that first speak in the {which} third",
            len(third.new_sources) if third else None, "sources",
            f"Counted sources whose first statement begins in the {which} third of the body's words.",
            n=len(material.cases.in_force.sources), reason=reason,
            evidence=tuple(mentions[id] for id in third.new_sources if id in mentions) if third else (),
            literature=GANS,
        )  # fmt: skip

        def count(case: Case, inside: range = cut[place]) -> int:
            return sum(begins.get(s.id, -1) in inside for s in case.sources)

        yield ranged(new, count, material.cases, who=True, rising=True) if third else new
        yield Score(
            f"quoted_words_{which}_third", f"Quoted words in the {which} third",
            third.quoted_words if third else None, "words",
            f"Words inside speech quotation marks in the {which} third of the body's words.",
            n=sum(material.running.is_quoted), reason=reason, evidence=(third.span,) if third else (),
            literature=GANS,
        )  # fmt: skip


def _unattributed(material: Material) -> Iterator[Span]:
    """Sentences that share no character with a statement, reporting words or a quotation that counts."""
    told = [a for a in material.attributions if a.zone == "body"]
    taken = [span for a in told for span in (*a.content, *((a.cue,) if a.cue else ()))]
    taken += [item.quotation.span for item in material.quoted]
    spans = merged(taken)
    place = 0
    for sentence in material.body.sentences:
        while place < len(spans) and spans[place].end <= sentence.start:
            place += 1
        if place == len(spans) or spans[place].start >= sentence.end:
            yield sentence
