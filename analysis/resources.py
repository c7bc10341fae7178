"""Finds the files that Sayso ships with: in the clone first, else in the installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.errors import ResourceError

PACKAGE = Path(__file__).resolve().parent
CLONE = PACKAGE.parent
SHARE = PACKAGE / "_share"


def shipped(*parts: str) -> Path:
    """The path of a notebook or data file ("notebooks", "report-article.ipynb").

    In a clone that is the file at the top level; in an installed package the copy that was put under
    ``analysis/_share`` when the wheel was built. Raises ``ResourceError`` when neither is there.
    """
    if (CLONE / "pyproject.toml").is_file():
        candidate = CLONE.joinpath(*parts)
        if candidate.exists():
            return candidate
    candidate = SHARE.joinpath(*parts)
    if candidate.exists():
        return candidate
    raise ResourceError(
        f"{'/'.join(parts)} is missing from this installation of Sayso. "
        "Install it again: pip install --force-reinstall sayso."
    )


@cache
def lexicon(name: str) -> tuple[str, ...]:
    """The entries of a word list, in its order: one a line, ``#`` starts a comment.

    >>> "said" in lexicon("cue-verbs-neutral") or True
    True
    """
    path = PACKAGE / "lexicons" / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ResourceError(
            f"the word list {name!r} cannot be read ({error.strerror}). Install Sayso again."
        ) from error
    entries = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(entry for entry in entries if entry)
