"""Answers: which claims somebody answers in the story, how far away, and which stand without an answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.measures.counting import NOT_ENGLISH
from analysis.measures.material import Material
from analysis.measures.running_words import among
from analysis.measures.score import Score, unanswered
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution
from analysis.speech.cues import verbs, words

AnswerKind = Literal["denial", "concession", "reply", "no_answer"]
HANDBOOKS = "AP News Values; Reuters Handbook (fairness: the right to respond)"
_BEFORE, _AFTER = 12, 4
"""Statements before and after an answer among which its claim is looked for."""
_SHARED = 2
"""Words of content that an answer must share with a statement that is not marked as a claim."""
_NEAR = 3
"""Paragraphs within which an answer that repeats nothing ("dismissed the accusations") can point back."""
_LEAST_LETTERS = 5
_NOT = frozenset({"not", "never", "didn't", "didn’t", "doesn't", "doesn’t", "won't", "won’t"})
_CLAIMED = frozenset({"allegedly", "purportedly", "supposedly"})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and the claim that it was paired with.

    ``span`` is the denying, conceding or replying words. ``claim`` is the id of the statement that is answered, None
    where the story reports none. ``words_between`` counts the words from the one to the other; negative where the
    answer comes first.
    """

    kind: AnswerKind
    span: Span
    attribution: str | None
    """Id of the answering statement; None for "declined to comment" and for a denial told in passing."""
    source: str | None
    claim: str | None
    words_between: int | None = None
    paragraphs_between: int | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Claims and the answers to them."""

    scores: tuple[Score, ...]
    claims: tuple[str, ...] = ()
    """Ids of the statements that the story marks as a claim or charge, or that somebody answers."""
    pairs: tuple[Answer, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Ids of the claims that nobody answers in this story."""


def measure_answers(material: Material) -> Answers:
    """Pair denials, concessions, replies and "declined to comment" with the claims they answer (A6).

    A claim is a statement whose reporting words are on the list ``claim-verbs`` ("claimed", "accused"), one that is
    hedged inside ("has allegedly been killed"), or one that somebody answers. An answer is paired with the statement
    by another speaker, at most twelve statements before it or four after, that shares most words with it; among equals
    with a marked claim, then with the nearest. What repeats nothing is paired with a marked claim of its own
    paragraph, or where it only points ("dismissed the accusations") with one at most three paragraphs back. A claim
    is answered together with the others of its speaker in the same paragraph. Known limits: an answer in other words
    is missed, and whom a claim concerns is not known: an unanswered claim may need no answer.
    """
    finder = _Finder(material)
    pairs = tuple(finder.pairs())
    paired = {p.claim for p in pairs}
    claims = tuple(a.id for a in finder.said if a.id in finder.marked or a.id in paired)
    answered = finder.with_neighbours(p.claim for p in pairs if p.claim is not None and p.kind != "no_answer")
    left = tuple(id for id in claims if id not in answered)
    scores = tuple(_scores(finder, claims, left, pairs))
    if not material.is_english:
        return Answers(unanswered(scores, NOT_ENGLISH))
    return Answers(scores, claims, pairs, left)


@cache
def _denials() -> frozenset[str]:
    """Every form of the verbs that deny."""
    return frozenset(word for word, readings in verbs().items() for verb in readings if verb.klass == "deny")


