"""Offline: the whole command works where there is no network at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
LOOPBACK_UP = """
import fcntl, os, socket, struct, sys
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh", b"lo", 0x41))  # SIOCSIFFLAGS: up and running
try:
    socket.create_connection(("192.0.2.1", 80), timeout=2)
except OSError:
    os.execv(sys.argv[1], sys.argv[1:])
sys.exit("there is a way out of this network namespace")
"""


def test_a_report_is_the_same_in_an_empty_network(report: Path, sample: Path, tmp_path: Path) -> None:
    """Kernels talk over loopback, so that alone is switched on."""
    unshare = shutil.which("unshare")
    possible = unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    if not possible:
        assert os.environ.get("CI") != "true", "unshare -rn is not permitted here, and CI must run this test"
        pytest.skip("unshare -rn is not permitted here: run the tests as root on Linux, or in CI")
    into = tmp_path / "out"
    command = ["-m", "analysis", "report", str(sample), "-o", str(into)]
    done = subprocess.run(
        [str(unshare), "-rn", sys.executable, "-c", LOOPBACK_UP, sys.executable, *command],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (into / report.name / "report.html").read_bytes() == (report / "report.html").read_bytes()
