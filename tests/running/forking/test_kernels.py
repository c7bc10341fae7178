"""Forked kernels: fresh, alike to ordinary ones, and gone when they should be."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from analysis.running.forking import client
from analysis.running.forking.kernels import forking_manager
from analysis.running.forking.provisioner import ForkedProvisioner
from tests.running.forking.loops import finished

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux; elsewhere they are started"),
]


def run(*sources: str, seconds: int = 60, memory: int = 0) -> list[str]:
    """Run cells in one forked kernel; what each printed or showed."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    manager = forking_manager(memory=memory, of_this_python=True)
    NotebookClient(notebook, timeout=seconds, kernel_manager_class=manager, kernel_name="python3").execute()
    assert ForkedProvisioner.why_ordinary is None
    return ["".join(_text(output) for output in cell.outputs) for cell in notebook.cells]


def _text(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    return str(output.get("data", {}).get("text/plain", output.get("ename")))


def with_kernel(work: Callable[[Any, Any], Awaitable[None]], **start: Any) -> None:
    """Start a forked kernel, work with its manager and client, and shut it down."""

    async def go() -> None:
        manager = forking_manager(of_this_python=True)(kernel_name="python3")
        await manager.start_kernel(**start)
        talk = manager.client()
        talk.start_channels()
        try:
            await talk.wait_for_ready(60)
            await work(manager, talk)
        finally:
            talk.stop_channels()
            await manager.shutdown_kernel(now=True)

    finished(go())


def children() -> list[psutil.Process]:
    """The kernels that run under this process's server, and whatever they have started."""
    server = client.running_server()
    return psutil.Process(server).children(recursive=True) if server else []


def wait_until(true: Callable[[], bool], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    return true()


def test_a_kernel_finds_everything_imported_but_nothing_of_another_notebook() -> None:
    leave = "import sys, analysis.result\nanalysis.result.left = left = 1"
    assert run(leave, "'analysis.reporting.charts' in sys.modules") == ["", "True"]
    assert run("import analysis.result\nhasattr(analysis.result, 'left'), 'left' in dir()") == ["(False, False)"]


def test_no_two_kernels_draw_the_same_random_numbers() -> None:
    draw = "import random, numpy as n\nprint(random.random(), n.random.random(), n.random.default_rng().random())"
    drawn = [number for _ in range(2) for number in run(draw)[0].split()]
    assert len(drawn) == len(set(drawn)) == 6


def test_a_kernel_has_its_own_folder_environment_group_and_arguments(tmp_path: Path) -> None:
    async def look(manager: Any, talk: Any) -> None:
        seen: list[str] = []
        code = (
            "import os, sys, json; os.sched_yield();"
            "print(json.dumps([os.getcwd(), os.environ['ONLY_HERE'], os.environ.get('OPENBLAS_NUM_THREADS'), "
            "os.getpgid(0) == os.getpid(), os.getpgid(os.getppid()) == os.getpid(), '-f' in sys.argv]))"
        )
        await talk.execute_interactive(
            code, output_hook=lambda message: seen.append(message["content"].get("text", ""))
        )
        assert "".join(seen) == f'["{tmp_path}", "yes", null, true, false, true]\n'

    own = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    with_kernel(look, cwd=str(tmp_path), env=own | {"ONLY_HERE": "yes"})


@pytest.mark.parametrize(
    "end",
    [
        "import os\nos._exit(3)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "import ctypes\nctypes.string_at(0)",
        "import os\nos.abort()",
    ],
    ids=["_exit", "SIGKILL", "segfault", "abort"],
)
def test_a_kernel_that_dies_is_noticed_and_the_next_one_is_well(end: str) -> None:
    with pytest.raises(DeadKernelError):
        run("1", end)
    server = client.running_server()
    assert run("1 + 1") == ["2"]
    assert client.running_server() == server
    assert children() == []


def test_a_kernel_that_kills_its_server_fails_alone() -> None:
    with pytest.raises(DeadKernelError):
        run("import os, signal, time\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(60)")
    assert run("1 + 1") == ["2"]


def test_a_cell_that_hangs_is_ended_with_its_kernel() -> None:
    with pytest.raises(CellTimeoutError):
        run("import time\ntime.sleep(1000)", seconds=1)
    assert wait_until(lambda: children() == [])


def test_threads_and_processes_of_a_notebook_work_and_end_with_it() -> None:
    cells = (
        "from concurrent.futures import ThreadPoolExecutor\nsum(ThreadPoolExecutor(4).map(abs, range(-9, 0)))",
        "import subprocess as s, sys\ns.run([sys.executable, '-c', 'print(7)'], capture_output=True, text=True).stdout",
        "import multiprocessing as m\nwith m.get_context('fork').Pool(2) as pool: made = pool.map(abs, [-1, -2])\nmade",
        "import numpy as np\nfloat((np.ones((300, 300)) @ np.ones((300, 300))).sum())",
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()",
        "s.Popen(['sleep', '600']).pid > 0",
    )
    assert run(*cells) == ["45", "'7\\n'", "[1, 2]", "27000000.0", "", "True"]
    assert wait_until(lambda: children() == [])


def test_a_thread_that_is_still_at_work_is_waited_for(tmp_path: Path) -> None:
    late = f"open({str(tmp_path / 'late')!r}, 'w').close()"
    run(f"import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.5), {late})).start()")
    assert (tmp_path / "late").exists()


def test_the_memory_of_a_kernel_can_be_limited() -> None:
    assert run("try:\n    b'x' * 3_000_000_000\nexcept MemoryError:\n    print('refused')", memory=1500) == [
        "refused\n"
    ]


def test_a_kernel_can_be_interrupted_and_goes_on() -> None:
    async def interrupt(manager: Any, talk: Any) -> None:
        # else what is asked within a moment of the error is dropped by ipykernel, unseen
        asked = talk.execute("import time\ntime.sleep(600)", stop_on_error=False)
        await asyncio.sleep(0.5)
        await manager.interrupt_kernel()
        reply = await talk.get_shell_msg(timeout=30)
        assert (reply["parent_header"]["msg_id"], reply["content"]["ename"]) == (asked, "KeyboardInterrupt")
        assert (await talk.execute_interactive("1", timeout=30))["content"]["status"] == "ok"

    with_kernel(interrupt)


def test_a_kernel_can_be_restarted() -> None:
    async def restart(manager: Any, talk: Any) -> None:
        before = manager.provisioner.pid
        await manager.restart_kernel(now=True)
        await talk.wait_for_ready(60)
        assert manager.provisioner.pid != before
        assert not psutil.pid_exists(before)

    with_kernel(restart)


CLIENT = """
import asyncio, os, sys
from analysis.running.forking import client
from analysis.running.forking.kernels import forking_manager

async def main():
    manager = forking_manager(of_this_python=True)(kernel_name="python3")
    await manager.start_kernel()
    talk = manager.client()
    talk.start_channels()
    await talk.wait_for_ready(60)
    pids = []
    code = '''import os, subprocess
apart = subprocess.Popen(["sleep", "1000"], start_new_session=True)
print(os.getpid(), apart.pid)'''
    await talk.execute_interactive(code, output_hook=lambda m: pids.append(m["content"].get("text", "")))
    talk.execute("while True: pass")
    print(client.running_server(), *"".join(pids).split(), flush=True)
    await asyncio.sleep(1000)

asyncio.run(main())
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM], ids=["kill -9", "terminate"])
def test_server_kernels_and_what_they_started_are_gone_when_their_client_is(sign: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", CLIENT], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        pids = [int(pid) for pid in started.stdout.readline().split()]
        assert len(pids) == 3
        assert all(psutil.pid_exists(pid) for pid in pids)
        started.send_signal(sign)
    assert wait_until(lambda: not any(_runs(pid) for pid in pids)), [pid for pid in pids if _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
