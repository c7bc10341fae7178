"""Execution: one notebook through papermill, on the Python that runs Sayso, and what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from analysis.running.parameters import Value

Status = Literal["done", "failed", "timed-out", "kernel-died"]
NOTEBOOK, EXECUTED, RUNNING = "notebook.ipynb", "executed.ipynb", "running.txt"
"""Names inside the private folder of a run: without braces, because papermill reads paths as format strings."""
_COLOURS = re.compile(r"\x1b\[[0-9;]{0,20}m")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a notebook run ended; ``cell`` and ``message`` say where and why where it did not end well."""

    status: Status
    cell: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run may take: seconds for a cell, megabytes (0 for any), and a folder to import from, if any."""

    cell_seconds: float
    memory: int = 0
    modules: str | None = None


def execute(parameters: Mapping[str, Value], settings: Settings) -> Outcome:
    """Run ``notebook.ipynb`` of the current folder and write ``executed.ipynb``, the failed run too.

    papermill's own file says "completed" after a dead kernel or a time-out; the returned ``Outcome`` does not.
    A kernel that does not come up at all is started once more: two kernels that start at the same moment can
    be given the same port (papermill #511).
    """
    first = _attempt(parameters, settings)
    if first.status == "kernel-died" and first.cell is None:
        return _attempt(parameters, settings)
    return first


def _attempt(parameters: Mapping[str, Value], settings: Settings) -> Outcome:
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    for left in (EXECUTED, RUNNING):
        Path(left).unlink(missing_ok=True)
    try:
        _papermill(parameters, settings)
    except PapermillExecutionError as error:
        limit = f" (it may hold {settings.memory} MB)" if settings.memory and error.ename == "MemoryError" else ""
        said = ": ".join(filter(None, (error.ename, _COLOURS.sub("", error.evalue))))
        return Outcome("failed", _failed_cell(), said + limit)
    except CellTimeoutError:
        return Outcome("timed-out", running_cell(), f"the cell took longer than {settings.cell_seconds:g} seconds")
    except DeadKernelError:
        limit = f"; it may hold {settings.memory} MB of memory" if settings.memory else ""
        return Outcome("kernel-died", running_cell(), f"the Python process of the notebook ended without a word{limit}")
    except (RuntimeError, TimeoutError) as error:
        if running_cell() is not None:
            raise
        return Outcome("kernel-died", None, f"the Python process of the notebook did not start: {error}")
    except NoSuchKernel as error:
        return Outcome("failed", None, f"the notebook asks for another kernel than this Python: {error}")
    return Outcome("done")


def _papermill(parameters: Mapping[str, Value], settings: Settings) -> None:
    from papermill import execute_notebook

    from analysis.running.forking.kernels import ENGINE, forking_manager, register_engine

    register_engine()
    execute_notebook(
        NOTEBOOK,
        EXECUTED,
        parameters=dict(parameters),
        **_kernel(),
        engine_name=ENGINE,
        progress_bar=False,
        mark=Path(RUNNING),
        execution_timeout=settings.cell_seconds,
        start_timeout=60,
        kernel_manager_class=forking_manager(memory=settings.memory, of_this_python=True, modules=settings.modules),
    )


def _kernel() -> dict[str, str]:
    """The kernel to run, for a notebook that names none: programs that write notebooks often leave it to the reader."""
    metadata = json.loads(Path(NOTEBOOK).read_text(encoding="utf-8")).get("metadata", {})
    return {} if "kernelspec" in metadata else {"kernel_name": "python3", "language": "python"}


def _cells() -> list[dict[str, Any]]:
    try:
        return list(json.loads(Path(EXECUTED).read_text(encoding="utf-8"))["cells"])
    except (OSError, ValueError, KeyError):  # not begun, or ended in the middle of writing
        return []


def _failed_cell() -> str | None:
    """The cell that shows an error (papermill's own index is off: it has put cells in front by then)."""
    for cell in _cells():
        if any(output["output_type"] == "error" for output in cell.get("outputs", ())):
            return str(cell.get("id"))
    return None


def running_cell(folder: Path = Path()) -> str | None:
    """The last code cell that was begun, None where none was."""
    try:
        return (folder / RUNNING).read_text(encoding="utf-8") or None
    except OSError:
        return None
