"""Worker: a process apart that runs notebooks one after another, so that its end is never ours.

    python -m analysis.running.worker

reads one request a line from standard input and answers each with one line on standard output. It is started
by ``analysis.running.supervision`` and ends when its input ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from analysis.running.execution import EXECUTED, Outcome, execute
from analysis.running.normalising import normalised

REPORT, PAGE = "report/report.ipynb", "report/report.html"


def run(folder: Path, parameters: dict[str, Any], cell_seconds: float) -> Outcome:
    """Run the notebook in ``folder``; when it went well, leave ``report.ipynb`` and ``report.html`` there."""
    # IPython's start-up files and Jupyter's sockets belong to the run, not to the user's account
    os.environ.update(IPYTHONDIR=str(folder / "ipython"), JUPYTER_RUNTIME_DIR=str(folder / "runtime"))
    with contextlib.chdir(folder):
        outcome = execute(parameters, cell_seconds)
        if outcome.status == "done":
            publish(folder)
    return outcome


def publish(folder: Path) -> None:
    """Make the notebook and the page that a reader gets from the executed notebook."""
    import nbformat

    from analysis.reporting.page import render_page

    notebook = normalised(nbformat.read(folder / EXECUTED, as_version=4))  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    (folder / REPORT).write_text(text.rstrip() + "\n", encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(render_page(notebook), encoding="utf-8", newline="\n")


def serve(requests: TextIO, answers: TextIO) -> None:
    """Answer each request until there are no more."""
    for line in requests:
        request = json.loads(line)
        try:
            outcome = run(Path(request["folder"]), request["parameters"], request["cell_seconds"])
        except Exception as error:  # whatever it was, this article failed and the next one waits
            traceback.print_exc()
            outcome = Outcome("failed", None, f"{type(error).__name__}: {error}")
        answers.write(json.dumps(asdict(outcome)) + "\n")
        answers.flush()


if __name__ == "__main__":
    # what notebooks or libraries print must not mix with the answers
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    serve(sys.stdin, answers)
