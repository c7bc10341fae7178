"""Failures: the notebook of a run that went wrong, kept so that a person can see where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis.running.execution import Outcome
from analysis.running.normalising import hide_paths

ERROR_MARKER = "papermill-error-cell-tag"
"""The tag of the cells that papermill puts into a failed notebook; ours says more."""


def failed_notebook(executed: Path, original: Path, outcome: Outcome) -> dict[str, Any]:
    """The notebook as far as it got, with a first cell that says that it failed, where and why.

    papermill marks every cell of a dead or timed-out run "completed"; those marks are taken out. Where the run
    was killed in the middle of writing, the original notebook stands in.
    """
    run = executed.parent
    try:
        notebook = json.loads(executed.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    except (OSError, ValueError, KeyError):
        notebook = json.loads(original.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    cells[:] = [cell for cell in cells if ERROR_MARKER not in cell["metadata"].get("tags", ())]
    for holder in (notebook, *cells):
        for key in ("papermill", "execution"):
            holder["metadata"].pop(key, None)
    for output in (output for cell in cells for output in cell.get("outputs", ())):
        if "traceback" in output:
            output["traceback"] = [hide_paths(line, run) for line in output["traceback"]]
    where = f" in cell `{outcome.cell}`" if outcome.cell else ""
    message = "\n".join(f"    {line}" for line in hide_paths(outcome.message or "", run).splitlines())
    note = f"# This run did not finish\n\n**{outcome.status}**{where}:\n\n{message}\n"
    cells.insert(0, {"cell_type": "markdown", "id": "this-run-failed", "metadata": {}, "source": note})
    notebook["metadata"]["sayso"] = {"status": outcome.status, "cell": outcome.cell}
    return dict(notebook)
