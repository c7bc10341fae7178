"""Annotate: who says what in every line of a JSONL file, in the form that quotation benchmarks use."""

from __future__ import annotations

import gzip
import json
import secrets
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from analysis.corrections.telling import Told, tell
from analysis.errors import AnalysisError, ArticleError
from analysis.house.settings import Settings
from analysis.reading.load import read
from analysis.result import Analysis
from analysis.rules import Rules
from analysis.running.folders import PRIVATE, disk_errors
from analysis.spans import Span
from analysis.speech.attribution import Attribution

_MARKS = frozenset('"“”„«»‟＂') | {"''", "``"}
"""Double quotation marks: those that make words a direct quotation in the benchmark's sense."""
_ALMOST_ALL = 0.95


def annotate_file(
    source: Path, target: Path, rules: Rules | None = None, *, settings: Settings | None = None
) -> tuple[int, int]:
    """Annotate each line of ``source`` and write one line each to ``target``; gzip by the files' endings.

    Lines are read and written one at a time; the target gets its name when all of it is written. Gives the
    number of lines and how many of them were errors. Raises ``ArticleError`` and ``RunError``.
    """
    lines = errors = 0
    new = target.parent / f"{PRIVATE}{secrets.token_hex(6)}{target.suffix}"
    try:
        with disk_errors(target.parent), _writing(new) as out:
            for record in annotated(_lines(source), rules, settings):
                out.write(_line(record))
                lines, errors = lines + 1, errors + ("error" in record)
        with disk_errors(target.parent):
            new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    return lines, errors


def annotated(
    lines: Iterable[bytes], rules: Rules | None = None, settings: Settings | None = None
) -> Iterator[dict[str, object]]:
    """One record for each line; a line that cannot be read gives ``{"id", "error"}`` and the next one follows.

    >>> next(annotated([b"nonsense"]))
    {'id': None, 'error': 'line 1 is no JSON object with "id" and "text"'}
    """
    for number, line in enumerate(lines, start=1):
        identity: object = None
        try:
            given = json.loads(line)
            identity = given["id"]
            text = given["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            yield {"id": identity, "error": f'line {number} is no JSON object with "id" and "text"'}
            continue
        try:
            yield to_record(_analysed(text, rules, settings), identity)
        except AnalysisError as error:
            yield {"id": identity, "error": str(error)}


def to_record(analysis: Analysis | Told, id: object) -> dict[str, object]:
    """What ``sayso annotate`` writes about one article: method, quotes, sources, pairs of quotation marks.

    ``doubtful`` is what the method found but holds too unsure to count. It stands apart from the quotes and in the
    same shape, but for what is worked out later for those that count: source, its name, relay, and whether a statement
    is nested in another. Where a house has settings or a register, their digests stand in it too.
    """
    names = {source.id: source.name for source in analysis.sources}
    marked = _marked(analysis)
    return {
        "id": id,
        "method": analysis.method.name,
        "method_version": analysis.method.version,
        "quotes": [_quote(analysis, each, names, marked) for each in analysis.attributions],
        "doubtful": [_words(analysis, each, marked) for each in analysis.doubtful],
        "sources": [
            {
                "id": source.id,
                "name": source.name,
                "counted": source.counted,
                "naming": source.naming,
                "category": source.category,
                "medium": source.medium,
                "channel": source.channel,
                "gender": source.gender,
                "organisation": source.organisation,
                "mentions": [list(mention.span) for mention in source.mentions],
            }
            for source in analysis.sources
        ],
        "quotations": [
            {"start": each.span.start, "end": each.span.end, "form": each.form} for each in analysis.quotations
        ],
        **{name: digest for name, digest in _house(analysis).items() if digest is not None},
    }


def _house(analysis: Analysis | Told) -> dict[str, str | None]:
    return {"settings": analysis.settings_digest, "register": analysis.register_digest}


def _analysed(text: object, rules: Rules | None, settings: Settings | None) -> Told:
    if not isinstance(text, str):
        raise ArticleError('"text" is not a text')
    article = read(text)
    if article.text != text:
        raise ArticleError("the text was changed by reading it, so that offsets would not fit it")
    return tell(article, rules, settings=settings)


def _quote(
    analysis: Analysis | Told, each: Attribution, names: dict[str, str], marked: Sequence[Span]
) -> dict[str, Any]:
    return {
        **_words(analysis, each, marked),
        "speaker_name": names.get(each.source or ""),
        "source": each.source,
        "relay": each.relays[0].name if each.relays else None,
        "nested": each.nested,
    }


def _words(analysis: Analysis | Told, each: Attribution, marked: Sequence[Span]) -> dict[str, Any]:
    """One statement as it stands in the text, with its speaker and cue, before anybody asks whose mention that is."""
    text = analysis.article.text
    return {
        "start": each.content[0].start,
        "end": each.content[-1].end,
        "spans": [list(piece) for piece in each.content],
        "type": _type(text, each.content, marked),
        "kind": each.kind,
        "speaker": None if each.speaker is None else list(each.speaker),
        "speaker_text": None if each.speaker is None else each.speaker.of(text),
        "cue": None if each.cue is None else list(each.cue),
        "cue_text": None if each.cue is None else each.cue.of(text),
        "speech": each.is_speech,
        "zone": each.zone,
        "confidence": each.confidence,
    }


def _marked(analysis: Analysis | Told) -> tuple[Span, ...]:
    """Where double quotation marks enclose words, outermost pairs only."""
    return tuple(sorted(q.span for q in analysis.quotations if q.depth == 0 and q.mark in _MARKS))


def _type(text: str, content: Sequence[Span], marked: Sequence[Span]) -> str:
    """The benchmark's type: direct when 95 % of the letters stand in double marks, indirect when none does."""
    letters = [i for piece in content for i in range(piece.start, piece.end) if text[i].isalnum()]
    near = _near(content, marked)
    inside = sum(any(span.start <= i < span.end for span in near) for i in letters)
    if not inside:
        return "indirect"
    return "direct" if inside >= _ALMOST_ALL * len(letters) else "mixed"


def _near(content: Sequence[Span], marked: Sequence[Span]) -> Sequence[Span]:
    """Those of the sorted, disjoint pairs that share characters with a content or lie between its pieces."""
    first = max(0, bisect_right(marked, content[0]) - 1)
    last = bisect_left(marked, content[-1].end, key=lambda span: span.start)
    return marked[first:last]


def _lines(source: Path) -> Iterator[bytes]:
    try:
        with gzip.open(source, "rb") if source.suffix == ".gz" else source.open("rb") as file:
            yield from cast(IO[bytes], file)
    except (OSError, EOFError) as error:
        raise ArticleError(f"cannot read {source.name!r}: {getattr(error, 'strerror', None) or error}.") from error


@contextmanager
def _writing(path: Path) -> Iterator[IO[bytes]]:
    with path.open("wb") as plain:
        if path.suffix == ".gz":
            # no time and no name in the header: the same lines are the same bytes
            with gzip.GzipFile("", "wb", fileobj=plain, mtime=0) as packed:
                yield cast(IO[bytes], packed)
        else:
            yield plain


def _line(record: dict[str, object]) -> bytes:
    try:
        return (json.dumps(record, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:  # half a surrogate pair in the text: JSON can only spell it out
        return (json.dumps(record) + "\n").encode()
