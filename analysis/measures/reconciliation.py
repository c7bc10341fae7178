"""Reconciliation: our readability scores beside those of textstat, with the reason for each difference.

Twice: for our sentences, where only the counting of words can differ and values agree to the last digit or a reason is
named; and for the body as it stands, which is what a reader gets who pastes the story into a tool.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from analysis.measures import formulas
from analysis.measures.counts import Counts
from analysis.measures.pronouncing import FOLDER, dictionary
from analysis.measures.readability import Check, Readability
from analysis.reading.article import Article
from analysis.spans import inside

if TYPE_CHECKING:
    from typing import TypeAlias

    Textstat: TypeAlias = Any  # textstat has no types

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_STOPS = re.compile(r"[.!?]")
SAME = 1e-9
"""Two values that differ by less are the same number, computed in another order."""

_COUNTED_OTHERWISE = {
    "words": "words, because it drops what is left without letters",
    "sentences": "sentences, because it leaves out those of two words or fewer",
    "syllables": "syllables, because it hyphenates numbers, compounds and words that the dictionary lacks",
    "letters": "letters, because it drops or keeps other marks",
    "polysyllables": "words of three syllables or more, because it hyphenates what the dictionary lacks",
    "long_words": "words of more than six letters, because it writes compounds as one word",
    "difficult_words": "words off the list, because it takes names, numbers and most endings for hard words",
    "complex_words": "complex words, because it leaves out those on the Dale-Chall list instead of names and compounds",
}

_RAW = {"sentences": "because it ends one at every full stop, and leaves out those of two words or fewer"}
"""What is otherwise in the text as it stands only."""
_NOUNS = {
    "words": "words", "sentences": "sentences", "syllables": "syllables", "letters": "letters",
    "polysyllables": "words of three syllables or more", "long_words": "words of more than six letters",
    "difficult_words": "words off the list", "complex_words": "complex words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One score: our formula, textstat's function, and the counts that both use."""

    id: str
    formula: Callable[[Counts], float]
    theirs: Callable[[Textstat, str], float]
    counts: tuple[str, ...]
    other_formula: str = "textstat's formula differs"
    """What differs besides the counts, where something does."""


_COMPARISONS = (
    _Comparison("words", lambda c: c.words, lambda t, text: t.lexicon_count(text), ("words",)),
    _Comparison("sentences", lambda c: c.sentences, lambda t, text: t.sentence_count(text), ("sentences",)),
    _Comparison("syllables", lambda c: c.syllables, lambda t, text: t.syllable_count(text), ("syllables",)),
    _Comparison("letters", lambda c: c.letters, lambda t, text: t.letter_count(text), ("letters",)),
    _Comparison("polysyllables", lambda c: c.polysyllables, lambda t, text: t.polysyllabcount(text),
                ("polysyllables",)),
    _Comparison("long_words", lambda c: c.long_words, lambda t, text: t.long_word_count(text), ("long_words",)),
    _Comparison("difficult_words", lambda c: c.difficult_words,
                lambda t, text: t.difficult_words(text, syllable_threshold=0, unique=False), ("difficult_words",)),
    _Comparison("words_per_sentence", formulas.words_per_sentence, lambda t, text: t.words_per_sentence(text),
                ("words", "sentences")),
    _Comparison("syllables_per_word", formulas.syllables_per_word,
                lambda t, text: t.syllable_count(text) / t.lexicon_count(text), ("words", "syllables")),
    _Comparison("flesch_reading_ease", formulas.flesch_reading_ease, lambda t, text: t.flesch_reading_ease(text),
                ("words", "sentences", "syllables")),
    _Comparison("flesch_kincaid", formulas.flesch_kincaid, lambda t, text: t.flesch_kincaid_grade(text),
                ("words", "sentences", "syllables")),
    _Comparison("gunning_fog", formulas.gunning_fog, lambda t, text: t.gunning_fog(text),
                ("words", "sentences", "complex_words")),
    _Comparison("smog", formulas.smog, lambda t, text: t.smog_index(text), ("sentences", "polysyllables")),
    _Comparison("coleman_liau", formulas.coleman_liau, lambda t, text: t.coleman_liau_index(text),
                ("words", "sentences", "letters"), "textstat has 0.058 where Coleman and Liau (1975) have 0.0588"),
    _Comparison("ari", formulas.ari, lambda t, text: t.automated_readability_index(text),
                ("words", "sentences", "letters"), "textstat counts hyphens, apostrophes and full stops as letters"),
    _Comparison("dale_chall", formulas.dale_chall, lambda t, text: t.dale_chall_readability_score(text),
                ("words", "sentences", "difficult_words"), "textstat adds 3.6365 only above 5 % of hard words"),
    _Comparison("new_dale_chall", formulas.new_dale_chall, lambda t, text: t.dale_chall_readability_score_v2(text),
                ("words", "sentences", "difficult_words"),
                "textstat's “version 2” is the formula of 1948, on different hard words of two syllables or more"),
    _Comparison("linsear_write", formulas.linsear_write,
                lambda t, text: t.linsear_write_formula(text, strict_upper=False),
                ("words", "sentences", "polysyllables")),
    _Comparison("lix", formulas.lix, lambda t, text: t.lix(text), ("words", "sentences", "long_words")),
    _Comparison("rix", formulas.rix, lambda t, text: t.rix(text), ("sentences", "long_words")),
)  # fmt: skip


