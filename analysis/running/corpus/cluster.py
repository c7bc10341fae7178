"""Cluster: the same work on the workers of a Dask scheduler."""

from __future__ import annotations

import time
from concurrent.futures import Future
from importlib import import_module
from types import TracebackType
from typing import Any

from analysis.errors import RunError
from analysis.running.corpus.crew import AHEAD
from analysis.running.corpus.measuring import Measured, measure
from analysis.running.corpus.part import Part

LOCAL = "local"
"""As a scheduler: one of our own, with workers on this machine."""
_LOOK = 5.0
"""Seconds after which the workers are counted again: they come and go."""
_ANSWER = 30.0
"""Seconds in which a scheduler must answer."""


class Cluster:
    """The workers of a Dask scheduler: ``address`` is its own ("tcp://head:8786") or "local".

    Dask runs a part again elsewhere when its worker dies; a part at which three workers died is measured apart, article
    by article. Raises ``RunError`` where Dask is not installed and where no scheduler answers.
    """

    def __init__(self, address: str, jobs: int) -> None:
        self._address, self._jobs = address, jobs
        self.deaths: tuple[type[BaseException], ...] = ()
        self._open: list[Any] = []
        self._client: Any = None
        self._executor: Any = None
        self._slots, self._looked = 1, 0.0

    def __enter__(self) -> Cluster:
        try:
            dask: Any = import_module("distributed")  # without types of its own
        except ImportError as error:
            raise RunError(
                "a run on a cluster needs Dask, which is not installed: pip install 'sayso[cluster]'. "
                "Without --scheduler the run needs nothing more."
            ) from error
        self.deaths = (dask.KilledWorker,)
        try:
            where: Any = self._address
            if where == LOCAL:
                where = dask.LocalCluster(
                    n_workers=self._jobs, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR"
                )
                self._open.append(where)
            self._client = dask.Client(where, timeout=_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            self._close()
            raise RunError(
                f"no Dask scheduler answers at {self._address!r}. Start one with `dask scheduler`, "
                "and give the address that it prints."
            ) from error
        self._open.append(self._client)
        self._executor = self._client.get_executor(pure=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False)
        self._close()

    def _close(self) -> None:
        for each in reversed(self._open):
            each.close()
        self._open.clear()

    @property
    def ahead(self) -> int:
        if time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            self._slots = max(1, sum(self._client.nthreads().values()))
        return AHEAD * self._slots

    def submit(self, part: Part) -> Future[Measured]:
        future: Future[Measured] = self._executor.submit(measure, part)
        return future

    def renew(self) -> None:
        """Nothing to do: Dask's nannies start new workers, and the others work on."""
