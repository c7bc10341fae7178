"""Worker: a process apart that runs notebooks one after another, so that its end is never ours.

    python -m analysis.running.worker

reads one request a line from standard input and answers each with one line on standard output. It is started
by ``analysis.running.supervision`` and ends when its input ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from analysis.running.execution import EXECUTED, Outcome, Settings, execute
from analysis.running.normalising import normalised

NEEDLESS = ("rfc3987_syntax", "isoduration", "pyarrow.fs")
"""Libraries that papermill's libraries do without where they are missing, and so are missing here.

jsonschema builds a grammar of web addresses in a second of CPU time, half of what papermill costs, and brings a library
of durations, for checks that notebooks have no use for; papermill brings Arrow for notebooks in Hadoop's file system.
"""
REPORT, PAGE = "report/report.ipynb", "report/report.html"


def run(folder: Path, parameters: dict[str, Any], settings: Settings) -> Outcome:
    """Run the notebook in ``folder``; when it went well, leave ``report.ipynb`` and ``report.html`` there."""
    # IPython's start-up files and Jupyter's sockets belong to the run, not to the user's account
    os.environ.update(IPYTHONDIR=str(folder / "ipython"), JUPYTER_RUNTIME_DIR=str(folder / "runtime"))
    with contextlib.chdir(folder):
        outcome = execute(parameters, settings)
        if outcome.status == "done":
            publish(folder, parameters)
    return outcome


def publish(folder: Path, parameters: dict[str, Any]) -> None:
    """Make the notebook and the page that a reader gets from the executed notebook."""
    import nbformat

    from analysis.reporting.page import render_page
    from analysis.running.rerunning import tell_what_is_gone

    notebook = normalised(nbformat.read(folder / EXECUTED, as_version=4))  # type: ignore[no-untyped-call]
    tell_what_is_gone(notebook, folder, parameters)
    nbformat.validate(notebook)
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    (folder / REPORT).write_text(text.rstrip() + "\n", encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(render_page(notebook), encoding="utf-8", newline="\n")


def serve(requests: queue.SimpleQueue[str | None], answers: TextIO) -> None:
    """Answer each request until there are no more: how the run ended, and what the one who asked has to know of us."""
    while (line := requests.get()) is not None:
        request = json.loads(line)
        try:
            outcome = run(Path(request["folder"]), request["parameters"], Settings(**request["settings"]))
        except Exception as error:  # whatever it was, this article failed and the next one waits
            traceback.print_exc()
            outcome = Outcome("failed", None, f"{type(error).__name__}: {error}")
        answers.write(json.dumps(asdict(outcome) | {"server": server_process(), "ordinary": why_ordinary()}) + "\n")
        answers.flush()


def listen(lines: TextIO, requests: queue.SimpleQueue[str | None]) -> None:
    """Hand on each line; when there are no more our parent is done or dead, and so are we, in the middle of a run too.

    Forked kernels end with their server, which ends when we hang up; ordinary kernels are ended here.
    """
    for line in lines:
        requests.put(line)
    import psutil

    for child in psutil.Process().children():
        if child.pid != server_process():
            child.kill()
    if client := sys.modules.get("analysis.running.forking.client"):
        client.hang_up()
    os._exit(0)


def start_server() -> None:
    """Begin with what takes longest, the server of kernels: it gets ready while we import papermill."""
    from analysis.running.forking import client

    if client.cannot_fork() is None:
        client.line(os.environ)


def server_process() -> int | None:
    """The process that forks our kernels, None where there is none."""
    client = sys.modules.get("analysis.running.forking.client")
    return client.running_server() if client else None


def why_ordinary() -> str | None:
    """Why the last kernel was not forked, None where it was."""
    provisioner = sys.modules.get("analysis.running.forking.provisioner")
    return provisioner.ForkedProvisioner.why_ordinary if provisioner else None


if __name__ == "__main__":
    # what notebooks or libraries print must not mix with the answers
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    start_server()
    for library in NEEDLESS:
        sys.modules[library] = None  # type: ignore[assignment]
    requests: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(sys.stdin, requests), daemon=True).start()
    serve(requests, answers)
