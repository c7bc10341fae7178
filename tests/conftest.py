"""What tests share: one finished report, one browser, one JupyterLab, and no way out to the network."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from analysis.running.lab import lab_command

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI") == "true"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--metrics-recording-only",
    "--disable-domain-reliability",
)

settings.register_profile("short", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("long", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_configure(config: pytest.Config) -> None:
    """Let this process reach nothing but itself: loopback and Unix sockets."""
    real = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto

    def allowed(address: Any) -> bool:
        return not isinstance(address, tuple) or address[0] in ("127.0.0.1", "::1", "localhost", "")

    def guarded(method: Any) -> Any:
        def call(self: socket.socket, *arguments: Any) -> Any:
            if not allowed(arguments[-1]):
                raise AssertionError(f"a test tried to reach {arguments[-1]!r}: Sayso works offline")
            return method(self, *arguments)

        return call

    socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto = map(guarded, real)  # type: ignore[method-assign]


def missing(what: str, how: str) -> None:
    """Skip and say how to get what is missing; under CI its absence is a failure."""
    message = f"{what} is missing. {how}"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the clone."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample story, used as a file only."""
    return ROOT / "data" / "articles" / "airstrikes.txt"


@pytest.fixture(scope="session")
def made(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """``sayso report`` on the sample, run once for all tests."""
    into = tmp_path_factory.mktemp("out")
    return subprocess.run(
        [sys.executable, "-m", "analysis", "report", str(sample), "-o", str(into)],
        capture_output=True,
        text=True,
        timeout=600,
        cwd=into,
        check=False,
    )


@pytest.fixture(scope="session")
def report(made: subprocess.CompletedProcess[str]) -> Path:
    """The folder of the finished report on the sample."""
    assert made.returncode == 0, made.stderr
    return Path(made.stdout.strip().splitlines()[-1].removeprefix("Report: ")).parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium, without a window and without its own background traffic."""
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("chromium", "On Debian: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that shows a copy of the notebooks, its token at the end."""
    folder = tmp_path_factory.mktemp("lab")
    subprocess.run([sys.executable, "-m", "analysis", "notebooks", str(folder / "work")], check=True, timeout=60)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    token = "for-tests-only"
    command = [
        *lab_command(Path()), "--no-browser", f"--port={port}", "--ip=127.0.0.1",
        f"--IdentityProvider.token={token}",
    ]  # fmt: skip
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder / "work", env=os.environ | own, stdout=log, stderr=log)
        try:
            _wait_for(port, server, folder / "lab.log")
            yield f"http://127.0.0.1:{port}/lab?token={token}"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import time

    for _ in range(240):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not start in a minute: {log.read_text(encoding='utf-8')}")


@pytest.fixture
def write_notebook(tmp_path: Path) -> Any:
    """Write a notebook from the sources of its cells, so that a test shows its own input."""

    def write(*sources: str, parameters: str = 'article: str = ""\noutput: str = ""', name: str = "test.ipynb") -> Path:
        cells = [{"source": parameters, "id": "parameters", "metadata": {"tags": ["parameters"]}}]
        cells += [{"source": source, "id": f"cell-{n}", "metadata": {}} for n, source in enumerate(sources, start=1)]
        whole = {
            "cells": [{"cell_type": "code", "execution_count": None, "outputs": [], **cell} for cell in cells],
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        path = tmp_path / name
        path.write_text(json.dumps(whole), encoding="utf-8")
        return path

    return write
