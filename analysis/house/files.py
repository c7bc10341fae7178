"""Files: the small files that people write by hand, read with care."""

from __future__ import annotations

import hashlib
from pathlib import Path

from analysis.errors import AnalysisError

LARGEST = 2_000_000
"""Bytes: a person does not write more by hand."""


def read_by_hand(path: Path, error: type[AnalysisError]) -> tuple[str, str]:
    """The text of a file that a person wrote, and the SHA-256 of its bytes.

    UTF-8, with or without the mark that some editors put in front. Raises ``error`` for what is missing, no
    ordinary file, larger than 2 MB, or in another encoding.
    """
    try:
        if path.exists() and not path.is_file():
            raise error(f"cannot read {path.name!r}: it is no ordinary file. Save it as a text file.")
        if path.stat().st_size > LARGEST:
            raise error(f"cannot read {path.name!r}: it is larger than 2 MB. Is it the right file?")
        data = path.read_bytes()
        return data.decode("utf-8-sig"), hashlib.sha256(data).hexdigest()
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise error(
            f"cannot read {path.name!r}: line {line} is not UTF-8. Save the file as UTF-8 in your editor."
        ) from wrong
    except (OSError, ValueError) as wrong:
        if isinstance(wrong, AnalysisError):
            raise
        reason = getattr(wrong, "strerror", None) or str(wrong)
        raise error(f"cannot read {path.name!r}: {reason}. Check its name and folder.") from wrong
