"""Anonymity: what the story itself says about each source that it does not name, question by question."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.measures.counting import NOT_ENGLISH, Case, firsts, ranged
from analysis.measures.ladder import ANONYMOUS, PEJ
from analysis.measures.material import Material
from analysis.measures.running_words import among
from analysis.measures.score import Score, unanswered
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution
from analysis.speech.cues import words
from analysis.speech.source import Naming, Source

AP = "AP News Values (Daniszewski 2018)"
NYT = "New York Times policy 2004, memo 2010, rule of 2016"
REUTERS = "Reuters Handbook"
BBC = "BBC Editorial Guidelines, section 3"
_NONE = "no anonymous source is counted"
_CLAUSE = 12
"""Words after the beginning of a reason that are shown with it."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the story says about one anonymous source: the words that bear on each question of the published rules.

    Evidence and no mark: words that were found may be no answer, and an answer may stand in words that no list has.
    """

    source: str
    naming: Naming
    descriptors: tuple[Span, ...]
    """Who it is, as closely as the story says (AP, NYT, Reuters)."""
    terms: tuple[Span, ...]
    """Where the story says that the source stays unnamed ("on condition of anonymity")."""
    reasons: tuple[Span, ...]
    """Why it stays unnamed (AP, NYT)."""
    rote: tuple[Span, ...]
    """Those of the reasons that the New York Times calls rote ("not authorized to speak")."""
    corroboration: tuple[Span, ...]
    """Whether its words were checked against anything else (BBC; AP: more than one source)."""
    judgements: tuple[Span, ...]
    """Words of judgement in what it says: opinion rather than fact (AP, Reuters)."""
    statements: tuple[str, ...]
    """Ids of its statements."""


@dataclass(frozen=True, slots=True)
class Anonymity:
    """The audit, a row for each anonymous source that counts."""

    scores: tuple[Score, ...]
    audits: tuple[Audit, ...] = ()


def measure_anonymity(material: Material) -> Anonymity:
    """Ask the questions of AP, NYT, Reuters and BBC of each counted source on the rungs four to six (A10).

    Looked for are phrases of the lists ``anonymity-terms``, ``-reasons``, ``-rote`` and ``corroboration-phrases`` in
    the sentences that name the source or hold its words, and in the sentence after them in the same paragraph if
    nobody else speaks in it; a reason needs a term or a rote phrase in its own sentence. Judgements are words of the
    list ``judgement-words`` in what the source says. Known limit: reasons in other words are not found.
    """
    every = tuple(_Auditor(material).audits())
    counted = {source.id for source in material.cases.in_force.sources}
    audits = tuple(audit for audit in every if audit.source in counted)
    scores = tuple(_scores(material, audits, every))
    if not material.is_english:
        return Anonymity(unanswered(scores, NOT_ENGLISH))
    return Anonymity(scores, audits)


class _Auditor:
    """The phrases of one article, by sentence."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.starts = [sentence.start for sentence in material.body.sentences]
        self.terms = self._by_sentence("anonymity-terms")
        self.reasons = self._by_sentence("anonymity-reasons")
        self.rote = self._by_sentence("anonymity-rote")
        self.checked = self._by_sentence("corroboration-phrases")
        running = material.running
        self.judging = [running.spans[place] for place in running.where(words("judgement-words"))]
        self.said: dict[str, list[Attribution]] = {}
        for each in material.attributions:
            if each.source is not None and not each.nested:
                self.said.setdefault(each.source, []).append(each)
        self.speakers: dict[int, set[str]] = {}
        for source in material.sources:
            for mention in source.mentions:
                sentence = self._sentence(mention.span)
                if sentence is not None:
                    self.speakers.setdefault(sentence, set()).add(source.id)

    def _by_sentence(self, name: str) -> dict[int, list[Span]]:
        running = self.material.running
        found: dict[int, list[Span]] = {}
        for first, last in running.phrases(name):
            if not running.is_quoted[first]:
                found.setdefault(running.sentences[first], []).append(running.span(first, last))
        return found

    def audits(self) -> Iterator[Audit]:
        """A row for each anonymous source that some defensible rules count, in the order in which they first speak."""
        cases = self.material.cases
        counted = {source.id for sources in cases.choices().values() for source in sources}
        for source in self.material.sources:
            if source.naming in ANONYMOUS and source.id in counted:
                yield self._audit(source)

    def _audit(self, source: Source) -> Audit:
        said = self.said.get(source.id, [])
        sentences = self._sentences(source, said)
        named = [place for place in sentences if place in self.terms or place in self.rote]
        rote = self._spans(self.rote, sentences)
        found = (*self._spans(self.reasons, named), *rote)
        reasons = merged(self._clause(span) for span in found)
        return Audit(
            source=source.id,
            naming=source.naming,
            descriptors=self._descriptors(source),
            terms=self._spans(self.terms, sentences),
            reasons=reasons,
            rote=rote,
            corroboration=self._spans(self.checked, sentences),
            judgements=tuple(self._judgements(said)),
            statements=tuple(each.id for each in said),
        )

    def _descriptors(self, source: Source) -> tuple[Span, ...]:
        """Who it is: what the stage of sources found, else the words that name a described source."""
        if not source.descriptors and source.naming != "undescribed":
            return firsts((source,))
        return tuple(span for span in source.descriptors if not self._holds_a_term(span))

    def _holds_a_term(self, span: Span) -> bool:
        """Whether a description is only the words that the source stays unnamed: "who asked not to be named"."""
        sentence = self._sentence(span)
        return sentence is not None and any(span.overlaps(term) for term in self.terms.get(sentence, ()))

    def _clause(self, span: Span) -> Span:
        """A phrase with the words after it, as far as the next mark: "because | she feared for her job"."""
        running, text = self.material.running, self.material.article.text
        places = running.places_in(span)
        end = places.stop
        while end < min(places.stop + _CLAUSE, len(running.lows)):
            if running.sentences[end] != running.sentences[end - 1]:
                break
            if text[running.spans[end - 1].end : running.spans[end].start].strip():
                break
            end += 1
        return Span(span.start, running.spans[end - 1].end)

    def _sentences(self, source: Source, said: Sequence[Attribution]) -> list[int]:
        """Sentences with a mention or words of the source, and the one after each, where nobody else speaks in it."""
        here = {self._sentence(mention.span) for mention in source.mentions}
        here |= {self._sentence(span) for each in said for span in (*each.content, *((each.cue,) if each.cue else ()))}
        here.discard(None)
        places = {place for place in here if place is not None}
        after = {
            place + 1
            for place in places
            if self._same_paragraph(place, place + 1) and not self.speakers.get(place + 1, set()) - {source.id}
        }
        return sorted(places | after)

    def _sentence(self, span: Span) -> int | None:
        place = bisect_right(self.starts, span.start) - 1
        return place if place >= 0 and span.start < self.material.body.sentences[place].end else None

    def _same_paragraph(self, place: int, after: int) -> bool:
        sentences = self.material.body.sentences
        if after >= len(sentences):
            return False
        gap = Span(sentences[place].end, sentences[after].start).of(self.material.article.text)
        return "\n" not in gap

    def _spans(self, found: dict[int, list[Span]], sentences: Sequence[int]) -> tuple[Span, ...]:
        return tuple(span for place in sentences for span in found.get(place, ()))

    def _judgements(self, said: Sequence[Attribution]) -> Iterator[Span]:
        for each in said:
            for span in each.content:
                yield from among(self.judging, span)


