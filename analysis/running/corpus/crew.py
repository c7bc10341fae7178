"""Crew: the processes that measure, on this machine or on a cluster, and what happens when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Protocol

from analysis.errors import RunError
from analysis.running.corpus.measuring import Measured, lost, measure, together
from analysis.running.corpus.part import Part, maker

AHEAD = 2
"""Parts sent to each process at once: one that it is at, one that waits beside it."""


class Crew(Protocol):
    """Something that measures parts elsewhere: ``deaths`` are the errors that mean that a process died."""

    deaths: tuple[type[BaseException], ...]
    falls_together: bool
    """One death takes down parts that had nothing to do with it: each of them deserves another try."""

    def __enter__(self) -> Crew:
        """Get ready."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End every process of ours."""

    @property
    def ahead(self) -> int:
        """How many parts to hold out at once: the only thing that grows with the number of processes."""

    def submit(self, part: Part) -> Future[Measured]:
        """Have a part measured."""

    def renew(self) -> None:
        """Get over a death."""


def measured(parts: Iterable[Part], crew: Crew) -> Iterator[tuple[Part, Measured]]:
    """Each part with its result, in the order in which they are done; few are held at any time.

    A part on which a process died is measured again alone; if it dies again, article by article; an article that
    ends its process even alone is a row with that as its error.
    """
    flying: dict[Future[Measured], Part] = {}
    for part in parts:
        flying[crew.submit(part)] = part
        while len(flying) >= crew.ahead:
            yield from _landed(flying, crew)
    while flying:
        yield from _landed(flying, crew)


def _landed(flying: dict[Future[Measured], Part], crew: Crew) -> Iterator[tuple[Part, Measured]]:
    done, _ = wait(flying, return_when=FIRST_COMPLETED)
    died = []
    for future in sorted(done, key=lambda each: flying[each].first):
        part = flying.pop(future)
        try:
            yield part, _ours(future.result())
        except crew.deaths:
            died.append(part)
    if died:
        crew.renew()
        died += _fallen(flying, crew)
        for part in sorted(died, key=lambda each: each.first):
            yield part, _alone(part, crew) if crew.falls_together else _one_by_one(part, crew)


def _ours(found: Measured) -> Measured:
    """A result that was made by the very same files of Sayso. Raises ``RunError``."""
    if found.made_by != maker():
        raise RunError(
            "a worker has another version of Sayso, of Python or of a library than this machine, so that its results "
            "could differ. Install the same on every machine (pip install -r requirements.lock) and run it again."
        )
    return found


def _fallen(flying: dict[Future[Measured], Part], crew: Crew) -> list[Part]:
    """Parts that went down with the pool of a process that died; those of a cluster live on."""
    fallen = [future for future in flying if future.done() and isinstance(future.exception(), crew.deaths)]
    return [flying.pop(future) for future in fallen]


def _alone(part: Part, crew: Crew) -> Measured:
    """The result of a part with nothing else beside it in its process."""
    try:
        return _ours(crew.submit(part).result())
    except crew.deaths:
        crew.renew()
        return _one_by_one(part, crew)


def _one_by_one(part: Part, crew: Crew) -> Measured:
    """The result of a part that ends its process, article by article; of an article that does so, its error."""
    if len(part.records) == 1:
        return lost(part)
    return together(_alone(each, crew) for each in part.singles())


class Here:
    """This very process: for a few articles, in a notebook."""

    deaths: tuple[type[BaseException], ...] = ()
    falls_together = False
    ahead = 1

    def __enter__(self) -> Here:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return None

    def submit(self, part: Part) -> Future[Measured]:
        done: Future[Measured] = Future()
        done.set_result(measure(part))
        return done

    def renew(self) -> None:
        """Nothing dies here that we would outlive."""


class Processes:
    """Processes of this machine; each loads the trained model once and ends when we end, in whatever way."""

    deaths: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    falls_together = True

    def __init__(self, jobs: int, work: Callable[[Part], Measured] = measure) -> None:
        self._jobs, self._work = jobs, work
        # not forked: libraries that run threads (onnxruntime, pyarrow) may hang in a forked process
        self._apart = multiprocessing.get_context("spawn")
        self._pool: ProcessPoolExecutor | None = None
        self._leash: Connection | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.renew()

    @property
    def ahead(self) -> int:
        return AHEAD * self._jobs

    def submit(self, part: Part) -> Future[Measured]:
        if self._pool is None:
            theirs, self._leash = self._apart.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=self._apart, initializer=_on_a_leash, initargs=(theirs,)
            )
        try:
            return self._pool.submit(self._work, part)
        except BrokenProcessPool as error:
            fallen: Future[Measured] = Future()
            fallen.set_exception(error)
            return fallen

    def renew(self) -> None:
        """End the processes at once: what they were at is measured again, or is not wanted any more."""
        if self._pool is not None and self._leash is not None:
            self._leash.close()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = self._leash = None


def _on_a_leash(leash: Connection) -> None:
    """End this process when the other end of the leash is gone: let go, or held by a process that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the one that holds the leash

    def watch() -> None:
        leash.poll(None)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
