"""Sentences: where each one begins and ends inside its paragraph.

Measured on gold sentences, paragraphs given, both ends right (F1): 0.96 on the news of GUM (Zeldes 2017), 0.95 on its
interviews, court talk, papers and lives, 1.00 on the gold articles of ``data/gold``; syntok 1.4 0.94, 0.87 and 0.99,
nupunkt 0.8 0.93, 0.88 and 0.98, sentencex 1.0 0.90, 0.94 and 0.90, textstat's rule 0.80, 0.77 and 0.74, and they have
an import to pay for. ``tests/benchmarks/compare_splitters.py`` measures it again, and with ``--without`` what each rule
is worth. The rules were written with these files in view, so expect a little less elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.resources import lexicon
from analysis.spans import Span

_STOP = re.compile(
    r"""
    [.!?…]+                                     # the mark, or several
    ["'”’»)\]]*                                 # what closes with the sentence
    (?:[ ]{1,2}(?:\.\.\.|…))?                      # ". ...": words left out after a whole sentence
    (?:[ \xa0]?\[\d{1,3}(?:[ ]?[-–,][ ]?\d{1,3})?\]){0,4}   # references, as in an encyclopedia
    """,
    re.VERBOSE,
)
_OPENERS = "\"'“‘«([—–-•*\t\n\r \xa0"
_LEFT_OUT = re.compile(r"[\"“‘']?\[(?:…|\.\.\.)\]\s*")
_LOWER_NAME = re.compile(r"[a-z]{1,3}-?[A-Z]")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Z]\.|(?:[A-Za-z]\.){2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASKED = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,4}(?P<verb>[a-z]+)\b")
_CLOSING_MARKS = "\"'”’»"
_LOOK_BACK = 30
_LOOK_AHEAD = 80


def find_sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of one paragraph, in order, without the spaces between them.

    A sentence ends with ``.``, ``!`` or ``?`` and what closes behind it (quotation mark, bracket), where a space
    and then a capital, a digit or an opening mark follow. It does not end after an ellipsis, after a title or
    initial ("Gen.", "J."), after other abbreviations unless a word follows that usually begins a sentence
    ("p.m. The"), or after a quoted question that goes on with its speaker (``"Why?" Ms. Adeyemi asked``). Known
    limit: a sentence that begins with a name after an abbreviation ("… in the U.S. Adeyemi left") is not found.

    >>> text = 'Mr. Adeyemi left at 5 p.m. on Monday. "Why now?" Ms. Ito asked. It rained… She waited.'
    >>> [sentence.of(text) for sentence in find_sentences(text, Span(0, len(text)))]
    ['Mr. Adeyemi left at 5 p.m. on Monday.', '"Why now?" Ms. Ito asked.', 'It rained… She waited.']
    """
    start = _skip_space(text, within.start, within.end)
    for match in _STOP.finditer(text, within.start, within.end):
        end = match.end()
        if end >= within.end:
            break
        if not text[end].isspace():
            continue
        if _ends_plainly(text, match.start(), end, start):
            yield Span(start, end)
            start = end + 1
            continue
        after = _skip_space(text, end, within.end)
        if after >= within.end:
            break
        if _ends(text, match, start, text[after : min(after + _LOOK_AHEAD, within.end)]):
            yield Span(start, end)
            start = after
    end = within.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)


def _ends_plainly(text: str, stop: int, end: int, start: int) -> bool:
    """Whether a lone full stop stands between a common word in small letters and a capital: two of three ends do.

    What ``_ends`` would say of it, in a quarter of the time.
    """
    if end != stop + 1 or text[stop] != "." or text[end] != " " or not text[end + 1 : end + 2].isupper():
        return False
    word = text[max(text.rfind(" ", start, stop) + 1, start) : stop]
    return 1 < len(word) < _LOOK_BACK and word.isalpha() and word.islower() and word not in _abbreviations()


def _skip_space(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _ends(text: str, match: re.Match[str], start: int, following: str) -> bool:
    """Whether the mark ends the sentence that began at ``start``; ``following`` is what comes after the space."""
    marks = match.group()
    bare = (_LEFT_OUT.sub("", following, count=1) if "[" in following else following).lstrip(_OPENERS)
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or _LOWER_NAME.match(bare)):
        return False
    if marks[0] in "?!":
        asked = _ASKED.match(following) if marks[-1] in _CLOSING_MARKS else None
        return asked is None or asked["verb"] not in _cues()
    before = text[max(start, match.start() - _LOOK_BACK) : match.start() + 1].rsplit(None, 1)
    token = before[-1].lstrip("\"'“‘«([—–-") if before else "."
    if marks.startswith(("…", "..")) or token == ".":
        return False  # an ellipsis, with spaces or without
    if len(marks) > 1 and marks[1] not in _CLOSING_MARKS + ")]":
        return True
    return _ends_after(token, match.start() + 1 - len(token) <= start, following, bare)


def _ends_after(token: str, is_first: bool, following: str, bare: str) -> bool:
    """Whether a full stop after this word ends a sentence, or only marks an abbreviation or a number in a list."""
    word = token[:-1].lower()
    if is_first and (word.isdigit() or len(word) == 1):
        return False  # "2. The second point"
    is_title = word in _entries("abbreviations-titles")
    if is_title or (len(word) > 1 and "." not in word and word not in _abbreviations()):
        return not is_title
    initials = _INITIALS.fullmatch(token) is not None
    if word in _entries("abbreviations-numbers") and not initials:
        return not bare[0].isdigit()
    if initials or word in _entries("abbreviations"):
        if following.startswith(('"', "“", "«", "''")):
            return True
        first = _WORD.match(following)
        return first is not None and first.group().lower() in _entries("sentence-starters")
    return True


@cache
def _abbreviations() -> frozenset[str]:
    """All of them together: most words are none, which one look tells."""
    return _entries("abbreviations-titles") | _entries("abbreviations-numbers") | _entries("abbreviations")


@cache
def _entries(name: str) -> frozenset[str]:
    return frozenset(lexicon(name))


@cache
def _cues() -> frozenset[str]:
    """Verbs that name the speaker behind a question: "asked", "said"."""
    return frozenset(form for line in lexicon("cue-verbs-neutral") for form in line.split())
