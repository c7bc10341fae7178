"""Marks: finds every quotation in an article by its quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.reading.article import Article, Zone
from analysis.spans import Span
from analysis.speech.forms import form_of
from analysis.speech.pairing import Pair, Paired, pair_signs
from analysis.speech.quotation import Quotation
from analysis.speech.signs import YES, Sign, find_signs
from analysis.speech.surroundings import surroundings
from analysis.speech.unclosed import find_spoken_end

_SKIPPED = frozenset({"front_matter"})
_PASSED_OVER = frozenset({"related", "credit", "notice"})
"""Lines that a page puts between two paragraphs: a quotation may go on behind them."""

UNCLOSED = "no closing mark: taken to end with the paragraph"
BEFORE_CUE = "no closing mark: taken to end before “{}”"
CUT = "no closing mark: taken to end with its sentence, or before the next mark"
CONTINUED = "continued over {} paragraphs, each opened by a mark of its own"
RUNS_ON = "no closing mark in its paragraph and none opened the next: taken to run on to the closing mark there"
SINGLES = "single marks are read as speech marks here: {} of them close after a comma or full stop, {} double ones do"


@dataclass(slots=True)
class _Found:
    """A quotation on its way: its first sign, what closes it, and a piece for each paragraph."""

    opening: Sign
    closing: Sign | None
    pieces: list[Span]
    notes: list[str]
    is_open: bool = False
    """Nothing closed it and nothing followed it: it may go on in the next paragraph."""
    bare: bool = False
    """It ran on into a paragraph that has no opening mark."""
    spoken: Span | None = None
    """Reporting words inside it (", she said,"): it ends before them, unless the next paragraph goes on with it."""


@dataclass(frozen=True, slots=True)
class _Scanned:
    zone: Zone
    signs: list[Sign]


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Every pair of quotation marks in the article, with its form, sorted by where it begins.

    Each zone is read by itself in one pass, so no quotation crosses from a paragraph into a headline or link
    line. The one exception is a quotation that goes on in the next body paragraph: the first paragraph has no
    closing mark and the next begins with an opening one. Whether single marks are speech marks is decided
    once for the article. Everything that had to be assumed is said in ``assumptions``; nothing raises.

    Known limit: in an article with double marks a single mark after a plural ("the 'dogs' home' ") can be
    taken for an apostrophe, or the other way round.

    >>> from analysis.reading.load import read
    >>> [q.span.of(a.text) for a in [read('He said it was "not fair".')] for q in find_quotations(a)]
    ['"not fair"']
    """
    text = article.text
    scanned = [
        _Scanned(zone, find_signs(text, zone.span.start, zone.span.end))
        for zone in article.zones
        if zone.kind not in _SKIPPED
    ]
    speak, evidence = _singles_speak(scanned)
    found: list[tuple[_Found, Zone]] = []
    carried: _Found | None = None
    for part in scanned:
        paired = pair_signs(part.signs, singles_speak=speak)
        here = [_from_pair(article, part.zone, pair) for pair in paired.pairs if not _is_code(text, pair)]
        if part.zone.kind == "body":
            carried = _carry(text, part.zone, carried, here, paired)
        elif part.zone.kind not in _PASSED_OVER or here:
            carried = None
        found.extend((item, part.zone) for item in here)
    return _finish(article, found, evidence if speak else None)


def _singles_speak(scanned: Sequence[_Scanned]) -> tuple[bool, str]:
    """Whether the outlet puts speech in single marks, by the marks that close after a comma or full stop."""
    singles = doubles = 0
    for part in scanned:
        if part.zone.kind != "body":
            continue
        previous: Sign | None = None
        waits = False
        for sign in part.signs:
            touches = previous is not None and previous.end == sign.start
            if sign.family == "single":
                if sign.opens == YES:
                    waits = True
                elif waits and sign.closes == YES:
                    singles += sign.ends_speech
                    waits = False
            elif sign.closes:
                doubles += sign.ends_speech
                if touches and previous is not None and previous.family == "single" and previous.ends_speech:
                    singles -= 1
            previous = sign
    return singles > doubles, SINGLES.format(singles, doubles)


def _is_code(text: str, pair: Pair) -> bool:
    """Whether the marks belong to a scrap of markup that was left in the text: id="672138"."""
    return text[max(0, pair.opening.start - 1) : pair.opening.start] == "="


def _from_pair(article: Article, zone: Zone, pair: Pair) -> _Found:
    """A quotation of one paragraph."""
    text, opening, closing = article.text, pair.opening, pair.closing
    if closing is not None:
        return _Found(opening, closing, [Span(opening.end, closing.start)], list(pair.notes))
    stop = zone.span.end if pair.cut is None else _sentence_end(article, opening.end, pair.cut)
    found = _Found(opening, None, [_trimmed(text, opening.end, stop)], list(pair.notes), is_open=pair.cut is None)
    found.spoken = find_spoken_end(text, found.pieces[0])
    if found.spoken is not None and (pair.cut is not None or not text[found.spoken.end : stop].strip(" .,!?\n")):
        _end_before(text, found, found.spoken)
    else:
        found.notes.append(UNCLOSED if found.is_open else CUT)
    return found