def canonical_text(article: Article) -> str:
    """The body as textstat splits it rightly: our sentences, each with one full stop and no mark inside.

    textstat ends a sentence at every ``.``, ``!`` or ``?`` ("$3.5", "St."); here only our sentence ends are left.
    """
    words = article.body_words
    lines = []
    for sentence in article.body_sentences:
        held = (_STOPS.sub("", word.of(article.text)).translate(_STRAIGHT) for word in inside(words, sentence))
        lines.append(" ".join(held) + ".")
    return "\n".join(lines)


def check_with_textstat(article: Article, readability: Readability) -> tuple[Check, ...]:
    """Our scores beside textstat's, for the same sentences and for the text as it stands, and why they differ.

    textstat gets a canonical text and the pronouncing dictionary that Sayso ships with; the network is never
    asked. A difference is traced: our formula on textstat's counts must give textstat's value, or the formula is
    named as the cause. Empty for fewer than 100 words and for a story that is not in English. Importing
    textstat and its dictionary takes about a second. Raises ``ResourceError`` when the dictionary is missing.
    """
    ours = readability.counts
    scores = {score.id: score.value for score in readability.scores}
    if scores["flesch_kincaid"] is None:
        return ()
    textstat = _textstat()
    text, as_it_stands = canonical_text(article), raw_text(article)
    their_counts, raw_counts = _their_counts(textstat, text), _their_counts(textstat, as_it_stands)
    checks = []
    for comparison in _COMPARISONS:
        theirs, raw = float(comparison.theirs(textstat, text)), float(comparison.theirs(textstat, as_it_stands))
        checks.append(
            Check(
                comparison.id,
                scores[comparison.id] if comparison.id in scores else getattr(ours, comparison.id),
                theirs,
                _difference(comparison, theirs, ours, their_counts),
                raw,
                _moves(comparison, raw, ours, raw_counts),
            )
        )
    return tuple(checks)


def raw_text(article: Article) -> str:
    """The body as it stands in the file, a blank line between its paragraphs."""
    return "\n\n".join(paragraph.of(article.text) for paragraph in article.paragraphs)


