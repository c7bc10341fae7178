"""papermill, JupyterLab and any user of a kernel's name get forked kernels, and the same outputs."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from analysis.running.forking import client
from analysis.running.forking.kernels import ENGINE, forking_manager, register_engine
from analysis.running.forking.provisioner import ForkedProvisioner
from analysis.running.normalising import normalised
from tests.running.forking.loops import finished

pytestmark = pytest.mark.slow
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux; elsewhere they are started")
CELLS = (
    "import sys, warnings\nprint('out')\nprint('err', file=sys.stderr)\nwarnings.warn('once')",
    "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.title('$5')\nplt.show()",
    "plt.bar([1, 2], [3, 4])",
    "import pandas as pd, numpy as np\nnp.random.seed(1)\npd.DataFrame({'a': np.random.rand(3)})",
    "from analysis import analyse, read\nanalyse(read('“It rained,” said Mara Teal, who runs the port.'))",
    "import locale, time, os\nsys.argv[0], locale.getlocale(), time.tzname, "
    "{*os.environ} - {'ORT_DISABLE_TELEMETRY'} > {'PATH'}",
    "import matplotlib\nmatplotlib.get_backend(), warnings.filters == [], sys.flags.optimize, len(sys.path) > 3",
    "warnings.warn('once')\n1 / 0",
    "never = 1",
)


def _executed(engine: str | None, notebook: Path, out: Path, **parameters: str) -> Any:
    from papermill import execute_notebook
    from papermill.exceptions import PapermillExecutionError

    register_engine()
    try:
        execute_notebook(notebook, out, parameters=parameters, engine_name=engine, progress_bar=False)
    except PapermillExecutionError:
        assert "1 / 0" in notebook.read_text(encoding="utf-8")
    made = normalised(nbformat.read(out, as_version=4))
    for cell in made.cells:
        cell.id = "any"  # papermill gives new ids to the cells that it adds to a failed notebook
        for output in cell.get("outputs", ()):
            if output.output_type == "error":  # the process's own number stands in the paths of a traceback
                output.traceback = []
            if output.output_type == "stream":
                output.text = "\n".join(line for line in output.text.splitlines() if "ipykernel_" not in line)
    return made


@on_linux
def test_a_notebook_comes_out_as_it_does_from_papermills_own_engine(write_notebook: Any, tmp_path: Path) -> None:
    notebook = write_notebook(*CELLS)
    forked = _executed(ENGINE, notebook, tmp_path / "forked.ipynb", article="x")
    assert ForkedProvisioner.why_ordinary is None
    stock = _executed(None, notebook, tmp_path / "stock.ipynb", article="x")
    for ours, theirs in zip(forked.cells, stock.cells, strict=True):
        assert ours == theirs
    assert forked == stock


@on_linux
def test_a_report_comes_out_as_it_does_from_papermills_own_engine(sample: Path, root: Path, tmp_path: Path) -> None:
    notebook = root / "notebooks" / "report-article.ipynb"
    for engine in (ENGINE, None):
        out = tmp_path / str(engine)
        made = _executed(engine, notebook, tmp_path / f"{engine}.ipynb", article=str(sample), output=str(out))
        for cell in made.cells:  # the parameters that papermill adds name the folder
            cell.source = cell.source.replace(str(out), "out")
        (out / "notebook.json").write_text(json.dumps(made), encoding="utf-8")
    names = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    assert len(names) > 4
    for name in names:
        assert (tmp_path / ENGINE / name).read_bytes() == (tmp_path / "None" / name).read_bytes(), name


@on_linux
def test_papermills_command_takes_the_engine_by_its_name(write_notebook: Any, tmp_path: Path) -> None:
    look = "import os\nopen('/proc/' + str(os.getppid()) + '/cmdline').read().replace('\\0', ' ')"
    command = ["papermill", "--engine", "sayso", str(write_notebook(look)), "out.ipynb", "--no-progress-bar"]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    (output,) = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[-1].outputs
    assert "analysis.running.forking.server" in output.data["text/plain"]


def test_a_kernel_that_cannot_be_forked_is_started_and_the_log_says_why(
    write_notebook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(os, "fork", raising=False)  # as on Windows
    made = _executed(ENGINE, write_notebook("6 * 7"), tmp_path / "out.ipynb")
    assert made.cells[-1].outputs[0].data["text/plain"] == "42"
    assert ForkedProvisioner.why_ordinary == "this system cannot fork processes"
    assert "Started an ordinary kernel (slower): this system cannot fork processes." in caplog.text


@on_linux
def test_a_setting_that_python_reads_at_its_start_is_honoured_by_an_ordinary_kernel() -> None:
    async def go() -> None:
        manager = forking_manager(of_this_python=True)(kernel_name="python3")
        await manager.start_kernel(env=dict(os.environ) | {"PYTHONHASHSEED": "7"})
        await manager.shutdown_kernel(now=True)

    finished(go())
    assert ForkedProvisioner.why_ordinary == "PYTHONHASHSEED can only be set when Python starts"


@on_linux
def test_a_process_with_threads_does_not_fork(tmp_path: Path) -> None:
    """A library that starts a thread when it is imported: here Python itself does, at its start."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, threading, time\n"
        "if any('forking.server' in word for word in sys.orig_argv):\n"
        "    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n",
        encoding="utf-8",
    )
    code = (
        "from pathlib import Path; from analysis.running.forking import client; import os\n"
        "line = client.line(dict(os.environ))\n"
        "while not line.is_settled: line.listen(1)\n"
        "print(line.refusal)"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=True,
        timeout=120,
    )  # fmt: skip
    assert done.stdout.strip() == "a library started 1 thread(s) of its own when it was imported"


