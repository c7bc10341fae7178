"""Word counts: each word of the body looked at once, for all formulas together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.measures.counts import Counts
from analysis.measures.familiar import familiar_words, is_familiar
from analysis.measures.syllables import count_syllables
from analysis.reading.article import Article
from analysis.spans import Span, inside

POLYSYLLABLE = 3
"""Syllables from which a word counts as long when spoken (Gunning, McLaughlin)."""
LONG_WORD = 6
"""Letters that a word must exceed to be long when written (Björnsson)."""
_SUFFIX_WORDS = frozenset({"able", "fully", "less", "like", "owing", "ship"})
"""On the familiar list or not, these end a derived word: "reasonable" is no compound of "reason" and "able"."""


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The counts of a body, and the words that were counted as long, hard or estimated."""

    counts: Counts
    polysyllables: tuple[Span, ...]
    complex_words: tuple[Span, ...]
    long_words: tuple[Span, ...]
    difficult_words: tuple[Span, ...]
    estimated_words: tuple[Span, ...]


def count_words(article: Article) -> WordCounts:
    """Count the words of the body, their syllables and letters, and the hard ones among them.

    Names are no hard words for Gunning (1952) and Dale and Chall (1948): a word with a capital that does not
    begin its sentence, or that begins it and stands with its capital inside another sentence, or before another
    word with a capital. Known limit: a name that only ever begins sentences is taken for a common word.
    """
    text = article.text
    words = article.body_words
    sentences = article.body_sentences
    names = _names(text, words, sentences)
    polysyllables, complex_words, long_words, difficult, estimated = [], [], [], [], []
    syllables = letters = monosyllables = difficult_or_names = 0
    for word in words:
        form = word.of(text)
        size = sum(map(str.isalnum, form))
        number, is_estimate = count_syllables(form)
        syllables += number
        letters += size
        monosyllables += number == 1
        name = word in names
        if number >= POLYSYLLABLE:
            polysyllables.append(word)
            if not name and is_complex(form):
                complex_words.append(word)
        if size > LONG_WORD:
            long_words.append(word)
        if is_estimate:
            estimated.append(word)
        if not is_familiar(form):
            difficult_or_names += 1
            if not name:
                difficult.append(word)
    counts = Counts(
        words=len(words),
        sentences=len(sentences),
        syllables=syllables,
        letters=letters,
        polysyllables=len(polysyllables),
        monosyllables=monosyllables,
        long_words=len(long_words),
        difficult_words=len(difficult),
        estimated_words=len(estimated),
        complex_words=len(complex_words),
        difficult_or_names=difficult_or_names,
    )
    return WordCounts(
        counts, tuple(polysyllables), tuple(complex_words), tuple(long_words), tuple(difficult), tuple(estimated)
    )


def _names(text: str, words: Sequence[Span], sentences: Sequence[Span]) -> frozenset[Span]:
    """The words that are names, or begin with one ("al-Assad")."""
    openers = {found[0] for sentence in sentences if (found := inside(words, sentence))}
    capital = [_has_capital(word.of(text)) for word in words]
    inner = {
        word.of(text) for word, is_capital in zip(words, capital, strict=True) if is_capital and word not in openers
    }
    names = set()
    for place, word in enumerate(words):
        if not capital[place]:
            continue
        followed = place + 1 < len(words) and capital[place + 1] and words[place + 1] not in openers
        if word not in openers or word.of(text) in inner or (followed and not is_familiar(word.of(text))):
            names.add(word)
    return frozenset(names)


def _has_capital(form: str) -> bool:
    """Whether a word or a part of it begins with a capital: "Homs", "al-Assad"."""
    return form[0].isupper() or ("-" in form and any(part[:1].isupper() for part in form.split("-")))


def is_complex(form: str) -> bool:
    """Whether a word of three syllables is complex by Gunning's exceptions; names are for the caller to leave out.

    Numerals are not complex, nor compounds of short easy words, nor words that -es or -ed made long.

    >>> [is_complex(word) for word in ("government", "countryside", "4,600", "expanded", "well-known", "reasonable")]
    [True, False, False, False, False, True]
    """
    if any(letter.isdigit() for letter in form):
        return False
    if "-" in form:
        return any(count_syllables(part).number >= POLYSYLLABLE for part in form.split("-") if part)
    key = form.lower()
    return not (_is_long_by_ending(form) or _is_easy_compound(key))


def _is_long_by_ending(form: str) -> bool:
    """Whether -es or -ed is the third syllable: "expanded", "trespasses"."""
    if not form.lower().endswith(("es", "ed")) or count_syllables(form).number != POLYSYLLABLE:
        return False
    return max(count_syllables(form[:-2]).number, count_syllables(form[:-1]).number) < POLYSYLLABLE


def _is_easy_compound(word: str) -> bool:
    """Two words of the familiar list written as one: "countryside", "newspaper"."""
    easy = familiar_words()
    return any(
        word[:cut] in easy and word[cut:] in easy and word[cut:] not in _SUFFIX_WORDS
        for cut in range(3, min(len(word), 30) - 3)
    )
