"""Preloading: what every kernel would otherwise import and read for itself, done once before the first fork."""

from __future__ import annotations

import ast
import gc
import json
import os
import sys
import tempfile
import traceback
import warnings
from contextlib import chdir
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from analysis.resources import shipped

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # Arrow's own allocator sweeps up in a thread
    "ORT_DISABLE_TELEMETRY": "1",
}
"""Settings under which no library starts a thread when it is imported: a forked copy has the locks of such a thread,
but not the thread that would let go of them. They are read at the import, so they are the server's own environment;
a kernel gets the environment that its user has."""
LIBRARIES = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.debugger",
    "ipykernel.subshell_manager", "ipykernel.connect", "IPython.core.completerlib", "IPython.core.magics",
    "IPython.core.debugger", "IPython.core.pylabtools", "IPython.extensions.storemagic", "psutil", "numpy.random",
    "pandas", "matplotlib.pyplot", "PIL.PngImagePlugin",
)  # fmt: skip
REHEARSED = ("report-article.ipynb",)
"""Our own notebooks whose cells are gone through once, on the invented story; a user's notebook never is."""


def preload() -> None:
    """Import the kernel, the libraries of a report and Sayso, and rehearse a report, so that a copy has it all ready.

    Afterwards nothing tells that there was a rehearsal but the filled caches: warnings that it used up are due again,
    and what the garbage collector has seen so far is set apart, so that collecting in a copy does not touch it (and so
    does not copy it).
    """
    gc.disable()  # everything that is imported stays: looking through it again and again finds nothing
    os.environ["JPY_PARENT_PID"] = str(os.getpid())  # read when ipykernel is imported: it ends when its server does
    for library in LIBRARIES:
        _import(library)
    for name in REHEARSED:
        with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="sayso-rehearsal-") as folder:
            warnings.simplefilter("ignore")
            try:
                rehearse(shipped("notebooks", name), Path(folder))
            except Exception:  # every kernel still works, only slower: the first report will tell what is wrong
                traceback.print_exc()
    for module in list(sys.modules.values()):
        if isinstance(module, ModuleType):  # libraries put other things there, too
            vars(module).pop("__warningregistry__", None)
    gc.collect()
    gc.freeze()
    gc.enable()


def rehearse(notebook: Path, folder: Path) -> None:
    """Go through the code cells of one of our notebooks and have each result drawn up for display, without a kernel."""
    from analysis.running.request import INVENTED

    names: dict[str, Any] = {"__name__": "__main__"}
    with chdir(folder):
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                _show(_run("".join(cell["source"]), names))
            if "parameters" in cell["metadata"].get("tags", ()):
                names["article"], names["output"] = str(shipped("data", "articles", INVENTED)), str(folder / "made")


def _run(source: str, names: dict[str, Any]) -> object:
    """Run a cell; its value is that of its last line, where that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "rehearsal", "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "rehearsal", "eval"), names)


def _show(value: object) -> None:
    for form in ("_repr_mimebundle_", "_repr_html_"):
        if callable(drawn := getattr(value, form, None)):
            drawn()


def _import(library: str) -> None:
    try:
        import_module(library)
    except ImportError:  # another version keeps it elsewhere: it is imported when it is wanted
        return
