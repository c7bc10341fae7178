"""Steps: a measure of time that no busy machine disturbs, shared by the tests of linear growth."""

from __future__ import annotations

import sys
from collections.abc import Callable


def steps(action: Callable[[], object]) -> int:
    """How many calls a function makes, built-in ones included: a measure of time that no busy machine disturbs."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count
