"""Kernels: what nbclient and papermill ask for kernels, told to fork them."""

from __future__ import annotations

import math
import sys
import time
from contextlib import suppress
from importlib.metadata import EntryPoint
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from traitlets import default

from analysis.running.forking.birth import KERNEL_MODULES

ENGINE = "sayso"
"""What papermill calls our engine."""
NAME = "sayso-forked"
"""What a kernel.json calls our provisioner, under ``metadata.kernel_provisioner.provisioner_name``."""
PROVISIONER = "analysis.running.forking.provisioner:ForkedProvisioner"
QUIET = ("--HistoryManager.enabled=False", "--InteractiveShell.colors=nocolor")
"""No history file, and tracebacks without colours: a report is read in many places."""


def forking_manager(
    *, memory: int = 0, of_this_python: bool = False, modules: str | None = None
) -> type[AsyncKernelManager]:
    """A kernel manager class that forks Python kernels, each of at most ``memory`` megabytes (0: no limit).

    With ``of_this_python`` every notebook gets the very interpreter that runs Sayso, whatever kernels the machine has
    installed: by name ("python3") Jupyter takes the first that it finds on its path, which may be another
    environment's; ``modules`` is a folder that it may import from. Without, the kernel is the one that the notebook
    names, and is forked if it is this Python's.
    """
    _register()
    first = [f"--IPKernelApp.exec_lines=__import__('sys').path.insert(0, {modules!r})"] if modules else []
    provisioner = {"provisioner_name": NAME, "config": {"memory": memory}}

    class Specs(KernelSpecManager):
        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            if of_this_python:
                argv = [sys.executable, "-m", KERNEL_MODULES[0], "-f", "{connection_file}", *QUIET, *first]
                spec = KernelSpec(argv=argv, display_name="Python 3", language="python")
            else:
                spec = super().get_kernel_spec(kernel_name)
            if spec.language == "python" and "kernel_provisioner" not in spec.metadata:
                spec.metadata = {**spec.metadata, "kernel_provisioner": provisioner}
            return spec

    class Manager(AsyncKernelManager):
        @default("client_factory")
        def _client_factory_default(self) -> Any:
            return PromptClient

        async def _async_wait(self, pollinterval: float = 0.1) -> None:
            """Look often for the kernel's end: each report waits for it."""
            await super()._async_wait(min(pollinterval, 0.003))

        @default("kernel_spec_manager")
        def _forking(self) -> Any:
            return Specs(parent=self)

    return Manager


class PromptClient(AsyncKernelClient):
    """Jupyter's client, which begins as soon as its kernel answers and its outputs are heard.

    Jupyter's own waits another fifth of a second for messages of the start that nobody reads.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel. Raises ``RuntimeError`` where it dies or takes longer than ``timeout`` seconds."""
        until = math.inf if timeout is None else time.monotonic() + timeout
        while True:
            self.kernel_info()
            with suppress(Empty):
                reply = await self.shell_channel.get_msg(timeout=1)
                if reply["msg_type"] == "kernel_info_reply":
                    await self.iopub_channel.get_msg(timeout=0.2)
                    self._handle_kernel_info_reply(reply)
                    return
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > until:
                raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds")


def _register() -> None:
    """Make the provisioner known to Jupyter, in a clone that was never installed too."""
    KernelProvisionerFactory.provisioners.setdefault(
        NAME, EntryPoint(NAME, PROVISIONER, KernelProvisionerFactory.GROUP_NAME)
    )


def register_engine() -> None:
    """Make the engine known to papermill, in a clone that was never installed too."""
    import papermill.engines

    from analysis.running.forking.engine import ForkedEngine

    papermill.engines.papermill_engines.register(ENGINE, ForkedEngine)
