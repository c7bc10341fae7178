"""Provisioner: gives Jupyter forked kernels, wherever Jupyter starts kernels."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Integer

from analysis.errors import RunError
from analysis.running.forking import client

MEGABYTE = 1_000_000
LONGEST_KNOCKING = 10.0
"""Seconds."""


class ForkedProvisioner(LocalProvisioner):
    """Starts a kernel as a copy of a process that has everything imported; a new process where that is not to be had.

    The copy is made by a server of our own process, which ends with us. papermill, nbclient and JupyterLab use it
    through the kernel "sayso" or any kernel.json that names this provisioner. What cannot be forked (another
    language, another Python, Windows, macOS) is started as always, and the log says why.
    """

    memory = Integer(0, min=0, help="Megabytes that the kernel's process may hold; 0 for no limit.").tag(config=True)
    why_ordinary: str | None = None
    """Why the last kernel was not forked, None where it was."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel, or start it as an ordinary process."""
        environment = dict(kwargs.get("env") or os.environ)
        folder = str(kwargs.get("cwd") or Path.cwd())
        ForkedProvisioner.why_ordinary = await self._fork(cmd, environment, folder, kwargs)
        if ForkedProvisioner.why_ordinary is None:
            await self._is_listening()
            return self.connection_info
        self.log.warning("Started an ordinary kernel (slower): %s.", ForkedProvisioner.why_ordinary)
        info = await super().launch_kernel(cmd, **kwargs)
        self._limit()
        return info

    async def _fork(self, cmd: list[str], environment: dict[str, str], folder: str, given: Any) -> str | None:
        """Fork the kernel; gives the reason where that cannot be done."""
        reason = client.why_not(cmd, given)
        if reason:
            return reason
        line = client.line(environment)
        if isinstance(line, str):
            return line
        while not line.is_settled:
            line.listen()
            await asyncio.sleep(0.01)
        if line.refusal or not line.is_open:
            return line.refusal or "the process that forks kernels did not start"
        try:
            number = line.ask(cmd, environment, folder, self.memory * MEGABYTE)
            while (process := line.started(number)) is None:
                await asyncio.sleep(0.002)
        except RunError as error:
            return str(error)
        # no process group: signals go through the server, which alone knows whether the process is still that kernel
        self.process = process  # type: ignore[assignment]  # has of Popen what is used of it
        self.pid, self.pgid, self.cwd = process.pid, None, folder
        return None

    async def _is_listening(self) -> None:
        """Wait until the kernel can be reached: whoever knocks too early is told to come again in a tenth of a second.

        A kernel that ends first, or takes its time, is Jupyter's affair, which asks it for an answer next.
        """
        told = self.connection_info
        if told.get("transport") != "tcp":
            return
        until = time.monotonic() + LONGEST_KNOCKING
        while self.process is not None and self.process.poll() is None and time.monotonic() < until:
            with socket.socket() as knock:
                knock.setblocking(False)
                with suppress(OSError):
                    await asyncio.get_running_loop().sock_connect(knock, (told["ip"], told["iopub_port"]))
                    return
            await asyncio.sleep(0.003)

    async def wait(self) -> int | None:
        """Wait for the end of the kernel; a forked one is reported at once, so it is looked for often."""
        while isinstance(self.process, client.ForkedProcess) and self.process.poll() is None:
            await asyncio.sleep(0.003)
        return await super().wait()

    def _limit(self) -> None:
        """Hold an ordinary kernel to the same limit of memory, where the system can (Linux)."""
        if self.memory and sys.platform == "linux" and self.process is not None:
            import resource

            size = self.memory * MEGABYTE
            resource.prlimit(self.process.pid, resource.RLIMIT_DATA, (size, size))
