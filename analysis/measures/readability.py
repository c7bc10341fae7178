"""Readability: what makes a text hard or easy to read, counts first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from analysis.errors import ResultError, unknown_name
from analysis.measures.collector import UncollectedWork
from analysis.measures.costs import CostlySentence, CostlyWord, costly_sentences, costly_words
from analysis.measures.counts import Counts
from analysis.measures.formulas import spache as spache_formula
from analysis.measures.paragraph_readings import ParagraphReading, paragraph_readings
from analysis.measures.pronouncing import dictionary
from analysis.measures.prose import Prose, prose_in, prose_of
from analysis.measures.quoted import Quoted, body_of, quoted_in
from analysis.measures.readability_scores import formula_scores, score_intervals, voice_scores
from analysis.measures.score import Score
from analysis.measures.sensitivity import Sensitivity, sensitivities
from analysis.measures.sizes import size_scores
from analysis.measures.voice_readings import FEWEST_WORDS, VoiceReading, voice_readings
from analysis.measures.word_counts import count_prose
from analysis.measures.wordforms import words_in
from analysis.reading.article import Article
from analysis.reading.encoding import refuse_large
from analysis.reading.language import is_english_vocabulary
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.marks import find_quotations
from analysis.speech.quotation import Quotation
from analysis.speech.source import Source

Voice = Literal["reporter", "quoted", "both"]


@dataclass(frozen=True, slots=True)
class SentenceLength:
    """One body sentence: how long it is, and in whose voice."""

    span: Span
    words: int
    quoted_words: int
    paragraph: int
    """1 for the first body paragraph."""
    voice: Voice
    """"quoted" when all its words stand in speech quotation marks, "reporter" when none do."""


@dataclass(frozen=True, slots=True)
class Check:
    """One of our numbers beside what textstat gives for the same sentences, and for the text as it stands."""

    id: str
    ours: int | float | None
    theirs: int | float | None
    """For our sentences, one full stop each: only the counting of words and syllables can differ."""
    difference: str
    """Why the two differ, in a sentence, or "equal"."""
    raw: int | float | None = None
    """For the body as it stands: what a reader gets who pastes it into textstat."""
    raw_difference: str = ""
    """Which counts make the raw value another one, and by how much each moves it."""


@dataclass(frozen=True, slots=True)
class Readability:
    """How a text reads: the counts, the scores made from them, and what moves them.

    It shows itself in a notebook, and as one line in a terminal.
    """

    counts: Counts
    scores: tuple[Score, ...]
    sentences: tuple[SentenceLength, ...]
    """Empty for a text without an article around it: nobody looked for quotations."""
    dictionary: str
    """Which pronouncing dictionary gave the syllables, with its digest."""
    voices: tuple[VoiceReading, ...] = ()
    paragraphs: tuple[ParagraphReading, ...] = ()
    sensitivities: tuple[Sensitivity, ...] = ()
    costly_sentences: tuple[CostlySentence, ...] = ()
    costly_words: tuple[CostlyWord, ...] = ()

    def score(self, id: str) -> Score:
        """One number by its id ("flesch_kincaid"). Raises ``ResultError`` with the nearest id."""
        for score in self.scores:
            if score.id == id:
                return score
        raise ResultError(unknown_name("measure", id, (score.id for score in self.scores)))

    def __repr__(self) -> str:
        grade = self.score("grade_median")
        if grade.value is None or grade.low is None or grade.high is None:
            said = f"no grade: {grade.reason}"
        else:
            said = f"US school grade {grade.value:.1f}, by formula {grade.low:.1f} to {grade.high:.1f}"
        words, sentences = self.counts.words, self.counts.sentences
        size = f"{words:,} word{'' if words == 1 else 's'}, {sentences:,} sentence{'' if sentences == 1 else 's'}"
        return f"Readability({size}; {said})"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        from analysis.reporting.readable import mimebundle

        return mimebundle(self)


@UncollectedWork()
def readability(text: str | Article, *, spache: Iterable[str] | None = None) -> Readability:
    """How hard a text is to read: every formula, the counts behind them, and what moves them, in one call.

    A string is taken as prose from its first to its last word. Of an ``Article`` (``read``, ``load``) only the body
    counts, the voices are set apart, and every count leads to its words; ``analyse`` gives the same numbers. With
    ``spache``, a list of easy words of yours, Spache's formula for the first school years is added (its own list is
    under copyright). Raises ``ArticleError`` for a text of more than 10 MB and ``ResourceError`` when the pronouncing
    dictionary is missing. No answer is None with a reason, never 0.

    >>> found = readability("The council said that the harbour would be closed for a year. " * 10)
    >>> found
    Readability(120 words, 10 sentences; US school grade 4.9, by formula 2.9 to 7.5)
    >>> found.score("smog").reason
    'SMOG is not defined for fewer than 30 sentences (10 in the body)'
    """
    if isinstance(text, Article):
        prose = prose_of(text)
        found = measure_readability(text, find_quotations(text))
    else:
        refuse_large(len(text.encode("utf-8", "surrogatepass")), "the text")
        prose = prose_in(text)
        english = is_english_vocabulary(_times(prose))
        found = _measure(text, prose, english)
    return found if spache is None else replace(found, scores=(*found.scores, _spache_score(prose, spache)))


def measure_readability(
    article: Article,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution] = (),
    sources: Sequence[Source] = (),
    *,
    quoted: Sequence[Quoted] | None = None,
) -> Readability:
    """How long the sentences and words of the body are, and what the published formulas make of that.

    A formula gives None with a reason for fewer than 100 words, SMOG also for fewer than 30 sentences, and
    all of them for a text that does not seem to be English. Raises ``ResourceError`` when the pronouncing
    dictionary is missing. Known limit: the formulas see word and sentence length and nothing else (Redish and
    Selzer 1985): they cannot tell a clear story from a confused one.

    ``quoted`` spares looking once more for the quotations that are speech.
    """
    prose = prose_of(article)
    quoted = quoted_in(article, body_of(article), quotations) if quoted is None else quoted
    lengths = _sentence_lengths(prose, quoted)
    found = _measure(article.text, prose, article.language == "en", [length.quoted_words for length in lengths])
    drawn = found.score("grade_median").interval
    voices = voice_readings(article, prose, quoted, attributions, sources, body_interval=drawn)
    return replace(found, sentences=lengths, voices=voices, scores=(*found.scores, *voice_scores(voices)))


def _measure(text: str, prose: Prose, english: bool, quoted: Sequence[int] = ()) -> Readability:
    """All that needs no knowledge of who speaks."""
    found = count_prose(prose)
    no_answer = _no_answer(found.counts, english)
    lengths = list(zip(prose.spans, map(words_in, prose.sums), strict=True))
    drawn = score_intervals(prose.sums)
    sizes = size_scores(prose.paragraphs, english, found, lengths, drawn)
    return Readability(
        counts=found.counts,
        scores=(*sizes, *formula_scores(found, no_answer, drawn)),
        sentences=(),
        dictionary=dictionary().name,
        paragraphs=paragraph_readings(prose, quoted or [0] * len(prose.sums), english),
        sensitivities=() if no_answer else sensitivities(text, prose),
        costly_sentences=() if no_answer else costly_sentences(prose),
        costly_words=() if no_answer else costly_words(prose),
    )


def _sentence_lengths(prose: Prose, quoted: Iterable[Quoted]) -> tuple[SentenceLength, ...]:
    """Each body sentence with its words, and how many of them stand inside speech marks."""
    lengths = []
    marked = bytearray(sum(map(words_in, prose.sums)))
    for item in quoted:
        for place in item.words:
            marked[place] = 1
    at = 0
    for span, paragraph, total in zip(prose.spans, prose.paragraph_of, prose.sums, strict=True):
        size = words_in(total)
        spoken = marked.count(1, at, at + size)
        at += size
        voice: Voice = "reporter" if spoken == 0 else "quoted" if spoken == size else "both"
        lengths.append(SentenceLength(span, size, spoken, paragraph, voice))
    return tuple(lengths)


def _no_answer(counts: Counts, english: bool) -> str | None:
    """Why no formula may answer, if so."""
    if not english:
        return "the story does not seem to be in English, and the formulas are made for English"
    if counts.words < FEWEST_WORDS:
        return f"fewer than {FEWEST_WORDS} words in the body ({counts.words})"
    return None


def _times(prose: Prose) -> Counter[str]:
    """How often each word stands in the text."""
    times: Counter[str] = Counter()
    for form, _, number in prose.vocabulary():
        times[form] += number
    return times


def _spache_score(prose: Prose, easy: Iterable[str]) -> Score:
    """Spache's grade with a list of easy words of the caller's."""
    found = count_prose(prose)
    hard = {form.lower() for form in _times(prose)} - {word.lower() for word in easy}
    reason = _no_answer(found.counts, True)
    return Score(
        id="spache",
        label="Spache grade",
        value=None if reason else spache_formula(replace(found.counts, difficult_words=len(hard))),
        unit="grade",
        rule="0.121 x words per sentence + 0.082 x different words off the given list, in 100 words + 0.659; "
        "made for the first three school years",
        n=found.counts.words,
        reason=reason,
        literature="Spache 1974",
    )