def _scores(material: Material, audits: Sequence[Audit], every_audit: Sequence[Audit]) -> Iterator[Score]:
    cases = material.cases
    every = ranged(
        Score(
            "anonymous_sources", "Anonymous sources", None, "sources",
            "Counted sources on the rungs four to six: individuals described but not named, groups without names, and "
            "sources without any description.",
            n=len(cases.in_force.sources),
            evidence=firsts(s for s in cases.in_force.sources if s.naming in ANONYMOUS), literature=PEJ,
        ),
        lambda case: sum(s.naming in ANONYMOUS for s in case.sources), cases, who=True, rising=True,
    )  # fmt: skip
    yield every
    questions = (
        ("anonymous_described", "Anonymous sources that are described",
         "Anonymous sources of whom the story says anything about who they are.",
         "descriptors", f"{AP}; {NYT}; {REUTERS}"),
        ("anonymous_explained", "Anonymous sources with a reason",
         "Anonymous sources for whom the story says why they stay unnamed; a rote reason (“not authorised to speak”) "
         "is a reason here, and the audit shows that it is rote.",
         "reasons", f"{AP}; {NYT}"),
        ("anonymous_corroborated", "Anonymous sources with a word about corroboration",
         "Anonymous sources beside whose words the story says whether they were checked against anything else; “could "
         "not be verified” is such a word.",
         "corroboration", f"{BBC}; {AP}"),
        ("anonymous_judging", "Anonymous sources that judge",
         "Anonymous sources in whose words stands a word of judgement, so that they may give an opinion and not only "
         "facts.",
         "judgements", f"{AP}; {REUTERS}"),
    )  # fmt: skip
    for id, label, rule, field, literature in questions:
        answered = {audit.source: bool(getattr(audit, field)) for audit in every_audit}

        def count(case: Case, answered: Mapping[str, bool] = answered) -> int | None:
            found = [answered[source.id] for source in case.sources if source.id in answered]
            return sum(found) if found else None

        spans = tuple(span for audit in audits for span in getattr(audit, field))
        score = Score(
            id, label, None, "sources", rule, n=len(audits), reason=_NONE, evidence=spans, literature=literature
        )
        yield ranged(score, count, cases)
