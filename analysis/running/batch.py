"""Batch: a report for each of many articles; what fails, fails alone."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.running.collection import make_collection
from analysis.running.inputs.record import Record
from analysis.running.lock import only_one
from analysis.running.making import Limits
from analysis.running.report import Plan, identity, planned, report_of
from analysis.running.results import RESULTS, write_results
from analysis.running.supervision import Worker
from analysis.running.worklist.listing import Since
from analysis.running.worklist.reviews import read_reviews


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one article: a report, or the reason why there is none."""

    place: str
    """Where a person finds the article: "in/a.txt", or "stories.jsonl, line 12"."""
    name: str
    id: str | None = None
    """The name of its report's folder; None where it failed."""
    folder: Path | None = None
    error: str | None = None
    reused: bool = False
    """A whole report was there already."""
    again: bool = False
    """The same words under the same name stood earlier in the list: it is the same report."""
    twin: str | None = None
    """The place of an earlier article with the very same words, under whatever name."""

    @property
    def reason(self) -> str:
        """Why there is no report, without the article's name in front: that stands beside it.

        >>> Item("in/a.txt", "a.txt", error="a.txt: the report failed.").reason
        'the report failed.'
        """
        return (self.error or "").removeprefix(f"{self.place}: ").removeprefix(f"{self.name}: ")


@dataclass(frozen=True, slots=True)
class Batch:
    """A finished batch: every article in the order in which it came, and what there is to say of the run."""

    items: tuple[Item, ...]
    is_cut_short: bool = False
    """It was stopped at its first failure, as was asked; no results were written."""
    why_slow: str | None = None
    """Why kernels had to be started one by one; None where they were forked."""
    alike: int = 0
    """Groups of articles that share most of their words: copies of one wire story, mostly."""

    @property
    def failed(self) -> int:
        """How many articles have no report."""
        return sum(item.error is not None for item in self.items)

    @property
    def twins(self) -> int:
        """How many articles have the very same words as an earlier one."""
        return sum(item.twin is not None for item in self.items)


def run_batch(
    articles: Iterable[Record],
    into: Path,
    parameters: Mapping[str, object],
    *,
    notebook: Path | None = None,
    jobs: int = 1,
    limits: Limits | None = None,
    fail_fast: bool = False,
    since: Since = "first",
    tell: Callable[[Item], None] = lambda item: None,
) -> Batch:
    """Make a report of each article of a stream, then the tables of results, the worklist, one on all, and the index.

    A report that a valid receipt proves done is not made again. The results are in the order of the articles,
    whatever the number of ``jobs``; ``tell`` hears of each in that order, soon after it has ended. Only the articles
    at hand are in memory. With ``notebook`` a notebook of the user's own is run instead of the report; ``since="last"``
    shows on the worklist only what this run has added. Raises ``ParameterError`` before anything runs, and ``RunError``
    when another batch is at work in the same folder or its worklist cannot be read.
    """
    plan, limits = planned(notebook, parameters), limits or Limits()
    with only_one(into):
        read_reviews(into)  # what people wrote must be readable now, not when the reports are made
        crew = Crew(into, plan, limits, jobs)
        try:
            items = tuple(_each(articles, crew, 2 * jobs, tell, fail_fast=fail_fast))
            if fail_fast and any(item.error for item in items):
                return Batch(items, is_cut_short=True, why_slow=crew.why_slow)
            written = write_results(into, items, since=since)
            if written.measured > 1:
                # by one of the workers, which has everything ready and nothing left to do
                make_collection(into / RESULTS, into, reports=True, worker=crew.worker, limits=limits, resume=True)
            return Batch(items, why_slow=crew.why_slow, alike=written.alike)
        finally:
            crew.close()


def _each(
    articles: Iterable[Record], crew: Crew, ahead: int, tell: Callable[[Item], None], *, fail_fast: bool
) -> Iterator[Item]:
    """What becomes of each article, in their order; ``ahead`` of them are under way at a time."""
    running: deque[tuple[Future[Item], Item]] = deque()
    seen: dict[str, tuple[Future[Item], object]] = {}
    places: dict[str, str] = {}

    def next_one() -> Item:
        future, own = running.popleft()
        item = own if own.error else future.result()
        if own.again:
            item = replace(item, place=own.place, name=own.name, again=True)
        item = replace(item, twin=own.twin)
        tell(item)
        return item

    for record in articles:
        id, words = identity(record), _words(record)
        own = Item(record.place, record.name, again=id in seen, twin=places.get(words))
        places.setdefault(words, record.place)
        if id not in seen:
            seen[id] = crew.start(record), _standing(record)
        first, standing = seen[id]
        if own.again and standing != _standing(record):
            own = replace(own, again=False, error=f"{record.place}: {_CLASH}")
        running.append((first, own))
        while len(running) >= ahead:
            item = next_one()
            yield item
            if fail_fast and item.error:
                return
    while running:
        item = next_one()
        yield item
        if fail_fast and item.error:
            return


_CLASH = (
    "the same words under the same name as an earlier article, but with other corrections, settings, title, outlet, "
    "author or date. Give one of the files another name."
)


def _standing(record: Record) -> object:
    """What is known of an article beside its words: two that differ in it are not one report."""
    from analysis.house.settings import find_settings

    settings = None if record.file is None else find_settings(record.file.resolve().parent)
    return record.corrections, settings, record.title, record.outlet, record.author, record.date


def _words(record: Record) -> str:
    """The digest of an article's words; of one that cannot be read, its place, which is nobody else's."""
    import hashlib

    if record.data is None:
        return record.place
    data = record.data.encode("utf-8", "surrogatepass") if isinstance(record.data, str) else record.data
    return hashlib.sha256(data).hexdigest()


class Crew:
    """The workers of a batch: each makes one report at a time, in a process of its own."""

    def __init__(self, into: Path, plan: Plan, limits: Limits, jobs: int) -> None:
        self._into, self._plan, self._limits = into, plan, limits
        self._workers = [Worker() for _ in range(jobs)]
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._pool = ThreadPoolExecutor(jobs)

    @property
    def why_slow(self) -> str | None:
        """Why the last kernel of any worker was not forked; None where all were."""
        return next((worker.why_slow for worker in self._workers if worker.why_slow), None)

    @property
    def worker(self) -> Worker:
        """One of the workers, for what is to be done when all articles are."""
        return self._workers[0]

    def start(self, record: Record) -> Future[Item]:
        """Make the report of an article as soon as a worker is free."""
        return self._pool.submit(self._report, record)

    def _report(self, record: Record) -> Item:
        worker = self._free.get()
        item = Item(record.place, record.name)
        try:
            made = report_of(record, self._into, self._plan, worker=worker, limits=self._limits, resume=True)
        except AnalysisError as error:
            return replace(item, error=str(error))
        finally:
            self._free.put(worker)
        return replace(item, id=made.receipt.id, folder=made.folder, reused=made.reused)

    def close(self) -> None:
        """End the workers; what they are at is left undone."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.hang_up()
        for worker in self._workers:
            worker.close()
