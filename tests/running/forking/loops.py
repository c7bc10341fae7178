"""Loops: asynchronous work in a thread of its own, because the browser tests keep a loop running in the main one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def finished(work: Coroutine[Any, Any, Result]) -> Result:
    """What some asynchronous work gives, once it has ended."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
