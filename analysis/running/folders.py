"""Folders: names that are safe on every system, and writing that is either finished or did not happen."""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from analysis.errors import RunError

PRIVATE = ".sayso-"
"""How the folders of unfinished runs begin. One that was left behind by a killed run can be deleted."""
_LONGEST = 60


def report_id(name: str, digest: str) -> str:
    """The name of a report's folder: the file's name in plain letters, and the first 8 digits of its digest.

    Lower case, no dots, at most 69 characters, never a name that Windows reserves ("con"): it is safe on every
    system, and two stories of one name do not meet.

    >>> report_id("Überfall … in {Aleppo}.txt", "0123456789abcdef")
    'uberfall-in-aleppo-01234567'
    >>> report_id("../../etc/passwd", "0123456789abcdef")
    'passwd-01234567'
    """
    stem = re.split(r"[/\\]", name)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem.strip(".") else stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
    return f"{slug or 'article'}-{digest[:8]}"


@contextmanager
def private_folder(into: Path) -> Iterator[Path]:
    """A new folder inside ``into`` that is gone afterwards, whatever happens.

    Inside, so that what was made can be moved to its final name on the same disk in one step. Raises
    ``RunError`` where nothing can be written there.
    """
    folder = into.resolve() / f"{PRIVATE}{secrets.token_hex(6)}"
    with disk_errors(into):
        into.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def disk_errors(where: Path) -> Iterator[None]:
    """Turn what a disk says (full, read-only, no permission) into a ``RunError`` with a next step."""
    try:
        yield
    except OSError as error:
        raise RunError(
            f"cannot write in {str(where)!r}: {error.strerror or error}. "
            "Choose another folder with -o, or make room there, and run it again."
        ) from error


@contextmanager
def atomic_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that gets its name when the block ends well, and never was there when it does not.

    Raises ``RunError`` where it cannot be written.
    """
    new = path.parent / f"{PRIVATE}{secrets.token_hex(6)}"
    try:
        with disk_errors(path.parent):
            with new.open("wb") as file:
                yield file
            new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that its final name never holds half of it. Raises ``RunError``."""
    with atomic_file(path) as file:
        file.write(data)


def put_in_place(made: Path, final: Path, last: str) -> None:
    """Move a finished folder to its final name.

    Where the name is free that is one step. Where an older folder stands there, its file ``last`` (the proof
    that it is whole) goes first and comes last; the rest is replaced file by file, and files that we did not
    make stay. Raises ``RunError``; the finished files that were there before are then still there.
    """
    if final.is_symlink() or (final.exists() and not final.is_dir()):
        raise RunError(f"{str(final)!r} is in the way and is not a folder of ours. Move it away and run it again.")
    with disk_errors(final.parent):
        if not final.exists():
            try:
                made.rename(final)
            except OSError:
                if not final.is_dir():
                    raise
                # another run of the same article was faster: its report is replaced below
            else:
                return
        names = sorted(str(path.relative_to(made)) for path in made.rglob("*") if path.is_file())
        (final / last).unlink(missing_ok=True)
        for name in [*(name for name in names if name != last), last]:
            target = final / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (made / name).replace(target)
