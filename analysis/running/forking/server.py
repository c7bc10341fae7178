"""Server: the process that has everything imported, and forks a kernel from itself whenever it is asked.

    python -P -m analysis.running.forking.server FD

It is started by ``client``, talks over the one socket that it inherits (which has no name, so nobody else can reach
it), one JSON object a line, and ends when the other end is closed, in whatever way: with it end all its kernels and
whatever those have started.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from analysis.running.forking.birth import Birth, adopt_orphans, become_kernel
from analysis.running.forking.preloading import preload

THREADS = Path("/proc/self/task")
LONGEST = 1 << 16


class Server:
    """Forks kernels, reaps them, and tells the client of each end. It has no thread but its own."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._kernels: set[int] = set()
        self._wake, wake = socket.socketpair()
        for end in (self._wake, wake):
            end.setblocking(False)
        self._waker = wake
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)

    def serve(self) -> None:
        """Answer until the client is gone, then end every process that came from here."""
        rest = b""
        while True:
            ready, _, _ = select.select([self._line, self._wake], [], [])
            if self._wake in ready:
                with suppress(BlockingIOError):
                    self._wake.recv(LONGEST)
                self._reap()
            if self._line in ready:
                data = self._receive()
                if not data:
                    break
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    self._answer(json.loads(line))
        self._end_all()

    def _receive(self) -> bytes:
        try:
            return self._line.recv(LONGEST)
        except ConnectionError:
            return b""

    def _answer(self, request: dict[str, Any]) -> None:
        if request["do"] == "start":
            pid = self._fork(Birth(request["command"], request["environment"], request["folder"], request["memory"]))
            self._tell({"started": request["number"], "pid": pid})
        elif request["do"] == "signal":
            self._signal(request["pid"], request["signal"])

    def _fork(self, birth: Birth) -> int:
        me = os.getpid()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            for end in (self._line, self._wake, self._waker):
                end.close()
            become_kernel(birth, me)
        # the copy does the same for itself: whoever is first, there is no moment in which a signal for the kernel's
        # group could reach ours
        with suppress(OSError):
            os.setpgid(pid, pid)
        self._kernels.add(pid)
        return pid

    def _signal(self, pid: int, number: int) -> None:
        """Signal a kernel and its group; only one that has not been reaped, so the number is still its own."""
        if pid in self._kernels:
            with suppress(ProcessLookupError):
                os.killpg(pid, number)

    def _reap(self) -> None:
        """Take leave of every process that has ended; what a kernel leaves in its group ends with it."""
        while True:
            try:
                ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if ended is None:
                return
            pid = ended.si_pid
            if pid in self._kernels:  # before it is reaped, so that the group cannot be another's by now
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            if pid in self._kernels:
                self._kernels.discard(pid)
                self._tell({"ended": pid, "status": os.waitstatus_to_exitcode(status)})

    def _tell(self, message: dict[str, Any]) -> None:
        with suppress(ConnectionError):  # the client is gone, which the next turn of the loop will see
            self._line.sendall(json.dumps(message).encode() + b"\n")

    def _end_all(self) -> None:
        """Kill every descendant, adopted ones too, until none is left (five rounds: some hang in the system)."""
        import psutil

        for _ in range(5):
            left = psutil.Process().children(recursive=True)
            if not left:
                return
            for process in left:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            psutil.wait_procs(left, timeout=2)


def threads() -> int:
    """How many threads this process has, those of libraries too."""
    import threading

    return len(list(THREADS.iterdir())) if THREADS.is_dir() else threading.active_count()


def main(number: int) -> None:
    """Preload, say whether copies can be made safely, and serve."""
    line = socket.socket(fileno=number)
    line.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    adopt_orphans()
    server = Server(line)
    preload()
    if threads() > 1:
        message = {"refused": f"a library started {threads() - 1} thread(s) of its own when it was imported"}
        line.sendall(json.dumps(message).encode() + b"\n")
        return
    line.sendall(json.dumps({"ready": os.getpid()}).encode() + b"\n")
    server.serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
    os._exit(0)  # to take so large a Python apart in order takes half a second, in which somebody waits for its end
