"""Normalising: an executed notebook without anything that differs from one run to the next."""

from __future__ import annotations

import copy
import sys
from pathlib import Path
from typing import Any

from analysis.resources import CLONE, PACKAGE

INJECTED = "injected-parameters"
_METADATA = ("kernelspec", "language_info")
_LANGUAGE = ("name", "file_extension", "mimetype", "pygments_lexer")


def normalised(notebook: Any) -> Any:
    """The same notebook without times, random ids, and the paths of the machine it ran on.

    papermill writes start, end and duration into every cell and into the notebook, the path of its output, and
    a random id for the cell that it adds; two runs of the same article differ in nothing else. Paths stand only
    in tracebacks and warnings; the words of the article are not touched.
    """
    notebook = copy.deepcopy(notebook)
    notebook.metadata = {key: notebook.metadata[key] for key in _METADATA if key in notebook.metadata}
    if "language_info" in notebook.metadata:
        language = notebook.metadata["language_info"]
        notebook.metadata["language_info"] = {key: language[key] for key in _LANGUAGE if key in language}
    for cell in notebook.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if INJECTED in cell.metadata.get("tags", ()):
            cell.id = INJECTED
        for output in cell.get("outputs", ()):
            _without_paths(output)
    return notebook


def _without_paths(output: Any) -> None:
    if output.output_type == "stream":
        output.text = hide_paths(output.text)
    elif output.output_type == "error":
        output.evalue = hide_paths(output.evalue)
        output.traceback = [hide_paths(line) for line in output.traceback]


def hide_paths(text: str, run: Path | None = None) -> str:
    """The text with this machine's folders replaced by what they are: ‹run›, ‹sayso›, ‹python›, ‹home›.

    >>> hide_paths(f"{sys.prefix}/lib/x.py")
    '‹python›/lib/x.py'
    """
    known = {
        str(run or Path.cwd()): "‹run›",
        str(PACKAGE): "‹sayso›",
        str(CLONE): "‹sayso›",
        sys.prefix: "‹python›",
        sys.base_prefix: "‹python›",
        str(Path.home()): "‹home›",
    }
    for path in sorted(known, key=len, reverse=True):  # the longest first: one may lie in another
        if len(path) > 1:
            text = text.replace(path, known[path])
    return text
