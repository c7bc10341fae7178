"""Listing: the worklist of a batch, written as a page and as a table, with what people said kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analysis.reporting.collected import IS_REPORT
from analysis.reporting.fragments import fragment, style
from analysis.running.folders import write_atomically
from analysis.running.rows import csv_text
from analysis.running.worklist.passages import ASKED, CHECKS, Check, Passage
from analysis.running.worklist.reviews import COLUMNS, FILE, OPEN, Review, read_reviews

PAGE = "worklist.html"
GONE = "no longer found"
Since = Literal["first", "last"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage and what was said of it."""

    passage: Passage
    state: str
    reviewer: str
    note: str
    run: int


@dataclass(frozen=True, slots=True)
class Worklist:
    """All passages of a batch in the order of its articles, and the reviewed ones that are no longer found."""

    entries: tuple[Entry, ...]
    gone: tuple[Review, ...]
    run: int
    """The latest run in which a passage was new."""

    def open(self, check: Check) -> int:
        """How many passages of a check nobody has looked at."""
        return sum(each.passage.check == check and each.state == OPEN for each in self.entries)

    def of(self, check: Check) -> int:
        """How many passages a check has."""
        return sum(each.passage.check == check for each in self.entries)


def worklist(found: Iterable[Passage], reviews: dict[str, Review]) -> Worklist:
    """Put passages and reviews together.

    A passage that was listed before keeps its state, reviewer, note and run. New ones are open and get the next run's
    number: a rerun that finds nothing new changes nothing. A passage that a person has looked at and that is no longer
    found is kept at the end.
    """
    passages = list(found)
    last = max((review.run for review in reviews.values()), default=0)
    keys = {passage.key for passage in passages}
    run = last + (1 if keys - reviews.keys() else 0)
    entries = []
    for passage in passages:
        known = reviews.get(passage.key)
        if known is None:
            entries.append(Entry(passage, OPEN, "", "", run))
        else:
            entries.append(Entry(passage, known.state, known.reviewer, known.note, known.run))
    gone = tuple(review for key, review in reviews.items() if key not in keys and review.is_touched)
    return Worklist(tuple(entries), gone, run)


def write_worklist(into: Path, found: Iterable[Passage], *, since: Since = "first") -> Worklist:
    """Write ``worklist.csv`` (everything) and ``worklist.html`` (with ``since="last"`` only what is new).

    Raises ``RunError`` where the file that people wrote in cannot be read: it is then left as it is.
    """
    listed = worklist(found, read_reviews(into))
    write_atomically(into / FILE, csv_text(COLUMNS, _rows(listed)).encode())
    write_atomically(into / PAGE, worklist_page(listed, since).encode())
    return listed


def _rows(listed: Worklist) -> Iterator[dict[str, object]]:
    for each in listed.entries:
        passage = {name: getattr(each.passage, name) for name in COLUMNS[3:] if name != "run"}
        yield {"state": each.state, "reviewer": each.reviewer, "note": each.note, "run": each.run} | passage
    for review in listed.gone:
        why = review.row["why"].removesuffix(f" ({GONE})")
        yield dict(review.row) | {"why": f"{why} ({GONE})", "run": review.run}


def worklist_page(listed: Worklist, since: Since = "first") -> str:
    """The worklist as a page without scripts: by check, then in the order of the articles."""
    shown = [each for each in listed.entries if since == "first" or each.run == listed.run]
    checks = [(check, ASKED[check], listed.open(check), listed.of(check)) for check in CHECKS]
    groups = [(check, ASKED[check], _by_article(shown, check)) for check in CHECKS]
    return str(
        fragment(
            "worklist.html.j2",
            style=style("panel.css") + style("page.css"),
            checks=checks,
            groups=[group for group in groups if group[2]],
            since=since,
            gone=len(listed.gone),
            file=FILE,
        )
    )


def _by_article(entries: Iterable[Entry], check: Check) -> list[tuple[Passage, str | None, list[Entry]]]:
    """The entries of a check by article, each article with the link to its report (none for a name that is no id)."""
    found: dict[str, list[Entry]] = {}
    for each in entries:
        if each.passage.check == check:
            found.setdefault(each.passage.article, []).append(each)
    return [
        (group[0].passage, f"{article}/report.html" if IS_REPORT.fullmatch(article) else None, group)
        for article, group in found.items()
    ]
