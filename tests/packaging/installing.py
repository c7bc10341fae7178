"""Building a wheel, putting it into an environment of its own, and running ``sayso`` there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path


def build(root: Path, into: Path, kind: str) -> Path:
    """Build with the installed hatchling: nothing is fetched."""
    copy = into / "source"
    if not copy.exists():
        hidden = shutil.ignore_patterns(".*", "out", "dist", "build", "__pycache__")
        shutil.copytree(root, copy, ignore=hidden)
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(into), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(into.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def install(wheel: Path, home: Path) -> Path:
    """A fresh environment with the wheel in it, and the tests' own libraries by a path file; the package's folder."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "env")], check=True, timeout=120)
    site = next((home / "env" / "lib").glob("python*")) / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # behind the wheel on the path; in our own environment `analysis` is editable, which only a .pth file there shows
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return site / "analysis"


def sayso(home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in the environment's own folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    python = home / "env" / "bin" / "python"
    return subprocess.run(
        [str(python), "-m", "analysis", *map(str, words)],
        cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
