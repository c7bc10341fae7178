"""Cluster: the same work on the workers of a Dask scheduler."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
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

    Dask runs a part again elsewhere when its worker dies; a part at which four workers died is measured article by
    article. Raises ``RunError`` where Dask is not installed and where no scheduler answers.
    """

    falls_together = False

    def __init__(self, address: str, jobs: int, work: Callable[[Part], Measured] = measure) -> None:
        self._address, self._jobs, self._work = address, jobs, work
        self.deaths: tuple[type[BaseException], ...] = ()
        self._open = ExitStack()
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
                # else a worker that starts again too slowly, on a busy machine, is given up for good after 15 seconds
                patience = {"distributed.deploy.lost-worker-timeout": "1 day"}
                self._open.enter_context(import_module("dask").config.set(patience))
                where = self._open.enter_context(
                    dask.LocalCluster(
                        n_workers=self._jobs, threads_per_worker=1, dashboard_address=None, silence_logs="ERROR"
                    )
                )
            client = dask.Client(where, timeout=_ANSWER, set_as_default=False)
            self._client = self._open.enter_context(client)
        except (OSError, ValueError) as error:
            self._open.close()
            raise RunError(
                f"no Dask scheduler answers at {self._address!r}. Start one with `dask scheduler`, "
                "and give the address that it prints."
            ) from error
        self._executor = self._client.get_executor(pure=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._executor.shutdown(wait=False)
        self._open.close()

    @property
    def workers(self) -> int:
        """How many workers there are now: none while the first jobs of a cluster wait for their turn."""
        return len(self._client.nthreads())

    @property
    def ahead(self) -> int:
        if time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            self._slots = max(1, sum(self._client.nthreads().values()))
        return AHEAD * self._slots

    def submit(self, part: Part) -> Future[Measured]:
        future: Future[Measured] = self._executor.submit(self._work, part)
        return future

    def renew(self) -> None:
        """Nothing to do: Dask's nannies start new workers, and the others work on."""
