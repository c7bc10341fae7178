"""Collector: Python's search for reference cycles, put off while a text is taken apart."""

from __future__ import annotations

import gc
from contextlib import ContextDecorator
from types import TracebackType


class UncollectedWork(ContextDecorator):
    """Work that makes millions of small values and no cycles, during which Python does not look for cycles.

    A text of 10 MB has two million words: each search goes over all of them, and the time grows faster than the text
    (a third of it, measured by ``tests/benchmarks/readability_speed.py``). Memory is given back all the same: only
    cycles wait for the search. Used by several threads at once the search may begin again early, which costs time only.

    >>> with UncollectedWork():
    ...     gc.isenabled()
    False
    """

    def __init__(self) -> None:
        self._was: list[bool] = []

    def __enter__(self) -> UncollectedWork:
        self._was.append(gc.isenabled())
        gc.disable()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._was.pop():
            gc.enable()

    def _recreate_cm(self) -> UncollectedWork:
        return UncollectedWork()  # one for each call of a decorated function: they may be nested
