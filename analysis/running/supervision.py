"""Supervision: starts the worker process, holds the clock, and ends everything that a run has left behind."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from analysis.errors import RunError
from analysis.resources import CLONE
from analysis.running.execution import Outcome, running_cell
from analysis.running.parameters import Value

if TYPE_CHECKING:
    import psutil

MARK = "SAYSO_RUN"
"""Environment variable that every process of a run inherits: kernels, and whatever they start."""

_PATIENCE = 5.0


class Worker:
    """A process that runs notebooks one after another, started when first needed and again after it was ended.

    Use it in a ``with`` block. One worker serves one thread; many workers may run side by side.
    """

    def __init__(self) -> None:
        self._mark = secrets.token_hex(8)
        self._process: subprocess.Popen[str] | None = None
        self._server: int | None = None
        self.why_slow: str | None = None
        """Why kernels are started one by one instead of being forked; None where they are forked."""
        self._closed = False
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed by close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def hang_up(self) -> None:
        """Tell the worker that this is the end, without waiting for it: many can be told before one is waited for."""
        self._closed = True
        if self._process is not None:
            # its input ends, and so does the worker, with its server and whatever that has forked
            _close(self._process.stdin)

    def close(self) -> None:
        """End the worker for good; a run that it is at, in another thread, raises ``RunError``."""
        self.hang_up()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_PATIENCE)
        self.end()
        self._log.close()

    def run(
        self,
        folder: Path,
        parameters: Mapping[str, Value],
        *,
        cell_seconds: float,
        seconds: float,
        memory: int = 0,
        modules: Path | None = None,
    ) -> Outcome:
        """Run the notebook in ``folder``, for at most ``seconds`` by our own clock, in ``memory`` megabytes (0: any).

        ``modules`` is a folder that the notebook may import from, beside the libraries.

        The limit takes in the start of the kernel and the page made afterwards: a hang anywhere ends. When it is
        over, in whatever way, no process that the run started is left. Raises ``RunError`` only when the worker
        was closed meanwhile.
        """
        process = self._start()
        answers: list[str] = []
        settings = {
            "cell_seconds": cell_seconds,
            "memory": memory,
            "modules": None if modules is None else str(modules),
        }
        request = json.dumps({"folder": str(folder), "parameters": dict(parameters), "settings": settings})
        reader = threading.Thread(target=_exchange, args=(process, request, answers), daemon=True)
        reader.start()
        try:
            reader.join(seconds)
        except BaseException:
            self.end()
            raise
        if self._closed:
            raise RunError("the run was stopped before it was finished. Run it again.")
        if reader.is_alive():
            self.end()
            reader.join()
            return Outcome("timed-out", running_cell(folder), f"the whole run took longer than {seconds:g} seconds")
        answer: dict[str, Any] = json.loads(answers[0]) if answers else {}
        self._server, self.why_slow = answer.pop("server", None), answer.pop("ordinary", None)
        self._end_kernels()
        if not answers:
            self.end()
            last = self._last_words()
            return Outcome("kernel-died", None, f"the process that runs notebooks ended without a word{last}")
        return Outcome(**answer)

    def end(self) -> None:
        """End the worker and everything it started."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                _close(stream)
            self._process = self._server = None
        self._end_kernels()

    def _start(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "analysis.running.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                encoding="utf-8",
                env=_environment(self._mark),
                start_new_session=True,  # Ctrl+C reaches us, and we end the run in order
            )
        return self._process

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        return f": {lines[-1]:.300}" if lines else ""

    def _end_kernels(self) -> None:
        """End every process that carries our mark, except the worker and its server: kernels and their children.

        Looked for again, because one may have been started while the others were ended; not for ever, because a
        process that hangs in the system cannot be ended by anybody. One that has ended and that its parent has not
        taken leave of yet is no longer there for us.
        """
        import psutil

        spare = {self._server, self._process.pid if self._process is not None else None}
        until = time.monotonic() + _PATIENCE
        while left := [each for each in psutil.process_iter() if each.pid not in spare and self._is_ours(each)]:
            for process in left:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
            if time.monotonic() > until:
                return
            time.sleep(0.02)

    def _is_ours(self, process: psutil.Process) -> bool:
        import psutil

        try:
            return process.environ().get(MARK) == self._mark and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False  # another user's, or gone already


def _environment(mark: str) -> dict[str, str]:
    environment = dict(os.environ)
    environment[MARK] = mark
    environment["PYTHONUTF8"] = "1"
    environment["PYTHONSAFEPATH"] = "1"  # a file json.py beside the reader's stories is not Python's json
    environment["PYTHONWARNINGS"] = "ignore"
    environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    if (CLONE / "pyproject.toml").is_file():
        # a clone that was not installed: kernels start in another folder and must find it all the same
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(CLONE), environment.get("PYTHONPATH")]))
    return environment


def _exchange(process: subprocess.Popen[str], request: str, answers: list[str]) -> None:
    if process.stdin is None or process.stdout is None:
        raise RunError("the process that runs notebooks has no pipes. Report this as a fault of Sayso.")
    try:
        process.stdin.write(request + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
    except (OSError, ValueError):  # it ended, or was ended because time was up
        return
    if answer.endswith("\n"):
        answers.append(answer)


def _close(stream: IO[str] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:
        return  # its reader is gone, which is why we close it