def _end_before(text: str, found: _Found, spoken: Span) -> None:
    """End an unclosed quotation before the reporting words in it."""
    found.pieces[-1] = _trimmed(text, found.pieces[-1].start, spoken.start)
    found.notes = [note for note in found.notes if note != UNCLOSED] + [BEFORE_CUE.format(spoken.of(text))]
    found.is_open = False


def _sentence_end(article: Article, start: int, limit: int) -> int:
    """Where the sentence of a place ends, at most at a limit."""
    place = bisect_right(article.sentences, start, key=lambda sentence: sentence.start) - 1
    stop = article.sentences[place].end if place >= 0 else limit
    return min(limit, stop) if stop > start else limit


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _carry(text: str, zone: Zone, carried: _Found | None, here: list[_Found], paired: Paired) -> _Found | None:
    """Join what the last body paragraph left open with what begins this one; give what this one leaves open."""
    if carried is not None and here and _goes_on(text, zone, carried, here[0]):
        carried.pieces.extend(here[0].pieces)
        carried.closing = here[0].closing
        carried.notes = [note for note in (*carried.notes, *here[0].notes) if note not in (UNCLOSED, CUT)]
        carried.is_open = here[0].is_open
        del here[0]
        if carried.is_open and not any(item.is_open for item in here):
            return carried
    elif carried is not None and paired.stray is not None and paired.stray.family == carried.opening.family:
        carried.pieces.append(Span(zone.span.start, paired.stray.start))
        carried.closing, carried.is_open, carried.bare = paired.stray, False, True
        carried.notes = [note for note in carried.notes if note != UNCLOSED]
    return next((item for item in here if item.is_open), None)


def _goes_on(text: str, zone: Zone, carried: _Found, first: _Found) -> bool:
    """Whether a paragraph begins with an opening mark like that of the open quotation."""
    return first.opening.family == carried.opening.family and not text[zone.span.start : first.opening.start].strip()


def _finish(article: Article, found: list[tuple[_Found, Zone]], singles: str | None) -> tuple[Quotation, ...]:
    """Sort, give depths, decide forms."""
    text = article.text
    for item, _ in found:
        if item.is_open and item.spoken is not None and len(item.pieces) == 1:
            _end_before(text, item, item.spoken)
    items = [(item, zone) for item, zone in found if _says_something(text, item)]
    items.sort(key=lambda pair: (pair[0].opening.start, -_end(pair[0])))
    _uncross(text, [item for item, _ in items])
    items = [(item, zone) for item, zone in items if _says_something(text, item)]
    outermost = _outermost(items)
    out: list[Quotation] = []
    around: list[int] = []
    for item, zone in items:
        start, end = item.opening.start, _end(item)
        while around and around[-1] <= start:
            around.pop()
        form, why = form_of(surroundings(article, zone, item.pieces, Span(start, end), outermost))
        out.append(
            Quotation(
                span=Span(start, end),
                inner=Span(item.pieces[0].start, item.pieces[-1].end),
                inner_pieces=tuple(item.pieces),
                form=form,
                why=why,
                mark=item.opening.mark,
                depth=len(around),
                assumptions=tuple(_notes(item, singles)),
            )
        )
        around.append(end)
    return tuple(out)


def _outermost(items: Sequence[tuple[_Found, Zone]]) -> list[Span]:
    """The spans of the quotations that stand in no other one."""
    out: list[Span] = []
    for item, _ in items:
        if not out or item.opening.start >= out[-1].end:
            out.append(Span(item.opening.start, _end(item)))
    return out


def _says_something(text: str, item: _Found) -> bool:
    return any(sign.isalnum() for piece in item.pieces for sign in piece.of(text))


def _uncross(text: str, items: Sequence[_Found]) -> None:
    """Make an unclosed quotation end before one that begins in it and ends behind it."""
    around: list[_Found] = []
    for item in items:
        while around and _end(around[-1]) <= item.opening.start:
            around.pop()
        while around and _end(around[-1]) < _end(item):
            outer = around.pop()
            outer.closing = None
            kept = [piece for piece in outer.pieces if piece.start <= item.opening.start] or outer.pieces[:1]
            outer.pieces = [*kept[:-1], _trimmed(text, min(kept[-1].start, item.opening.start), item.opening.start)]
        around.append(item)


def _end(item: _Found) -> int:
    return item.closing.end if item.closing is not None else item.pieces[-1].end


def _notes(item: _Found, singles: str | None) -> Iterator[str]:
    """What was assumed for one quotation, in sentences."""
    yield from dict.fromkeys(item.notes)
    if item.bare:
        yield RUNS_ON
    if len(item.pieces) - item.bare > 1:
        yield CONTINUED.format(len(item.pieces) - item.bare)
    if item.is_open and len(item.pieces) > 1:
        yield UNCLOSED
    if singles and item.opening.family == "single":
        yield singles