def _difference(comparison: _Comparison, theirs: float, ours: Counts, their_counts: Counts) -> str:
    if abs(comparison.formula(ours) - theirs) < SAME:
        return "equal"
    parts = []
    if abs(comparison.formula(their_counts) - theirs) >= SAME:
        parts.append(comparison.other_formula)
    for name in comparison.counts:
        here, there = getattr(ours, name), getattr(their_counts, name)
        if here != there:
            parts.append(f"textstat counts {there:,} instead of {here:,} {_COUNTED_OTHERWISE[name]}")
    return "; ".join(parts)


def _moves(comparison: _Comparison, raw: float, ours: Counts, raw_counts: Counts) -> str:
    """What turns our value into the raw one, step by step: first the formula, then one count after the other."""
    if abs(comparison.formula(ours) - raw) < SAME:
        return "equal"
    if comparison.counts == (comparison.id,):
        return _RAW.get(comparison.id, _COUNTED_OTHERWISE[comparison.id].partition(", ")[2])
    parts = []
    formula = raw - comparison.formula(raw_counts)
    if abs(formula) >= SAME:
        parts.append(f"{comparison.other_formula} ({_signed(formula)})")
    counts = ours
    for name in comparison.counts:
        here, there = getattr(counts, name), getattr(raw_counts, name)
        changed = replace(counts, **{name: there})
        if here != there:
            moved = comparison.formula(changed) - comparison.formula(counts)
            parts.append(f"{there:,} instead of {here:,} {_NOUNS[name]} ({_signed(moved)})")
        counts = changed
    return "; ".join(parts)


def _signed(number: float) -> str:
    """A step with its sign, to one decimal.

    >>> _signed(1.24), _signed(-0.5), _signed(0.01)
    ('+1.2', '−0.5', '±0.0')
    """
    shown = f"{abs(number):.1f}"
    return f"±{shown}" if shown == "0.0" else f"{'+' if number > 0 else '−'}{shown}"


def _their_counts(textstat: Textstat, text: str) -> Counts:
    """textstat's own counts of the canonical text."""
    return Counts(
        words=textstat.lexicon_count(text),
        sentences=textstat.sentence_count(text),
        syllables=textstat.syllable_count(text),
        letters=textstat.letter_count(text),
        polysyllables=textstat.polysyllabcount(text),
        monosyllables=textstat.monosyllabcount(text),
        long_words=textstat.long_word_count(text),
        difficult_words=textstat.difficult_words(text, syllable_threshold=0, unique=False),
        estimated_words=0,
        complex_words=textstat.difficult_words(text, syllable_threshold=3, unique=False),
    )


def _textstat() -> Textstat:
    """textstat of its own, set to English, with the dictionary that Sayso ships with already in its memory."""
    dictionary()  # missing or damaged: say so now, before textstat looks for it elsewhere
    from textstat.textstat import textstatistics  # type: ignore[import-untyped]

    textstat = textstatistics()
    textstat.set_lang("en_US")
    with trusted_folder() as folder:
        import nltk.data  # type: ignore[import-untyped]

        nltk.data.path.insert(0, folder)
        try:
            textstat.syllable_count("a")  # textstat reads the whole dictionary here, and keeps it
        finally:
            nltk.data.path.remove(folder)
    return textstat


@contextmanager
def trusted_folder(folder: Path = FOLDER) -> Iterator[str]:
    """The dictionary's folder, or a private copy where NLTK would refuse to read it.

    It reads nothing that other users of the machine may write to, and no file that has a second name: uv installs
    packages as links to files in its store.
    """
    if _is_trusted(folder):
        yield str(folder)
        return
    with TemporaryDirectory(prefix="sayso-") as private:
        for path in folder.rglob("*"):
            copy = Path(private, path.relative_to(folder))
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.is_file():
                copy.write_bytes(path.read_bytes())
                copy.chmod(0o600)
        yield private


def _is_trusted(folder: Path) -> bool:
    import nltk.data

    if any(path.is_file() and path.stat().st_nlink > 1 for path in folder.rglob("*")):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # the refusal is answered with a copy
            nltk.data.find("corpora/cmudict", [str(folder)])
    except LookupError:
        return False
    return True
