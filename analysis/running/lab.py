"""Lab: JupyterLab on the notebooks, told to ask nobody outside for news or updates."""

from __future__ import annotations

import os
import sys
from pathlib import Path

START = "start-here.ipynb"
QUIET = ("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None")
"""By default JupyterLab asks a package registry for a newer version, and the reader whether to fetch its news."""


def lab_command(folder: Path) -> list[str]:
    """The command that opens JupyterLab on the first notebook of a folder, with the Python that runs Sayso.

    >>> lab_command(Path("work"))[1:4]
    ['-m', 'jupyterlab', 'work/start-here.ipynb']
    """
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # in containers
    return [sys.executable, "-m", "jupyterlab", str(folder / START), *QUIET, *as_root]