def test_only_kernels_of_this_python_are_forked() -> None:
    assert client.why_not(["R", "--slave"], {}) == "only kernels of this Python can be forked"
    other = [shutil.which("python3") or "/usr/bin/python3", "-m", "ipykernel_launcher", "-f", "c.json"]
    assert client.why_not(["/nowhere/python", *other[1:]], {}) == "only kernels of this Python can be forked"
    assert client.why_not([sys.executable, *other[1:]], {"stdout": 3}) == "its input or output was redirected"


@on_linux
def test_jupyterlab_offers_the_kernel_and_runs_it_forked(lab: str) -> None:
    from urllib.request import Request, urlopen

    base, token = lab.split("/lab?token=")
    head = {"Authorization": f"token {token}"}
    with urlopen(Request(f"{base}/api/kernelspecs", headers=head), timeout=30) as answer:
        assert json.load(answer)["kernelspecs"]["sayso"]["spec"]["display_name"] == "Python 3 (Sayso, forked)"
    asked = Request(f"{base}/api/kernels", headers=head, data=b'{"name": "sayso"}', method="POST")
    with urlopen(asked, timeout=60) as answer:
        kernel = json.load(answer)["id"]
    try:
        shown = finished(_run_in_lab(base, token, kernel, "import os; print(os.getppid())"))
        parent = psutil.Process(int(shown))
        assert "analysis.running.forking.server" in parent.cmdline()
    finally:
        urlopen(Request(f"{base}/api/kernels/{kernel}", headers=head, method="DELETE"), timeout=60).close()
    assert parent.children() == []


async def _run_in_lab(base: str, token: str, kernel: str, code: str) -> str:
    """Run code as JupyterLab does, over the kernel's web socket; what it printed."""
    from tornado.websocket import websocket_connect

    address = f"{base.replace('http', 'ws')}/api/kernels/{kernel}/channels?token={token}"
    line = await websocket_connect(address, connect_timeout=30)
    header = {"msg_id": "one", "msg_type": "execute_request", "session": "test", "username": "test", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
    await line.write_message(json.dumps(message))
    while True:
        said = json.loads(await asyncio.wait_for(line.read_message(), 60) or "{}")
        if said.get("msg_type") == "stream":
            line.close()
            return str(said["content"]["text"])