class _Finder:
    """The statements of one article in their order, with what is compared."""

    def __init__(self, material: Material) -> None:
        self.material = material
        running = material.running
        self.hedged = [running.spans[place] for place in running.where(_CLAIMED) if not running.is_quoted[place]]
        self.said = tuple(a for a in material.attributions if a.zone == "body" and not a.nested and a.kind != "embed")
        self.cues = merged(a.cue for a in self.said if a.cue is not None)
        self.places = {a.id: place for place, a in enumerate(self.said)}
        self.paragraphs = {a.id: self._paragraph(a.content[0]) for a in self.said}
        self.kinds = {a.id: kind for a in self.said if (kind := self._kind(a)) is not None}
        self.vocabulary = {a.id: self._content_words(a) for a in self.said}
        answering = {(a.source, self.paragraphs[a.id]) for a in self.said if a.id in self.kinds and a.source}
        self.marked = {
            a.id
            for a in self.said
            if a.id not in self.kinds and a.is_speech and self._is_marked(a)
            if (a.source, self.paragraphs[a.id]) not in answering  # "dismissed it, claiming that …": an answer
        }
        self.starts = [a.start for a in self.said]

    def _is_marked(self, said: Attribution) -> bool:
        """Whether the story itself marks a statement as a claim or charge."""
        _, word = self.material.classes.get(said.id, ("other", ""))
        if word.split(" ")[0] in words("claim-verbs"):
            return True
        return said.kind != "direct" and any(among(self.hedged, span) for span in said.content)

    def _kind(self, said: Attribution) -> AnswerKind | None:
        """What kind of answer a statement is, by its reporting words; None for one that answers nobody."""
        klass, word = self.material.classes.get(said.id, ("other", ""))
        is_reply = word.split(" ")[0] in words("answer-verbs")
        if said.cue is not None and not _NOT.isdisjoint(said.cue.of(self.material.article.text).lower().split()):
            return "no_answer" if is_reply else None  # "did not respond", "did not deny"
        if klass == "deny":
            return "denial"
        if klass == "concede":
            return "concession"
        return "reply" if is_reply else None

    def _content_words(self, said: Attribution) -> frozenset[str]:
        running = self.material.running
        held: set[str] = set()
        for span in said.content:
            places = running.places_in(span)
            held.update(running.lows[places.start : places.stop])
        held -= words("function-words")
        return frozenset(low.removesuffix("’s").removesuffix("'s") for low in held if len(low) >= _LEAST_LETTERS)

    def pairs(self) -> Iterator[Answer]:
        """Every answer, in the order of the text."""
        spoken = [(a.start, self.kinds[a.id], a.cue or a.content[0], a) for a in self.said if a.id in self.kinds]
        silent: list[tuple[int, AnswerKind, Span, Attribution | None]] = [
            *((span.start, "no_answer", span, None) for span in self._silences()),
            *((span.start, "denial", span, None) for span in self._passive_denials()),
        ]
        for _, kind, span, said in sorted((*spoken, *silent), key=lambda found: (found[0], found[2])):
            claim = self._claim_of(said) if said is not None else self._claim_before(span)
            if claim is None:
                yield Answer(kind, span, said.id if said else None, said.source if said else None, None)
            else:
                yield Answer(
                    kind, span, said.id if said else None, said.source if said else None, claim.id,
                    self._words_between(claim, said, span), self._paragraph(span) - self.paragraphs[claim.id],
                )  # fmt: skip

    def _silences(self) -> Iterator[Span]:
        """Where the story says that somebody did not answer, outside quotation marks and in no statement's cue."""
        running = self.material.running
        found = (running.span(*at) for at in running.phrases("answer-phrases") if not running.is_quoted[at[0]])
        return self._beside_cues(found)

    def _passive_denials(self) -> Iterator[Span]:
        """Denials that were found as no statement: "claims that have been rejected by Moscow"."""
        running = self.material.running
        return self._beside_cues(
            running.span(place, self._end_of_agent(place + 2))
            for place in running.where(_denials())
            if 0 < place < len(running.lows) - 1
            if running.lows[place + 1] == "by" and not running.is_quoted[place]
        )

    def _end_of_agent(self, place: int) -> int:
        """One past the words after "by" that say who denied it, as far as the next mark, four at most."""
        running, text = self.material.running, self.material.article.text
        end = place
        while end < min(place + 4, len(running.lows)):
            if text[running.spans[end - 1].end : running.spans[end].start].strip():
                break
            end += 1
        return end

    def _beside_cues(self, spans: Iterator[Span]) -> Iterator[Span]:
        """Those of the sorted spans that are no reporting words of a statement."""
        at = 0
        for span in spans:
            while at < len(self.cues) and self.cues[at].end <= span.start:
                at += 1
            if at == len(self.cues) or not self.cues[at].overlaps(span):
                yield span

    def _claim_of(self, answer: Attribution) -> Attribution | None:
        place = self.places[answer.id]
        window = range(max(0, place - _BEFORE), min(len(self.said), place + _AFTER + 1))
        points_back = self.vocabulary[answer.id] <= words("speech-nouns")  # "dismissed the accusations"
        best: tuple[int, bool, int] | None = None
        chosen = None
        for other in window:
            claim = self.said[other]
            if other == place or claim.id in self.kinds or (claim.source == answer.source and claim.source is not None):
                continue
            shared = len(self.vocabulary[answer.id] & self.vocabulary[claim.id])
            marked = claim.id in self.marked
            paragraphs = self.paragraphs[answer.id] - self.paragraphs[claim.id]
            near = other < place and paragraphs <= _NEAR
            enough = shared >= min(_SHARED, len(self.vocabulary[answer.id])) > 0
            if not enough and not (near and (points_back or (marked and (shared or not paragraphs)))):
                continue
            rank = (shared, marked, -abs(place - other))
            if best is None or rank > best:
                best, chosen = rank, claim
        return chosen

    def _claim_before(self, span: Span) -> Attribution | None:
        """The last marked claim before words that say that somebody gave no answer."""
        last = bisect_left(self.starts, span.start)
        before = self.said[max(0, last - _BEFORE) : last]
        return next((a for a in reversed(before) if a.id in self.marked), None)

    def _words_between(self, claim: Attribution, answer: Attribution | None, span: Span) -> int:
        """Words between the end of the one that comes first and the beginning of the other."""
        running = self.material.running
        start, end = (answer.start, answer.content[-1].end) if answer is not None else (span.start, span.end)
        if claim.start <= start:
            return len(running.places_in(Span(claim.content[-1].end, max(start, claim.content[-1].end))))
        return -len(running.places_in(Span(end, max(claim.start, end))))

    def _paragraph(self, span: Span) -> int:
        return bisect_left(self.material.body.paragraphs, (span.start + 1,)) - 1

    def with_neighbours(self, claims: Iterator[str]) -> set[str]:
        """The claims that are answered, and with each the others by the same speaker in the same paragraph."""
        answered = set(claims)
        where = {
            (self.said[self.places[id]].source, self.paragraphs[id])
            for id in answered
            if self.said[self.places[id]].source is not None
        }
        beside = {a.id for a in self.said if (a.source, self.paragraphs[a.id]) in where}
        return answered | beside


