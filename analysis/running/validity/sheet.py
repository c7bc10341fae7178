"""Sheet: what the coders get, fill in and give back: a row a sentence, and nothing of what the corpus says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import ResultError
from analysis.reading.encoding import decode
from analysis.reading.load import bytes_of
from analysis.running.rows import csv_text
from analysis.running.validity.sample import Sample, sample_from
from analysis.speech.source import NAMING_LADDER, Naming

COLUMNS = ("article", "sentence", "text", "statement", "quoted", "speaker", "naming", "note")
FILLED = ("statement", "quoted", "speaker", "naming", "note")
_YES, _NO = frozenset({"y", "yes", "1", "true", "x"}), frozenset({"n", "no", "0", "false"})


def guide() -> str:
    """What the coders must know, on one page (Markdown)."""
    return Path(__file__).with_name("guide.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Code:
    """What one coder says about one sentence; None is "not coded"."""

    statement: bool | None = None
    quoted: bool | None = None
    speakers: tuple[str, ...] = ()
    naming: tuple[Naming | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One coder's sheet: their codes by article and number of the sentence."""

    coder: str
    codes: Mapping[tuple[str, int], Code]


def blank_sheet(sample: Sample) -> str:
    """The sheet of a sample as CSV: every sentence of every article, the columns for the codes empty."""
    rows = [
        {**dict.fromkeys(COLUMNS), "article": each.code, "sentence": place, "text": " ".join(sentence.text.split())}
        for each in sample.drawn
        for place, sentence in enumerate(each.sentences, 1)
    ]
    return csv_text(COLUMNS, rows)


def key_path(sheet: Path) -> Path:
    """Where the key to a sheet lies: ``sheet.key.json`` beside ``sheet.csv``."""
    return sheet.with_suffix(".key.json")


def key_of(sheet: Path, key: Path | None = None) -> Sample:
    """The sample to which a coder's sheet belongs: from ``key``, or from the only key in the sheet's folder.

    Raises ``ResultError`` where there is none or more than one.
    """
    if key is None:
        beside = sorted(sheet.parent.glob("*.key.json"))
        if len(beside) != 1:
            found = "there is no key" if not beside else f"there are {len(beside)} keys"
            raise ResultError(f"{found} (*.key.json) beside {sheet.name!r}. Name the one of this sample with --key.")
        key = beside[0]
    return sample_from(bytes_of(key).decode("utf-8", "replace"))


def read_sheet(path: Path, sample: Sample) -> Sheet:
    """A sheet that a coder filled in, saved as CSV by whatever program (comma, semicolon or tab).

    Raises ``ResultError`` that names every row that does not fit: a code that is none, a sentence of another sample.
    """
    text = decode(bytes_of(path), path.name).text
    first = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    missing = [name for name in COLUMNS[:7] if name not in (rows.fieldnames or ())]
    if missing:
        raise ResultError(f"{path.name!r} is no coding sheet: it lacks the column {missing[0]!r}.")
    known = {(each.code, place) for each in sample.drawn for place in range(1, len(each.sentences) + 1)}
    codes: dict[tuple[str, int], Code] = {}
    wrong = []
    for row in rows:
        try:
            place = (str(row["article"]).strip(), int(str(row["sentence"]).strip()))
            if place not in known:
                raise ValueError(f"there is no sentence {place[1]} of {place[0]} in this sample")
            codes[place] = _code(row)
        except ValueError as error:
            wrong.append(f"row {rows.line_num}: {error}")
    if wrong:
        more = f"\n  and {len(wrong) - 10} more" if len(wrong) > 10 else ""
        raise ResultError(f"{path.name!r} cannot be used:\n  " + "\n  ".join(wrong[:10]) + more)
    return Sheet(path.stem, codes)


def _code(row: Mapping[str, str | None]) -> Code:
    statement, quoted = _judged(row, "statement"), _judged(row, "quoted")
    speakers = tuple(filter(None, (_name(each) for each in (row["speaker"] or "").split(";"))))
    rungs = (
        tuple(_rung(each) for each in (row.get("naming") or "").split(";")) if (row.get("naming") or "").strip() else ()
    )
    if speakers and not statement:
        raise ValueError("it has a speaker, but statement is not y")
    if len(rungs) > len(speakers):
        raise ValueError("naming has more entries than speaker")
    return Code(statement, quoted, speakers, rungs)


def _judged(row: Mapping[str, str | None], column: str) -> bool | None:
    word = (row[column] or "").strip().lower()
    if word and word not in _YES | _NO:
        raise ValueError(f"{column} must be y or n, not {word!r:.40}")
    return None if not word else word in _YES


def _name(text: str) -> str:
    """A name as it is compared: without the apostrophe that keeps spreadsheets from running it."""
    return " ".join(text.strip().removeprefix("'").split())


def _rung(text: str) -> Naming | None:
    word = re.sub(r"[\s-]+", "_", text.strip().lower())
    if not word:
        return None
    if word.isdigit() and 1 <= int(word) <= len(NAMING_LADDER):
        return NAMING_LADDER[int(word) - 1]
    if word in NAMING_LADDER:
        return NAMING_LADDER[NAMING_LADDER.index(word)]
    raise ValueError(f"naming must be 1 to 6, not {text.strip()!r:.40}")
