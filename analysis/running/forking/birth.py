"""Birth: what a forked copy does to become a kernel of its own, and nothing else."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import NoReturn

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
KERNEL_MODULES = ("ipykernel_launcher", "ipykernel")
"""``python -m`` with one of these is the command of an ordinary kernel, and the only one that can be forked."""


@dataclass(frozen=True, slots=True)
class Birth:
    """What a new kernel is told: its command as it would be started, its environment and its folder."""

    command: Sequence[str]
    environment: Mapping[str, str]
    folder: str
    memory: int = 0
    """Bytes of data that the process may hold; 0 for as many as there are."""


def is_kernel_command(command: Sequence[str]) -> bool:
    """Whether this is the command of an ordinary Python kernel of this very Python.

    >>> is_kernel_command([sys.executable, "-m", "ipykernel_launcher", "-f", "a.json"]), is_kernel_command(["R"])
    (True, False)
    """
    return len(command) > 2 and command[0] == sys.executable and command[1] == "-m" and command[2] in KERNEL_MODULES


def become_kernel(birth: Birth, server: int) -> NoReturn:
    """Turn this fresh copy of the server into the kernel that was asked for; ends with the process.

    It gets a process group of its own (the server sets it too: whoever comes first), dies when the server dies, and
    has nothing in common with its sisters: environment, folder, signals and random numbers are its own.
    """
    status = 1
    try:
        os.setpgid(0, 0)
        die_with(server)
        for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        os.environ.clear()
        os.environ.update(birth.environment)
        os.environ["JPY_PARENT_PID"] = str(server)
        time.tzset()
        os.chdir(birth.folder)
        _limit_memory(birth.memory)
        _reseed()
        _draw_inline()
        sys.argv = [_file_of(birth.command[2]), *birth.command[3:]]
        _run_kernel(list(birth.command[3:]))
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
    except BaseException:  # the copy must never return into the server's loop
        sys.excepthook(*sys.exc_info())
    finally:
        _end(status)


def _file_of(module: str) -> str:
    """The file that ``python -m module`` runs."""
    found = find_spec(module)
    if found is not None and found.submodule_search_locations:
        found = find_spec(f"{module}.__main__")
    return module if found is None or found.origin is None else found.origin


def die_with(parent: int) -> None:
    """Have the system kill this process when its parent is gone (Linux); at once if it is gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends (Linux), so that none can hide from us."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def _limit_memory(size: int) -> None:
    if not size:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _reseed() -> None:
    """Without this every notebook would draw the same "random" numbers (``random`` sees to itself, numpy does not)."""
    random.seed()
    if "numpy" in sys.modules:
        import numpy as np

        np.random.seed()


def _draw_inline() -> None:
    """Let matplotlib draw into the notebook: it read the choice of back end when it was imported, in the server."""
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is not None:
        matplotlib.rcParams["backend"] = os.environ.get("MPLBACKEND") or "module://matplotlib_inline.backend_inline"


def _run_kernel(arguments: list[str]) -> None:
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(argv=arguments)
    # ipykernel's own exit closes the channel for outputs while the control thread may still be answering through it,
    # and both wait for ever (seen in one of ten quick exits): that thread finishes first
    control = IPKernelApp.instance().control_thread
    if control is not None and control.is_alive():
        control.stop()
        control.join(2)


def _end(status: int) -> NoReturn:
    """End as Python would (threads waited for, exit functions called), without taking the whole interpreter apart.

    That would touch, and so copy, every page that is shared with the server: 0.1 s for nothing.
    """
    import atexit

    try:
        for thread in threading.enumerate():
            if not thread.daemon and thread is not threading.current_thread():
                thread.join()
        atexit._run_exitfuncs()
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                stream.flush()
    finally:
        os._exit(status)
