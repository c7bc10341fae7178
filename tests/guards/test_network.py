"""The guard that keeps tests on this machine works."""

from __future__ import annotations

import socket

import pytest


def test_an_address_outside_is_refused() -> None:
    with socket.socket() as outward, pytest.raises(AssertionError, match="a test tried to reach"):
        outward.connect(("192.0.2.1", 80))


def test_loopback_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5):
        pass
