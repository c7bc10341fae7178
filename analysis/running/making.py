"""Making: a notebook run that leaves one folder behind, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import RunError
from analysis.running.execution import EXECUTED, NOTEBOOK, Outcome
from analysis.running.failures import failed_notebook
from analysis.running.folders import disk_errors, private_folder, put_in_place, write_atomically
from analysis.running.parameters import Value
from analysis.running.receipts import RECEIPT, Receipt, digest, receipt_in
from analysis.running.supervision import Worker

MADE = "report"
"""The folder, inside the private one, that becomes the report."""
OURS = ("article", "articles", "output")
"""Parameters that the runner sets itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a cell and a whole run may take, in seconds, and how many megabytes a run's Python may hold."""

    cell_seconds: float = 300.0
    seconds: float = 900.0
    memory: int = 0
    """0 for as much as there is. Each process that a notebook starts may hold as much again."""


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report: where it is, its receipt, and whether it was there already."""

    folder: Path
    receipt: Receipt
    reused: bool = False

    @property
    def page(self) -> Path:
        """The page to open."""
        return self.folder / "report.html"


def make(
    into: Path,
    wanted: Receipt,
    lay_out: Callable[[Path], Mapping[str, Value]],
    check: Callable[[Path], Outcome],
    *,
    worker: Worker,
    limits: Limits,
    resume: bool,
    modules: Path | None = None,
) -> Report:
    """Run a notebook and leave ``<into>/<wanted.id>/`` behind, complete and checked, with its receipt.

    ``lay_out`` puts the notebook and whatever it reads into a private folder and gives the parameters; ``check`` looks
    at what was made there. Only then is it moved to its name. A run that fails leaves ``<id>.failed.ipynb`` and
    ``<id>.failed.json`` and raises ``RunError`` with the cell and its error. With ``resume`` a folder whose receipt
    proves it whole and made in the same way is not made again. The notebook may import from the folder ``modules``.
    """
    final = into / wanted.id
    old = receipt_in(final)
    if resume and old is not None and old.proves(wanted, final):
        return Report(final, old, reused=True)
    with private_folder(into) as private:
        with disk_errors(into):
            asked = lay_out(private)
        outcome = worker.run(
            private, asked, cell_seconds=limits.cell_seconds, seconds=limits.seconds, memory=limits.memory,
            modules=modules,
        )  # fmt: skip
        if outcome.status == "done":
            outcome = check(private / MADE)
        if outcome.status != "done":
            raise _failure(into, private, wanted, outcome)
        with disk_errors(into):
            receipt = replace(wanted, outputs=_outputs(private / MADE))
            (private / MADE / RECEIPT).write_text(receipt.to_json(), encoding="utf-8", newline="\n")
        put_in_place(private / MADE, final, last=RECEIPT)
    with disk_errors(into):
        for stale in _stale(into, old, receipt):
            stale.unlink(missing_ok=True)
    return Report(final, receipt)


def _stale(into: Path, old: Receipt | None, new: Receipt) -> Iterator[Path]:
    """What an earlier run of the same article left and this one did not replace: its failure, a chart of old."""
    yield into / f"{new.id}.failed.ipynb"
    yield into / f"{new.id}.failed.json"
    final = (into / new.id).resolve()
    for name in sorted(set(old.outputs) - set(new.outputs)) if old is not None else ():
        path = (final / name).resolve()
        if path.is_relative_to(final):  # a receipt is a file, and anybody may have written in it
            yield path


def writable(name: str) -> str:
    """A file's name as text that can stand in a notebook: names may hold bytes that are no text."""
    return name.encode("utf-8", "replace").decode()


def _outputs(made: Path) -> dict[str, str]:
    paths = sorted(path for path in made.rglob("*") if path.is_file())
    return {path.relative_to(made).as_posix(): digest(path) for path in paths}


def _failure(into: Path, private: Path, wanted: Receipt, outcome: Outcome) -> RunError:
    """Keep what a person needs to see what went wrong, and the error that says where it is."""
    receipt = replace(wanted, status=outcome.status, cell=outcome.cell, message=outcome.message)
    kept = into / f"{wanted.id}.failed.ipynb"
    notebook = failed_notebook(private / EXECUTED, private / NOTEBOOK, outcome)
    write_atomically(kept, (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    write_atomically(into / f"{wanted.id}.failed.json", receipt.to_json().encode("utf-8", "replace"))
    where = f" in cell {outcome.cell!r}" if outcome.cell else ""
    return RunError(
        f"{wanted.article}: the report {_ENDED[outcome.status]}{where}: {(outcome.message or '').rstrip('.')}. "
        f"See {str(kept)!r}."
    )


_ENDED = {
    "failed": "failed",
    "timed-out": "ran out of time",
    "kernel-died": "lost its Python process",
}
