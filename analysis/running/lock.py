"""Lock: one batch at a time in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import RunError
from analysis.running.folders import PRIVATE, disk_errors


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a folder while a batch works in it; ``RunError`` with the other's process number when it is taken.

    The operating system lets go of the lock when its holder ends, in whatever way: a killed batch blocks nobody.
    Where the system has no such locks (Windows), nothing is held.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / f"{PRIVATE}batch.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            other = os.read(file, 20).decode("ascii", "replace").strip()
            raise RunError(
                f"another batch (process {other or 'unknown'}) is at work in {str(folder)!r}. "
                "Wait for it, or choose another folder with -o."
            ) from error
        with disk_errors(folder):
            os.truncate(file, os.pwrite(file, str(os.getpid()).encode("ascii"), 0))
        yield
    finally:
        os.close(file)
