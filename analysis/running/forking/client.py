"""Client: starts the server of this process when it is first needed, and asks it for kernels."""

from __future__ import annotations

import atexit
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.errors import RunError
from analysis.running.forking.birth import is_kernel_command
from analysis.running.forking.preloading import ONE_THREAD

GONE = -9
"""The exit status of kernels whose server is gone: they are killed with it."""
FIXED = ("PYTHON", "LC_", "LANG", "LD_", "MALLOC_", "TZDIR")
"""How the names of settings begin that Python or the system reads once, at its start: a forked copy cannot change
them, so a kernel that asks for others than the server had is started the ordinary way."""
PER_RUN = frozenset({"PYTHONPYCACHEPREFIX", "PYDEVD_DISABLE_FILE_VALIDATION"})
START_SECONDS = 60.0


def why_not(command: Sequence[str], given: Mapping[str, Any]) -> str | None:
    """Why a kernel cannot be forked on this system or with these wishes; None where it can.

    >>> why_not(["R", "--slave"], {})
    'only kernels of this Python can be forked'
    """
    if reason := cannot_fork():
        return reason
    if not is_kernel_command(command):
        return "only kernels of this Python can be forked"
    if any(given.get(stream) is not None for stream in ("stdin", "stdout", "stderr")):
        return "its input or output was redirected"
    return None


def cannot_fork() -> str | None:
    """Why no kernel at all can be forked on this system; None where it can."""
    if not hasattr(os, "fork"):
        return "this system cannot fork processes"
    if sys.platform == "darwin":
        return "on macOS the system's own libraries do not survive a fork"
    return None


class ForkedProcess:
    """A kernel that was forked by the server; has what its user needs of ``subprocess.Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, line: Line, pid: int) -> None:
        self._line = line
        self.pid = pid

    @property
    def returncode(self) -> int | None:
        """The exit status, None while it runs."""
        return self._line.status_of(self.pid)

    def poll(self) -> int | None:
        """The exit status as far as is known by now, None while it runs."""
        self._line.listen()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end of the process and give its exit status. Raises ``subprocess.TimeoutExpired``."""
        until = None if timeout is None else time.monotonic() + timeout
        while (status := self.returncode) is None:
            left = None if until is None else until - time.monotonic()
            if left is not None and timeout is not None and left <= 0:
                raise subprocess.TimeoutExpired("forked kernel", timeout)
            self._line.listen(1.0 if left is None else min(left, 1.0))
        return status

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and all that is in its process group."""
        self._line.signal(self.pid, number)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(15)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(9)


class Line:
    """The connection to a server that this process has started; may be used from several threads."""

    def __init__(self) -> None:
        self.environment = dict(os.environ)
        ours, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, "-P", "-m", "analysis.running.forking.server", str(theirs.fileno())],
                env=self.environment | ONE_THREAD,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._socket: socket.socket | None = ours
        self._lock = threading.RLock()
        self._rest = b""
        self._number = 0
        self._started: dict[int, int] = {}
        self._ended: dict[int, int] = {}
        self.pid: int | None = None
        """The server's process, once it is ready."""
        self.refusal: str | None = None
        self._ready_until = time.monotonic() + START_SECONDS

    @property
    def server(self) -> int:
        """The server's process number."""
        return self._server.pid

    @property
    def is_open(self) -> bool:
        """Whether the server can still be asked."""
        return self._socket is not None

    @property
    def is_settled(self) -> bool:
        """Whether the server is ready, or has refused, or is gone, or has taken too long."""
        late = self.pid is None and time.monotonic() > self._ready_until
        if late:
            self.close()
        return self.pid is not None or not self.is_open

    def listen(self, seconds: float = 0.0) -> None:
        """Take in what the server has to tell, waiting for at most so many seconds."""
        with self._lock:
            if self._socket is None or not select.select([self._socket], [], [], seconds)[0]:
                return
            try:
                data = self._socket.recv(1 << 16)
            except ConnectionError:
                data = b""
            if not data:
                if self.pid is None:
                    self.refusal = "the process that forks kernels ended while it started"
                self.close()
                return
            *lines, self._rest = (self._rest + data).split(b"\n")
            for message in map(json.loads, lines):
                self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        if "ready" in message:
            self.pid = message["ready"]
        elif "refused" in message:
            self.refusal = message["refused"]
            self.close()
        elif "started" in message:
            self._started[message["started"]] = message["pid"]
        elif "ended" in message:
            self._ended[message["ended"]] = message["status"]

    def ask(self, command: Sequence[str], environment: Mapping[str, str], folder: str, memory: int) -> int:
        """Ask for a kernel; gives the number under which ``started`` will have its process."""
        with self._lock:
            self._number += 1
            self._send(
                {
                    "do": "start",
                    "number": self._number,
                    "command": list(command),
                    "environment": dict(environment),
                    "folder": folder,
                    "memory": memory,
                }
            )
            return self._number

    def started(self, number: int) -> ForkedProcess | None:
        """The kernel that was asked for, None while it has not been forked yet. Raises ``RunError`` without server."""
        self.listen()
        with self._lock:
            pid = self._started.pop(number, None)
        if pid is None and not self.is_open:
            raise RunError("the process that forks kernels ended without a word. Run it again.")
        return None if pid is None else ForkedProcess(self, pid)

    def status_of(self, pid: int) -> int | None:
        """The exit status of a kernel, None while it runs."""
        status = self._ended.get(pid)
        return GONE if status is None and not self.is_open else status

    def signal(self, pid: int, number: int) -> None:
        """Have the server signal a kernel and its process group."""
        with self._lock:
            self._send({"do": "signal", "pid": pid, "signal": number})

    def _send(self, message: dict[str, Any]) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendall(json.dumps(message).encode() + b"\n")
        except ConnectionError:
            self.close()

    def close(self) -> None:
        """Hang up: the server ends, and its kernels with it."""
        with self._lock:
            if self._socket is not None:
                self._socket.close()
                self._socket = None
            try:
                self._server.wait(10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()

    def forget(self) -> None:
        """In a copy of this process: the server is the original's, and must not wait for us to hang up as well."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


_LINES: list[Line] = []
"""The one line of this process, once there is one."""
_STARTING = threading.Lock()


def line(environment: Mapping[str, str]) -> Line | str:
    """The line to this process's server, started if need be, or the reason why it cannot serve this environment."""
    with _STARTING:
        if not _LINES:
            atexit.register(hang_up)
            os.register_at_fork(after_in_child=_forget)
        if not _LINES or not (_LINES[0].is_open or _LINES[0].refusal):
            _LINES[:] = [Line()]
        found = _LINES[0]
    if found.refusal:
        return found.refusal
    differing = sorted(
        name
        for name in found.environment.keys() | environment.keys()
        if name.startswith(FIXED) and name not in PER_RUN and found.environment.get(name) != environment.get(name)
    )
    return f"{', '.join(differing)} can only be set when Python starts" if differing else found


def running_server() -> int | None:
    """The process number of this process's server, None where there is none."""
    return _LINES[0].server if _LINES and _LINES[0].is_open else None


def hang_up() -> None:
    """End this process's server, if it has one."""
    while _LINES:
        _LINES.pop().close()


def _forget() -> None:
    while _LINES:
        _LINES.pop().forget()
