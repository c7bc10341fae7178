"""The guard that keeps tests on this machine works."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.speech.model import ModelTagger


def test_an_address_outside_is_refused() -> None:
    with socket.socket() as outward, pytest.raises(AssertionError, match="a test tried to reach"):
        outward.connect(("192.0.2.1", 80))


def test_loopback_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5):
        pass


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux lists the threads of a process")
@pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")
def test_the_network_that_reads_stories_reports_to_nobody() -> None:
    """ONNX Runtime 1.29 and later send a report of each session from a thread of their own, unless they are told not to
    before they are imported; no guard in Python sees it. With the numbers on one thread, ours must be the only one.
    """
    code = (
        "import os; from analysis.speech.model import WEIGHTS, load_weights; load_weights(WEIGHTS);"
        "print(len(os.listdir('/proc/self/task')))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"OPENBLAS_NUM_THREADS": "1"}, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.strip() == "1"
