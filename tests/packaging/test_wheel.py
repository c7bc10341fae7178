"""The wheel: all that Sayso needs, and nothing that is not ours to give."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.installing import build, install, sayso

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment in another folder with the wheel in it."""
    home = tmp_path_factory.mktemp("reader")
    install(wheel, home)
    return home


def test_the_wheel_has_notebooks_and_invented_stories_and_not_the_sample(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for notebook in (root / "notebooks").glob("*.ipynb"):
        assert f"analysis/_share/notebooks/{notebook.name}" in names
    for story in (root / "data" / "articles").glob("invented-*.txt"):
        assert f"analysis/_share/data/articles/{story.name}" in names
    for path in (root / "analysis").rglob("*"):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part.startswith((".", "_")) for part in parts[:-1]):
            assert "/".join(parts) in names
    assert [name for name in names if "airstrikes" in name] == []
    name = wheel.name.split("-py3")[0]
    kernel = f"{name}.data/data/share/jupyter/kernels/sayso/kernel.json"
    assert kernel in names, "JupyterLab offers the forked kernel"
    assert {each.split("/")[0] for each in names - {kernel}} <= {"analysis", f"{name}.dist-info"}
    assert "LICENSE" in {Path(name).name for name in names}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".DS_Store"))]


def test_the_source_archive_can_be_built_from_and_has_no_sample(root: Path, tmp_path: Path) -> None:
    with tarfile.open(build(root, tmp_path, "sdist")) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "Makefile", "requirements.lock", "analysis/cli/__init__.py"}
    assert wanted <= names
    assert [name for name in names if "airstrikes.txt" in name or name.startswith((".lab", "out/", ".venv"))] == []


def test_a_report_is_made_from_the_wheel_alone(installed: Path) -> None:
    done = sayso(installed, "report", "-o", "out")
    assert done.returncode == 0, done.stderr
    page = installed / done.stdout.strip().splitlines()[-1].removeprefix("Report: ")
    assert page.parent.name.startswith("invented-harbour-")
    assert page.is_file()


def test_the_installed_package_is_the_one_that_runs(installed: Path) -> None:
    code = "import analysis, sys; print(analysis.__file__)"
    python = installed / "env" / "bin" / "python"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(python), "-c", code], cwd=installed, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(str(installed))


def test_notebooks_come_out_of_the_wheel(installed: Path, root: Path) -> None:
    done = sayso(installed, "notebooks", "work")
    assert done.returncode == 0, done.stderr
    for notebook in (root / "notebooks").glob("*.ipynb"):
        assert (installed / "work" / notebook.name).read_bytes() == notebook.read_bytes()