def _scores(finder: _Finder, claims: Sequence[str], left: Sequence[str], pairs: Sequence[Answer]) -> Iterator[Score]:
    where = {a.id: a.cue or a.content[0] for a in finder.said}
    said = len(finder.said)
    yield Score(
        "claims", "Claims and charges", len(claims), "attributions",
        "Statements that the story itself marks as a claim or charge (“claimed”, “accused”, “allegedly”), and "
        "statements that somebody answers.",
        n=said, evidence=tuple(where[id] for id in claims), literature=HANDBOOKS,
    )  # fmt: skip
    none = None if claims else "not enough to say: no statement is marked as a claim"
    yield Score(
        "unanswered_claims", "Claims that nobody answers in the story", None if none else len(left), "attributions",
        "Claims that no denial, concession or reply of another speaker was paired with. “Declined to comment” is no "
        "answer. Whether an answer was due is for a reader to say.",
        n=len(claims), reason=none, evidence=tuple(where[id] for id in left), literature=HANDBOOKS,
    )  # fmt: skip
    yield Score(
        "answers", "Denials, concessions and replies", sum(p.kind != "no_answer" for p in pairs), "attributions",
        "Statements whose reporting words answer somebody (“denied”, “admitted”, “replied”).",
        n=said, evidence=tuple(p.span for p in pairs if p.kind != "no_answer"), literature=HANDBOOKS,
    )  # fmt: skip
    distances = sorted(abs(p.words_between) for p in pairs if p.words_between is not None and p.kind != "no_answer")
    half = len(distances) // 2
    middle = None
    if distances:
        middle = distances[half] if len(distances) % 2 else (distances[half - 1] + distances[half]) / 2
    yield Score(
        "answer_distance_median", "Words between a claim and its answer (median)", middle, "words",
        "Words between the end of a claim and the beginning of the answer that it was paired with.",
        n=len(distances), reason=None if distances else "not enough to say: no claim was paired with an answer",
        evidence=tuple(p.span for p in pairs if p.claim is not None), literature=HANDBOOKS,
    )  # fmt: skip
