"""Commands that bring the notebooks: notebooks, lab."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from analysis.cli.options import FILE, say


@click.command()
@click.argument("folder", type=FILE)
def notebooks(folder: Path) -> None:
    """Copy the notebooks into FOLDER to work on them, never over a file that is there."""
    from analysis.running.copying import copy_notebooks

    for path, copied in copy_notebooks(folder):
        say(f"copied {path}" if copied else f"left   {path} (a file of that name is there)")
    say(f"Open them with: jupyter lab {folder}")


@click.command()
@click.argument("folder", type=FILE, default=Path("sayso-notebooks"), required=False)
def lab(folder: Path) -> None:
    """Copy the notebooks into FOLDER (never over yours) and open JupyterLab there."""
    import subprocess

    from analysis.running.copying import copy_notebooks
    from analysis.running.lab import lab_command

    for path, copied in copy_notebooks(folder):
        if copied:
            say(f"copied {path}")
    sys.exit(subprocess.call(lab_command(folder)))
